//! Diagnostics as JSON.

use super::paths::path;
use content::diagnostics::{Diagnostic, Diagnostics, Line};
use serde::Serialize;

/// A diagnostic as programs read it.
#[derive(Serialize)]
struct Found {
    code: &'static str,
    level: String,
    file: String,
    line: Option<usize>,
    message: String,
    help: String,
    excerpt: Option<String>,
}

/// An array with an object for each diagnostic.
pub fn drawn(found: &Diagnostics) -> String {
    let one = |(found, excerpt): (&Diagnostic, Option<String>)| Found {
        code: found.code.name(),
        level: found.level().to_string(),
        file: path(found),
        line: found.line,
        message: Line(&found.message).to_string(),
        help: Line(&found.help).to_string(),
        excerpt,
    };
    text(&found.with_lines().into_iter().map(one).collect::<Vec<_>>())
}

/// A value as JSON that terminals and runners of CI can print: what would be a command to them, such as in the name of a
/// file, is written as an escape.
pub fn text(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut safe = String::with_capacity(text.len());
    for line in text.lines() {
        // Outside strings, JSON has none of these characters.
        let escaped = Line(line).to_string();
        match escaped == line {
            true => safe.push_str(line),
            false => line.char_indices().for_each(|(place, c)| push(&mut safe, c, &line[place..])),
        }
        safe.push('\n');
    }
    safe.truncate(safe.trim_end().len());
    safe
}

/// Adds a character that `rest` begins with, as an escape of JSON where [`Line`] would escape it.
fn push(safe: &mut String, c: char, rest: &str) {
    match Line(rest).to_string().starts_with(c) {
        true => safe.push(c),
        false => {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| safe.push_str(&format!("\\u{unit:04x}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn escapes_change_the_bytes_and_not_the_value() {
        let value = json!(["##[add-mask]x", "\u{9b}31m\u{202e}", "a\\##vso[b", "ü\n::error::"]);
        let text = text(&value);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).ok(), Some(value));
        assert!(!text.contains("##") && !text.contains(['\u{9b}', '\u{202e}']), "{text}");
        assert!(text.lines().all(|line| !line.starts_with("::")), "{text}");
    }
}
