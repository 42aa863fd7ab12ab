//! A [`System`] made from values, for tests: a fixed clock, a list of answers, a recorded terminal.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, VecDeque},
    path::Path,
    rc::Rc,
    time::Duration,
};

use super::{
    Clock, Env, Http, System, Terminal,
    clock::{Seconds, Sleep},
    http::{Reply, Request, Response},
    terminal::Answer,
};
use crate::error::{Error, Kind, Result};

/// The moment at which every test starts.
pub(crate) const NOW: Seconds = 1_795_219_650;

/// An environment of these variables and nothing else.
pub(crate) fn env(variables: &[(&str, &str)]) -> Env {
    let variables = variables.iter().map(|(name, value)| (name.into(), value.into())).collect();
    Env { variables, ..Env::default() }
}

/// The system to test with, and what happened to it.
pub(crate) struct Fake {
    pub(crate) system: System,
    clock: Rc<FixedClock>,
    answers: Rc<Answers>,
    terminal: Rc<Recording>,
}

/// A request as the other side sees it, in clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sent {
    pub(crate) url: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) form: BTreeMap<String, String>,
    /// Whether it was sent past every proxy.
    pub(crate) direct: bool,
}

impl Fake {
    /// A machine whose `HOME` is `home`, with nothing else in its environment, nobody at the
    /// terminal and no answer from the network.
    pub(crate) fn new(home: &Path) -> Self {
        let env = Env {
            variables: BTreeMap::from([("HOME".into(), home.into())]),
            directory: home.to_path_buf(),
            program: home.join("bin/wrap"),
            arguments: vec!["wrap".into()],
        };
        let clock = Rc::new(FixedClock { now: Cell::new(NOW), sleeps: RefCell::default() });
        let answers = Rc::new(Answers::default());
        let terminal = Rc::new(Recording::default());
        let system = System {
            env,
            clock: Box::new(Rc::clone(&clock)),
            http: Box::new(Rc::clone(&answers)),
            terminal: Box::new(Rc::clone(&terminal)),
        };
        Self { system, clock, answers, terminal }
    }

    /// Sets an environment variable.
    pub(crate) fn with_variable(mut self, name: &str, value: &str) -> Self {
        self.system.env.variables.insert(name.into(), value.into());
        self
    }

    /// Puts somebody at the terminal, who picks the choice at index `chosen` when asked.
    pub(crate) fn with_person(self, chosen: usize) -> Self {
        self.terminal.person.set(Some(chosen));
        self
    }

    /// Lets the person enter `answer` when asked for a line, after what was added before.
    pub(crate) fn with_answer(self, answer: &str) -> Self {
        self.terminal.answers.borrow_mut().push_back(answer.to_owned());
        self
    }

    /// Adds an answer to one request whose URL or form (`name=value`) contains `wanted`. A request
    /// gets the first answer that fits; an empty `wanted` fits every request.
    pub(crate) fn answer(self, wanted: &str, status: u16, body: impl Into<String>) -> Self {
        self.add(wanted, Some(Prepared { status, retry_after: None, challenge: None, body: body.into() }))
    }

    /// Like [`Fake::answer`], with a `Retry-After` header of `seconds`.
    pub(crate) fn answer_later(self, wanted: &str, status: u16, seconds: u64, body: &str) -> Self {
        let body = body.into();
        self.add(wanted, Some(Prepared { status, retry_after: Some(seconds), challenge: None, body }))
    }

    /// Like [`Fake::answer`] with a 401 that wants what its `WWW-Authenticate` header says.
    pub(crate) fn answer_challenge(self, wanted: &str, challenge: impl Into<String>) -> Self {
        let challenge = Some(challenge.into());
        self.add(wanted, Some(Prepared { status: 401, retry_after: None, challenge, body: String::new() }))
    }

    /// Adds a connection that breaks instead of an answer.
    pub(crate) fn break_connection(self, wanted: &str) -> Self {
        self.add(wanted, None)
    }

    fn add(self, wanted: &str, prepared: Option<Prepared>) -> Self {
        self.answers.prepared.borrow_mut().push((wanted.to_owned(), prepared));
        self
    }

    /// Lets time pass.
    pub(crate) fn advance(&self, seconds: Seconds) {
        self.clock.now.set(self.clock.now.get() + seconds);
    }

    /// All requests, in order.
    pub(crate) fn requests(&self) -> Vec<Sent> {
        self.answers.sent.borrow().clone()
    }

    /// How many answers nobody asked for.
    pub(crate) fn unused_answers(&self) -> usize {
        self.answers.prepared.borrow().len()
    }

    /// How long each wait was, in seconds.
    pub(crate) fn sleeps(&self) -> Vec<u64> {
        self.clock.sleeps.borrow().clone()
    }

    /// The lines on stderr.
    pub(crate) fn said(&self) -> Vec<String> {
        self.terminal.said.borrow().clone()
    }

    /// The lines on stdout.
    pub(crate) fn printed(&self) -> Vec<String> {
        self.terminal.printed.borrow().clone()
    }

    /// Fails when a canary shows up in a line on stdout or stderr, or in `also` (error texts).
    pub(crate) fn assert_secrets_kept(&self, also: &[String]) {
        for line in self.said().iter().chain(&self.printed()).chain(also) {
            assert!(!line.contains("canary"), "a secret is shown: {line}");
        }
    }
}

struct FixedClock {
    now: Cell<Seconds>,
    sleeps: RefCell<Vec<u64>>,
}

impl Clock for Rc<FixedClock> {
    fn now(&self) -> Seconds {
        self.now.get()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let seconds = duration.as_secs();
        self.sleeps.borrow_mut().push(seconds);
        self.now.set(self.now.get() + Seconds::try_from(seconds).expect("no test waits for aeons"));
        Box::pin(std::future::ready(()))
    }
}

struct Prepared {
    status: u16,
    retry_after: Option<u64>,
    challenge: Option<String>,
    body: String,
}

#[derive(Default)]
struct Answers {
    prepared: RefCell<Vec<(String, Option<Prepared>)>>,
    sent: RefCell<Vec<Sent>>,
}

impl Http for Rc<Answers> {
    fn send(&self, request: Request) -> Reply<'_> {
        let sent = Sent {
            direct: request.direct,
            url: request.url,
            headers: request.headers.iter().map(|(name, value)| ((*name).into(), value.expose().into())).collect(),
            form: request.form.iter().flatten().map(|(name, value)| ((*name).into(), value.expose().into())).collect(),
        };
        let answer = self.take(&sent);
        self.sent.borrow_mut().push(sent);
        Box::pin(std::future::ready(answer))
    }
}

impl Answers {
    fn take(&self, sent: &Sent) -> Result<Response> {
        let mut prepared = self.prepared.borrow_mut();
        let fits = |wanted: &str| sent.url.contains(wanted) || sent.fields().any(|field| field.contains(wanted));
        let index = prepared.iter().position(|(wanted, _)| fits(wanted));
        let index = index.unwrap_or_else(|| panic!("no answer is prepared for {sent:?}"));
        match prepared.remove(index).1 {
            Some(Prepared { status, retry_after, challenge, body }) => {
                Ok(Response { status, retry_after, challenge, body: body.into() })
            }
            None => Err(Error::new(Kind::TryAgain, "cannot reach `the.fake`").because("connection closed")),
        }
    }
}

impl Sent {
    fn fields(&self) -> impl Iterator<Item = String> {
        self.form.iter().map(|(name, value)| format!("{name}={value}"))
    }
}

#[derive(Default)]
struct Recording {
    said: RefCell<Vec<String>>,
    printed: RefCell<Vec<String>>,
    person: Cell<Option<usize>>,
    answers: RefCell<VecDeque<String>>,
}

impl Terminal for Rc<Recording> {
    fn say(&self, line: &str) {
        self.said.borrow_mut().push(line.to_owned());
    }

    fn print(&self, line: &str) {
        self.printed.borrow_mut().push(line.to_owned());
    }

    fn is_interactive(&self) -> bool {
        self.person.get().is_some()
    }

    fn choose(&self, _question: &str, _choices: &[String]) -> Result<usize> {
        Ok(self.person.get().expect("a prompt without a terminal is a bug"))
    }

    fn ask<'a>(&'a self, question: &'a str) -> Answer<'a> {
        self.say(question);
        match self.answers.borrow_mut().pop_front() {
            Some(answer) => Box::pin(std::future::ready(Ok(answer.into()))),
            None => Box::pin(std::future::pending()),
        }
    }
}
