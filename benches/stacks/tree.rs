//! A project as large as real ones: 836 manifests with 6 MB of YAML, 195 stacks, 9,261 components, imports four deep.

use std::{fmt::Write as _, fs, path::Path};

/// How large a project is.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) stacks: usize,
    pub(crate) catalogues: usize,
    /// Components of all stacks together.
    pub(crate) components: usize,
}

impl Size {
    /// The large tree, or a part or a multiple of it.
    pub(crate) fn times(numerator: usize, denominator: usize) -> Self {
        let part = |count: usize| count * numerator / denominator;
        Self { stacks: part(195), catalogues: part(600), components: part(9_261) }
    }

    /// Ten manifests.
    pub(crate) fn small() -> Self {
        Self { stacks: 2, catalogues: 3, components: 8 }
    }

    fn components_of(self, stack: usize) -> usize {
        self.components / self.stacks + usize::from(stack < self.components % self.stacks)
    }
}

/// The name of a stack, and of a component in it.
pub(crate) fn stack_name(stack: usize) -> String {
    format!("{}-{}-s{stack}", ["core", "plat", "data", "edge"][stack % 4], ["weu", "neu", "use"][stack % 3])
}

pub(crate) fn component_name(stack: usize, component: usize, size: Size) -> String {
    format!("component-{}", catalogue(stack, component, size))
}

fn catalogue(stack: usize, component: usize, size: Size) -> usize {
    (stack * 7 + component) % size.catalogues
}

/// Writes the project to `root`.
pub(crate) fn write(root: &Path, size: Size) {
    let stacks = root.join("stacks");
    put(
        &root.join("atmos.yaml"),
        "base_path: ./\ncomponents:\n  terraform:\n    base_path: components/terraform\nstacks:\n  base_path: stacks\n  \
         included_paths: ['orgs/**/*']\n  excluded_paths: ['**/_defaults.yaml']\n  \
         name_template: '{{ .vars.tenant }}-{{ .vars.environment }}-{{ .vars.stage }}'\n",
    );
    put(&root.join("components/terraform/module/main.tf"), "variable \"name\" {\n  type = string\n}\n");
    put(&stacks.join("mixins/labels.yaml"), &format!("vars:\n  labels:\n    owner: platform\n{}", filler(4, 2)));
    put(
        &stacks.join("orgs/_defaults.yaml"),
        "import:\n  - mixins/labels\nterraform:\n  backend_type: azurerm\n  backend:\n    azurerm:\n      \
         resource_group_name: state\n      storage_account_name: state\n      container_name: tfstate\n",
    );
    for tenant in ["core", "plat", "data", "edge"].into_iter().take(size.stacks) {
        let text = format!("import:\n  - orgs/_defaults\nvars:\n  tenant: {tenant}\nsettings:\n  team: {tenant}\n");
        put(&stacks.join(format!("orgs/{tenant}/_defaults.yaml")), &text);
    }
    for base in 0..(size.catalogues / 20).max(1) {
        put(&stacks.join(format!("catalog/bases/base-{base}.yaml")), &base_text(base));
    }
    for number in 0..size.catalogues {
        put(&stacks.join(format!("catalog/components/component-{number}.yaml")), &catalogue_text(number, size));
    }
    for stack in 0..size.stacks {
        let tenant = ["core", "plat", "data", "edge"][stack % 4];
        put(&stacks.join(format!("orgs/{tenant}/{}.yaml", stack_name(stack))), &stack_text(stack, tenant, size));
    }
}

fn base_text(base: usize) -> String {
    format!(
        "import:\n  - mixins/labels\ncomponents:\n  terraform:\n    base-{base}:\n      metadata:\n        type: abstract\n        \
         component: module\n      vars:\n        enabled: true\n        sku: standard\n{}",
        filler(8, 12)
    )
}

fn catalogue_text(number: usize, size: Size) -> String {
    let base = number % (size.catalogues / 20).max(1);
    let mut text = format!(
        "import:\n  - catalog/bases/base-{base}\ncomponents:\n  terraform:\n    component-{number}:\n      metadata:\n        \
         inherits:\n          - base-{base}\n      settings:\n        depends_on:\n          1:\n            \
         component: component-{}\n      vars:\n        name: component-{number}\n        size: {}\n",
        (number + 1) % size.catalogues,
        number % 16
    );
    text.push_str(&filler(8, 60));
    text
}

fn stack_text(stack: usize, tenant: &str, size: Size) -> String {
    let environment = ["weu", "neu", "use"][stack % 3];
    let mut text = format!("import:\n  - orgs/{tenant}/_defaults\n");
    let count = size.components_of(stack);
    // Bases come with the catalogues and count as components too.
    let mut names: Vec<usize> = Vec::new();
    let mut bases: Vec<usize> = Vec::new();
    for component in 0..count {
        let number = catalogue(stack, component, size);
        let base = number % (size.catalogues / 20).max(1);
        let more = usize::from(!bases.contains(&base));
        if names.len() + bases.len() + 1 + more > count || names.contains(&number) {
            break;
        }
        if more == 1 {
            bases.push(base);
        }
        names.push(number);
    }
    for number in &names {
        let _ = writeln!(text, "  - catalog/components/component-{number}");
    }
    let _ = write!(text, "vars:\n  environment: {environment}\n  stage: s{stack}\ncomponents:\n  terraform:\n");
    // Components of the stack alone fill it up.
    for own in 0..count.saturating_sub(names.len() + bases.len()) {
        let _ = write!(
            text,
            "    own-{own}:\n      metadata:\n        component: module\n      vars:\n        name: own-{own}\n        size: {own}\n"
        );
    }
    for number in names.iter().take(6) {
        let _ = write!(
            text,
            "    component-{number}:\n      vars:\n        size: {}\n        stage_only: true\n",
            stack % 9
        );
    }
    text
}

/// Nested values, indented by `depth` spaces.
fn filler(depth: usize, count: usize) -> String {
    let pad = " ".repeat(depth);
    let mut text = String::new();
    for number in 0..count {
        let _ = write!(
            text,
            "{pad}setting_{number}:\n{pad}  enabled: {}\n{pad}  description: \"value number {number} of this manifest\"\n{pad}  \
             ranges:\n{pad}    - 10.{number}.0.0/16\n{pad}    - 10.{number}.1.0/24\n",
            number % 2 == 0
        );
    }
    text
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder is ours");
    fs::write(path, text).expect("the folder is ours");
}
