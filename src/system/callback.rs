//! The loopback address to which a browser brings the result of a sign-in (RFC 8252 7.3).

use std::{collections::BTreeMap, time::Duration};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

use crate::{
    error::{Error, Kind, Result},
    secret::Secret,
};

/// What the browser brings, by name; values may be secrets.
pub(crate) type Fields = BTreeMap<String, Secret>;

/// What a browser shows in the end.
pub(crate) struct Page {
    pub(crate) status: u16,
    /// Plain words; they become the title and the text.
    pub(crate) title: String,
    pub(crate) text: String,
}

/// A browser brings no more than this.
const LONGEST: usize = 64 * 1024;
/// Browsers open connections that they never use.
const PATIENCE: Duration = Duration::from_secs(20);

/// Listens on a free port of the loopback interface, on 127.0.0.1 and where possible on `::1`: browsers
/// take `localhost` for either.
pub(crate) struct Listener {
    first: TcpListener,
    second: Option<TcpListener>,
    port: u16,
}

impl Listener {
    pub(crate) async fn bind() -> Result<Self> {
        let first = TcpListener::bind(("127.0.0.1", 0)).await.map_err(cannot_listen)?;
        let port = first.local_addr().map_err(cannot_listen)?.port();
        let second = TcpListener::bind(("::1", port)).await.ok();
        Ok(Self { first, second, port })
    }

    /// `http://localhost:PORT`: Entra ID takes any port, but no other name.
    pub(crate) fn address(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Waits for the request that `judge` accepts with `Ok` and returns its fields. All others get
    /// the page of its `Err`, and are not counted.
    pub(crate) async fn wait(&self, judge: impl Fn(&Fields) -> std::result::Result<Page, Page>) -> Fields {
        let mut reading: JoinSet<Option<(TcpStream, Option<Fields>)>> = JoinSet::new();
        loop {
            tokio::select! {
                stream = self.accept() => {
                    reading.spawn(async move { tokio::time::timeout(PATIENCE, read(stream)).await.ok()? });
                }
                Some(done) = reading.join_next() => {
                    let Ok(Some((mut stream, fields))) = done else { continue };
                    let Some(fields) = fields else {
                        let text = "There is nothing here.".to_owned();
                        show(&mut stream, &Page { status: 404, title: "Not found".to_owned(), text }).await;
                        continue;
                    };
                    match judge(&fields) {
                        Ok(page) => {
                            show(&mut stream, &page).await;
                            return fields;
                        }
                        Err(page) => show(&mut stream, &page).await,
                    }
                }
            }
        }
    }

    async fn accept(&self) -> TcpStream {
        loop {
            let accepted = match &self.second {
                None => self.first.accept().await,
                Some(second) => tokio::select! {
                    accepted = self.first.accept() => accepted,
                    accepted = second.accept() => accepted,
                },
            };
            if let Ok((stream, _)) = accepted {
                return stream;
            }
        }
    }
}

fn cannot_listen(error: std::io::Error) -> Error {
    Error::new(Kind::TryAgain, "cannot listen on 127.0.0.1 for the end of the sign-in")
        .because(error)
        .help("use a provider of kind `azure/device-code`")
}

/// Reads a request; its fields are `None` when it is not for the address itself.
async fn read(mut stream: TcpStream) -> Option<(TcpStream, Option<Fields>)> {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break String::from_utf8_lossy(&bytes[..end]).into_owned();
        }
        more(&mut stream, &mut bytes).await?;
    };
    let start = head.len() + 4;
    let mut words = head.split_whitespace();
    let (method, target) = (words.next()?, words.next()?);
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let fields = match (method, path) {
        ("GET", "/") if !query.is_empty() => Some(fields(query)),
        ("POST", "/") => {
            let length = content_length(&head);
            while bytes.len() < start + length {
                more(&mut stream, &mut bytes).await?;
            }
            Some(fields(&String::from_utf8_lossy(&bytes[start..start + length])))
        }
        _ => None,
    };
    Some((stream, fields))
}

/// `None` at the end of the request, and when it is too long.
async fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<()> {
    let count = stream.read_buf(bytes).await.ok()?;
    (count > 0 && bytes.len() <= LONGEST).then_some(())
}

fn content_length(head: &str) -> usize {
    let value = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    });
    value.unwrap_or(0)
}

/// The fields of a query or form.
pub(crate) fn fields(text: &str) -> Fields {
    let mut url = reqwest::Url::parse("http://localhost/").expect("it is a URL");
    url.set_query(Some(text));
    url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned().into())).collect()
}

async fn show(stream: &mut TcpStream, page: &Page) {
    let Page { status, title, text } = page;
    let body = format!(
        "<!doctype html><meta charset=utf-8><title>{0}</title>\
         <body style='font-family:system-ui,sans-serif;max-width:40rem;margin:15vh auto;padding:0 1rem'>\
         <h1>{0}</h1><p>{1}</p>\n",
        escaped(title),
        escaped(text)
    );
    let head = format!(
        "HTTP/1.1 {status} \r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\n\
         cache-control: no-store\r\nreferrer-policy: no-referrer\r\nconnection: close\r\n\r\n",
        body.len()
    );
    // The sign-in does not depend on whether the person sees the page.
    let _ = stream.write_all((head + &body).as_bytes()).await;
    let _ = stream.shutdown().await;
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests;
