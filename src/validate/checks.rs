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
    stack::{Instance, Subject},
    system::Env,
};

/// What all threads share.
pub(super) struct Checks<'a> {
    config: &'a Config,
    env: &'a Env,
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
    /// By the place in memory of the stack's part, which is kept with it so that the place stays its own.
    auths: HashMap<usize, (Node, Option<Session>)>,
    /// What was said of a value and a module, so that it is not said for each component that shares both.
    pub(super) said: HashSet<(Place, PathBuf)>,
}

impl<'a> Checks<'a> {
    /// With what is wrong with the schemas themselves.
    pub(super) fn new(
        config: &'a Config,
        env: &'a Env,
        tree: &Node,
        projects_auth: Vec<Finding>,
    ) -> (Self, Vec<Finding>) {
        let (manifests, findings) = schema::Manifests::new(config, env, tree);
        let own_schemas = OwnSchemas::new(config, env);
        (Self { config, env, manifests, own_schemas, modules: Mutex::default(), projects_auth }, findings)
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
        let auth = self.auth_of(found, instance);
        if !instance.is_runnable {
            return;
        }
        found.findings.extend(self.own_schemas.check(instance));
        found.findings.extend(backend::generated(self.config, instance));
        if instance.is_fetched {
            return;
        }
        let path = self.config.terraform.base_path.join(&instance.folder);
        let shared = self.module(found, &path);
        let Some(Some(module)) = shared.get() else {
            found.findings.push(component::without_folder(instance, &self.env.shown(&path)));
            return;
        };
        component::variables(found, instance, module, self.env);
        found.findings.extend(backend::written(self.config, instance, module));
        let session = found.auths.get(&auth).and_then(|(_, session)| session.as_ref());
        found.findings.extend(provider::check(module, session));
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
        if !found.auths.contains_key(&key) {
            let (findings, session) = auth::component(self.config, self.env, &instance.auth);
            let of_stack = findings.into_iter().filter(|finding| !self.projects_auth.contains(finding));
            found.findings.extend(of_stack.map(|finding| finding.in_stack(&instance.stack)));
            found.auths.insert(key, (instance.auth.clone(), session));
        }
        key
    }
}
