//! The prompt with the code, and the wait until somebody has entered it.

use std::time::Duration;

use super::super::{
    entra::{DeviceAuthorization, Entra, Failure, Grant, Granted},
    environment::Audience,
    refusal::{Asker, Reason, Refusal},
};
use crate::{
    error::{Error, Kind, Result},
    system::{browser, clock::Seconds},
};

/// How long to wait at most between two questions while the network is down.
const LONGEST_PAUSE_SECONDS: u32 = 60;

/// Lets a person sign in and returns the token for the management audience.
pub(super) async fn sign_in(entra: &Entra<'_>, asker: &Asker<'_>) -> Result<Granted> {
    let scope = entra.environment.scope(Audience::Management);
    let authorization = entra.device_authorization(&scope).await.map_err(|failure| failure.into_error(asker))?;
    let deadline = entra.system.clock.now() + Seconds::from(authorization.lifetime_seconds());
    show(entra, asker, &authorization);
    wait(entra, asker, &authorization, &scope, deadline).await
}

fn show(entra: &Entra<'_>, asker: &Asker<'_>, authorization: &DeviceAuthorization) {
    let DeviceAuthorization { user_code, verification_uri, .. } = authorization;
    let short: String = user_code.chars().filter(char::is_ascii_alphanumeric).collect();
    let filled_in = format!("{verification_uri}?otc={short}");
    let life = duration(authorization.lifetime_seconds());
    let say = |line: String| entra.system.terminal.say(&line);
    say(format!("To sign in to tenant `{}`, open {verification_uri} and enter the code {user_code}", asker.tenant));
    say(format!("(or open {filled_in}, which fills it in; the code expires in {life})"));
    browser::open(&entra.system.env, &filled_in);
}

fn duration(seconds: u32) -> String {
    match seconds {
        0..120 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds / 60),
    }
}

/// Asks again and again, as RFC 8628 3.5 says, until the person has decided.
async fn wait(
    entra: &Entra<'_>,
    asker: &Asker<'_>,
    authorization: &DeviceAuthorization,
    scope: &str,
    deadline: Seconds,
) -> Result<Granted> {
    let mut interval = authorization.interval_seconds();
    let mut pause = interval;
    let mut trouble = None;
    while entra.system.clock.now() < deadline {
        entra.system.clock.sleep(Duration::from_secs(pause.into())).await;
        match entra.token(Grant::DeviceCode(&authorization.device_code), scope).await {
            Ok(granted) => return Ok(granted),
            Err(Failure::Refused(refusal)) if refusal.reason() == Reason::Pending => pause = interval,
            Err(Failure::Refused(refusal)) if refusal.reason() == Reason::SlowDown => {
                interval += 5;
                pause = interval;
            }
            Err(failure) if is_passing(&failure) => {
                trouble = Some(failure.summary());
                pause = (pause * 2).clamp(1, LONGEST_PAUSE_SECONDS);
            }
            Err(Failure::Refused(refusal)) => return Err(decided(&refusal, asker)),
            Err(Failure::Failed(error)) => return Err(error),
        }
    }
    Err(expired(asker, trouble))
}

/// Whether the person may still succeed: the network is down, or Entra ID is overloaded.
fn is_passing(failure: &Failure) -> bool {
    match failure {
        Failure::Refused(refusal) => refusal.reason() == Reason::Temporary,
        Failure::Failed(error) => error.kind() == Kind::TryAgain,
    }
}

pub(super) fn decided(refusal: &Refusal, asker: &Asker<'_>) -> Error {
    match refusal.reason() {
        Reason::Declined => Error::new(Kind::Denied, format!("{} was declined in the browser", asker.who))
            .because(refusal.text())
            .help(format!("run `{}` and accept", asker.login)),
        Reason::Expired => expired(asker, Some(refusal.text().to_owned())),
        _ => refusal.error(asker),
    }
}

fn expired(asker: &Asker<'_>, cause: Option<String>) -> Error {
    let error = Error::new(Kind::Denied, format!("{} failed: nobody entered the code in time", asker.who));
    let error = match cause {
        Some(cause) => error.because(cause),
        None => error,
    };
    error.help(format!("run `{}` and enter the new code", asker.login))
}
