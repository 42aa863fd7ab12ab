//! What an earlier run left: the session record and the tokens in MSAL's cache.
