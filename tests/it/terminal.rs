//! A person at a real terminal, without a browser on this machine.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    process::{Child, Command, Stdio},
};

use serde_json::json;
use wrap::emulator::Emulator;

use crate::machine::{Machine, emulator, signed_in_via, skipped};

const PROVIDER: &str = "kind: azure/interactive, tenant_id: contoso.example";

#[test]
fn address_that_the_browser_ends_at_can_be_pasted_over_ssh() {
    let (machine, emulator) = (Machine::new(&signed_in_via(PROVIDER)), emulator(json!({})));
    let mut command = on_a_terminal(&machine, &emulator, "auth login");
    let Ok(mut child) = command.spawn() else {
        skipped("there is no `script` here");
        return;
    };
    let mut shown = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let address = shown.find(|line| line.starts_with("https://")).expect("the address is shown");
    let redirect = redirect_of(address.trim(), &emulator.proxy_url(), emulator.certificate_authority());
    assert!(redirect.starts_with("http://localhost:"), "{redirect}");
    writeln!(child.stdin.take().unwrap(), "{redirect}").unwrap();
    let rest: Vec<String> = shown.collect();
    assert!(child.wait().unwrap().success(), "{rest:?}");
    assert!(rest.iter().any(|line| line.starts_with("signed in as dev.user@contoso.example")), "{rest:?}");
}

#[test]
fn cursor_is_back_when_nothing_was_chosen() {
    let (machine, emulator) = (Machine::new(&signed_in_via(PROVIDER)), emulator(json!({})));
    let Some((mut child, shown)) = at_the_question(&machine, &emulator) else { return };
    // Ctrl-C; Enter is for a terminal that took it before the prompt could read it.
    child.stdin.take().unwrap().write_all(b"\x03\r").unwrap();
    let rest: String = shown.collect();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{rest:?}");
    assert!(rest.rfind("\x1b[?25h") > rest.rfind("\x1b[?25l"), "{rest:?}");
}

#[test]
fn prompt_that_is_left_says_that_nothing_was_chosen() {
    let (machine, emulator) = (Machine::new(&signed_in_via(PROVIDER)), emulator(json!({})));
    let Some((mut child, shown)) = at_the_question(&machine, &emulator) else { return };
    child.stdin.take().unwrap().write_all(b"q").unwrap();
    let last = shown.last().expect("it says why it ends");
    assert_eq!(child.wait().unwrap().code(), Some(130), "{last}");
    assert!(last.ends_with("error: nothing was chosen"), "{last:?}");
}

/// `wrap auth login -i` at its question, with the lines that follow; `None` where there is no `script`.
fn at_the_question(machine: &Machine, emulator: &Emulator) -> Option<(Child, impl Iterator<Item = String> + use<>)> {
    let Ok(mut child) = on_a_terminal(machine, emulator, "auth login -i").spawn() else {
        skipped("there is no `script` here");
        return None;
    };
    let mut shown = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    shown.find(|line| line.contains("Which identity")).expect("it asks");
    Some((child, shown))
}

#[test]
fn secret_is_not_asked_for_where_nobody_sees_the_question() {
    let (machine, emulator) = (Machine::new(&signed_in_via(PROVIDER)), emulator(json!({})));
    let Ok(mut child) = on_a_terminal(&machine, &emulator, "auth secret set deploy 2>refused").spawn() else {
        skipped("there is no `script` here");
        return;
    };
    assert_eq!(child.wait().unwrap().code(), Some(64));
    assert_eq!(
        std::fs::read_to_string(machine.path("project").join("refused")).unwrap(),
        "error: cannot ask for the secret: nobody is at the terminal\n\
         help: write it to standard input: `wrap auth secret set deploy < FILE`\n"
    );
}

/// `script` (util-linux) runs a program on a terminal of its own.
fn on_a_terminal(machine: &Machine, emulator: &Emulator, words: &str) -> Command {
    let inner = machine.command(emulator, "wrap", &[]);
    let mut command = Command::new("script");
    command.args(["-qec", &format!("{} {words}", inner.get_program().display()), "/dev/null"]);
    command.env_clear().envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22").env("SHELL", "/bin/sh");
    command.current_dir(machine.path("project")).stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

/// Where the sign-in page sends the browser, which is on another machine.
fn redirect_of(address: &str, proxy: &str, authority: &str) -> String {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder()
        .proxy(reqwest::Proxy::all(proxy).unwrap())
        .tls_certs_only([reqwest::Certificate::from_pem(authority.as_bytes()).unwrap()])
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let response = runtime.block_on(client.get(address).send()).unwrap();
    response.headers()["location"].to_str().unwrap().to_owned()
}
