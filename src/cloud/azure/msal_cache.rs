//! `msal_token_cache.json`: reading tokens out, merging ours in.
