//! `--external`: asks other sites whether the pages that texts link to exist, politely.

mod addresses;
mod known;
mod request;

use content::diagnostics::{Code, Diagnostic, Diagnostics};
use jiff::Timestamp;
use known::Known;
use request::Client;
use site::model::OutsideLink;
use std::collections::{BTreeMap, VecDeque};
use std::net::ToSocketAddrs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;
use url::Url;

/// So many hosts are asked at once, each for one page at a time.
const AT_ONCE: usize = 8;

/// A host that always exists: where it is not found, no host is.
const PROBE: (&str, u16) = ("example.com", 443);

/// What is known about a page of another site.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    /// It exists.
    Fine,
    /// It does not, for this reason.
    Broken(String),
    /// Its host does not.
    NoHost,
    /// Nobody knows, for this reason.
    Unknown(String),
}

/// Checks links. Pages that exist are remembered in a file of the cache for a day. Private addresses are requested only
/// with `allow_private`.
pub fn check(links: &[OutsideLink], cache: &Path, now: Timestamp, allow_private: bool) -> Diagnostics {
    let mut pages: BTreeMap<String, Vec<&OutsideLink>> = BTreeMap::new();
    for link in links {
        if let Some(page) = page(&link.address) {
            pages.entry(page).or_default().push(link);
        }
    }
    let mut known = Known::read(cache, now);
    let unknown = pages.keys().filter(|page| !known.has(page)).cloned().collect();
    let answers = ask(unknown, &Client::new(allow_private));
    let some_failed = answers.iter().any(|(_, answer)| *answer == Answer::NoHost);
    let is_offline = some_failed && PROBE.to_socket_addrs().is_err();
    let mut found = Diagnostics::default();
    for (page, answer) in answers {
        let answer = if is_offline { of_offline(answer) } else { answer };
        found.extend(pages[&page].iter().filter_map(|link| diagnostic(link, &answer)));
        if answer == Answer::Fine {
            known.add(page, now);
        }
    }
    // What cannot be remembered is asked again.
    let _ = known.write(cache);
    found
}

/// Without a network no host is found, which says nothing about it.
fn of_offline(answer: Answer) -> Answer {
    match answer {
        Answer::NoHost => Answer::Unknown("hosts cannot be looked up; is there a network?".to_owned()),
        other => other,
    }
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
        Answer::NoHost => (
            Code::BrokenExternalLink,
            format!("`{address}` does not exist: there is no such host"),
            "check how the host is spelled, or remove the link",
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
    fn without_a_network_nobody_knows_whether_a_host_exists() {
        assert!(matches!(of_offline(Answer::NoHost), Answer::Unknown(_)));
        assert_eq!(of_offline(Answer::Fine), Answer::Fine);
    }

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
