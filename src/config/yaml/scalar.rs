//! Plain scalars as Go's yaml.v3 resolves them.
