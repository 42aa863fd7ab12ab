//! What people read and answer. stdout is data, stderr is for people.

use std::{
    future::Future,
    io::{self, IsTerminal as _, Write as _},
    pin::Pin,
    sync::OnceLock,
};

use dialoguer::console::Term;
use nix::sys::{
    signal::{SigSet, Signal},
    termios::{LocalFlags, SetArg, Termios, tcgetattr, tcsetattr},
};
use tokio::io::{Interest, unix::AsyncFd};

use crate::{
    error::{Error, Kind, Result},
    secret::Secret,
    system::Env,
};

/// A line that can be awaited; it may be a secret.
pub(crate) type Answer<'a> = Pin<Box<dyn Future<Output = Result<Secret>> + 'a>>;

/// The terminal, or a recording of it in tests.
pub(crate) trait Terminal {
    /// Writes one line for people to stderr.
    fn say(&self, line: &str);
    /// Writes one line of data to stdout.
    fn print(&self, line: &str);
    /// Writes a part of the data to stdout.
    fn write(&self, text: &str) {
        self.print(text.strip_suffix('\n').unwrap_or(text));
    }
    /// Fails when data did not reach stdout: whoever reads half of it must not take it for all.
    fn finish(&self) -> Result<()> {
        Ok(())
    }
    /// Whether somebody can answer: stdin and stderr are terminals and no CI system runs us.
    fn is_interactive(&self) -> bool;
    /// Whether somebody reads what is said: stderr is a terminal and no CI system runs us. That is
    /// enough for a prompt that is answered elsewhere.
    fn is_watched(&self) -> bool {
        self.is_interactive()
    }
    /// Lets the person pick one of `choices` and returns its index. Call it only when
    /// [`Terminal::is_interactive`]: a prompt without a terminal is a bug.
    fn choose(&self, question: &str, choices: &[String]) -> Result<usize>;
    /// Asks for one line. May be dropped while it waits: then nothing was read. Call it only when
    /// [`Terminal::is_interactive`].
    fn ask<'a>(&'a self, question: &'a str) -> Answer<'a>;
    /// Like [`Terminal::ask`], and what is entered does not show.
    fn ask_secret<'a>(&'a self, question: &'a str) -> Answer<'a> {
        self.ask(question)
    }
}

pub(crate) struct Console {
    interactive: bool,
    watched: bool,
    /// Why data did not reach stdout.
    unwritten: OnceLock<io::Error>,
}

impl Console {
    pub(crate) fn new(env: &Env) -> Self {
        let watched = std::io::stderr().is_terminal() && !env.is_ci();
        Self { interactive: watched && std::io::stdin().is_terminal(), watched, unwritten: OnceLock::new() }
    }

    /// A reader that has seen enough (`| head`) is no failure of ours.
    fn remember(&self, written: io::Result<()>) {
        if let Err(error) = written
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            // The first reason is the one that counts.
            let _ = self.unwritten.set(error);
        }
    }
}

impl Terminal for Console {
    fn say(&self, line: &str) {
        // A closed stderr must not stop a run.
        let _ = writeln!(std::io::stderr().lock(), "{line}");
    }

    fn print(&self, line: &str) {
        self.remember(writeln!(std::io::stdout().lock(), "{line}"));
    }

    fn write(&self, text: &str) {
        let mut stdout = std::io::stdout().lock();
        self.remember(stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()));
    }

    fn finish(&self) -> Result<()> {
        self.unwritten
            .get()
            .map_or(Ok(()), |error| Err(Error::new(Kind::Output, "cannot write to standard output").because(error)))
    }

    fn is_interactive(&self) -> bool {
        self.interactive
    }

    fn is_watched(&self) -> bool {
        self.watched
    }

    fn choose(&self, question: &str, choices: &[String]) -> Result<usize> {
        // Ctrl-C becomes a signal in the middle of the prompt, whose cursor is hidden. It waits until
        // the cursor is back, and ends the program then.
        let interrupt = SigSet::from(Signal::SIGINT);
        let unset = |error: nix::Error| Error::usage("nothing was chosen").because(error);
        interrupt.thread_block().map_err(unset)?;
        let chosen = dialoguer::Select::new().with_prompt(question).items(choices).default(0).interact_opt();
        if chosen.is_err() {
            let _ = Term::stderr().show_cursor();
        }
        interrupt.thread_unblock().map_err(unset)?;
        let chosen = chosen.map_err(|dialoguer::Error::IO(error)| match error.kind() {
            // The signal ends nothing where whoever started the program has it ignored, as shells do with `&`.
            io::ErrorKind::Interrupted => Error::new(Kind::Interrupted, "interrupted"),
            _ => Error::usage("nothing was chosen").because(error),
        })?;
        // Escape and `q` say the same as Ctrl-C.
        chosen.ok_or_else(|| Error::new(Kind::Interrupted, "nothing was chosen"))
    }

    fn ask<'a>(&'a self, question: &'a str) -> Answer<'a> {
        Box::pin(async move {
            self.say(question);
            let unread = |error: std::io::Error| Error::usage("nothing was entered").because(error);
            // A thread that waits for the line would take it from the program that comes next; a
            // terminal is readable when a whole line is there.
            #[expect(deprecated, reason = "stdin keeps its descriptor; what replaces it is unsafe")]
            let stdin = AsyncFd::with_interest(std::io::stdin(), Interest::READABLE).map_err(unread)?;
            let _ready = stdin.readable().await.map_err(unread)?;
            let mut line = String::new();
            stdin.get_ref().read_line(&mut line).map_err(unread)?;
            Ok(line.into())
        })
    }

    fn ask_secret<'a>(&'a self, question: &'a str) -> Answer<'a> {
        Box::pin(async move {
            let unread = |error: nix::Error| Error::usage("nothing was entered").because(error);
            let _silence = Silence::begin().map_err(unread)?;
            self.ask(question).await
        })
    }
}

/// The terminal without echo, until this is dropped: also when the person presses Ctrl-C.
struct Silence(Termios);

impl Silence {
    fn begin() -> nix::Result<Self> {
        let before = tcgetattr(std::io::stdin())?;
        let mut silent = before.clone();
        silent.local_flags.remove(LocalFlags::ECHO);
        tcsetattr(std::io::stdin(), SetArg::TCSAFLUSH, &silent)?;
        Ok(Self(before))
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        let _ = tcsetattr(std::io::stdin(), SetArg::TCSANOW, &self.0);
    }
}
