//! Reads typed values from front matter and reports invalid ones.

mod foreign;
pub mod limits;
mod lists;
mod markup;
mod names;
mod unknown;

pub use names::name_fault;

use crate::diagnostics::{Code, Diagnostic};
use crate::folder::{POPULAR, SITE};
use crate::front_matter::date::{self, WrittenDate};
use crate::front_matter::tree::{Entry, Value};
use crate::language;
use i18n::locale;
use std::path::Path;
use unknown::controls;

/// A value and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The line in the file, counted from 1.
    pub line: usize,
    /// The value.
    pub value: T,
}

/// The fields of one file. A field can have several names; the first one present is used.
pub struct Fields<'a> {
    path: &'a Path,
    subject: &'static str,
    /// Whether they are settings of the magazine, and not those of a text.
    settings: bool,
    /// How the name of a table in them begins: with those of the tables around it.
    place: String,
    entries: Vec<Entry>,
    /// The names of each field that was asked for, and the one under which it is set.
    asked: Vec<(Vec<&'static str>, Option<String>)>,
    problems: Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// The fields of `path`; `subject` is what the file describes, such as "an article".
    pub fn new(path: &'a Path, subject: &'static str, entries: Vec<Entry>) -> Self {
        let settings = matches!(subject, SITE | POPULAR);
        let (asked, problems) = (Vec::new(), Vec::new());
        let mut fields = Self { path, subject, settings, place: String::new(), entries, asked, problems };
        fields.problems = fields.entries.iter().flat_map(|entry| controls(path, entry)).collect();
        fields.report_repeated();
        fields
    }

    /// The fields of a table in this file, which `subject` describes. Reads them with `read`, and reports those that it
    /// does not ask for.
    pub fn within<T>(
        &mut self,
        subject: &'static str,
        entries: Vec<Entry>,
        read: impl FnOnce(&mut Fields<'_>) -> T,
    ) -> T {
        let (asked, problems) = Default::default();
        let place = String::new();
        let mut inner = Fields { path: self.path, subject, settings: true, place, entries, asked, problems };
        inner.report_repeated();
        let value = read(&mut inner);
        self.problems.append(&mut inner.finish(|_| false));
        value
    }

    /// The entry of the first of `names` that is present.
    pub fn take(&mut self, names: &[&'static str]) -> Option<Entry> {
        let find = |name: &&str| self.entries.iter().find(|entry| same(&entry.name, name));
        let found = names.iter().find_map(find).cloned();
        self.asked.push((names.to_vec(), found.as_ref().map(|entry| entry.name.clone())));
        found
    }

    /// A text, trimmed.
    pub fn text(&mut self, names: &[&'static str]) -> Option<At<String>> {
        self.text_within(names, limits::TEXT)
    }

    /// A text that readers are shown, trimmed. Markup in it is reported.
    pub fn shown(&mut self, names: &[&'static str]) -> Option<At<String>> {
        let text = self.text(names)?;
        self.check_plain(names[0], &text);
        Some(text)
    }

    fn text_within(&mut self, names: &[&'static str], most: usize) -> Option<At<String>> {
        let entry = self.take(names)?;
        match &entry.node.value {
            Value::Scalar { text, .. } => {
                let text = At { line: entry.line, value: text.trim().to_owned() };
                (!text.value.is_empty() && self.fits(&entry.name, &text, most)).then_some(text)
            }
            _ => self.wrong(&entry, "a string", "write a single text: `{}: \"…\"`"),
        }
    }

    /// Whether a text is short enough for a field; reports it if not.
    fn fits(&mut self, name: &str, At { line, value }: &At<String>, most: usize) -> bool {
        let fault = limits::fault(name, value, most);
        if let Some((code, message, help)) = &fault {
            self.at(*code, *line, message, *help);
        }
        fault.is_none()
    }

    /// A required text.
    pub fn required(&mut self, names: &[&'static str], fix: &str) -> Option<At<String>> {
        let there = self.text_within(names, limits::TITLE);
        there.iter().for_each(|text| self.check_plain(names[0], text));
        // A value of the wrong type has already been reported.
        if there.is_none() && !self.reported(names) {
            self.missing(names[0], fix);
        }
        there
    }

    /// Reports that a required field is missing.
    pub fn missing(&mut self, name: &str, fix: &str) {
        self.problems.push(Diagnostic::at(
            Code::MissingField,
            self.path,
            1,
            format!("`{name}` is missing"),
            fix,
        ));
    }

    /// `true` or `false`.
    pub fn truth(&mut self, names: &[&'static str]) -> Option<At<bool>> {
        let entry = self.take(names)?;
        match entry.node.plain().and_then(truth) {
            Some(value) => Some(At { line: entry.line, value }),
            None => {
                let help = match entry.node.name().and_then(meant) {
                    Some(true) => "write `{}: true`",
                    Some(false) => "write `{}: false`",
                    None => "write `{}: true` or `{}: false`",
                };
                self.wrong(&entry, "`true` or `false`", help)
            }
        }
    }

    /// A language, as a BCP 47 tag.
    pub fn language(&mut self, names: &[&'static str]) -> Option<At<String>> {
        let At { line, value } = self.text(names)?;
        if language::is_registered(&value) {
            return Some(At { line, value });
        }
        let help = match language::meant(&value) {
            Some(meant) => format!("write `{meant}`"),
            None => "use a BCP 47 tag such as `en`, `de-AT` or `zh-Hant`".to_owned(),
        };
        let message = match locale::is_tag(&value) {
            true => format!("the language tag `{value}` is not registered"),
            false => format!("`{value}` is not a language tag"),
        };
        self.at(Code::InvalidValue, line, message, help);
        None
    }

    /// A whole number.
    pub fn number(&mut self, names: &[&'static str]) -> Option<At<i64>> {
        let entry = self.take(names)?;
        match entry.node.plain().and_then(|text| text.parse().ok()) {
            Some(value) => Some(At { line: entry.line, value }),
            None => {
                // `66ch` means 66.
                let digits =
                    |text: &str| text.trim().trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok();
                let meant: Option<i64> = entry.node.name().and_then(digits);
                let help = match meant {
                    Some(number) => format!("write `{{}}: {number}`"),
                    None => "write a whole number: `{}: 1`".to_owned(),
                };
                self.wrong(&entry, "a whole number", &help)
            }
        }
    }

    /// A date, optionally with a time.
    pub fn date(&mut self, names: &[&'static str]) -> Option<At<WrittenDate>> {
        let entry = self.take(names)?;
        let Value::Scalar { text, .. } = &entry.node.value else {
            return self.wrong(&entry, "a date", "write a date: `{}: 2025-03-10`");
        };
        match date::parse(text) {
            Ok(value) => Some(At { line: entry.line, value }),
            Err(fix) => {
                self.at(
                    Code::InvalidDate,
                    entry.line,
                    format!("`{}` is not a date: `{text}`", entry.name),
                    fix,
                );
                None
            }
        }
    }

    /// The fields of a table of settings; `subject` is what it describes. What is found in them is reported by
    /// [`Self::adopt`].
    pub(crate) fn table(&mut self, name: &'static str, subject: &'static str) -> Option<Self> {
        let Entry { line, node, .. } = self.take(&[name])?;
        let Value::Table(entries) = node.value else {
            let help = format!("write `[{}{name}]`, with its settings in the lines below", self.place);
            self.at(Code::InvalidValue, line, format!("`{name}` is not a table"), help);
            return None;
        };
        let place = format!("{}{name}.", self.place);
        Some(Self { settings: true, place, ..Self::new(self.path, subject, entries) })
    }

    /// Adds what was found in the fields of a table.
    pub(crate) fn adopt(&mut self, table: Self) {
        self.problems.extend(table.finish(|_| false));
    }

    /// Reports an error in one line.
    pub fn at(&mut self, code: Code, line: usize, message: impl Into<String>, help: impl Into<String>) {
        self.problems.push(Diagnostic::at(code, self.path, line, message, help));
    }

    /// How many errors and warnings there are so far.
    pub fn count(&self) -> usize {
        self.problems.len()
    }

    /// Whether the value of one of `names` has been reported.
    pub fn reported(&self, names: &[&str]) -> bool {
        let lines: Vec<_> = self.problems.iter().map(|problem| problem.line).collect();
        let named = |entry: &&Entry| names.iter().any(|name| same(&entry.name, name));
        self.entries.iter().filter(named).any(|entry| lines.contains(&Some(entry.line)))
    }

    /// Inserts the field's name into a suggested fix, in the file's syntax.
    fn example(&self, fix: &str, name: &str) -> String {
        let toml = self.path.extension().is_some_and(|extension| extension == "toml");
        if toml { fix.replace("{}:", &format!("{name} =")) } else { fix.replace("{}", name) }
    }

    fn wrong<T>(&mut self, entry: &Entry, wanted: &str, fix: &str) -> Option<T> {
        let help = self.example(fix, &entry.name);
        self.at(Code::InvalidValue, entry.line, format!("`{}` is not {wanted}", entry.name), help);
        None
    }
}

/// `true` or `false` as YAML writes them.
pub fn truth(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

/// What was probably meant by a value that is neither `true` nor `false`.
fn meant(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "y" | "on" | "1" => Some(true),
        "false" | "no" | "n" | "off" | "0" => Some(false),
        _ => None,
    }
}

/// Whether two names differ only in case, `_` and `-`: `publishDate` is `publish_date`.
pub fn same(a: &str, b: &str) -> bool {
    compared(a).eq(compared(b))
}

/// A name in the form in which names are compared.
fn letters(name: &str) -> String {
    compared(name).collect()
}

fn compared(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !matches!(c, '_' | '-')).map(|c| c.to_ascii_lowercase())
}
