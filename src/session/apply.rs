//! Applies a session: lock, read, change, draft, rename.
