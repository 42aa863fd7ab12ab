//! Terraform and OpenTofu: the files, steps and arguments of one run.

pub(crate) mod arguments;
