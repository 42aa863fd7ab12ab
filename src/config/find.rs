//! Where the configuration file is.
