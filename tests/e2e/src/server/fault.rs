//! Faults of a host.

use std::time::Duration;

/// A fault that replaces the response to a request.
#[derive(Clone, Debug)]
pub enum Fault {
    /// A response with this status and a short web page.
    Status(u16),
    /// No response, ever.
    Hang,
    /// A closed connection without a response.
    Close,
    /// A successful response with this type and body.
    Replaced(&'static str, String),
    /// The first half of the correct response.
    Truncated,
    /// The correct response, delayed.
    Delay(Duration),
    /// The correct response in this many pieces, each after a pause in which a browser paints.
    Pieces(usize),
}

impl Fault {
    /// A web page instead of data, as from a host that answers unknown paths with its home page.
    pub fn web_page() -> Self {
        Self::Replaced(
            "text/html; charset=utf-8",
            "<!doctype html><title>Welcome</title><p>Welcome".to_owned(),
        )
    }

    /// The given JSON instead of the correct one.
    pub fn json(text: &str) -> Self {
        Self::Replaced("application/json", text.to_owned())
    }
}

/// Whether `path` matches `pattern`, in which `*` stands for any text.
pub fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, rest)) => path.strip_prefix(start).is_some_and(|tail| {
            (0..=tail.len()).filter(|at| tail.is_char_boundary(*at)).any(|at| matches(rest, &tail[at..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_stands_for_any_text() {
        assert!(matches("data/*.json", "data/articles/a.json"));
        assert!(matches("*", ""));
        assert!(matches("articles.json", "articles.json"));
        assert!(!matches("articles.json", "data/articles.json"));
        assert!(!matches("data/*.json", "data/a.html"));
    }
}
