//! Time: what it is, and waiting for it to pass.

use std::{future::Future, pin::Pin, time::Duration};

/// A wait that can be awaited.
pub(crate) type Sleep = Pin<Box<dyn Future<Output = ()>>>;

/// Unix time in whole seconds.
pub(crate) type Seconds = i64;

/// The clock of the machine, or a fixed one in tests.
pub(crate) trait Clock {
    /// The present moment, in seconds since 1970-01-01T00:00:00Z.
    fn now(&self) -> Seconds;
    /// Completes when `duration` has passed. Needs the runtime ([`super::runtime`]).
    fn sleep(&self, duration: Duration) -> Sleep;
}

pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the place")]
    fn now(&self) -> Seconds {
        jiff::Timestamp::now().as_second()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the place")]
    fn sleep(&self, duration: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(duration))
    }
}
