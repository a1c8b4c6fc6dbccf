//! Splits a file into front matter and body.

mod misplaced;

use crate::front_matter::tree::{Entry, Malformed};
use crate::front_matter::{toml, yaml};

/// The longest front matter, in bytes. A few hundred are usual, a few thousand with many aliases.
const LONGEST: usize = 128 * 1024;

/// The front matter and body of a file.
#[derive(Debug, PartialEq)]
pub struct Split<'a> {
    /// The fields of the front matter.
    pub entries: Vec<Entry>,
    /// The text below the front matter.
    pub body: &'a str,
    /// The line in the file at which the body begins, counted from 1.
    pub body_line: usize,
}

/// Reads front matter between `---` (YAML) or `+++` (TOML). A file without front matter is all body.
///
/// # Errors
/// Fails if the front matter cannot be read, is not closed, or does not begin as it should.
pub fn split(text: &str) -> Result<Split<'_>, Malformed> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default().trim_end();
    let read: fn(&str, usize) -> Result<Vec<Entry>, Malformed> = match first {
        "---" => yaml::read,
        "+++" => toml::read,
        _ => {
            return match misplaced::find(text) {
                Some(malformed) => Err(malformed),
                None => Ok(Split { entries: Vec::new(), body: text, body_line: 1 }),
            };
        }
    };
    let mut end = 0;
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        end += line.len();
        if index == 0 {
            start = end;
        } else if closes(first, line.trim_end()) {
            if end - start > LONGEST {
                let reason = format!("it has {} KB; the maximum is {}", (end - start) / 1024, LONGEST / 1024);
                return Err(Malformed { line: 1, reason, help: "move text below the front matter" });
            }
            let entries = read(&text[start..end - line.len()], 2)?;
            return Ok(Split { entries, body: &text[end..], body_line: index + 2 });
        }
    }
    let help = match first {
        "+++" => "add a line `+++` below the last field",
        _ => "add a line `---` below the last field",
    };
    Err(Malformed { line: 1, reason: format!("the closing `{first}` is missing"), help })
}

/// Whether a text begins with front matter.
pub fn begins(text: &str) -> bool {
    let mut lines = text.strip_prefix('\u{feff}').unwrap_or(text).lines();
    lines.next().is_some_and(|line| matches!(line.trim_end(), "---" | "+++"))
        && lines.find(|line| !line.trim().is_empty()).is_some_and(misplaced::is_field)
}

/// Whether a line closes front matter that was opened by `first`. YAML may also end in `...`, and more dashes than three
/// cannot be a part of it.
fn closes(first: &str, line: &str) -> bool {
    line == first
        || (first == "---" && (line == "..." || (line.len() > 3 && line.bytes().all(|byte| byte == b'-'))))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::front_matter::tree::Value;

    fn fields(text: &str) -> Vec<(String, usize, String)> {
        let name = |entry: Entry| match entry.node.value {
            Value::Scalar { text, .. } => (entry.name, entry.line, text),
            other => (entry.name, entry.line, format!("{other:?}")),
        };
        split(text).unwrap().entries.into_iter().map(name).collect()
    }

    #[test]
    fn yaml_and_toml_keep_their_lines() {
        let yaml = fields("---\ntitle: 1984\n\ndate: 2025-03-10\n---\nBody\n");
        let toml = fields("+++\ntitle = \"1984\"\n\ndate = 2025-03-10\n+++\nBody\n");
        assert_eq!(yaml, [("title".into(), 2, "1984".into()), ("date".into(), 4, "2025-03-10".into())]);
        assert_eq!(yaml, toml);
    }

    #[test]
    fn the_body_keeps_its_line() {
        let matter = split("---\r\ntitle: a\r\n---\r\nBody\r\n").unwrap();
        assert_eq!((matter.body, matter.body_line), ("Body\r\n", 4));
    }

    #[test]
    fn yaml_may_end_in_dots_or_more_dashes() {
        for end in ["...", "----", "---------"] {
            let text = format!("---\ntitle: a\n{end}\nBody\n\n---\n\nMore\n");
            let matter = split(&text).unwrap();
            assert_eq!((matter.entries.len(), matter.body), (1, "Body\n\n---\n\nMore\n"), "{end}");
        }
        assert_eq!(split("+++\na = 1\n...\n+++\n").unwrap_err().line, 3);
    }

    #[test]
    fn errors_name_the_line_of_the_file() {
        assert_eq!(split("---\ntitle: a\n").unwrap_err().line, 1);
        assert_eq!(split("---\ntitle: a\nb: [1, 2\n---\n").unwrap_err().line, 4);
        assert_eq!(split("---\ntitle: a\ntitle: b\n---\n").unwrap_err().line, 3);
        assert_eq!(split("+++\ntitle = \"a\nb = 1\n+++\n").unwrap_err().line, 2);
    }
}
