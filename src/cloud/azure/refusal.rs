//! What Entra ID refuses, and what to do about it.
