//! Everything that can be known to be wrong before a run, found at once. Nothing is run and nobody is asked.

mod auth;
mod component;
mod constraint;
mod finding;
mod module;
mod schema;
mod secrets;

use std::{collections::HashMap, path::PathBuf, sync::Arc};

pub(crate) use finding::{Finding, Severity};
use module::Module;

use crate::{
    config::{
        self, Config, Selection,
        auth::AuthConfig,
        yaml::{Map, Node, Value},
    },
    error::Error,
    stack::{Instance, Stacks},
    system::Env,
};

/// What to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope<'a> {
    All,
    Stacks,
    Component { name: &'a str, stack: &'a str },
    Auth,
}

/// All findings, sorted by place.
pub(crate) fn validate(env: &Env, selection: &Selection, scope: Scope<'_>) -> Vec<Finding> {
    // What a repository says is never run to see whether it is right.
    let selection = &Selection { allows_exec: Some(false), ..selection.clone() };
    let tree = match config::tree(env, selection) {
        Ok(tree) => tree,
        Err(error) => return vec![Finding::error("configuration", &error)],
    };
    let mut findings = schema::config(&tree);
    match config::load(env, selection) {
        Ok(config) => {
            if matches!(scope, Scope::All | Scope::Auth) {
                findings.extend(auth::project(&config, env));
                findings.extend(secrets::check(&tree));
            }
            if scope != Scope::Auth {
                findings.extend(stacks(&config, env, &tree, scope));
            }
        }
        // The schema says the same of many mistakes, and more.
        Err(error) if findings.iter().all(|finding| finding.place != error.place()) => {
            findings.push(Finding::error("configuration", &error));
        }
        Err(_) => {}
    }
    finding::in_order(findings)
}

fn stacks(config: &Config, env: &Env, tree: &Node, scope: Scope<'_>) -> Vec<Finding> {
    let stacks = match Stacks::open(config, env) {
        Ok(stacks) => stacks,
        Err(error) => return vec![Finding::error("stack", &error)],
    };
    let mut found = Components { config, env, modules: HashMap::new(), auth: HashMap::new(), findings: Vec::new() };
    if let Scope::Component { name, stack } = scope {
        let mut is_there = false;
        stacks.inspect(&mut |instance| {
            if instance.name == name && instance.stack == stack {
                is_there = true;
                found.check(instance);
            }
        });
        if !is_there {
            // Whatever keeps it from being found is the answer.
            found.findings.extend(stacks.component(stack, name).err().map(|error| Finding::error("stack", &error)));
        }
        return found.findings;
    }
    let inspection = stacks.inspect(&mut |instance| found.check(instance));
    let mut findings = found.findings;
    let shapes = schema::manifests(config, env, tree, &inspection.trees);
    // What a manifest's shape makes impossible is said once.
    let is_new = |error: &&Error| error.place().is_none() || shapes.iter().all(|shape| shape.place != error.place());
    findings.extend(inspection.errors.iter().filter(is_new).map(|error| Finding::error("stack", error)));
    findings.extend(inspection.doubts.iter().map(|error| Finding::warning("stack", error)));
    findings.extend(shapes);
    findings.extend(inspection.trees.iter().flat_map(secrets::check));
    findings
}

/// What is found in components; each module and each `auth` is looked at once.
struct Components<'a> {
    config: &'a Config,
    env: &'a Env,
    modules: HashMap<PathBuf, Option<Module>>,
    /// By the place in memory of the stack's part, which is kept with it so that the place stays its own.
    auth: HashMap<usize, (Node, Option<AuthConfig>)>,
    findings: Vec<Finding>,
}

impl Components<'_> {
    fn check(&mut self, instance: &Instance) {
        let auth = self.auth_of(instance);
        if !instance.is_runnable || instance.is_fetched {
            return;
        }
        let path = self.config.terraform.base_path.join(&instance.folder);
        let module = self.modules.entry(path.clone()).or_insert_with(|| {
            let module = path.is_dir().then(|| module::read(self.env, &path))?;
            self.findings.extend(module.findings.iter().cloned());
            Some(module)
        });
        let Some(module) = module else {
            self.findings.push(component::without_folder(instance, &self.env.shown(&path)));
            return;
        };
        self.findings.extend(component::variables(instance, module, self.env));
        self.findings.extend(component::backend(self.config, instance, module));
        let auth = self.auth.get(&auth).and_then(|(_, auth)| auth.as_ref());
        let identity = auth.and_then(auth::default_identity);
        self.findings.extend(component::providers(module, identity));
    }

    fn auth_of(&mut self, instance: &Instance) -> usize {
        let key = match &instance.auth.value {
            // All that say nothing have the project's.
            Value::Map(map) if !map.is_empty() => Arc::<Map>::as_ptr(map) as usize,
            _ => 0,
        };
        if !self.auth.contains_key(&key) {
            let (findings, auth) = auth::component(self.config, self.env, &instance.auth, &instance.stack);
            // What is wrong in the project's own file is said of the project.
            let own = self.config.auth.at.file;
            let of_stack = |finding: &Finding| finding.place.is_none_or(|place| place.file != own);
            self.findings.extend(findings.into_iter().filter(of_stack));
            self.auth.insert(key, (instance.auth.clone(), auth));
        }
        key
    }
}
