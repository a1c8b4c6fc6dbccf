//! Reports fields that are unknown, set twice, or contain what nobody can see.

use super::foreign::{self, Advice};
use super::{Fields, same};
use crate::diagnostics::{Code, Diagnostic};
use crate::folder::{POPULAR, SITE};
use crate::front_matter::tree::{Entry, Value};
use crate::suggest::nearest;
use crate::text::{control_character, shown_control};
use std::path::Path;

/// How many unknown fields of a file get a suggestion.
const SUGGESTED: usize = 20;

impl Fields<'_> {
    /// All diagnostics, including unknown fields except those that `ignored` accepts.
    pub fn finish(mut self, ignored: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
        let is_asked = |name: &str| self.known().any(|asked| same(name, asked));
        let unknown = self.entries.iter().filter(|entry| !ignored(&entry.name) && !is_asked(&entry.name));
        let mut found = Vec::new();
        for (index, entry) in unknown.enumerate() {
            let Entry { name, line, .. } = entry;
            let message = format!("`{name}` is not a field of {}", self.subject);
            let help = self.help_for_unknown(entry, index < SUGGESTED);
            found.push(Diagnostic::at(Code::UnknownField, self.path, *line, message, help));
        }
        self.problems.append(&mut found);
        self.problems
    }

    /// The names of all fields that were asked for.
    fn known(&self) -> impl Iterator<Item = &'static str> {
        self.asked.iter().flat_map(|(names, _)| names).copied()
    }

    /// What to do about an unknown field: what other programs mean by it, or else what was probably meant.
    fn help_for_unknown(&self, entry: &Entry, compare: bool) -> String {
        let name = &entry.name;
        let is_text = !matches!(self.subject, SITE | POPULAR);
        let is_known = |field: &str| self.known().any(|asked| asked == field);
        let foreign = if is_text { foreign::advice(entry, is_known) } else { None };
        let (field, is_foreign) = match foreign {
            Some(Advice::Do(help)) => return help,
            Some(Advice::Rename(field)) => (Some(field), true),
            None if compare => (nearest(name, self.known()), false),
            None => (None, false),
        };
        match field {
            Some(field) if self.is_set(field) && is_foreign => {
                format!("{}; `{field}` is already set", self.leave_out(name))
            }
            Some(field) if self.is_set(field) => format!("remove it; `{field}` is already set"),
            Some(field) => format!("did you mean `{field}`?"),
            None if self.subject == POPULAR => "remove it; docs/popular.md lists the fields".to_owned(),
            None if self.subject == SITE => "remove it; docs/content.md lists the fields".to_owned(),
            None => self.leave_out(name),
        }
    }

    /// How to live without an unknown field.
    fn leave_out(&self, name: &str) -> String {
        let name = self.ignorable(name);
        format!("remove it, or add it to `ignore_fields` in site.toml: `ignore_fields = [\"{name}\"]`")
    }

    /// Whether a field is set, under any of its names.
    fn is_set(&self, field: &str) -> bool {
        self.asked.iter().any(|(names, is_set)| *is_set && names.contains(&field))
    }

    /// The name to ignore for an unknown field: that of its outermost table, unless the table has known fields too.
    fn ignorable<'n>(&self, name: &'n str) -> &'n str {
        let table = name.split('.').next().unwrap_or(name);
        let is_known = self.known().any(|asked| same(asked.split('.').next().unwrap_or(asked), table));
        if is_known { name } else { table }
    }

    /// Reports fields that are set twice, with other letters: `pub_date` and `pubDate`.
    pub(super) fn report_repeated(&mut self) {
        for (index, Entry { name, line, .. }) in self.entries.iter().enumerate() {
            if let Some(first) = self.entries[..index].iter().find(|entry| same(&entry.name, name)) {
                let message =
                    format!("`{name}` is the same field as `{}` in line {}", first.name, first.line);
                let found =
                    Diagnostic::at(Code::Duplicate, self.path, *line, message, "remove one of the two");
                self.problems.push(found);
            }
        }
    }
}

/// Reports control characters in the names and values of an entry.
pub(super) fn controls(path: &Path, entry: &Entry) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut check = |line: usize, text: &str| {
        if let Some(c) = control_character(text) {
            let message = format!("`{}` contains {}", entry.name, shown_control(c));
            found.push(Diagnostic::at(
                Code::ControlCharacter,
                path,
                line,
                message,
                "remove it; it is invisible",
            ));
        }
    };
    let mut rest = vec![(&entry.name, &entry.node)];
    while let Some((name, node)) = rest.pop() {
        check(node.line, name);
        match &node.value {
            Value::Scalar { text, .. } => check(node.line, text),
            Value::List(items) => rest.extend(items.iter().map(|item| (name, item))),
            Value::Table(parts) => rest.extend(parts.iter().map(|part| (&part.name, &part.node))),
        }
    }
    found
}
