//! The Azure CLI itself, asked for a token that only it can renew.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::{
    cloud::azure::{entra::claims::Claims, environment::Environment, record::Record, sources},
    credentials::{PrincipalKind, Token},
    error::{Error, Kind, Result},
    secret::Secret,
    system::{Env, System, clock::Seconds, process::Invocation},
};

/// Whose token is asked for. The Azure CLI refuses a tenant together with a subscription, so a
/// subscription stands for its tenant.
pub(super) struct Question<'a> {
    /// The folder in which it is signed in.
    pub(super) config_folder: &'a Path,
    pub(super) tenant: &'a str,
    pub(super) subscription: Option<&'a str>,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "accessToken")]
    access_token: Secret,
    /// Versions before 2.54 do not say.
    expires_on: Option<Seconds>,
}

/// A token for `scope` of whoever signed in to the Azure CLI.
pub(super) fn ask(system: &System, question: &Question<'_>, scope: &str) -> Result<Token> {
    let mut environment = sources::of_real_az(&system.env);
    environment.insert("AZURE_CONFIG_DIR".into(), question.config_folder.into());
    let invocation = Invocation {
        program: find(&system.env)?,
        arguments: arguments(question, scope),
        directory: system.env.directory.clone(),
        environment,
    };
    let output = invocation.capture()?;
    if output.status != 0 {
        let line = output.stderr.lines().rfind(|line| line.starts_with("ERROR:")).or(output.stderr.lines().last());
        let cause = line.unwrap_or("it says nothing").trim_start_matches("ERROR: ").to_owned();
        return Err(Error::new(Kind::Denied, "the Azure CLI gave no token")
            .because(cause)
            .help(format!("run `az login --tenant {}`", question.tenant)));
    }
    // What serde says is dropped: it may quote the token.
    let answer: Answer = serde_json::from_str(output.stdout.expose())
        .map_err(|_| Error::new(Kind::TryAgain, "the Azure CLI answered with something that is no token"))?;
    let now = system.clock.now();
    let end = answer.expires_on.or_else(|| Claims::of(answer.access_token.expose()).exp);
    Ok(Token {
        scopes: Environment::spellings(scope, ""),
        secret: answer.access_token,
        cached_at: now,
        expires_at: end.unwrap_or(now + 300),
    })
}

/// A token in the middle of a run. It is not put into the cache: what the Azure CLI has encrypted
/// stays its own.
pub(crate) fn renew(
    system: &System,
    record: &Record,
    config_folder: &Path,
    tenant: &str,
    scope: &str,
) -> Result<Token> {
    // The Azure CLI takes no tenant for a managed identity, and knows a program by its subscription.
    let is_program = record.principal.kind == PrincipalKind::ServicePrincipal && tenant == record.tenant;
    let subscription = record.target.as_ref().filter(|_| is_program).map(|target| target.subscription_id.as_str());
    ask(system, &Question { config_folder, tenant, subscription }, scope)
}

fn arguments(question: &Question<'_>, scope: &str) -> Vec<OsString> {
    let resource = scope.strip_suffix("/.default").filter(|resource| !resource.contains(' '));
    let what = resource.map_or_else(
        || ["--scope"].into_iter().chain(scope.split(' ')).collect(),
        |resource| vec!["--resource", resource],
    );
    let whose = match question.subscription {
        Some(subscription) => ["--subscription", subscription],
        None => ["--tenant", question.tenant],
    };
    let fixed = ["account", "get-access-token", "--output", "json"];
    fixed.into_iter().chain(what).chain(whose).map(Into::into).collect()
}

/// The first `az` on PATH that is not this program.
fn find(env: &Env) -> Result<PathBuf> {
    let resolved = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
    let own = resolved(&env.program);
    let found = which::which_in_all("az", env.var_os("PATH"), &env.directory);
    found.ok().and_then(|mut all| all.find(|candidate| resolved(candidate) != own)).ok_or_else(|| {
        Error::new(Kind::NotFound, "cannot use the sign-in of the Azure CLI")
            .because("what renews it is encrypted or not in its files, and there is no `az` on PATH to ask")
            .help("install the Azure CLI, or run `az config set core.encrypt_token_cache=false` and `az login` again")
    })
}
