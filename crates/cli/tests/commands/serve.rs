//! `broadsheet serve`, asked as a browser asks it. `tests/e2e` looks at it in browsers.

use crate::commands::Place;
use crate::commands::build::{ARTICLE, with_app};
use crate::commands::theme::with_large_font;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// So long something may take on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server, which ends with the test.
struct Serving {
    child: Child,
    host: String,
}

impl Serving {
    fn of(place: &Place) -> Self {
        Self::printing(place, Stdio::null())
    }

    /// With its reports going there.
    fn printing(place: &Place, reports: Stdio) -> Self {
        let mut command = place.command(&["serve", "--port", "0"]);
        command.env("BROADSHEET_BUNDLE", with_app(place)).stdout(Stdio::piped()).stderr(reports);
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let host = line.split('/').nth(2).unwrap().to_owned();
        Self { child, host }
    }

    fn answer(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let head = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host);
        stream.write_all(head.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Waits until the answer to a request contains something.
    fn until(&self, path: &str, what: &str) {
        let begun = Instant::now();
        while !self.answer(path).contains(what) {
            assert!(begun.elapsed() < PATIENCE, "{path} does not show {what}");
            sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn what_changes_while_there_is_a_mistake_shows_when_that_is_mended() {
    let place = Place::with_magazine(&[ARTICLE, ("theme/style.css", "b { color: red }")]);
    let serving = Serving::of(&place);
    serving.until("/articles/eins/", "Text.");
    fs::write(place.at("theme/style.css"), [0xff]).unwrap();
    // As long as a change takes: what is read later must not be read together with this.
    sleep(Duration::from_millis(400));
    place.write(ARTICLE.0, &ARTICLE.1.replace("Text.", "Another."));
    sleep(Duration::from_millis(400));
    place.write("theme/style.css", "b { color: blue }");
    serving.until("/articles/eins/", "color:#00f");
    serving.until("/articles/eins/", "Another.");
}

#[test]
fn a_large_font_is_reported() {
    let place = with_large_font();
    let mut serving = Serving::printing(&place, Stdio::piped());
    let reports = BufReader::new(serving.child.stderr.take().unwrap());
    let mut before_the_first_edition =
        reports.lines().map(Result::unwrap).take_while(|line| !line.contains("articles read"));
    assert!(before_the_first_edition.any(|line| line.contains("warning[heavy-font]")));
}

#[test]
fn data_of_others_is_served_and_read_again() {
    let place = Place::new();
    let data = |title: &str| {
        format!(
            r#"{{"format":1,"site":{{"title":"{title}"}},"articles":[{{"slug":"eins","title":"Eins","summary":"S.","date":"2025-01-01","html":"<p>Text.</p>"}}]}}"#
        )
    };
    place.write("articles.json", &data("Daten"));
    let serving = Serving::of(&place);
    serving.until("/", "Daten");
    serving.until("/articles/eins/", "Text.");
    assert!(serving.answer("/articles/zwei/").starts_with("HTTP/1.1 404"));
    place.write("articles.json", &data("Andere"));
    serving.until("/", "Andere");
}

#[test]
fn feeds_cannot_be_read_by_other_sites_and_files_are_sent_in_parts() {
    let place = Place::with_magazine(&[ARTICLE, ("public/film.mp4", "0123456789")]);
    place.write("site.toml", "title = \"Übungen\"\nurl = \"https://magazine.example/\"\n");
    let serving = Serving::of(&place);
    let feed = serving.answer("/feed.json").to_lowercase();
    assert!(feed.starts_with("http/1.1 200") && !feed.contains("access-control-allow-origin"), "{feed}");
    let mut stream = TcpStream::connect(&serving.host).unwrap();
    let head = format!(
        "GET /film.mp4 HTTP/1.1\r\nHost: {}\r\nRange: bytes=2-4\r\nConnection: close\r\n\r\n",
        serving.host
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 206") && answer.ends_with("\r\n234"), "{answer}");
}
