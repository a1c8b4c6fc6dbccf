//! Archetypes: texts with placeholders, from which new articles, pages and authors are made.

use crate::failure::Failure;
use crate::location::ARCHETYPES;
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use content::front_matter::split::split;
use content::root::Root;
use content::sources::{self, Kind};
use std::path::PathBuf;

const ARTICLE: &str = "---\ntitle: {{ title }}\ndate: {{ date }}\ndraft: true\nsummary:\ntopics: []\n---\n\n";
const PAGE: &str = "---\ntitle: {{ title }}\ndescription:\ndraft: true\n---\n\n";
const AUTHOR: &str = "---\nname: {{ title }}\ndescription:\n---\n\n";

/// What placeholders stand for.
#[derive(Clone, Debug)]
pub struct Values {
    /// `{{ title }}`: any text on one line.
    pub title: String,
    /// `{{ date }}`: a moment, as front matter writes it.
    pub date: String,
    /// `{{ slug }}`: the last part of the address.
    pub slug: String,
}

/// An archetype.
#[derive(Clone, Debug)]
pub struct Archetype {
    text: String,
    /// The publisher's file, if it is not built in.
    path: Option<PathBuf>,
}

/// The magazine's archetype for a kind of text, or else the one that is built in.
///
/// # Errors
/// The file cannot be read, or a link to it leads nowhere or out of the magazine.
pub fn text(magazine: &Root, kind: Kind) -> Result<Archetype, Failure> {
    let (name, default) = match kind {
        Kind::Article => ("article.md", ARTICLE),
        Kind::Page => ("page.md", PAGE),
        Kind::Author => ("author.md", AUTHOR),
    };
    // A link to nowhere instead of the folder is not a magazine without archetypes.
    let found = sources::optional(magazine, ARCHETYPES)
        .and_then(|_| sources::optional(magazine, &format!("{ARCHETYPES}/{name}")))
        .map_err(Diagnostics::from)?;
    let Some(path) = found else {
        return Ok(Archetype { text: default.to_owned(), path: None });
    };
    let text = sources::text(&path).map_err(Diagnostics::from)?;
    Ok(Archetype { text, path: Some(path) })
}

impl Archetype {
    /// The text with its placeholders filled in. In front matter, the title is escaped and, where it is not in quotes,
    /// put in quotes.
    ///
    /// # Errors
    /// The front matter has other placeholders, or cannot be read when it is filled in.
    pub fn filled(&self, values: &Values) -> Result<String, Failure> {
        let is_toml = self.text.trim_start_matches('\u{feff}').starts_with("+++");
        let closing = if is_toml { "+++" } else { "---" };
        let mut filled = String::new();
        let mut in_front_matter = false;
        for (index, line) in self.text.split_inclusive('\n').enumerate() {
            let is_fence = line.trim_start_matches('\u{feff}').trim_end() == closing;
            in_front_matter = if index == 0 { is_fence } else { in_front_matter && !is_fence };
            match in_front_matter {
                true => filled
                    .push_str(&field(line, values, is_toml).map_err(|what| self.error(index + 1, &what))?),
                false => filled.push_str(&replaced(line, values)),
            }
        }
        match split(&filled) {
            Ok(_) => Ok(filled),
            Err(malformed) => Err(self.error(malformed.line, &malformed.reason)),
        }
    }

    fn error(&self, line: usize, what: &str) -> Failure {
        let path = self.path.clone().unwrap_or_default();
        let message = format!("this archetype makes front matter that cannot be read: {what}");
        let help = "write `{{ title }}`, `{{ date }}` and `{{ slug }}` as whole values, such as `title: {{ title }}`";
        Diagnostics::from(Diagnostic::at(Code::InvalidFrontMatter, &path, line, message, help)).into()
    }
}

/// A line of Markdown with its placeholders filled in. Others stay, as they may be meant for readers.
fn replaced(line: &str, values: &Values) -> String {
    let mut filled = String::new();
    let mut rest = line;
    while let Some((before, name, after)) = placeholder(rest) {
        filled.push_str(before);
        match name {
            "title" => filled.push_str(&values.title),
            "date" => filled.push_str(&values.date),
            "slug" => filled.push_str(&values.slug),
            _ => filled.push_str(&rest[before.len()..rest.len() - after.len()]),
        }
        rest = after;
    }
    filled + rest
}

/// A line of front matter with its placeholders filled in. The error says what is wrong.
fn field(line: &str, values: &Values, is_toml: bool) -> Result<String, String> {
    let mut filled = String::new();
    let mut rest = line;
    while let Some((before, name, after)) = placeholder(rest) {
        filled.push_str(before);
        match name {
            "title" => filled.push_str(&title(&values.title, quote_around(&filled), is_toml)?),
            "date" => filled.push_str(&values.date),
            "slug" => filled.push_str(&values.slug),
            other => return Err(format!("there is no placeholder `{{{{ {other} }}}}`")),
        }
        rest = after;
    }
    Ok(filled + rest)
}

/// A title for a place within these quotes, or without any.
fn title(title: &str, quote: Option<char>, is_toml: bool) -> Result<String, String> {
    let escaped = || title.replace('\\', r"\\").replace('"', "\\\"");
    match quote {
        None => Ok(format!("\"{}\"", escaped())),
        Some('"') => Ok(escaped()),
        Some(_) if is_toml && title.contains('\'') => {
            Err("the title has a `'`, which cannot stand between two of them".to_owned())
        }
        Some(_) if is_toml => Ok(title.to_owned()),
        Some(_) => Ok(title.replace('\'', "''")),
    }
}

/// The quote that is open at the end of the beginning of a line.
fn quote_around(line: &str) -> Option<char> {
    let mut open = None;
    let mut before = ' ';
    let mut is_escaped = false;
    for c in line.chars() {
        match open {
            Some('"') if is_escaped => is_escaped = false,
            Some('"') if c == '\\' => is_escaped = true,
            Some(quote) if c == quote => open = None,
            // A quote within a word is an apostrophe.
            None if matches!(c, '"' | '\'') && matches!(before, ' ' | '[' | '{' | ',' | ':' | '=' | '-') => {
                open = Some(c);
            }
            _ => {}
        }
        before = c;
    }
    open
}

/// The first `{{ name }}` of a text, with what is before and after it.
fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (name, after) = rest.split_once("}}")?;
    Some((before, name.trim(), after))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use content::front_matter::tree::Value;

    fn filled(text: &str, title: &str) -> Result<String, Failure> {
        let values = Values {
            title: title.to_owned(),
            date: "2025-03-10T09:30:00+01:00".to_owned(),
            slug: "a-slug".to_owned(),
        };
        Archetype { text: text.to_owned(), path: None }.filled(&values)
    }

    /// The first field of the front matter that an archetype makes.
    fn value(text: &str, title: &str) -> String {
        let filled = filled(text, title).unwrap();
        match split(&filled).unwrap().entries.remove(0).node.value {
            Value::Scalar { text, .. } => text,
            Value::List(items) => items[0].name().unwrap().to_owned(),
            Value::Table(_) => panic!("{filled}"),
        }
    }

    #[test]
    fn any_title_arrives_as_it_is() {
        let archetypes = [
            "---\na: {{ title }}\n---\n",
            "---\na: \"{{title}}\"\n---\n",
            "---\na: '{{ title }}'\n---\n",
            "---\na: [{{ title }}, 'b']\n---\n",
            "---\na:\n  - {{ title }}\n---\n",
            "+++\na = {{ title }}\n+++\n",
            "+++\na = \"{{ title }}\"\n+++\n",
        ];
        for title in
            ["Plain", "Say \"no\": a #1 'guide' \\ {{ slug }}", "- [x] & *y", "Don't", "---", "true", "{{"]
        {
            for archetype in archetypes {
                assert_eq!(value(archetype, title), title, "{archetype}");
            }
        }
    }

    #[test]
    fn other_values_are_not_put_in_quotes() {
        let made = filled("---\ndate: {{ date }}\nslug: {{ slug }}\n---\n## {{ title }}\n{{ other }}\n", "A")
            .unwrap();
        assert_eq!(made, "---\ndate: 2025-03-10T09:30:00+01:00\nslug: a-slug\n---\n## A\n{{ other }}\n");
    }

    #[test]
    fn front_matter_that_would_not_be_read_is_an_error() {
        for archetype in [
            "---\ntitle: {{ .Title }}\n---\n",
            "---\ntitle: On {{ title }}: more\n---\n",
            "---\ntitle: {{ title }}\n",
            "+++\ntitle = '{{ title }}'\n+++\n",
        ] {
            assert!(matches!(filled(archetype, "Don't"), Err(Failure::Content(_))), "{archetype}");
        }
    }
}
