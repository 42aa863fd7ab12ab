//! What to do about each refusal: one row a code (Microsoft's “Entra authentication error codes”).

use super::Reason;

const CONDITIONAL_ACCESS: &str = "Conditional Access blocks this sign-in; many tenants forbid device codes: then use a \
    provider of kind `azure/interactive`; else use the browser of a managed device, or ask your administrator";
const WRONG_TENANT: &str = "check `tenant_id: {tenant}`: the user must be a member or a guest of that tenant";
const SECOND_FACTOR: &str = "run `{login}` and confirm with a second factor";
const SIGN_IN_AGAIN: &str = "run `{login}`: the earlier sign-in is no longer valid";
const SIGN_IN_ANEW: &str = "run `{login}` and use the page that it opens, once";
const ENTER_CODE: &str = "run `{login}` and enter the new code, exactly as it is shown, before it expires";
const CONSENT: &str = "ask an administrator of {tenant} to consent to application {client}, then run `{login}`";
const WRONG_SERVICE: &str =
    "check `tenant_id: {tenant}` and `cloud_environment`: the service asked for is not known there";
const WRONG_APPLICATION: &str =
    "check `client_id: {client}` and `tenant_id: {tenant}`: the application is not in that tenant";
const DISABLED_APPLICATION: &str = "ask an administrator of {tenant} to enable application {client}";
const WRONG_SCOPE: &str = "ask for one resource at a time, such as `<resource>/.default`";
const FEDERATION: &str = "give application {client} a federated credential with the issuer, subject and audience of the token, exactly; a new one takes some minutes";
const LATER: &str = "run the command again in a minute";
const FINISH_OR_WAIT: &str = "enter the code, or run `{login}` for a new one";
/// For a code that has no row here.
pub(super) const LOOK_UP: &str =
    "look the code up: https://learn.microsoft.com/entra/identity-platform/reference-error-codes";

/// `{login}`, `{tenant}`, `{client}` and `{code}` are filled in.
const ADVICE: &[(u32, &str)] = &[
    (16000, SIGN_IN_AGAIN),
    (28002, WRONG_SCOPE),
    (28000, WRONG_SCOPE),
    (50001, WRONG_SERVICE),
    (50011, "remove `client_id` from the provider, or let application {client} redirect to http://localhost"),
    (50014, WRONG_TENANT),
    (50020, WRONG_TENANT),
    (50033, LATER),
    (50034, WRONG_TENANT),
    (50053, "wait some minutes or ask an administrator to unblock the account, then run `{login}`"),
    (50055, "change the password at https://myaccount.microsoft.com, then run `{login}`"),
    (50057, "ask an administrator to enable the account, then run `{login}`"),
    (50058, SIGN_IN_AGAIN),
    (50059, WRONG_TENANT),
    (50072, SECOND_FACTOR),
    (50074, SECOND_FACTOR),
    (50076, SECOND_FACTOR),
    (50078, SECOND_FACTOR),
    (50079, SECOND_FACTOR),
    (50085, SIGN_IN_AGAIN),
    (50089, SIGN_IN_AGAIN),
    (50097, CONDITIONAL_ACCESS),
    (50105, "ask an administrator of {tenant} to assign the user to application {client}, then run `{login}`"),
    (50126, "run `{login}` and enter the right password"),
    (50128, WRONG_TENANT),
    (50132, SIGN_IN_AGAIN),
    (50133, SIGN_IN_AGAIN),
    (50158, SECOND_FACTOR),
    (50173, SIGN_IN_AGAIN),
    (50194, "set `tenant_id` to the tenant that owns application {client}"),
    (50196, "run `{login} --force`: the stored sign-in leads in circles"),
    (51004, WRONG_TENANT),
    (53000, CONDITIONAL_ACCESS),
    (53001, CONDITIONAL_ACCESS),
    (53002, CONDITIONAL_ACCESS),
    (53003, CONDITIONAL_ACCESS),
    (53011, "the account is blocked because of risk: ask an administrator of {tenant}"),
    (54005, SIGN_IN_ANEW),
    (65001, CONSENT),
    (65004, "run `{login}` and accept what the application asks for"),
    (65005, CONSENT),
    (70000, SIGN_IN_AGAIN),
    (70001, DISABLED_APPLICATION),
    (70008, SIGN_IN_AGAIN),
    (70011, WRONG_SCOPE),
    (70016, FINISH_OR_WAIT),
    (70018, ENTER_CODE),
    (70019, ENTER_CODE),
    (70020, ENTER_CODE),
    (70021, FEDERATION),
    (70043, SIGN_IN_AGAIN),
    (90002, "check `tenant_id: {tenant}` and `cloud_environment`: no such tenant is known in this cloud"),
    (90006, LATER),
    (90024, LATER),
    (90033, LATER),
    (90055, LATER),
    (90094, CONSENT),
    (90119, ENTER_CODE),
    (500_011, WRONG_SERVICE),
    (501_481, SIGN_IN_ANEW),
    (530_003, CONDITIONAL_ACCESS),
    (530_032, CONDITIONAL_ACCESS),
    (530_033, CONDITIONAL_ACCESS),
    (530_034, CONDITIONAL_ACCESS),
    (530_035, CONDITIONAL_ACCESS),
    (650_057, WRONG_SERVICE),
    (700_011, WRONG_APPLICATION),
    (700_016, WRONG_APPLICATION),
    (700_022, WRONG_SCOPE),
    (700_024, "correct the clock of this machine, or get a new assertion: the one shown is not valid now"),
    (700_027, "upload the certificate to application {client}; a new one takes some minutes"),
    (700_082, SIGN_IN_AGAIN),
    (700_211, FEDERATION),
    (700_212, FEDERATION),
    (700_213, FEDERATION),
    (7_000_112, DISABLED_APPLICATION),
    (
        7_000_215,
        "set AZURE_CLIENT_SECRET (or `client_secret`) to the value of a secret of {client}, not to its id, then run `{login}`",
    ),
    (
        7_000_218,
        "let application {client} allow public client flows, or use a provider of kind `azure/service-principal`",
    ),
    (
        7_000_222,
        "make a new secret (`az ad app credential reset --id {client} --append`), set AZURE_CLIENT_SECRET, then run `{login}`",
    ),
    (9_001_023, "set `tenant_id` to a tenant's GUID or domain instead of `{tenant}`"),
];

/// What to do about an AADSTS code.
pub(super) fn for_code(code: u32) -> Option<&'static str> {
    ADVICE.iter().find(|(known, _)| *known == code).map(|(_, advice)| *advice)
}

/// All codes of the table.
#[cfg(test)]
pub(super) fn codes() -> impl Iterator<Item = u32> {
    ADVICE.iter().map(|(code, _)| *code)
}

/// Whether the same request may work later.
pub(super) fn is_temporary(code: u32) -> bool {
    for_code(code) == Some(LATER)
}

/// Whether Conditional Access stands behind a code.
pub(super) fn is_policy(code: u32) -> bool {
    for_code(code) == Some(CONDITIONAL_ACCESS)
}

/// What to do when the code is not known.
pub(super) fn for_reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Temporary => LATER,
        Reason::Declined => "run `{login}` and accept the sign-in",
        Reason::Expired => ENTER_CODE,
        Reason::Pending | Reason::SlowDown | Reason::InteractionRequired => "run `{login}`",
        Reason::Other => LOOK_UP,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_has_one_row() {
        let mut codes: Vec<u32> = ADVICE.iter().map(|(code, _)| *code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), ADVICE.len());
    }

    #[test]
    fn every_code_of_the_protocol_notes_has_advice() {
        let noted = [
            70018, 90119, 70019, 70020, 65004, 50034, 50020, 50014, 51004, 50126, 50053, 50057, 50055, 50076, 50079,
            50074, 50072, 50078, 70043, 50173, 50132, 50133, 700_082, 70008, 53003, 53000, 53001, 530_032, 530_033,
            65001, 90094, 650_057, 500_011, 50001, 70011, 28002, 700_016, 700_011, 7_000_215, 7_000_222, 7_000_112,
            70001, 700_027, 700_024, 70021, 700_211, 700_212, 700_213, 90002, 9_001_023, 50196, 90033, 90006, 90024,
            50033, 90055,
        ];
        for code in noted {
            assert!(for_code(code).is_some(), "AADSTS{code}");
        }
    }
}
