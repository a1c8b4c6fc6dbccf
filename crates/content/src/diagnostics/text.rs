//! Quotes content for terminals and CI logs: on one line, without anything that they would execute.

use std::fmt::{self, Display, Formatter, Write};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use unicode_width::UnicodeWidthChar;

/// How many bytes of a file are read to show one of its lines.
const READ: u64 = 4 << 20;
/// How many columns of a line are shown.
const SHOWN: usize = 100;
/// How many characters are shown: combining marks take no column, and there may be many.
const SHOWN_CHARACTERS: usize = 4 * SHOWN;

/// How a tab is shown.
const TAB: &str = "    ";

/// Displays a message, path, fix or other untrusted text on one line, escaped so that terminals and CI logs execute
/// nothing in it.
pub struct Line<'t>(pub &'t str);

/// Escapes a line of a file and truncates it to fit the screen.
pub fn excerpt(line: &str) -> String {
    let line = line.trim_end();
    let end = line.char_indices().nth(SHOWN_CHARACTERS).map_or(line.len(), |(end, _)| end);
    // Elsewhere a tab would break the columns of a report; in a file it is white space.
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

/// A path as it is displayed: with `/` on every system, without a leading `./`, and escaped.
pub fn path(path: &Path) -> String {
    let shown = path.display().to_string().replace('\\', "/");
    Line(shown.strip_prefix("./").unwrap_or(&shown)).to_string()
}

/// The text of a file, for showing its lines; empty if it is not a regular file, or compressed.
pub fn of(path: &Path) -> String {
    let mut bytes = Vec::new();
    let plain = std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    // Read errors are ignored; the diagnostic itself says what is wrong.
    if plain && let Ok(file) = File::open(path) {
        let _ = file.take(READ).read_to_end(&mut bytes);
    }
    // A gzipped log has no lines to show.
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

/// Prefixes of commands to GitHub's and Azure's runners, recognised anywhere in a line.
const COMMANDS: [&str; 2] = ["##[", "##vso["];

/// Writes text with control characters, line breaks, bidirectional marks and runner commands escaped.
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

/// Whether a runner would read a command here, even after the renderer has dropped zero-width joiners.
fn begins_command(text: &str) -> bool {
    let joined = || text.chars().filter(|c| *c != '\u{200D}');
    COMMANDS.iter().any(|command| joined().take(command.len()).eq(command.chars()))
}

/// Whether a character invisibly breaks lines or reorders text (Trojan Source, CVE-2021-42574).
fn is_invisible_order(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_text_stays_on_one_line() {
        let line = Line("2025\n::error::pwned\r\u{1b}[31m\u{202E}\t").to_string();
        assert_eq!(line, r"2025\n::error::pwned\r\u{1b}[31m\u{202e}\t");
    }

    #[test]
    fn runner_commands_are_escaped() {
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
    fn long_lines_are_truncated() {
        assert_eq!(excerpt(&"é".repeat(300)), "é".repeat(SHOWN) + " …");
        assert_eq!(excerpt(&"編".repeat(300)), "編".repeat(SHOWN / 2) + " …");
        assert_eq!(excerpt(&"\u{301}".repeat(5_000)), "\u{301}".repeat(SHOWN_CHARACTERS) + " …");
        assert_eq!(excerpt("\tshort  "), "    short");
    }
}
