//! `wrap auth whoami`: who is signed in, and for how long.

use clap::ValueEnum;
use serde_json::json;

use super::renewal;
use crate::{
    chain::{self, Chain},
    cloud::azure::environment::{Audience, Environment},
    command::sign_in,
    config::{Selection, duration::spoken},
    credentials::{Azure, Credentials, PrincipalKind},
    error::{Error, Kind, Result},
    system::{System, clock::Seconds},
};

/// How `wrap auth whoami` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum WhoamiFormat {
    /// Lines for people.
    Text,
    /// One JSON object.
    Json,
}

/// Prints on stdout what an earlier sign-in left. Never signs in, never renews.
pub(crate) fn whoami(
    system: &System,
    selection: &Selection,
    identity: Option<&str>,
    format: WhoamiFormat,
) -> Result<u8> {
    let chain = sign_in::project_chain(system, selection, identity)?;
    let Some(Credentials::Azure(azure)) = chain::recall(system, &chain)? else {
        let name = chain.name();
        return Err(Error::new(Kind::Denied, format!("identity `{name}` is not signed in"))
            .help(format!("run `wrap auth login -i {name}`")));
    };
    match format {
        WhoamiFormat::Text => lines(system, &chain, &azure).iter().for_each(|line| system.terminal.print(line)),
        WhoamiFormat::Json => system.terminal.print(&format!("{:#}", object(system, &chain, &azure))),
    }
    Ok(0)
}

fn lines(system: &System, chain: &Chain, azure: &Azure) -> Vec<String> {
    let row = |name: &str, value: &str| format!("{name:<12}  {value}");
    let mut lines = vec![
        row("identity", chain.name()),
        row("provider", &format!("{} ({})", chain.provider.name, chain.provider.kind)),
        row("principal", &format!("{} ({})", azure.principal.name, kind(azure))),
        row("tenant", &azure.tenant),
    ];
    if let Some(target) = &azure.target {
        lines.push(row("subscription", &format!("{} ({})", target.subscription_name, target.subscription_id)));
    }
    lines.push(row("renewed by", &renewal::source(azure, chain.key.manner.is_borrowed, &system.env)));
    for (audience, left) in times_left(azure, system.clock.now()) {
        let left = left.map_or_else(|| missing(chain, azure), |left| format!("{} left", spoken(left)));
        lines.push(row(audience.name(), &left));
    }
    lines
}

/// How to get a token that is not there, or has ended.
fn missing(chain: &Chain, azure: &Azure) -> String {
    if azure.is_renewable() {
        return "no token; the next run gets one".to_owned();
    }
    format!("no token; run `wrap auth login -i {}`", chain.name())
}

fn object(system: &System, chain: &Chain, azure: &Azure) -> serde_json::Value {
    let tokens: serde_json::Map<String, serde_json::Value> = times_left(azure, system.clock.now())
        .map(|(audience, left)| (audience.name().to_owned(), json!({ "seconds_left": left })))
        .collect();
    json!({
        "identity": chain.name(),
        "provider": chain.provider.name,
        "kind": chain.provider.kind,
        "principal": { "name": azure.principal.name, "type": kind(azure), "object_id": azure.principal.object_id },
        "tenant": azure.tenant,
        "subscription": azure.target.as_ref().map(|target| json!({
            "id": target.subscription_id,
            "name": target.subscription_name,
        })),
        "renewal": {
            "proof": renewal::name(&azure.proof),
            "source": renewal::source(azure, chain.key.manner.is_borrowed, &system.env),
        },
        "tokens": tokens,
    })
}

fn kind(azure: &Azure) -> &'static str {
    match azure.principal.kind {
        PrincipalKind::User => "user",
        PrincipalKind::ServicePrincipal => "service principal",
    }
}

/// Seconds left per audience; `None` where there is no token or it has ended. The second audience of
/// the management service is left out: people know one service.
fn times_left(azure: &Azure, now: Seconds) -> impl Iterator<Item = (Audience, Option<Seconds>)> {
    let environment = Environment::named(&azure.environment).unwrap_or(&Environment::all()[0]);
    let audiences = Audience::ALL.into_iter().filter(|audience| *audience != Audience::LegacyManagement);
    audiences.map(move |audience| {
        let scope = environment.scope(audience);
        let tokens = azure.tokens.iter().filter(|token| token.serves(&scope));
        let left = tokens.map(|token| token.expires_at - now).max();
        (audience, left.filter(|left| *left > 0))
    })
}
