//! `az ad signed-in-user show`: azapi asks it when a token does not say whose it is.

use serde_json::{Value, json};

use super::obstacle::Obstacle;
use crate::credentials::{Principal, PrincipalKind};

/// What is known of the person without asking Microsoft Graph.
pub(super) fn show(principal: &Principal) -> Result<Value, Obstacle> {
    match principal.kind {
        PrincipalKind::User => Ok(json!({ "id": principal.object_id, "userPrincipalName": principal.name })),
        PrincipalKind::ServicePrincipal => {
            let words = "ERROR: /me request is only valid with delegated authentication flow.";
            Err(Obstacle::Refusal(words.to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::az::fixtures;

    #[test]
    fn person_is_known_by_id_and_name() {
        let want = json!({
            "id": "cccccccc-3333-4333-8333-cccccccccccc",
            "userPrincipalName": "dev.user@contoso.example",
        });
        assert_eq!(show(&fixtures::record().principal).expect("it is a person"), want);
    }

    #[test]
    fn program_is_refused_in_the_words_of_graph() {
        let program = Principal { kind: PrincipalKind::ServicePrincipal, ..fixtures::record().principal };
        let want = "ERROR: /me request is only valid with delegated authentication flow.";
        assert!(matches!(show(&program), Err(Obstacle::Refusal(text)) if text == want));
    }
}
