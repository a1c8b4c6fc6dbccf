//! Quotes content where a terminal or a CI log reads it: one line each, and nothing in it that either would obey.

use std::fmt::{self, Display, Formatter, Write};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use unicode_width::UnicodeWidthChar;

/// As much of a file as is read to show a line of it.
const READ: u64 = 4 << 20;
/// As many columns of a line as are shown.
const SHOWN: usize = 100;
/// Marks above a letter take no column, and there may be many of them.
const SHOWN_CHARACTERS: usize = 4 * SHOWN;

/// How a tab in a line is shown.
const TAB: &str = "    ";

/// A message, path, fix or anything else that content or a log has named, in one line that no terminal and no CI log
/// obeys.
pub struct Line<'t>(pub &'t str);

/// A line of a file, escaped and cut where it would fill the screen.
pub fn excerpt(line: &str) -> String {
    let line = line.trim_end();
    let end = line.char_indices().nth(SHOWN_CHARACTERS).map_or(line.len(), |(end, _)| end);
    // Elsewhere a tab would break the columns of a report; in a file it is space.
    let escaped = Line(&line[..end].replace('\t', TAB)).to_string();
    let mut columns = 0;
    let too_much = |&(_, c): &(usize, char)| {
        columns += c.width().unwrap_or_default();
        columns > SHOWN
    };
    match escaped.char_indices().find(too_much) {
        Some((end, _)) => format!("{} …", &escaped[..end]),
        None if end < line.len() => escaped + " …",
        None => escaped,
    }
}

/// The text of a file that a line is shown of; nothing where it is not a plain file.
pub fn of(path: &Path) -> String {
    let mut bytes = Vec::new();
    let plain = std::fs::metadata(path).is_ok_and(|about| about.is_file());
    // What cannot be read is not shown; the finding itself says what is wrong.
    if plain && let Ok(file) = File::open(path) {
        let _ = file.take(READ).read_to_end(&mut bytes);
    }
    // Of a packed log no line can be shown.
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return String::new();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl Display for Line<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_escaped(f, self.0)
    }
}

/// What begins a command wherever it is in a line: for GitHub's runner, and for Azure's.
const COMMANDS: [&str; 2] = ["##[", "##vso["];

/// Writes text without control characters, line breaks, marks that turn its direction and commands.
fn write_escaped(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    for (place, c) in text.char_indices() {
        match c {
            '#' if begins_command(&text[place..]) => {
                f.write_str(r"\u{23}")?;
            }
            _ if c.is_control() || is_invisible_order(c) => write!(f, "{}", c.escape_default())?,
            _ => f.write_char(c)?,
        }
    }
    Ok(())
}

/// Whether a runner would read a command here, also once the zero-width joiners are gone that the renderer leaves out.
fn begins_command(text: &str) -> bool {
    let joined = || text.chars().filter(|c| *c != '\u{200D}');
    COMMANDS.iter().any(|command| joined().take(command.len()).eq(command.chars()))
}

/// Whether a character breaks lines or reorders text without being seen (Trojan Source, CVE-2021-42574).
fn is_invisible_order(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_text_stays_in_its_line() {
        let line = Line("2025\n::error::pwned\r\u{1b}[31m\u{202E}\t").to_string();
        assert_eq!(line, r"2025\n::error::pwned\r\u{1b}[31m\u{202e}\t");
    }

    #[test]
    fn quoted_text_commands_no_runner() {
        for (text, shown) in [
            ("a ##[add-mask]e", r"a \u{23}#[add-mask]e"),
            ("###[error]", r"#\u{23}#[error]"),
            ("##vso[task.complete]", r"\u{23}#vso[task.complete]"),
            ("#\u{200D}#[error]", "\\u{23}\u{200D}#[error]"),
            ("## [a](b)", "## [a](b)"),
        ] {
            assert_eq!(Line(text).to_string(), shown);
            assert_eq!(excerpt(text), shown);
        }
    }

    #[test]
    fn a_long_line_is_cut() {
        assert_eq!(excerpt(&"é".repeat(300)), "é".repeat(SHOWN) + " …");
        assert_eq!(excerpt(&"編".repeat(300)), "編".repeat(SHOWN / 2) + " …");
        assert_eq!(excerpt(&"\u{301}".repeat(5_000)), "\u{301}".repeat(SHOWN_CHARACTERS) + " …");
        assert_eq!(excerpt("\tshort  "), "    short");
    }
}
