//! `wrap emulator`: the emulator in the foreground, for other programs to sign in to.

use std::{path::Path, sync::mpsc};

use serde_json::json;

use crate::{
    emulator::{Emulator, RecordedRequest, Script},
    error::{Error, Kind, Result},
    system::System,
};

/// What the main thread waits for.
enum Event {
    Answered(RecordedRequest),
    StdinClosed,
}

/// Starts an emulator, writes its certificate to `folder`/ca.pem, prints where it is as one line of
/// JSON, and says each request until stdin is closed. SIGTERM ends it, too: there is nothing to undo.
pub(crate) fn run(system: &System, folder: &Path) -> Result<u8> {
    let (sender, events) = mpsc::channel();
    let observer = sender.clone();
    let emulator = Emulator::start_observed(Script::default(), move |request| {
        // The receiver is gone only when the emulator stops.
        let _ = observer.send(Event::Answered(request.clone()));
    })
    .map_err(|error| Error::new(Kind::CannotRun, "cannot start the emulator").because(error))?;
    let certificate = system.env.absolute(folder).join("ca.pem");
    std::fs::create_dir_all(system.env.absolute(folder))
        .and_then(|()| std::fs::write(&certificate, emulator.certificate_authority()))
        .map_err(|error| Error::new(Kind::Store, format!("cannot write `{}`", certificate.display())).because(error))?;
    let place = json!({"proxy": emulator.proxy_url(), "certificate_authority": certificate});
    system.terminal.print(&place.to_string());
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink());
        let _ = sender.send(Event::StdinClosed);
    });
    while let Ok(Event::Answered(request)) = events.recv() {
        system.terminal.say(&line(&request));
    }
    Ok(0)
}

/// A request in one line, without anything secret.
fn line(request: &RecordedRequest) -> String {
    let details = ["grant_type", "scope"].map(|name| request.form.get(name).map(|value| format!(" {name}={value}")));
    let details: String = details.into_iter().flatten().collect();
    format!("{} {} {}{details}", request.status, request.method, request.url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_shows_no_secret() {
        let form = [("grant_type", "refresh_token"), ("refresh_token", "canary-token"), ("scope", "openid")];
        let form = form.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
        let url = "https://login.microsoftonline.com/common/oauth2/v2.0/token".to_owned();
        let request = RecordedRequest { method: "POST".to_owned(), url: url.clone(), form, status: 200 };
        assert_eq!(line(&request), format!("200 POST {url} grant_type=refresh_token scope=openid"));
    }
}
