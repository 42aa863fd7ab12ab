//! Credentials to a session: the Azure CLI's files and the environment.

use std::{
    path::{Path, PathBuf},
    rc::Rc,
};

use super::{
    assertion_file, cli_config,
    environment::{Environment, resource_of},
    folder, http_cache, msal_cache, profile,
    record::{self, Record},
    records, service_principals, settings, sources,
    variables::{self, Source},
};
use crate::{
    auth::ChainKey,
    credentials::{Azure, PrincipalKind, Proof},
    error::{Error, Kind, Result},
    session::{Change, Corrupt, FileEdit, Locking, Session, link_as},
    system::{Env, clock::Seconds},
};

/// What a session is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A run: the user's default subscription stays what it is.
    Run,
    /// `wrap auth login`: the identity's subscription becomes the default, as `az login` does.
    Login,
}

/// The session of `credentials`. Pure: nothing is read or written here.
pub(crate) fn session(
    credentials: &Azure,
    key: &ChainKey,
    purpose: Purpose,
    env: &Env,
    now: Seconds,
) -> Result<Session> {
    let folder = folder::folder_of(env, key)?;
    let is_isolated = folder::is_isolated(env, key)?;
    let record = record::path(env, key)?;
    let shim = link_as("az", env)?;
    // Nobody but this identity uses a folder of its own, so nothing there is somebody else's choice.
    let purpose = if is_isolated { Purpose::Login } else { purpose };
    let files = Files { is_isolated, ..Files::new(credentials, &folder, purpose, now)? };
    let set = variables::set(&Source {
        credentials,
        environment: files.environment,
        config_folder: speakable(&folder)?,
        record: speakable(&record)?,
        extensions: if is_isolated { Some(folder::extensions(env)?) } else { None },
        is_native: key.manner.is_native,
        // Nothing needs to be handed on for the cloud that is meant without a word.
        cloud_choice: settings::cloud_choice(env).filter(|choice| !choice.ends_with("=public")),
    })?;
    Ok(Session {
        edits: edits(&files, key, record),
        set,
        removed: variables::removed(),
        hidden: if key.manner.is_native { Vec::new() } else { sources::hidden(credentials) },
        path_front: shim.parent().map(Path::to_path_buf),
        links: vec![(shim, env.program.clone())],
    })
}

fn edits(files: &Files<'_>, key: &ChainKey, record: PathBuf) -> Vec<FileEdit> {
    let credentials = &files.credentials;
    let has_file = key.manner.is_native && assertion_file::is_needed(&credentials.proof);
    let file = has_file.then(|| assertion_file::path(&record));
    let record_of_run = Record {
        assertion_file: file.clone(),
        variables: credentials.taken_from.clone(),
        ..Record::from_credentials(credentials, key, files.folder)
    };
    // What the Azure CLI keeps encrypted is its own: its tokens are not written anywhere.
    let is_foreign = matches!(credentials.proof, Proof::AzureCli { .. });
    let mut edits = if is_foreign { Vec::new() } else { files.edits() };
    if let (Some(file), Some(token)) = (file, assertion_file::given(&credentials.proof)) {
        edits.push(assertion_file::edit(file, token.clone()));
    }
    // Last, so that a record never promises tokens that are not there.
    edits.push(record_edit(record, record_of_run.to_text()));
    edits
}

/// Makes the `az` of `session` answer for all of `keys`, the run's own identity first.
pub(crate) fn list_records<'a>(
    session: &mut Session,
    keys: impl Iterator<Item = &'a ChainKey>,
    env: &Env,
) -> Result<()> {
    let paths: Vec<PathBuf> = keys.map(|key| record::path(env, key)).collect::<Result<_>>()?;
    if let Some((path, text)) = records::roster(&paths) {
        let text_of_path = speakable(&path)?.display().to_string();
        session.set.insert("WRAP_SESSION".to_owned(), text_of_path.into());
        session.edits.push(FileEdit { purpose: "the identities of the run".to_owned(), ..record_edit(path, text) });
    }
    Ok(())
}

/// The edit that puts tokens into the cache of `config_folder`, for a renewal in the middle of a run.
pub(crate) fn cache_edit(credentials: &Azure, config_folder: &Path, now: Seconds) -> Result<FileEdit> {
    Ok(Files::new(credentials, config_folder, Purpose::Run, now)?.cache())
}

/// Variables are text here; a path that is none would silently be another one.
fn speakable(path: &Path) -> Result<&Path> {
    path.to_str().map(|_| path).ok_or_else(|| {
        Error::new(Kind::Store, format!("cannot tell other programs of `{}`", path.display()))
            .because("its name is not UTF-8")
            .help("choose another folder with AZURE_CONFIG_DIR or XDG_STATE_HOME")
    })
}

fn record_edit(path: PathBuf, text: String) -> FileEdit {
    FileEdit {
        path,
        purpose: "what the session is, without its tokens".to_owned(),
        mode: 0o600,
        locking: Locking::None,
        corrupt: Corrupt::SetAside,
        change: Box::new(move |old| Ok((old != Some(text.as_str())).then(|| text.clone()))),
    }
}

/// What the edits of the Azure CLI's files share.
struct Files<'a> {
    credentials: Rc<Azure>,
    environment: &'static Environment,
    folder: &'a Path,
    purpose: Purpose,
    now: Seconds,
    is_isolated: bool,
}

impl<'a> Files<'a> {
    fn new(credentials: &Azure, folder: &'a Path, purpose: Purpose, now: Seconds) -> Result<Self> {
        let environment = Environment::named(&credentials.environment).ok_or_else(|| {
            Error::new(Kind::Internal, format!("cannot tell what cloud `{}` is", credentials.environment))
        })?;
        Ok(Self { credentials: Rc::new(credentials.clone()), environment, folder, purpose, now, is_isolated: false })
    }

    fn edits(&self) -> Vec<FileEdit> {
        let mut edits = vec![self.cache()];
        if self.credentials.principal.kind == PrincipalKind::ServicePrincipal {
            edits.push(self.service_principals());
        }
        edits.push(self.profile());
        edits.extend(self.cloud_subscription());
        edits.push(self.cloud_name());
        edits.extend(self.http_cache());
        edits
    }

    fn cache(&self) -> FileEdit {
        let (credentials, environment, purpose, now) =
            (Rc::clone(&self.credentials), self.environment, self.purpose, self.now);
        let path = msal_cache::path(self.folder);
        let shown = path.clone();
        let change = move |old: Option<&str>| {
            msal_cache::merge(old, &credentials, environment, purpose, now).map_err(|broken| broken.in_file(&shown))
        };
        self.edit(path, self.cache_purpose(), 0o600, Locking::Msal, Box::new(change))
    }

    fn cache_purpose(&self) -> String {
        let names = self.credentials.tokens.iter().filter_map(|token| token.scopes.first()).map(|scope| {
            self.environment.audience_of(scope).map_or_else(|| resource_of(scope), |audience| audience.name())
        });
        format!("access tokens for {}", names.collect::<Vec<_>>().join(", "))
    }

    fn service_principals(&self) -> FileEdit {
        let credentials = Rc::clone(&self.credentials);
        let path = service_principals::path(self.folder);
        let shown = path.clone();
        let change = move |old: Option<&str>| {
            service_principals::merge(old, &credentials.client_id, &credentials.tenant)
                .map_err(|broken| broken.in_file(&shown))
        };
        let purpose = "the service principal, without its secret".to_owned();
        self.edit(path, purpose, 0o600, Locking::Msal, Box::new(change))
    }

    /// The Azure CLI does not lock its profile. The lock is for parallel runs of ours, which would
    /// lose each other's subscriptions.
    fn profile(&self) -> FileEdit {
        let (credentials, environment, purpose) = (Rc::clone(&self.credentials), self.environment, self.purpose);
        let path = profile::path(self.folder);
        let shown = path.clone();
        let change = move |old: Option<&str>| {
            profile::merge(old, &credentials, environment, purpose).map_err(|broken| broken.in_file(&shown))
        };
        self.edit(path, "the subscriptions".to_owned(), 0o600, Locking::Msal, Box::new(change))
    }

    fn cloud_subscription(&self) -> Option<FileEdit> {
        let (environment, purpose) = (self.environment, self.purpose);
        let id = self.credentials.target.as_ref()?.subscription_id.clone();
        let change = move |old: Option<&str>| {
            let described = environment.metadata_host.and_then(|_| cli_config::cloud_endpoints(old, environment));
            let chosen = cli_config::cloud_subscription(described.as_deref().or(old), environment, &id, purpose);
            Ok(chosen.or(described))
        };
        let path = self.folder.join("clouds.config");
        Some(self.edit(path, "the default subscription".to_owned(), 0o600, Locking::None, Box::new(change)))
    }

    fn cloud_name(&self) -> FileEdit {
        let (environment, purpose, is_isolated) = (self.environment, self.purpose, self.is_isolated);
        let change = move |old: Option<&str>| {
            Ok(if is_isolated {
                cli_config::isolated(old, environment)
            } else {
                cli_config::cloud_name(old, environment, purpose)
            })
        };
        self.edit(self.folder.join("config"), "the cloud".to_owned(), 0o600, Locking::None, Box::new(change))
    }

    /// What the Azure CLI would ask for first: with it, it needs no network. It may ask, so whatever is
    /// in the way stays there.
    fn http_cache(&self) -> Option<FileEdit> {
        // What an authority of another make answers is not known.
        if self.environment.metadata_host.is_some() {
            return None;
        }
        let (environment, tenant, now) = (self.environment, self.credentials.tenant.clone(), self.now);
        let change = move |old: Option<&str>| Ok(http_cache::merge(old, environment, &tenant, now));
        let purpose = "where the tenant signs in".to_owned();
        let edit = self.edit(http_cache::path(self.folder), purpose, 0o600, Locking::None, Box::new(change));
        Some(FileEdit { corrupt: Corrupt::Leave, ..edit })
    }

    fn edit(&self, path: PathBuf, purpose: String, mode: u32, locking: Locking, change: Change) -> FileEdit {
        let corrupt = match self.purpose {
            Purpose::Run => Corrupt::Refuse,
            Purpose::Login => Corrupt::SetAside,
        };
        FileEdit { path, purpose, mode, locking, corrupt, change }
    }
}

#[cfg(test)]
mod marathon;
#[cfg(test)]
mod tests;
