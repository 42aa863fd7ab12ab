//! What went wrong, in the words of the person who has to mend it.

use std::fmt;

use crate::place::Place;

/// The result of everything in this program that can fail.
pub(crate) type Result<T> = std::result::Result<T, Error>;

/// Why a command failed. Each kind has one documented exit code (README, “Exit codes”).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The command line is wrong (`EX_USAGE`); clap's default 2 would read as “plan has changes”.
    Usage,
    /// The place where credentials rest cannot be read or written (`EX_UNAVAILABLE`).
    Store,
    /// Our bug (`EX_SOFTWARE`).
    Internal,
    /// The output cannot be written (`EX_IOERR`).
    Output,
    /// Network, timeout or throttling: the same command may work later (`EX_TEMPFAIL`).
    TryAgain,
    /// Refused: bad secret, missing consent, expired or declined sign-in (`EX_NOPERM`).
    Denied,
    /// The configuration is wrong (`EX_CONFIG`).
    Configuration,
    /// The configuration asks for what Atmos does and this program does not (`EX_CONFIG` too).
    Unbuilt,
    /// A program was found but cannot be run.
    CannotRun,
    /// A program was not found.
    NotFound,
    /// The person pressed Ctrl-C (128 + SIGINT).
    Interrupted,
}

impl Kind {
    /// The exit code of a run that fails this way.
    pub(crate) fn exit_code(self) -> u8 {
        match self {
            Self::Usage => 64,
            Self::Store => 69,
            Self::Internal => 70,
            Self::Output => 74,
            Self::TryAgain => 75,
            Self::Denied => 77,
            Self::Configuration | Self::Unbuilt => 78,
            Self::CannotRun => 126,
            Self::NotFound => 127,
            Self::Interrupted => 130,
        }
    }
}

/// What we could not do (`message`), why (`causes`), and what to do next (`help`).
///
/// Printed as `error:`, `caused by:` and `help:` lines. The message is lower case, has no full
/// stop, puts names the user typed in backticks and starts with `file:line:column: ` where there is one.
#[derive(Clone, Debug)]
pub(crate) struct Error {
    kind: Kind,
    place: Option<Place>,
    message: String,
    causes: Vec<String>,
    help: Vec<String>,
}

impl Error {
    /// An error of `kind` that says what could not be done.
    pub(crate) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, place: None, message: message.into(), causes: Vec::new(), help: Vec::new() }
    }

    /// A mistake in the configuration.
    pub(crate) fn configuration(message: impl Into<String>) -> Self {
        Self::new(Kind::Configuration, message)
    }

    /// What Atmos does and this program does not.
    pub(crate) fn unbuilt(message: impl Into<String>) -> Self {
        Self::new(Kind::Unbuilt, message)
    }

    /// A mistake on the command line.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// Says where the mistake is written.
    #[must_use]
    pub(crate) fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Adds a reason; the first one added is the nearest.
    #[must_use]
    pub(crate) fn because(mut self, cause: impl fmt::Display) -> Self {
        self.causes.push(cause.to_string());
        self
    }

    /// Adds what to do next: a command to run or a line to change.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Puts a new message in front; the old one becomes the nearest cause.
    #[must_use]
    pub(crate) fn context(mut self, message: impl Into<String>) -> Self {
        self.causes.insert(0, self.placed_message());
        (self.place, self.message) = (None, message.into());
        self
    }

    /// The same in other words; the place becomes a part of the message.
    #[must_use]
    pub(crate) fn with_texts(&self, change: &dyn Fn(&str) -> String) -> Self {
        let changed = |texts: &[String]| texts.iter().map(|text| change(text)).collect();
        let (causes, help) = (changed(&self.causes), changed(&self.help));
        Self { kind: self.kind, place: None, message: change(&self.placed_message()), causes, help }
    }

    pub(crate) fn placed_message(&self) -> String {
        match self.place {
            Some(place) => format!("{place}: {}", self.message),
            None => self.message.clone(),
        }
    }

    /// The same for people who can go on without what could not be done.
    pub(crate) fn as_warning(&self) -> String {
        let text = self.to_string();
        format!("warning: {}", text.strip_prefix("error: ").unwrap_or(&text))
    }

    /// Where the mistake is written, when that is known.
    pub(crate) fn place(&self) -> Option<Place> {
        self.place
    }

    /// What could not be done, without its place.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// Why, nearest first.
    pub(crate) fn causes(&self) -> &[String] {
        &self.causes
    }

    /// What to do next.
    pub(crate) fn helps(&self) -> &[String] {
        &self.help
    }

    /// What kind of failure it is.
    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.placed_message())?;
        for cause in &self.causes {
            write!(f, "\n  caused by: {cause}")?;
        }
        for help in &self.help {
            write!(f, "\nhelp: {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
