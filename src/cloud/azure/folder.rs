//! Where the Azure CLI keeps its files.
