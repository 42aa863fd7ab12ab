//! `config` and `clouds.config` of the Azure CLI (INI).
