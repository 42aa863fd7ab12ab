//! Browsers that end a sign-in, and other visitors.

use super::*;
use crate::system::runtime;

#[test]
fn machine_that_gives_no_port_is_told_of_device_codes() {
    let error = cannot_listen(std::io::Error::from_raw_os_error(24));
    assert_eq!(
        error.to_string(),
        "error: cannot listen on 127.0.0.1 for the end of the sign-in\n  \
         caused by: Too many open files (os error 24)\n\
         help: use a provider of kind `azure/device-code`"
    );
}

async fn ask(listener: &Listener, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", listener.port)).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

fn page(status: u16) -> Page {
    Page { status, title: "<done>".into(), text: "&".into() }
}

fn judge(fields: &Fields) -> std::result::Result<Page, Page> {
    let is_right = fields.get("state").is_some_and(|state| state.expose() == "right");
    if is_right { Ok(page(200)) } else { Err(page(400)) }
}

#[test]
fn browser_may_take_localhost_for_either_address() {
    let fields = runtime::run(async {
        let listener = Listener::bind().await?;
        // Not every machine has the newer address.
        let address = if listener.second.is_some() { "::1" } else { "127.0.0.1" };
        let asking = async {
            let mut stream = TcpStream::connect((address, listener.port)).await.unwrap();
            stream.write_all(b"GET /?state=right HTTP/1.1\r\n\r\n").await.unwrap();
            stream
        };
        Ok(tokio::join!(listener.wait(judge), asking).0)
    });
    assert_eq!(fields.unwrap()["state"].expose(), "right");
}

#[test]
fn only_the_request_with_the_right_fields_ends_the_wait() {
    let (fields, answers) = runtime::run(async {
        let listener = Listener::bind().await?;
        // A connection that is never used must not keep the others waiting.
        let _idle = TcpStream::connect(("127.0.0.1", listener.port)).await.unwrap();
        let asking = async {
            let mut answers = Vec::new();
            for request in [
                "GET /favicon.ico HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "HEAD /?state=right HTTP/1.1\r\n\r\n",
                "GET /?state=wrong&code=x HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 25\r\n\r\ncode=canary+1&state=right",
            ] {
                answers.push(ask(&listener, request).await);
            }
            answers
        };
        Ok(tokio::join!(listener.wait(judge), asking))
    })
    .unwrap();
    let statuses: Vec<&str> = answers.iter().map(|answer| &answer[9..12]).collect();
    assert_eq!(statuses, ["404", "404", "404", "400", "200"]);
    assert!(answers[4].contains("<h1>&lt;done&gt;</h1><p>&amp;</p>"), "{}", answers[4]);
    assert_eq!(fields["code"].expose(), "canary 1");
}
