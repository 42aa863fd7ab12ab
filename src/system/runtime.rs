//! The async runtime: it exists only while requests are sent.

use std::future::Future;

use crate::error::{Error, Kind, Result};

/// Runs `future` to its end on a current-thread runtime; Ctrl-C ends it with [`Kind::Interrupted`].
pub(crate) fn run<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::new(Kind::Internal, "cannot start the async runtime").because(error))?;
    runtime.block_on(async {
        tokio::select! {
            result = future => result,
            _ = tokio::signal::ctrl_c() => Err(Error::new(Kind::Interrupted, "interrupted")),
        }
    })
}
