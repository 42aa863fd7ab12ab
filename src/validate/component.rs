//! A component's variables against those of its code.

use super::{
    checks::Found,
    finding::Finding,
    module::{Module, Variable},
};
use crate::{
    config::{
        nearest::nearest,
        yaml::{Entry, Map, Node, Value},
    },
    error::Error,
    stack::{Code, Instance},
    system::Env,
};

/// The folder of the code is not there.
pub(super) fn without_folder(instance: &Instance, shown: &str, help: String) -> Finding {
    let message = format!("folder `{shown}` of component `{}` does not exist", instance.name);
    let error = Error::configuration(message).at(instance.at).help(help);
    Finding::error("module", &error).in_stack(&instance.stack)
}

/// The variables that are given against those that are declared.
pub(super) fn variables(found: &mut Found, instance: &Instance, module: &Module, env: &Env) {
    let is_complete = module.is_complete && instance.code == Code::Written;
    for (name, entry) in instance.vars.as_map().into_iter().flat_map(Map::iter) {
        match module.variables.get(name.as_ref()) {
            Some(variable) => found.findings.extend(wrong_type(instance, name, variable, entry)),
            None if is_shared(instance, name) || !is_complete => {}
            // Components that inherit a value from one place have it wrong in one place.
            None if found.said.insert((entry.key_at, module.folder.clone().into())) => {
                found.findings.push(undeclared(module, name, entry));
            }
            None => {}
        }
    }
    if is_complete && instance.is_complete() {
        for (name, variable) in &module.variables {
            found.findings.extend(missing(instance, module, env, name, variable));
        }
    }
}

/// Whether a stack gives the variable to all its components, of which some have no use for it.
fn is_shared(instance: &Instance, name: &str) -> bool {
    instance.shared_vars.iter().any(|vars| vars.get(name).is_some())
}

fn wrong_type(instance: &Instance, name: &str, variable: &Variable, entry: &Entry) -> Option<Finding> {
    let (part, wanted) = variable.constraint.contradiction(&entry.node)?;
    let of = if part.at == entry.node.at { "" } else { "a part of " };
    // A map may lack a part only.
    let lacks = wanted.starts_with(part.value.kind());
    // What is missing may lay another value over it, or add to it.
    if instance.settled.as_ref().is_some_and(|places| lacks || !places.contains(&part.at)) {
        return None;
    }
    let found = if lacks { String::new() } else { format!(", not {}", part.value.kind()) };
    let error = Error::configuration(format!("{of}variable `{name}` must be {wanted}{found}"))
        .at(part.at)
        .because(format!("its type is declared at {}", variable.type_at))
        .help(format!("write {wanted}, or change the type"));
    Some(Finding::error("variable", &error))
}

/// Terraform warns about them.
fn undeclared(module: &Module, name: &str, entry: &Entry) -> Finding {
    let help = match nearest(name, module.variables.keys().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("remove `{name}`, or declare it: `variable \"{name}\" {{}}`"),
    };
    let error = Error::configuration(format!("the code in `{}` has no variable `{name}`", module.folder));
    Finding::warning("variable", &error.at(entry.key_at).help(help))
}

/// A secret may come from a variable that is set only where Terraform runs.
fn missing(instance: &Instance, module: &Module, env: &Env, name: &str, variable: &Variable) -> Option<Finding> {
    let outside = format!("TF_VAR_{name}");
    let given = instance.vars.get(name);
    let is_refused = variable.is_nullable == Some(false) && given.is_some_and(is_null);
    let is_given = variable.has_default
        || given.is_some() && !is_refused
        || module.given.contains(name)
        || instance.env.get(&outside).is_some()
        || env.var(&outside).is_some()
        || gives_arguments(instance, env);
    if is_given {
        return None;
    }
    let component = &instance.name;
    let mut error = Error::configuration(format!("component `{component}` gives variable `{name}` no value"))
        .at(given.map_or(instance.at, |null| null.at))
        .because(format!("it is declared without a default at {}", variable.at));
    if is_refused {
        error = error.because("it is declared with `nullable = false`, so that `null` is no value");
    }
    let error = error.help(format!("add `{name}: …` to the `vars` of `{component}`"));
    let finding = if variable.is_sensitive {
        Finding::warning("variable", &error.help(format!("or export {outside}=… where Terraform runs")))
    } else {
        Finding::error("variable", &error)
    };
    Some(finding.in_stack(&instance.stack))
}

fn is_null(node: &Node) -> bool {
    node.tag.is_none() && node.value == Value::Null
}

/// Whether Terraform gets arguments from the environment that may be values.
fn gives_arguments(instance: &Instance, env: &Env) -> bool {
    ["TF_CLI_ARGS", "TF_CLI_ARGS_plan", "TF_CLI_ARGS_apply"].iter().any(|name| {
        let texts = [instance.env.get(name).and_then(Node::as_str), env.var(name)];
        texts.into_iter().flatten().any(|text| text.contains("-var"))
    })
}
