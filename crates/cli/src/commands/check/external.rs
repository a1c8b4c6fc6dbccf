//! `--external`: asks other sites whether the pages that texts link to exist, politely.

mod addresses;
mod answers;
mod request;

use answers::Answers;
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use jiff::Timestamp;
use request::Client;
use serde::{Deserialize, Serialize};
use site::model::OutsideLink;
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;
use url::Url;

/// So many hosts are asked at once, each for one page at a time.
const AT_ONCE: usize = 8;

/// What is known about a page of another site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Answer {
    /// It exists.
    Fine,
    /// It does not, for this reason.
    Broken(String),
    /// Nobody knows, for this reason.
    Unknown(String),
}

/// Checks links. Answers are kept in a file of the cache for a day, unless a page does not exist. Private addresses are
/// requested only with `allow_private`.
pub fn check(links: &[OutsideLink], cache: &Path, now: Timestamp, allow_private: bool) -> Diagnostics {
    let mut pages: BTreeMap<String, Vec<&OutsideLink>> = BTreeMap::new();
    for link in links {
        if let Some(page) = page(&link.address) {
            pages.entry(page).or_default().push(link);
        }
    }
    let mut answers = Answers::read(cache, now);
    let unknown = pages.keys().filter(|page| answers.get(page).is_none());
    let new = ask(unknown.cloned().collect(), &Client::new(allow_private));
    for (page, answer) in new {
        answers.add(page, answer, now);
    }
    // What cannot be kept is asked again.
    let _ = answers.write(cache);
    let mut found = Diagnostics::default();
    for (page, links) in &pages {
        let answer = answers.get(page);
        found.extend(links.iter().filter_map(|link| diagnostic(link, answer?)));
    }
    found
}

/// The address that is requested for a link; `None` if it is not one of the web.
fn page(address: &str) -> Option<String> {
    let whole = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
    let mut url = Url::parse(&whole).ok()?;
    url.set_fragment(None);
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then(|| url.into())
}

fn diagnostic(link: &OutsideLink, answer: &Answer) -> Option<Diagnostic> {
    let OutsideLink { path, line, address } = link;
    let (code, message, help) = match answer {
        Answer::Fine => return None,
        Answer::Broken(reason) => (
            Code::BrokenExternalLink,
            format!("`{address}` does not exist: {reason}"),
            "find where the page has moved, or remove the link",
        ),
        Answer::Unknown(reason) => (
            Code::UncheckedExternalLink,
            format!("nobody knows whether `{address}` exists: {reason}"),
            "open it in a browser; if it works there, nothing needs to be done",
        ),
    };
    Some(Diagnostic::at(code, path, *line, message, help))
}

/// Asks for pages, several hosts at once, but each for one page after the other.
fn ask(pages: Vec<String>, client: &Client) -> Vec<(String, Answer)> {
    let mut hosts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for page in pages {
        let host = Url::parse(&page).ok().and_then(|url| url.host_str().map(str::to_owned));
        hosts.entry(host.unwrap_or_default()).or_default().push(page);
    }
    let hosts: Mutex<VecDeque<Vec<String>>> = Mutex::new(hosts.into_values().collect());
    let next = || hosts.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let work = || {
        let mut answers = Vec::new();
        while let Some(pages) = next() {
            answers.extend(pages.into_iter().map(|page| {
                let answer = client.ask(&page);
                (page, answer)
            }));
        }
        answers
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).flatten().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_requested_is_an_address_of_the_web_without_a_fragment() {
        for (link, requested) in [
            ("https://Example.com/Übung#b", Some("https://example.com/%C3%9Cbung")),
            ("//example.com?a=b", Some("https://example.com/?a=b")),
            ("mailto:a@example.com", None),
            ("tel:123", None),
            ("about/", None),
        ] {
            assert_eq!(page(link).as_deref(), requested, "{link}");
        }
    }
}
