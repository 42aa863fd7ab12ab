//! Several programs at once: started, waited for in the order in which they end.

use std::{
    fs::File,
    io::{Read as _, Seek as _},
    os::unix::process::ExitStatusExt as _,
    process::{Child, ExitStatus, Stdio},
    sync::mpsc::{Receiver, Sender, channel},
};

use nix::{
    sys::signal::{SigSet, Signal, kill},
    unistd::Pid,
};

use super::process::{Invocation, exit_code};
use crate::error::Result;

/// What happened to the children.
pub(crate) enum Event {
    /// The child that was started under this number ended with this exit code (128 + n when signalled).
    Ended(usize, u8),
    /// Somebody sent this signal: all is to stop.
    Stopped(i32),
}

/// Children that run.
///
/// Ctrl-C reaches them too, and they may take their time to stop in good order; so signals are only
/// reported here, and what the terminal does not send to the children itself is handed on.
pub(crate) struct Children {
    /// By the numbers that they were started under.
    running: Vec<(usize, Pid)>,
    sender: Sender<Event>,
    events: Receiver<Event>,
}

impl Children {
    /// Holds back the signals that end a program, from now until this program ends.
    pub(crate) fn new() -> Self {
        let (sender, events) = channel();
        let signals: SigSet = [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP].into_iter().collect();
        // Without the mask a signal ends this program at once, which loses only the good order.
        if signals.thread_block().is_ok() {
            let sender = sender.clone();
            std::thread::spawn(move || {
                while let Ok(signal) = signals.wait() {
                    let _ = sender.send(Event::Stopped(signal as i32));
                }
            });
        }
        Self { running: Vec::new(), sender, events }
    }

    /// Starts a child under the number `id`. With `is_grouped` its output appears when it has ended, and it has
    /// no standard input; otherwise it has all of ours.
    pub(crate) fn start(&mut self, id: usize, invocation: &Invocation, is_grouped: bool) -> Result<()> {
        let mut command = invocation.command();
        let mut output = None;
        if is_grouped {
            let files = tempfile::tempfile().and_then(|out| Ok((out, tempfile::tempfile()?)));
            let (out, err) = files.map_err(|error| invocation.cannot_run(&error))?;
            let handles = out.try_clone().and_then(|out| Ok((out, err.try_clone()?)));
            let handles = handles.map_err(|error| invocation.cannot_run(&error))?;
            command.stdin(Stdio::null()).stdout(handles.0).stderr(handles.1);
            output = Some((out, err));
        }
        let child = command.spawn().map_err(|error| invocation.cannot_run(&error))?;
        self.running.push((id, Pid::from_raw(child.id().cast_signed())));
        let sender = self.sender.clone();
        std::thread::spawn(move || wait(id, child, output, &sender));
        Ok(())
    }

    /// How many run.
    pub(crate) fn count(&self) -> usize {
        self.running.len()
    }

    /// Waits for what happens next. Call it only while somebody runs.
    pub(crate) fn next(&mut self) -> Event {
        let event = self.events.recv().expect("the sender of this structure lives");
        match event {
            Event::Ended(id, _) => self.running.retain(|(other, _)| *other != id),
            // The terminal sends Ctrl-C to all of its group.
            Event::Stopped(signal) if signal == Signal::SIGINT as i32 => {}
            Event::Stopped(signal) => {
                for (_, child) in &self.running {
                    // One that has just ended needs no signal.
                    let _ = kill(*child, Signal::try_from(signal).ok());
                }
            }
        }
        event
    }
}

fn wait(id: usize, mut child: Child, output: Option<(File, File)>, sender: &Sender<Event>) {
    let status = child.wait().unwrap_or_else(|_| ExitStatus::from_raw(255 << 8));
    if let Some((out, err)) = output {
        copy(out, &mut std::io::stdout().lock());
        copy(err, &mut std::io::stderr().lock());
    }
    let _ = sender.send(Event::Ended(id, exit_code(status)));
}

/// Hands on what a child wrote. When this fails nobody reads.
fn copy(mut from: File, to: &mut dyn std::io::Write) {
    let mut text = Vec::new();
    if from.rewind().and_then(|()| from.read_to_end(&mut text)).is_ok() {
        let _ = to.write_all(&text).and_then(|()| to.flush());
    }
}
