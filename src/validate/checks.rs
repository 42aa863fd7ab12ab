//! What is asked of every component and every manifest. Each module and each `auth` is looked at once.

use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock},
};

use super::{
    auth::{self, Session},
    backend, component,
    finding::Finding,
    module::{self, Module},
    own_schema::OwnSchemas,
    provider, schema, secrets,
};
use crate::{
    config::{
        Config,
        yaml::{Map, Node, Value},
    },
    place::Place,
    stack::{Code, Instance, Subject},
    system::Env,
};

/// What all threads share.
pub(super) struct Checks<'a> {
    config: &'a Config,
    env: &'a Env,
    /// Whether the components' code is looked at, with what is generated for it.
    reads_code: bool,
    manifests: schema::Manifests,
    own_schemas: OwnSchemas<'a>,
    modules: Mutex<HashMap<PathBuf, SharedModule>>,
    /// What is said of the project's own `auth` already.
    projects_auth: Vec<Finding>,
}

/// `None` when there is no folder.
type SharedModule = Arc<OnceLock<Option<Module>>>;

/// What one thread has found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) findings: Vec<Finding>,
    /// By the place in memory of the stack's part.
    auths: HashMap<usize, CheckedAuth>,
    /// What was said of a value and a module, so that it is not said for each component that shares both.
    pub(super) said: HashSet<(Place, PathBuf)>,
}

struct CheckedAuth {
    /// What no other stack need have.
    findings: Vec<Finding>,
    session: Option<Session>,
    /// Kept so that its place in memory stays its own.
    #[expect(dead_code, reason = "it is held, not read")]
    of: Node,
    /// The last stack of which it was said.
    said_of: Option<String>,
}

impl<'a> Checks<'a> {
    /// With what is wrong with the schemas themselves.
    pub(super) fn new(
        config: &'a Config,
        env: &'a Env,
        tree: &Node,
        (projects_auth, reads_code): (Vec<Finding>, bool),
    ) -> (Self, Vec<Finding>) {
        let (manifests, findings) = schema::Manifests::new(config, env, tree);
        let own_schemas = OwnSchemas::new(config, env);
        (Self { config, env, reads_code, manifests, own_schemas, modules: Mutex::default(), projects_auth }, findings)
    }

    pub(super) fn take(&self, found: &mut Found, subject: Subject<'_>) {
        match subject {
            Subject::Component(instance) => self.component(found, instance),
            Subject::Manifest(tree) => {
                found.findings.extend(self.manifests.check(tree));
                found.findings.extend(secrets::check(tree));
            }
        }
    }

    fn component(&self, found: &mut Found, instance: &Instance) {
        // What is missing may say how it signs in.
        let auth = instance.is_complete().then(|| self.auth_of(found, instance));
        if instance.is_abstract || !instance.is_enabled {
            return;
        }
        if instance.is_complete() {
            let own = instance.whole.iter().flat_map(|whole| self.own_schemas.check(whole));
            found.findings.extend(own.map(|finding| finding.in_stack(&instance.stack)));
        }
        if !self.reads_code {
            return;
        }
        if instance.is_complete() {
            found.findings.extend(backend::generated(self.config, instance));
        }
        if instance.code == Code::Fetched {
            return;
        }
        let path = self.config.terraform.base_path.join(&instance.folder);
        let shared = self.module(found, &path);
        let Some(Some(module)) = shared.get() else {
            let is_made = instance.code == Code::Generated && self.config.terraform.auto_generate_files;
            // What is missing may name another one.
            if instance.is_complete() && !is_made {
                let help = self.config.help_without_folder(self.env, &instance.folder);
                found.findings.push(component::without_folder(instance, &self.env.shown(&path), help));
            }
            return;
        };
        component::variables(found, instance, module, self.env);
        let Some(auth) = auth else { return };
        found.findings.extend(backend::written(self.config, instance, module));
        let session = found.auths.get(&auth).and_then(|checked| checked.session.as_ref());
        found.findings.extend(provider::check(module, instance, session));
    }

    fn module(&self, found: &mut Found, path: &Path) -> SharedModule {
        let mut modules = self.modules.lock().expect("a check does not panic");
        let shared = Arc::clone(modules.entry(path.to_path_buf()).or_default());
        drop(modules);
        shared.get_or_init(|| {
            let module = path.is_dir().then(|| module::read(self.env, path))?;
            found.findings.extend(module.findings.iter().cloned());
            Some(module)
        });
        shared
    }

    fn auth_of(&self, found: &mut Found, instance: &Instance) -> usize {
        let key = match &instance.auth.value {
            // All that say nothing have the project's.
            Value::Map(map) if !map.is_empty() => Arc::<Map>::as_ptr(map) as usize,
            _ => 0,
        };
        let checked = found.auths.entry(key).or_insert_with(|| {
            let (mut findings, session) = auth::component(self.config, self.env, &instance.auth);
            findings.retain(|finding| !self.projects_auth.contains(finding));
            CheckedAuth { findings, session, of: instance.auth.clone(), said_of: None }
        });
        if checked.said_of.as_ref() != Some(&instance.stack) {
            let of_stack = checked.findings.iter().cloned().map(|finding| finding.in_stack(&instance.stack));
            found.findings.extend(of_stack);
            checked.said_of = Some(instance.stack.clone());
        }
        key
    }
}
