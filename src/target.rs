//! From a stack and a component to everything a run is about.

use std::path::{Component as Part, Path};

use crate::{
    config::{
        Config,
        auth::{self, AuthConfig},
        clean,
    },
    error::{Error, Result},
    stack::{Component, Stacks, listed},
    system::Env,
};

/// A resolved component, and the `auth` that holds for it.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) component: Component,
    /// The project's, with those of the stack and the component laid over it.
    pub(crate) auth: AuthConfig,
}

/// Resolves what the command line names. A stack of one component need not have it named.
pub(crate) fn resolve(config: &Config, env: &Env, stack: Option<&str>, component: Option<&str>) -> Result<Target> {
    let stacks = Stacks::open(config, env)?;
    let stack = stack.ok_or_else(|| no_stack(&stacks))?;
    let component = match component {
        Some(name) => named(&stacks, config, env, (stack, name), &|name| stacks.component(stack, name))?,
        None => stacks.component(stack, &only_component(&stacks, stack)?)?,
    };
    // The process ends or becomes another one soon, which is faster than taking all trees apart.
    std::mem::forget(stacks);
    let auth = auth::merge_component(&config.auth, &component.auth, config.list_merge)?;
    Ok(Target { auth: auth::read(&auth)?, component })
}

fn no_stack(stacks: &Stacks<'_>) -> Error {
    let error = Error::usage("no stack is named");
    match stacks.names().as_slice() {
        [] => error.help("add `-s` and the name of a stack"),
        [only] => error.help(format!("add `-s {only}`")),
        names @ [first, ..] => error.help(format!("add `-s {first}`; the stacks are {}", listed(names))),
    }
}

/// What `resolve` makes of the component called `name`. What looks like a path means the component that lives there.
pub(crate) fn named<T>(
    stacks: &Stacks<'_>,
    config: &Config,
    env: &Env,
    (stack, name): (&str, &str),
    resolve: &dyn Fn(&str) -> Result<T>,
) -> Result<T> {
    let folder = clean(&env.absolute(name));
    let resolve_located = || located(stacks, config, env, (stack, &folder)).and_then(|name| resolve(&name));
    if matches!(Path::new(name).components().next(), Some(Part::CurDir | Part::ParentDir | Part::RootDir)) {
        return resolve_located();
    }
    let found = resolve(name);
    let is_folder =
        found.is_err() && name.contains('/') && folder.starts_with(&config.terraform.base_path) && folder.is_dir();
    if is_folder { resolve_located().or(found) } else { found }
}

/// The name of the component of `stack` that lives in `folder`.
fn located(stacks: &Stacks<'_>, config: &Config, env: &Env, (stack, folder): (&str, &Path)) -> Result<String> {
    let shown = folder.display();
    let mut folders = stacks.folders(stack)?;
    folders.retain(|_, own| clean(&config.terraform.base_path.join(own)) == folder);
    let names: Vec<String> = folders.into_keys().collect();
    match names.as_slice() {
        [only] => Ok(only.clone()),
        [] => Err(nothing_located(config, env, &format!("no component of stack `{stack}` lives in `{shown}`"))),
        names @ [first, ..] => {
            Err(Error::usage(format!("{} components of stack `{stack}` live in `{shown}`: name one", names.len()))
                .help(format!("write `{first}`; the components are {}", listed(names))))
        }
    }
}

fn nothing_located(config: &Config, env: &Env, message: &str) -> Error {
    let folders = env.shown(&config.terraform.base_path);
    let error = Error::usage(message).because(format!("components lie below `{folders}`"));
    match config.help_without_base_path(env, "") {
        Some(help) => error.help(help),
        None => error,
    }
}

fn only_component(stacks: &Stacks<'_>, stack: &str) -> Result<String> {
    match stacks.components(stack)?.as_slice() {
        [only] => Ok(only.clone()),
        [] => Err(Error::configuration(format!("stack `{stack}` has no components that can be run"))),
        names @ [first, ..] => Err(Error::usage(format!("stack `{stack}` has {} components: name one", names.len()))
            .help(format!("run `wrap terraform plan {first} -s {stack}`; the components are {}", listed(names)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{config::yaml::parse, stack::fixture::Project};

    fn target(project: &Project, stack: Option<&str>, component: Option<&str>) -> Result<Target> {
        resolve(&project.config(), &project.env(), stack, component)
    }

    fn failure(project: &Project, stack: Option<&str>) -> (String, u8) {
        let error = target(project, stack, None).unwrap_err();
        (error.to_string(), error.kind().exit_code())
    }

    #[test]
    fn the_only_component_need_not_be_named() {
        let project =
            Project::new(&[("dev.yaml", "components: {terraform: {vnet: {}, base: {metadata: {type: abstract}}}}")]);
        assert_eq!(target(&project, Some("dev"), None).unwrap().component.name, "vnet");
    }

    #[test]
    fn a_path_means_the_component_that_lives_there() {
        let text =
            "components: {terraform: {net/vnet: {}, a: {metadata: {component: app}}, b: {metadata: {component: app}}}}";
        let project = Project::new(&[
            ("dev.yaml", text),
            ("../components/terraform/net/vnet/main.tf", ""),
            ("../components/terraform/app/main.tf", ""),
        ]);
        let resolved = |folder: &str, name: &str| {
            let env = Env { directory: project.base().join(folder), ..project.env() };
            resolve(&project.config(), &env, Some("dev"), Some(name)).map(|target| target.component.name)
        };
        assert_eq!(resolved("components/terraform/net/vnet", ".").unwrap(), "net/vnet");
        assert_eq!(resolved("components/terraform/net", "./vnet").unwrap(), "net/vnet");
        assert_eq!(resolved("", "components/terraform/net/vnet").unwrap(), "net/vnet");
        let error = resolved("components/terraform", "./app").unwrap_err();
        assert!(error.to_string().contains("2 components of stack `dev` live in `"), "{error}");
        assert_eq!(error.kind().exit_code(), 64);
        assert!(resolved("", ".").unwrap_err().to_string().contains("no component of stack `dev` lives in `"));
    }

    #[test]
    fn several_components_are_listed() {
        let project = Project::new(&[("dev.yaml", "components: {terraform: {vnet: {}, app: {}, key-vault: {}}}")]);
        let expected = "error: stack `dev` has 3 components: name one\nhelp: run `wrap terraform plan app -s dev`; \
                        the components are `app`, `key-vault` and `vnet`";
        assert_eq!(failure(&project, Some("dev")), (expected.to_owned(), 64));
    }

    #[test]
    fn a_stack_without_components_cannot_be_run() {
        let project = Project::new(&[("dev.yaml", "vars: {}")]);
        let expected = "error: stack `dev` has no components that can be run";
        assert_eq!(failure(&project, Some("dev")), (expected.to_owned(), 78));
    }

    #[test]
    fn without_a_stack_all_are_listed() {
        let component = "components: {terraform: {c: {}}}";
        let project = Project::new(&[("dev.yaml", component), ("prod.yaml", component)]);
        let expected = "error: no stack is named\nhelp: add `-s dev`; the stacks are `dev` and `prod`";
        assert_eq!(failure(&project, None), (expected.to_owned(), 64));
    }

    #[test]
    fn the_component_s_default_identity_takes_the_mark_from_the_project_s() {
        let project =
            Project::new(&[("dev.yaml", "auth: {identities: {b: {default: true}}}\ncomponents: {terraform: {c: {}}}")]);
        let text = "identities: {a: {kind: x, default: true}, b: {kind: x}}";
        let mut config = project.config();
        config.auth = parse(std::path::Path::new("atmos.yaml"), text).unwrap();
        let auth = resolve(&config, &project.env(), Some("dev"), Some("c")).unwrap().auth;
        let defaults: Vec<_> = auth.identities.values().map(|identity| identity.is_default).collect();
        assert_eq!(defaults, [false, true]);
    }
}
