//! From a stack, a component and `--identity` to everything a run is about.
