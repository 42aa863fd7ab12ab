//! A component against the code in its folder: variables, provider blocks and the backend.

use super::{
    finding::Finding,
    module::{Literal, Module, Provider, Variable},
};
use crate::{
    config::{
        Config,
        auth::IdentityConfig,
        fields::suggest,
        yaml::{Entry, Map, Node},
    },
    error::Error,
    stack::Instance,
    system::Env,
};

/// The folder of the code is not there.
pub(super) fn without_folder(instance: &Instance, shown: &str) -> Finding {
    let Instance { name, stack, at, .. } = instance;
    let error = Error::configuration(format!("component `{name}` of stack `{stack}`: folder `{shown}` does not exist"));
    let help = "create the folder, or set `metadata.component` to the one that holds the code";
    Finding::error("module", &error.at(*at).help(help))
}

/// The variables that are given against those that are declared.
pub(super) fn variables(instance: &Instance, module: &Module, env: &Env) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, entry) in instance.vars.as_map().into_iter().flat_map(Map::iter) {
        match module.variables.get(name.as_ref()) {
            Some(variable) => findings.extend(wrong_type(instance, name, variable, entry)),
            None => findings.extend(undeclared(instance, module, name, entry)),
        }
    }
    if module.is_complete {
        for (name, variable) in &module.variables {
            findings.extend(missing(instance, module, env, name, variable));
        }
    }
    findings
}

fn wrong_type(instance: &Instance, name: &str, variable: &Variable, entry: &Entry) -> Option<Finding> {
    let (part, wanted) = variable.constraint.contradiction(&entry.node)?;
    let of = if part.at == entry.node.at { String::new() } else { "a part of ".to_owned() };
    let found = part.value.kind();
    let error = Error::configuration(format!(
        "{of}variable `{name}` of component `{}` must be {wanted}, not {found}",
        instance.name
    ));
    let error = error.at(part.at).because(format!("its type is declared at {}", variable.at));
    Some(Finding::error("variable", &error.help(format!("write {wanted}, or change the type"))))
}

/// Terraform warns about them. Those that a stack gives to all its components are none of one's own.
fn undeclared(instance: &Instance, module: &Module, name: &str, entry: &Entry) -> Option<Finding> {
    if !module.is_complete || instance.shared_vars.iter().any(|vars| vars.get(name).is_some()) {
        return None;
    }
    let known: Vec<&str> = module.variables.keys().map(String::as_str).collect();
    let error = Error::configuration(format!("the code of component `{}` has no variable `{name}`", instance.name));
    Some(Finding::warning("variable", &error.at(entry.key_at).help(suggest(name, &known))))
}

/// A secret may come from a variable that is set only where Terraform runs.
fn missing(instance: &Instance, module: &Module, env: &Env, name: &str, variable: &Variable) -> Option<Finding> {
    let outside = format!("TF_VAR_{name}");
    let is_given = variable.has_default
        || instance.vars.get(name).is_some()
        || module.given.contains(name)
        || instance.env.get(&outside).is_some()
        || env.var(&outside).is_some();
    if is_given {
        return None;
    }
    let Instance { name: component, stack, at, .. } = instance;
    let error =
        Error::configuration(format!("component `{component}` of stack `{stack}` gives variable `{name}` no value"))
            .at(*at)
            .because(format!("it is declared without a default at {}", variable.at))
            .help(format!("add `{name}: …` to the `vars` of `{component}`"));
    Some(if variable.is_sensitive {
        Finding::warning("variable", &error.help(format!("or export {outside}=… where Terraform runs")))
    } else {
        Finding::error("variable", &error)
    })
}

/// The backend block of the code against the stack's.
pub(super) fn backend(config: &Config, instance: &Instance, module: &Module) -> Vec<Finding> {
    let Instance { name, stack, at, backend, .. } = instance;
    let generates = config.terraform.auto_generate_backend_file;
    if generates && backend.is_none() {
        let error = Error::configuration(format!("component `{name}` of stack `{stack}` has no backend to generate"))
            .at(*at)
            .because("`components.terraform.auto_generate_backend_file` is on, and `backend_type` is empty")
            .help("set `backend_type: local` and `backend: {local: {}}` for state in the component's folder");
        return vec![Finding::error("backend", &error)];
    }
    let Some((chosen, settings)) = backend else { return Vec::new() };
    let contradiction = |(kind, place): &(String, _)| {
        if generates {
            let error =
                Error::configuration(format!("the backend `{kind}` stands in the code, and one is generated too"))
                    .at(*place)
                    .because(format!("`backend.tf.json` gets `{chosen}`, which is written at {}", settings.at))
                    .help("remove the block, or set `auto_generate_backend_file: false`");
            return Some(Finding::error("backend", &error));
        }
        let error =
            Error::configuration(format!("the code keeps its state in `{kind}`, and the stack says `{chosen}`"))
                .at(*place)
                .because("`auto_generate_backend_file` is off, so the code wins")
                .help(format!("write `backend \"{chosen}\"`, or switch `auto_generate_backend_file` on"));
        (kind != chosen).then(|| Finding::warning("backend", &error))
    };
    module.backends.iter().filter_map(contradiction).collect()
}

const AZURE: [&str; 3] = ["azurerm", "azuread", "azapi"];

/// Provider blocks that sign in by themselves, or work on another subscription than `identity`.
pub(super) fn providers(module: &Module, identity: Option<&IdentityConfig>) -> Vec<Finding> {
    let azure = module.providers.iter().filter(|provider| AZURE.contains(&provider.name.as_str()));
    azure.flat_map(|provider| provider_settings(provider, identity)).collect()
}

fn provider_settings(provider: &Provider, identity: Option<&IdentityConfig>) -> Vec<Finding> {
    let subscription = identity.and_then(|identity| identity.principal.get("subscription_id")).and_then(Node::as_str);
    let mut findings = Vec::new();
    for (key, at, literal) in &provider.settings {
        let of = &provider.name;
        let problem = match (key.as_str(), literal) {
            ("use_cli", Literal::Boolean(false)) if identity.is_some() => {
                (format!("provider `{of}` refuses the session's credentials"), "remove `use_cli = false`".to_owned())
            }
            ("client_secret" | "client_certificate_password", Literal::Text(_)) => (
                format!("the secret `{key}` of provider `{of}` is written in clear"),
                format!("remove `{key}`, and give the secret a new value: this one is in the repository"),
            ),
            ("subscription_id", Literal::Text(written))
                if !provider.has_alias && subscription.is_some_and(|chosen| !chosen.eq_ignore_ascii_case(written)) =>
            {
                let name = identity.map(|identity| identity.name.as_str()).unwrap_or_default();
                (
                    format!("provider `{of}` works on another subscription than identity `{name}`"),
                    "remove `subscription_id`: the session sets it".to_owned(),
                )
            }
            _ => continue,
        };
        findings.push(Finding::error("provider", &Error::configuration(problem.0).at(*at).help(problem.1)));
    }
    findings
}
