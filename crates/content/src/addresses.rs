//! Which HTML attributes hold URLs, and how browsers interpret them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Cow;
use url::Url;

/// The URL schemes that content may use.
pub const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The purpose of a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A link that a reader or a program may follow.
    Link,
    /// An image shown on the page.
    Picture,
    /// A `srcset`: images for several sizes, of which the page shows one.
    Pictures,
    /// Video, audio or a subtitle track.
    Media,
    /// An embedded page.
    Frame,
}

/// The purpose of an attribute's URL; `None` if the attribute holds no URL.
pub fn kind(element: &str, attribute: &str) -> Option<Kind> {
    Some(match (element, attribute) {
        ("iframe", "src") => Kind::Frame,
        ("img", "src") | (_, "background" | "poster") => Kind::Picture,
        (_, "src") => Kind::Media,
        (_, "srcset") => Kind::Pictures,
        (_, "action" | "cite" | "formaction" | "href" | "longdesc" | "ping" | "xlink:href") => Kind::Link,
        _ => return None,
    })
}

/// A URL as browsers read it: without surrounding spaces and control characters, and without tabs and line breaks.
pub fn cleaned(address: &str) -> Cow<'_, str> {
    let address = address.trim_matches(|c: char| c <= ' ');
    match address.contains(['\t', '\n', '\r']) {
        true => address.replace(['\t', '\n', '\r'], "").into(),
        false => address.into(),
    }
}

/// Where a [`cleaned`] URL leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Leads {
    /// To a path of the magazine.
    Inside,
    /// To a host.
    Host {
        /// In lower case, with the port unless it is the default: `example.org` or `example.org:8443`.
        host: String,
        /// Whether the URL uses TLS.
        secure: bool,
    },
    /// To a mail or telephone program.
    Program,
    /// Nowhere: its scheme is not one of [`SCHEMES`], or the rest is not a valid URL.
    Nowhere,
}

/// Where a browser goes for a [`cleaned`] URL.
pub fn leads(address: &str) -> Leads {
    let scheme = scheme(address);
    // Browsers treat `\` like `/` in these URLs.
    let slashes =
        |text: &str| text.len() > 1 && text.bytes().take(2).all(|byte| matches!(byte, b'/' | b'\\'));
    match scheme.as_deref() {
        Some("mailto" | "tel") => return Leads::Program,
        Some(web @ ("http" | "https")) if !address.get(web.len() + 1..).is_some_and(slashes) => {
            return Leads::Nowhere;
        }
        Some("http" | "https") => {}
        Some(_) => return Leads::Nowhere,
        None if slashes(address) => {}
        None => return Leads::Inside,
    }
    let url = if scheme.is_some() { Url::parse(address) } else { Url::parse(&format!("https:{address}")) };
    let Ok(url) = url else { return Leads::Nowhere };
    let Some(host) = url.host_str().filter(|host| !host.is_empty()) else { return Leads::Nowhere };
    let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
    Leads::Host { host: format!("{host}{port}"), secure: url.scheme() == "https" }
}

/// Whether a URL may be embedded in a page: it belongs to the magazine, or is on one of these hosts over TLS.
pub fn may_show(address: &str, hosts: &[String]) -> bool {
    match leads(address) {
        Leads::Inside => true,
        Leads::Host { host, secure: true } => hosts.contains(&host),
        _ => false,
    }
}

/// Parses a `srcset` into candidates: each URL with its descriptor.
pub fn candidates(set: &str) -> Vec<(&str, &str)> {
    let is_space = |c: char| c.is_ascii_whitespace();
    let mut candidates = Vec::new();
    let mut rest = set;
    loop {
        rest = rest.trim_start_matches(|c: char| is_space(c) || c == ',');
        if rest.is_empty() {
            return candidates;
        }
        let (address, after) = rest.split_at(rest.find(is_space).unwrap_or(rest.len()));
        // A comma at the end of a URL ends the candidate; a comma inside belongs to the URL.
        let alone = address.trim_end_matches(',');
        if alone.len() < address.len() {
            candidates.push((alone, ""));
            rest = after;
            continue;
        }
        let mut depth = 0_u32;
        let end = after.find(|c: char| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            c == ',' && depth == 0
        });
        let (size, next) = after.split_at(end.unwrap_or(after.len()));
        candidates.push((address, size.trim_matches(is_space)));
        rest = next;
    }
}

/// Formats candidates as a `srcset`.
pub fn set<T: AsRef<str>>(candidates: &[(T, &str)]) -> String {
    let one = |(address, size): &(T, &str)| match size.is_empty() {
        true => address.as_ref().to_owned(),
        false => format!("{} {size}", address.as_ref()),
    };
    candidates.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The scheme of an absolute URL, in lower case.
pub fn scheme(link: &str) -> Option<String> {
    let (scheme, _) = link.split_once(':')?;
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
    named.then(|| scheme.to_ascii_lowercase())
}

/// Percent-encodes a path.
pub fn encoded(path: &str) -> String {
    const KEPT: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
    utf8_percent_encode(path, KEPT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_lead_where_browsers_go() {
        let host = |host: &str, secure| Leads::Host { host: host.to_owned(), secure };
        for (address, expected) in [
            ("a.md#b", Leads::Inside),
            ("/a/", Leads::Inside),
            ("", Leads::Inside),
            ("https://A.example/b", host("a.example", true)),
            ("http://a.example:80/", host("a.example", false)),
            ("https://a.example:8443/", host("a.example:8443", true)),
            ("//evil.example", host("evil.example", true)),
            ("/\\evil.example/", host("evil.example", true)),
            ("\\\\evil.example", host("evil.example", true)),
            ("https://player.example:x@evil.example/", host("evil.example", true)),
            ("https://player.example@evil.example/", host("evil.example", true)),
            ("https:\\\\evil.example//player.example", host("evil.example", true)),
            ("https://player.example\\@evil.example/", host("player.example", true)),
            ("https://bücher.example/", host("xn--bcher-kva.example", true)),
            ("https:player.example", Leads::Nowhere),
            ("https://", Leads::Nowhere),
            ("https://a b/", Leads::Nowhere),
            ("mailto:a@b.example", Leads::Program),
            ("TEL:+49", Leads::Program),
            ("JavaScript:alert(1)", Leads::Nowhere),
            ("data:text/html,x", Leads::Nowhere),
            ("blob:https://a.example/1", Leads::Nowhere),
        ] {
            assert_eq!(leads(address), expected, "{address}");
        }
    }

    #[test]
    fn characters_that_browsers_ignore_are_removed() {
        assert_eq!(cleaned("\u{1} java\tscr\nipt:x \r"), "javascript:x");
        assert_eq!(cleaned("a b"), "a b");
    }

    #[test]
    fn srcset_is_parsed_as_browsers_do() {
        for (set, expected) in [
            ("a.png", vec![("a.png", "")]),
            (" a.png 1x ,b,c.png  2x,", vec![("a.png", "1x"), ("b,c.png", "2x")]),
            ("a.png, b.png 480w", vec![("a.png", ""), ("b.png", "480w")]),
            ("a.png x(1, 2) y, b.png", vec![("a.png", "x(1, 2) y"), ("b.png", "")]),
            ("data:,a ( , https://evil.example/", vec![("data:,a", "( , https://evil.example/")]),
            (" ,, ", vec![]),
        ] {
            assert_eq!(candidates(set), expected, "{set}");
        }
    }

    #[test]
    fn srcset_round_trips() {
        let text = "/a.png 1x, /b,c.png 2x, /d.png";
        assert_eq!(set(&candidates(text)), text);
    }
}
