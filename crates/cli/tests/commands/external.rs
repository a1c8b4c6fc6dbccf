//! `broadsheet check --external`, with a site on this machine.

use crate::commands::{Done, Place};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// Another site. Each test has its own; it ends with the test.
struct Site {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Site {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        thread::spawn(move || listener.incoming().for_each(|stream| answer(&stream.unwrap(), &seen)));
        Self { address, requests }
    }

    fn link(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The requests so far, as method and path.
    fn requests(&self) -> Vec<String> {
        std::mem::take(&mut *self.requests.lock().unwrap())
    }
}

fn answer(mut stream: &TcpStream, seen: &Mutex<Vec<String>>) {
    let lines: Vec<String> =
        BufReader::new(stream).lines().map(Result::unwrap).take_while(|line| !line.is_empty()).collect();
    assert!(lines.iter().any(|line| line.starts_with("user-agent: broadsheet/")), "{lines:?}");
    let request = lines[0].trim_end_matches(" HTTP/1.1").to_owned();
    let times = {
        let mut seen = seen.lock().unwrap();
        seen.push(request.clone());
        seen.iter().filter(|other| **other == request).count()
    };
    let status = match request.as_str() {
        "HEAD /no-head" => "405 Method Not Allowed",
        "HEAD /busy" if times == 1 => "429 Too Many Requests\r\nRetry-After: 0",
        "HEAD /full" => "503 Service Unavailable\r\nRetry-After: 86400",
        "HEAD /moved" => "301 Moved Permanently\r\nLocation: /ok",
        _ => match request.split_once(' ').unwrap().1 {
            "/missing" | "/@gone/109876543210" => "404 Not Found",
            "/gone" => "410 Gone",
            "/lost" => "302 Found\r\nLocation: /gone",
            "/private" => "403 Forbidden",
            "/down" => "500 Internal Server Error",
            _ => "200 OK",
        },
    };
    let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

fn place(text: &str) -> Place {
    Place::with_magazine(&[("articles/a.md", &format!("---\ntitle: A\ndate: 2025-01-01\n---\n{text}\n"))])
}

fn check(place: &Place) -> Done {
    place.run(&["check", "--external", "--allow-private", "--format", "json"])
}

/// File, line and code of each diagnostic.
fn found(done: &Done) -> BTreeSet<(String, u64, String)> {
    let found: serde_json::Value = serde_json::from_str(&done.out).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let all = found.as_array().unwrap().iter();
    all.map(|one| (text(&one["file"]), one["line"].as_u64().unwrap(), text(&one["code"]))).collect()
}

#[test]
fn pages_that_do_not_exist_are_errors_with_their_lines() {
    let site = Site::new();
    // A link to a post becomes a card.
    let [missing, gone, lost, post] =
        ["/missing#part", "/gone", "/lost", "/@gone/109876543210"].map(|path| site.link(path));
    let place = place(&format!(
        "[a]({missing})\n\n<a href=\"{gone}\">b</a>\n\nA note.[^1]\n\n[^1]: {lost}\n\n{post}"
    ));
    place.write("site.toml", &format!("title = \"T\"\n[[links]]\nlabel = \"L\"\nhref = \"{gone}\"\n"));
    let done = check(&place);
    assert_eq!(done.code, Some(1));
    let broken = |file: &str, line| (file.to_owned(), line, "broken-external-link".to_owned());
    let expected = [5, 7, 11, 13].map(|line| broken("articles/a.md", line)).into_iter();
    let expected = expected.chain([broken("site.toml", 4)]);
    assert_eq!(found(&done), expected.collect());
}

#[test]
fn a_host_that_does_not_exist_is_an_error() {
    // This domain is reserved so that it never exists. Without a network, nobody knows.
    let done = check(&place("[a](https://broadsheet.invalid/)"));
    let codes: Vec<String> = found(&done).into_iter().map(|(_, _, code)| code).collect();
    assert!(codes == ["broken-external-link"] || codes == ["unchecked-external-link"], "{codes:?}");
}

#[test]
fn what_a_site_does_not_say_is_a_warning() {
    let site = Site::new();
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let links = [site.link("/private"), site.link("/down"), site.link("/full"), format!("http://{closed}/")];
    let text: Vec<String> = links.iter().map(|link| format!("[a]({link})")).collect();
    let done = check(&place(&text.join("\n\n")));
    assert_eq!(done.code, Some(0), "{}", done.err);
    let warned = |line| ("articles/a.md".to_owned(), line, "unchecked-external-link".to_owned());
    assert_eq!(found(&done), [5, 7, 9, 11].map(warned).into());
}

#[test]
fn pages_that_exist_are_asked_for_once_and_politely() {
    let site = Site::new();
    let text: Vec<String> =
        ["/ok", "/ok#part", "/no-head", "/busy", "/moved"].map(|path| site.link(path)).into();
    let place = place(&text.join("\n\n"));
    assert_eq!(check(&place).silently(), "[]\n");
    let mut expected =
        ["HEAD /busy", "HEAD /busy", "HEAD /moved", "HEAD /ok", "HEAD /no-head", "GET /no-head", "HEAD /ok"];
    let mut requests = site.requests();
    requests.sort();
    expected.sort_unstable();
    assert_eq!(requests, expected);
    assert_eq!(check(&place).silently(), "[]\n");
    assert_eq!(site.requests(), [""; 0], "the answers are known");
    let later = place
        .command(&["check", "--external", "--allow-private"])
        .env("SOURCE_DATE_EPOCH", "1748908801")
        .output();
    assert_eq!(Done::from(later.unwrap()).silently(), "1 article, no problems\n");
    assert_eq!(site.requests().len(), 7, "a day later they are asked for again");
}

#[test]
fn a_mended_page_is_seen_at_once() {
    let site = Site::new();
    let place = place(&format!("[a]({})", site.link("/missing")));
    assert_eq!(check(&place).code, Some(1));
    site.requests();
    assert_eq!(check(&place).code, Some(1));
    assert_eq!(site.requests(), ["HEAD /missing", "GET /missing"]);
}

#[test]
fn private_addresses_are_not_requested() {
    let site = Site::new();
    let port = site.address.port();
    let hosts = ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "127.1", "0x7f000001", "0.0.0.0"];
    let text: Vec<String> = hosts.iter().map(|host| format!("[a](http://{host}:{port}/missing)")).collect();
    let done = place(&text.join("\n\n")).run(&["check", "--external", "--format", "json"]);
    assert_eq!(done.code, Some(0), "{}", done.out);
    assert!(found(&done).iter().all(|(_, _, code)| code == "unchecked-external-link"));
    assert_eq!(found(&done).len(), hosts.len());
    assert_eq!(site.requests(), [""; 0]);
}

#[test]
fn links_are_not_requested_unless_that_is_asked_for() {
    let site = Site::new();
    place(&format!("[a]({})", site.link("/missing"))).run(&["check"]).silently();
    assert_eq!(site.requests(), [""; 0]);
}
