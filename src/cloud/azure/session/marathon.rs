//! A runner that renews its tokens over and over, beside MSAL and others of its kind.
//!
//! `tests/interop/marathon.py` starts several, kills them at any moment, and reads with the real MSAL meanwhile.

use super::*;
use crate::{
    cloud::azure::{environment::Audience, fixtures, msal_cache::Owner},
    credentials::{Principal, Token},
    session::write,
    system::System,
};

const CLIENT: &str = "canary-client";
/// After as many renewals one is for a tenant of its own, and stays.
const MILESTONE: i64 = 250;

struct Runner {
    name: String,
    folder: PathBuf,
    environment: &'static Environment,
    now: Seconds,
}

#[test]
#[ignore = "`make interop` runs it: it is the part of tests/interop/marathon.py that a process of its own plays"]
fn runs() {
    let system = System::real();
    let variable = |name: &str| system.env.var(name).unwrap();
    let runner = Runner {
        name: variable("MARATHON_RUNNER").to_owned(),
        folder: PathBuf::from(variable("MARATHON_FOLDER")),
        environment: &Environment::all()[0],
        now: system.clock.now(),
    };
    let number = |name: &str| variable(name).parse::<i64>().unwrap();
    let (done, end) = (number("MARATHON_DONE"), number("MARATHON_END"));
    for number in done + 1..=end {
        runner.expect(number - 1, number == done + 1);
        runner.renew(&runner.name, number);
        if number % MILESTONE == 0 {
            runner.renew(&format!("{}-{number}", runner.name), number);
        }
        println!("done {number}");
        pause();
    }
}

impl Runner {
    /// The renewal `number` must be in the cache. One more may be there when a runner was killed before it could say so.
    fn expect(&self, number: i64, is_first: bool) {
        if number == 0 {
            return;
        }
        let home = self.home();
        let owner = Owner {
            environment: self.environment.login_host,
            client_id: CLIENT,
            home_account_id: Some(&home),
            realm: &self.name,
        };
        let scope = self.environment.scope(Audience::Management);
        let (token, refresh_token) = msal_cache::ask(&self.folder, |text| {
            let token = msal_cache::token_for(text, &owner, &scope, self.now)?;
            Ok((token, msal_cache::refresh_token(text, owner.environment, CLIENT, &home)?))
        })
        .unwrap();
        let found = [token.map(|token| token.secret), refresh_token];
        let found = found.map(|secret| secret.map_or_else(String::new, |secret| secret.expose().to_owned()));
        let is_of = |number: i64| found.iter().all(|secret| *secret == format!("canary-{number}"));
        assert!(is_of(number) || is_first && is_of(number + 1), "{} {number}: found {found:?}", self.name);
    }

    fn renew(&self, tenant: &str, number: i64) {
        let edit = cache_edit(&self.credentials(tenant, number), &self.folder, self.now + number).unwrap();
        write(&edit).unwrap();
    }

    fn home(&self) -> String {
        format!("{}.home", self.name)
    }

    fn credentials(&self, tenant: &str, number: i64) -> Azure {
        let secret = || format!("canary-{number}").as_str().into();
        let scope = self.environment.scope(Audience::Management);
        Azure {
            tenant: tenant.into(),
            client_id: CLIENT.into(),
            principal: Principal {
                kind: PrincipalKind::User,
                name: format!("{}@contoso.example", self.name),
                object_id: self.name.clone(),
                home_account_id: Some(self.home()),
            },
            tokens: vec![Token {
                scopes: Environment::spellings(&scope, &scope),
                secret: secret(),
                cached_at: self.now + number,
                expires_at: self.now + number + 80_000,
            }],
            refresh_token: Some(secret()),
            id_token: Some(secret()),
            ..fixtures::person()
        }
    }
}

/// MSAL asks for its lock every 250 ms only, and must find it free now and then.
#[expect(clippy::disallowed_methods, reason = "the runner is no part of the program")]
fn pause() {
    std::thread::sleep(std::time::Duration::from_millis(2));
}
