//! A secret that rests in a store: where it is, not what it is.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::secret::Secret;

/// A secret that `wrap auth secret set` has put into a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredSecret {
    pub(crate) store: StorePlace,
    /// The project it belongs to.
    pub(crate) realm: String,
    pub(crate) name: String,
    /// The secret itself where this process had to read it. It is never written: it rests in the store.
    #[serde(skip)]
    pub(crate) value: Option<Secret>,
}

/// Which store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StorePlace {
    /// The keyring of the system.
    System,
    /// An encrypted file.
    File {
        /// Absolute.
        path: PathBuf,
        /// The variable that holds its password; `None` for the usual ones.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        password_variable: Option<String>,
    },
}
