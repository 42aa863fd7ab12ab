//! `service_principal_entries.json`: an entry without the secret makes `az` use cached tokens.
