//! The outside world: environment, time, network, terminal, locks and processes. Nothing else asks the machine.

pub(crate) mod browser;
pub(crate) mod callback;
pub(crate) mod children;
pub(crate) mod clock;
pub(crate) mod env;
#[cfg(test)]
pub(crate) mod fake;
pub(crate) mod http;
pub(crate) mod lock;
pub(crate) mod namesake;
pub(crate) mod process;
pub(crate) mod random;
pub(crate) mod retry;
pub(crate) mod runtime;
pub(crate) mod shell;
pub(crate) mod temporary;
pub(crate) mod terminal;
pub(crate) mod thumbprint;

pub(crate) use clock::Clock;
pub(crate) use env::Env;
pub(crate) use http::Http;
pub(crate) use terminal::Terminal;

/// Everything a command may ask of the machine. Tests build one from values.
pub(crate) struct System {
    /// The environment as it was at the start.
    pub(crate) env: Env,
    /// Time and sleep.
    pub(crate) clock: Box<dyn Clock>,
    /// The network; the client is built at the first request.
    pub(crate) http: Box<dyn Http>,
    /// Where people read and answer.
    pub(crate) terminal: Box<dyn Terminal>,
}

impl System {
    /// The real machine.
    pub(crate) fn real() -> Self {
        let env = Env::snapshot();
        Self {
            http: Box::new(http::Client::new(&env)),
            terminal: Box::new(terminal::Console::new(&env)),
            clock: Box::new(clock::SystemClock),
            env,
        }
    }
}
