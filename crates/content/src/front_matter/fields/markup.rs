//! Finds markup in fields, which are plain text.

use super::{At, Fields};
use crate::diagnostics::Code;
use std::iter;

/// The character references that writers and converters use, with their characters.
const REFERENCES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("apos", "'"),
    ("copy", "©"),
    ("deg", "°"),
    ("euro", "€"),
    ("gt", ">"),
    ("hellip", "…"),
    ("laquo", "«"),
    ("ldquo", "“"),
    ("lsquo", "‘"),
    ("lt", "<"),
    ("mdash", "—"),
    ("middot", "·"),
    ("nbsp", "a space"),
    ("ndash", "–"),
    ("quot", "\""),
    ("raquo", "»"),
    ("rarr", "→"),
    ("rdquo", "”"),
    ("reg", "®"),
    ("rsquo", "’"),
    ("shy", "nothing"),
    ("times", "×"),
    ("trade", "™"),
];

/// The marks of letters in character references, such as `&eacute;`.
const MARKS: [&str; 9] = ["acute", "caron", "cedil", "circ", "grave", "ring", "slash", "tilde", "uml"];

/// Elements that are used within a line.
const ELEMENTS: [&str; 13] =
    ["a", "abbr", "b", "code", "em", "i", "kbd", "p", "small", "span", "strong", "sub", "sup"];

impl Fields<'_> {
    /// Reports markup in a text that readers are shown as it is written. Text in backticks is left alone.
    pub fn check_plain(&mut self, name: &str, At { line, value }: &At<String>) {
        let outside = value.split('`').step_by(2);
        let found = outside.flat_map(|text| reference(text).or_else(|| element(text)).or_else(|| mark(text)));
        for (written, help) in found.take(1) {
            let message = format!("`{written}` is shown as it is written, because `{name}` is plain text");
            self.at(Code::MarkupInField, *line, message, help);
        }
    }
}

/// The first character reference in a text, and what to write instead.
fn reference(text: &str) -> Option<(String, String)> {
    text.match_indices('&').find_map(|(at, _)| {
        let name = &text[at + 1..];
        let name = &name[..name.find(';')?];
        let meant = match name.strip_prefix('#') {
            Some(number) => {
                let number = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => number.parse(),
                };
                char::from_u32(number.ok()?)?.to_string()
            }
            None => named(name)?,
        };
        let help = match REFERENCES.iter().any(|(_, word)| *word == meant && meant.len() > 4) {
            true => format!("write {meant} instead"),
            false => format!("write `{meant}`"),
        };
        Some((format!("&{name};"), help))
    })
}

/// The character of a reference, or its letter if it is one with a mark.
fn named(name: &str) -> Option<String> {
    if let Some((_, character)) = REFERENCES.iter().find(|(known, _)| *known == name) {
        return Some((*character).to_owned());
    }
    let mut letters = name.chars();
    let letter = letters.next().filter(char::is_ascii_alphabetic)?;
    let mark = MARKS.iter().position(|mark| *mark == letters.as_str())?;
    let marks =
        ['\u{301}', '\u{30c}', '\u{327}', '\u{302}', '\u{300}', '\u{30a}', '\u{338}', '\u{303}', '\u{308}'];
    Some(match (letter, marks[mark]) {
        ('o', '\u{338}') => "ø".to_owned(),
        ('O', '\u{338}') => "Ø".to_owned(),
        (letter, mark) => crate::names::nfc(&iter::once(letter).chain([mark]).collect::<String>()),
    })
}

/// The first tag in a text. An element that takes text has an end tag; a type in angle brackets has none.
fn element(text: &str) -> Option<(String, String)> {
    let lower = text.to_ascii_lowercase();
    let ends = ELEMENTS.iter().map(|name| format!("</{name}>"));
    let breaks = ["<br>", "<br/>", "<br />"].into_iter().map(str::to_owned);
    let found = breaks.chain(ends).find(|tag| lower.contains(tag.as_str()))?;
    Some((found, "remove the tags".to_owned()))
}

/// The first strong text or link of Markdown.
fn mark(text: &str) -> Option<(String, String)> {
    let strong = text.match_indices("**").map(|(at, _)| at).collect::<Vec<_>>();
    for pair in strong.windows(2) {
        let inner = &text[pair[0] + 2..pair[1]];
        let begins = text[..pair[0]].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        if begins && !inner.is_empty() && inner.trim() == inner {
            return Some((format!("**{inner}**"), "remove the asterisks".to_owned()));
        }
    }
    let (before, after) = text.split_once("](")?;
    let label = before.rsplit_once('[')?.1;
    let address = after.split_once(')')?.0;
    let leads = ["http://", "https://", "/", "#"].iter().any(|start| address.starts_with(start))
        || address.ends_with(".md");
    leads.then(|| (format!("[{label}]({address})"), format!("write `{label}`; only texts have links")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        reference(text).or_else(|| element(text)).or_else(|| mark(text)).map(|(written, _)| written)
    }

    #[test]
    fn markup_is_found() {
        for (text, written) in [
            ("Questions &amp; Answers", "&amp;"),
            ("It&#8217;s here", "&#8217;"),
            ("It&#x27;s here", "&#x27;"),
            ("Caf&eacute;", "&eacute;"),
            ("A <em>large</em> day", "</em>"),
            ("One<br>two", "<br>"),
            ("A **large** day", "**large**"),
            ("See [the site](https://x.example)", "[the site](https://x.example)"),
        ] {
            assert_eq!(found(text).as_deref(), Some(written), "{text}");
        }
    }

    #[test]
    fn references_are_named_by_their_characters() {
        for (text, help) in [
            ("&amp;", "write `&`"),
            ("&uuml;", "write `ü`"),
            ("&Oslash;", "write `Ø`"),
            ("&#8217;", "write `’`"),
            ("&nbsp;", "write a space instead"),
        ] {
            assert_eq!(reference(text).map(|(_, help)| help).as_deref(), Some(help), "{text}");
        }
    }

    #[test]
    fn other_signs_are_left_alone() {
        for text in [
            "R&D; Q&A; AT&T",
            "Vec<T>, Option<i> and <b> in a title",
            "2 ** 3 ** 4, a**b**c and **",
            "An array[i](x) & a [list]",
            "a && b; c &d;",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
