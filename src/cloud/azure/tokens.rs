//! Tokens for all audiences, asked for together, with the subscriptions they open.

use std::future::Future;

use super::{
    arm,
    entra::{Entra, Failure, Grant, Granted, Outcome},
    environment::Audience,
};
use crate::{
    credentials::{Subscription, Token},
    secret::Secret,
};

/// What one sign-in or renewal yields.
pub(crate) struct Collected {
    /// The reply for the management audience, the one that every session needs.
    pub(crate) management: Granted,
    /// All tokens, that of management first.
    pub(crate) tokens: Vec<Token>,
    /// The newest refresh token.
    pub(crate) refresh_token: Option<Secret>,
    pub(crate) subscriptions: Vec<Subscription>,
}

/// Asks for the token of one audience.
pub(crate) async fn ask(entra: &Entra<'_>, grant: Grant<'_>, audience: Audience) -> Outcome<Granted> {
    entra.token(grant, &entra.environment.scope(audience)).await
}

/// Asks Entra ID for all audiences with `grant`, except for management, which is what `management`
/// yields.
pub(crate) async fn collect(
    entra: &Entra<'_>,
    grant: Grant<'_>,
    management: impl Future<Output = Outcome<Granted>>,
) -> Outcome<Collected> {
    gather(entra, management, |audience| ask(entra, grant, audience)).await
}

/// What `management` yields, with the tokens of the other audiences, which `another` asks for. They
/// are optional: one that is refused is left out with a warning.
pub(crate) async fn gather<Answer: Future<Output = Outcome<Granted>>>(
    entra: &Entra<'_>,
    management: impl Future<Output = Outcome<Granted>>,
    another: impl Fn(Audience) -> Answer,
) -> Outcome<Collected> {
    let management = async {
        let granted = management.await?;
        let subscriptions = list(entra, &granted.token.secret).await?;
        Ok::<_, Failure>((granted, subscriptions))
    };
    let (management, legacy, graph, vault) = tokio::join!(
        management,
        another(Audience::LegacyManagement),
        another(Audience::Graph),
        another(Audience::Vault),
    );
    let (management, subscriptions) = management?;
    let mut collected = Collected {
        tokens: vec![management.token.clone()],
        refresh_token: management.refresh_token.clone(),
        management,
        subscriptions,
    };
    let others = [(Audience::LegacyManagement, legacy), (Audience::Graph, graph), (Audience::Vault, vault)];
    for (audience, outcome) in others {
        match outcome {
            Ok(granted) => collected.add(granted),
            Err(failure) => {
                let line = format!("warning: no token for {}: {}", audience.name(), failure.summary());
                entra.system.terminal.say(&line);
            }
        }
    }
    Ok(collected)
}

impl Collected {
    fn add(&mut self, granted: Granted) {
        self.tokens.push(granted.token);
        if granted.refresh_token.is_some() {
            self.refresh_token = granted.refresh_token;
        }
    }
}

/// The subscriptions; without them names are missing, but a run works. It does not when ARM
/// demands another token.
pub(crate) async fn list(entra: &Entra<'_>, token: &Secret) -> Outcome<Vec<Subscription>> {
    match arm::subscriptions(entra.system, entra.environment, &entra.tenant, token).await {
        Err(Failure::Failed(error)) => {
            entra.system.terminal.say(&error.as_warning());
            Ok(Vec::new())
        }
        outcome => outcome,
    }
}
