//! What a service or a policy demands of a sign-in before it accepts a token: the claims of a challenge.

use base64::{
    Engine as _,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose::STANDARD},
};
use serde_json::{Map, Value, json};

/// Claims as JSON: `{"access_token": {"capolids": {"essential": true, "values": ["…"]}}}`.
/// In a box, because almost no refusal has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Demand(Box<Map<String, Value>>);

/// What the base64 of other programs looks like: with padding or without.
const ANY_PADDING: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

impl Demand {
    /// The demand of `--claims-challenge`, in base64 as the Azure SDKs print it, or as JSON.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.starts_with('{') {
            return Self::of_json(text);
        }
        let text = text.replace('-', "+").replace('_', "/");
        Self::of_json(std::str::from_utf8(&ANY_PADDING.decode(text).ok()?).ok()?)
    }

    /// The demand of a refusal of Entra ID.
    pub(crate) fn of_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// The demand in a `WWW-Authenticate` header of Azure Resource Manager or another service.
    pub(crate) fn of_challenge(header: &str) -> Option<Self> {
        let (_, claims) = header.split_once("error=\"insufficient_claims\"")?.1.split_once("claims=\"")?;
        Self::read(claims.split('"').next()?)
    }

    /// As `--claims-challenge` takes it.
    pub(crate) fn encoded(&self) -> String {
        STANDARD.encode(Value::Object((*self.0).clone()).to_string())
    }
}

/// The claims of every request: services may revoke a token before it ends (continuous access
/// evaluation), as the Azure CLI lets them; and what is demanded besides.
pub(crate) fn claims(demand: Option<&Demand>) -> String {
    let mut claims = json!({"access_token": {"xms_cc": {"values": ["CP1"]}}});
    for (token, wanted) in demand.into_iter().flat_map(|demand| demand.0.iter()) {
        match (&mut claims[token], wanted) {
            (Value::Object(own), Value::Object(wanted)) => own.extend(wanted.clone()),
            (own, wanted) => *own = wanted.clone(),
        }
    }
    claims.to_string()
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::STANDARD_NO_PAD;

    use super::*;

    const CLAIMS: &str = r#"{"access_token":{"nbf":{"essential":true,"value":"1"}}}"#;

    #[test]
    fn demand_is_read_in_every_form() {
        let want = Demand::of_json(CLAIMS);
        assert!(want.is_some());
        let encoded = STANDARD_NO_PAD.encode(CLAIMS);
        let challenge = format!(
            "Bearer realm=\"\", authorization_uri=\"https://e/authorize\", error=\"insufficient_claims\", claims=\"{encoded}\""
        );
        assert_eq!(Demand::of_challenge(&challenge), want);
        for text in [CLAIMS, &encoded, &STANDARD.encode(CLAIMS), &format!("{encoded}\n")] {
            assert_eq!(Demand::read(text), want, "{text}");
        }
        assert_eq!(Demand::read(&want.clone().map(|demand| demand.encoded()).unwrap_or_default()), want);
        for text in ["", "no claims", "W10=", "{"] {
            assert_eq!(Demand::read(text), None, "{text}");
        }
        assert_eq!(Demand::of_challenge("Bearer error=\"invalid_token\", claims=\"e30=\""), None);
    }

    #[test]
    fn demand_joins_the_claims_of_every_request() {
        assert_eq!(claims(None), r#"{"access_token":{"xms_cc":{"values":["CP1"]}}}"#);
        assert_eq!(
            claims(Demand::of_json(CLAIMS).as_ref()),
            r#"{"access_token":{"xms_cc":{"values":["CP1"]},"nbf":{"essential":true,"value":"1"}}}"#
        );
    }
}
