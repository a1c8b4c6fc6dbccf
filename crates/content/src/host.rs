//! Hosts that the Content Security Policy names.

use std::fmt;

/// A host, optionally with a port: `player.example`, `media.example:8443`. It has only ASCII letters and digits, `-`,
/// `.` and `:`, so it cannot inject anything wherever it is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Host(String);

impl Host {
    /// Parses a host; `None` if it is not one. Non-ASCII names are converted to punycode.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, port) = match text.split_once(':') {
            Some((name, port)) => (name, Some(port)),
            None => (text, None),
        };
        if name.contains(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.')) {
            return None;
        }
        let host = url::Host::parse(name).ok()?.to_string();
        let label = |label: &str| {
            !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        if !host.split('.').all(label) {
            return None;
        }
        let Some(port) = port else { return Some(Self(host)) };
        if !port.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        match port.parse::<u16>().ok()? {
            0 => None,
            443 => Some(Self(host)),
            port => Some(Self(format!("{host}:{port}"))),
        }
    }

    /// The host as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Host {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read() {
        for (text, expected) in [
            ("player.example", "player.example"),
            ("Player.Example", "player.example"),
            ("media.example:8443", "media.example:8443"),
            ("media.example:443", "media.example"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("localhost:3000", "localhost:3000"),
            ("127.0.0.1", "127.0.0.1"),
        ] {
            assert_eq!(Host::parse(text).as_ref().map(Host::as_str), Some(expected), "{text}");
        }
    }

    #[test]
    fn invalid_hosts_are_rejected() {
        for text in [
            "",
            ".",
            "a..example",
            "a.example.",
            "*",
            "*.example",
            "x.example; script-src *",
            "x.example 'unsafe-inline'",
            "x\"><img>",
            "https://x.example",
            "x.example/path",
            "user@x.example",
            "x%2eexample",
            "x.example:",
            "x.example:0",
            "x.example:+80",
            "x.example:99999",
            "x.example:80:80",
            "[::1]",
            "x\u{ff1b}example",
            "x\nexample",
        ] {
            assert_eq!(Host::parse(text), None, "{text:?}");
        }
    }
}
