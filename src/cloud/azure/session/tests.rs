//! Whole sessions, applied to a home of their own.

use std::{collections::BTreeMap, fs, os::unix::fs::PermissionsExt as _};

use super::*;
use crate::{
    cloud::azure::{environment::Audience, fixtures},
    credentials::{Proof, Subscription, Target, Token},
};

const NOW: Seconds = 1_795_218_689;
const TENANT: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
const SUBSCRIPTION: &str = "00000000-0000-4000-a000-000000000001";

fn user() -> Azure {
    let environment = &Environment::all()[0];
    let token = |audience| {
        let scope = environment.scope(audience);
        let secret = format!("canary-{audience:?}").as_str().into();
        Token { scopes: Environment::spellings(&scope, &scope), secret, cached_at: NOW, expires_at: NOW + 4800 }
    };
    Azure {
        tokens: Audience::ALL.map(token).into(),
        refresh_token: Some("canary-refresh-token".into()),
        id_token: Some("canary-id-token".into()),
        subscriptions: vec![Subscription {
            id: SUBSCRIPTION.into(),
            name: "contoso-dev".into(),
            state: "Enabled".into(),
            tenant: TENANT.into(),
            home_tenant: TENANT.into(),
            managed_by: Vec::new(),
        }],
        target: Some(Target {
            subscription_id: SUBSCRIPTION.into(),
            subscription_name: "contoso-dev".into(),
            location: None,
            resource_group: None,
        }),
        ..fixtures::person()
    }
}

fn robot() -> Azure {
    let user = user();
    let robot = fixtures::program(Proof::Secret("canary-client-secret".into()));
    Azure { tokens: user.tokens, subscriptions: user.subscriptions, target: user.target, ..robot }
}

fn env(home: &Path) -> Env {
    let variables = [("HOME".into(), home.into()), ("PATH".into(), "/bin".into())].into();
    Env { variables, program: "/opt/wrap".into(), ..Env::default() }
}

fn of(credentials: &Azure, purpose: Purpose, home: &Path) -> Session {
    let key = ChainKey { fingerprint: "print".into(), realm: "0a1b".into(), ..fixtures::key() };
    session(credentials, &key, purpose, &env(home), NOW).unwrap()
}

/// Path below `home` → text of every file.
fn files(home: &Path) -> BTreeMap<String, String> {
    let mut folders = vec![home.to_path_buf()];
    let mut files = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_symlink() {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(home).unwrap().display().to_string();
            files.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    files
}

#[test]
fn login_writes_the_files_of_the_azure_cli_and_the_record() {
    let home = tempfile::tempdir().unwrap();
    let session = of(&user(), Purpose::Login, home.path());
    assert_eq!(session.apply().unwrap(), [""; 0]);
    let files = files(home.path());
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    let want = [
        ".azure/azureProfile.json",
        ".azure/clouds.config",
        ".azure/config",
        ".azure/msal_http_cache.bin",
        ".azure/msal_token_cache.json",
        ".local/state/wrap/sessions/0a1b/dev.json",
    ];
    assert_eq!(names, want);
    assert_eq!(files[".azure/clouds.config"], format!("[AzureCloud]\nsubscription = {SUBSCRIPTION}\n\n"));
    let record = home.path().join(want[5]);
    assert_eq!(session.set["WRAP_SESSION"].expose(), record.display().to_string());
    assert_eq!(Record::read(&record).unwrap().unwrap().config_folder, home.path().join(".azure"));
    assert_eq!(session.edits[0].purpose, "access tokens for management, management (legacy), graph, vault");
}

#[test]
fn secrets_lie_in_private_files_only() {
    let home = tempfile::tempdir().unwrap();
    for credentials in [user(), robot()] {
        of(&credentials, Purpose::Login, home.path()).apply().unwrap();
    }
    for (name, text) in files(home.path()) {
        let mode = fs::metadata(home.path().join(&name)).unwrap().permissions().mode() & 0o777;
        assert!(mode == 0o600 || !text.contains("canary"), "{name}");
    }
    let entries = fs::read_to_string(home.path().join(".azure/service_principal_entries.json")).unwrap();
    assert!(entries.contains(TENANT) && !entries.contains("canary"), "{entries}");
}

#[test]
fn second_run_writes_nothing() {
    for credentials in [user(), robot()] {
        let home = tempfile::tempdir().unwrap();
        of(&credentials, Purpose::Run, home.path()).apply().unwrap();
        let recalled = Azure { subscriptions: Vec::new(), id_token: None, ..credentials };
        for edit in of(&recalled, Purpose::Run, home.path()).edits {
            let text = fs::read_to_string(&edit.path).unwrap();
            assert_eq!((edit.change)(Some(&text)).unwrap(), None, "{}", edit.path.display());
        }
    }
}

#[test]
fn broken_cache_stops_a_run_and_is_set_aside_by_a_login() {
    let home = tempfile::tempdir().unwrap();
    let cache = home.path().join(".azure/msal_token_cache.json");
    fs::create_dir(cache.parent().unwrap()).unwrap();
    fs::write(&cache, "{\"AccessToken\": canary").unwrap();
    let error = of(&user(), Purpose::Run, home.path()).apply().unwrap_err();
    let shown = cache.display();
    let want = format!(
        "error: {shown}:1:17: cannot read the file\n  caused by: this is not JSON\n\
         help: run `wrap auth login`, which keeps the broken file as `{shown}.corrupt`"
    );
    assert_eq!(error.to_string(), want);
    assert_eq!(fs::read_to_string(&cache).unwrap(), "{\"AccessToken\": canary");
    let notes = of(&user(), Purpose::Login, home.path()).apply().unwrap();
    assert_eq!(notes, [format!("kept the broken file as `{shown}.corrupt`")]);
    assert!(fs::read_to_string(&cache).unwrap().contains("canary-Graph"));
}

#[test]
fn shim_is_linked_in_a_folder_first_on_the_path() {
    let home = tempfile::tempdir().unwrap();
    let session = of(&user(), Purpose::Run, home.path());
    session.apply().unwrap();
    let folder = session.path_front.as_deref().unwrap();
    assert_eq!(fs::read_link(folder.join("az")).unwrap(), Path::new("/opt/wrap"));
    let mut path = folder.as_os_str().to_owned();
    path.push(":/bin");
    assert_eq!(session.environment(&env(home.path()))[std::ffi::OsStr::new("PATH")], path);
}

#[test]
fn renewal_puts_its_token_into_the_cache_of_the_record() {
    let home = tempfile::tempdir().unwrap();
    let edit = cache_edit(&robot(), home.path(), NOW).unwrap();
    crate::session::write(&edit).unwrap();
    assert!(files(home.path())["msal_token_cache.json"].contains("canary-Vault"));
}

#[test]
fn cloud_that_nobody_knows_is_our_bug() {
    let home = tempfile::tempdir().unwrap();
    let credentials = Azure { environment: "moon".into(), ..user() };
    let error = cache_edit(&credentials, home.path(), NOW).err().expect("no file is of that cloud");
    assert_eq!(error.kind().exit_code(), 70);
    assert_eq!(error.to_string(), "error: cannot tell what cloud `moon` is");
}
