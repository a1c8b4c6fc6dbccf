//! The ids of a text: those that its author has chosen, and those that headings get, which are others.

use comrak::Anchorizer;
use content::allowlist::is_reserved;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The id at the end of a heading, as in `{#id}` and `{: #id}`.
#[allow(clippy::unwrap_used)] // The pattern is constant and covered by a test.
static CHOSEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\s*\{:?\s*#([\p{L}\p{N}_][\p{L}\p{M}\p{N}_.:-]*)\s*\}\s*$").unwrap());

/// The ids of a text.
#[derive(Default)]
pub struct Ids {
    /// The ids chosen by the author, and the line of each.
    chosen: HashMap<String, usize>,
    anchorizer: Anchorizer,
}

impl Ids {
    /// Returns an id for a heading that its author has not given one: unique, not empty and not reserved.
    pub fn of_heading(&mut self, text: &str) -> String {
        let own = Anchorizer::new().anchorize(text);
        let text = match &*own {
            "" => "section".to_owned(),
            own if is_reserved(own) => format!("_{own}"),
            _ => text.to_owned(),
        };
        loop {
            let id = self.anchorizer.anchorize(&text);
            if !self.chosen.contains_key(&id) {
                return id;
            }
        }
    }

    /// The line where an id was chosen.
    pub fn line_of(&self, id: &str) -> Option<usize> {
        self.chosen.get(id).copied()
    }

    /// Notes a chosen id.
    ///
    /// # Errors
    /// If it is taken, returns it with the line where it was chosen first.
    pub fn choose(&mut self, id: String, line: usize) -> Result<(), (String, usize)> {
        match self.chosen.get(&id) {
            Some(other) => Err((id, *other)),
            None => {
                self.chosen.insert(id, line);
                Ok(())
            }
        }
    }
}

/// Splits the text of a heading, or the last part of it, from the id at its end.
pub fn chosen(text: &str) -> (&str, Option<String>) {
    match CHOSEN.captures(text) {
        Some(found) => {
            (&text[..found.get(0).map_or(text.len(), |all| all.start())], Some(found[1].to_owned()))
        }
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_neither_empty_nor_reserved() {
        let mut ids = Ids::default();
        let texts = ["A b", "B-Trees", "B-Trees", "🚀", "🚀", "Section"];
        let expected = ["a-b", "_b-trees", "_b-trees-1", "section", "section-1", "section-2"];
        assert_eq!(texts.map(|text| ids.of_heading(text)), expected);
    }

    #[test]
    fn chosen_ids_are_not_taken() {
        let mut ids = Ids::default();
        ids.choose("setup".to_owned(), 1).unwrap_or_default();
        assert_eq!(ids.of_heading("Setup"), "setup-1");
        assert_eq!(ids.choose("setup".to_owned(), 2), Err(("setup".to_owned(), 1)));
    }

    #[test]
    fn ids_at_the_end_of_headings_are_read() {
        for (text, rest, id) in [
            ("Loading a ship {#stable}", "Loading a ship", Some("stable")),
            ("Überblick {: #über-1.2 }", "Überblick", Some("über-1.2")),
            ("{#only}", "", Some("only")),
            ("A set {a, b}", "A set {a, b}", None),
            ("Styled {.x}", "Styled {.x}", None),
            ("C {#}", "C {#}", None),
        ] {
            assert_eq!(chosen(text), (rest, id.map(str::to_owned)), "{text}");
        }
    }
}
