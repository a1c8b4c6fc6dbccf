//! Reports fields that are unknown, set twice, or contain what nobody can see.

use super::foreign::{self, Advice};
use super::{Fields, letters, same};
use crate::diagnostics::{Code, Diagnostic};
use crate::folder::{POPULAR, SITE};
use crate::front_matter::tree::{Entry, Value};
use crate::suggest::nearest;
use crate::text::{control_character, shown_control};
use std::collections::HashSet;
use std::path::Path;

/// How many unknown fields of a file get a suggestion.
const SUGGESTED: usize = 20;

impl Fields<'_> {
    /// All diagnostics, including unknown fields except those that `ignored` accepts.
    pub fn finish(mut self, ignored: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
        let is_asked = |name: &str| self.known().any(|asked| same(name, asked));
        let unknown = self.entries.iter().filter(|entry| !ignored(&entry.name) && !is_asked(&entry.name));
        let tables = self.tables_with_meaning();
        let mut found = Vec::new();
        for (index, entry) in unknown.enumerate() {
            let Entry { name, line, .. } = entry;
            let message = format!("`{name}` is not a field of {}", self.subject);
            // A table that means nothing can be ignored as a whole.
            let table = outermost(name);
            let ignorable = if tables.contains(&letters(table)) { name } else { table };
            let help = self.help_for_unknown(entry, ignorable, index < SUGGESTED);
            found.push(Diagnostic::at(Code::UnknownField, self.path, *line, message, help));
        }
        self.problems.append(&mut found);
        self.problems
    }

    /// The names of all fields that were asked for.
    pub(crate) fn known(&self) -> impl Iterator<Item = &'static str> {
        self.asked.iter().flat_map(|(names, _)| names).copied()
    }

    /// What to do about an unknown field: what other programs mean by it, or else what was probably meant.
    fn help_for_unknown(&self, entry: &Entry, ignorable: &str, compare: bool) -> String {
        let name = &entry.name;
        let is_known = |field: &str| self.known().any(|asked| asked == field);
        let foreign = if !self.settings { foreign::advice(entry, is_known) } else { None };
        let (field, is_foreign) = match foreign {
            Some(Advice::Do(help)) => return help,
            Some(Advice::Rename(field)) => (Some(field), true),
            None if compare => (nearest(name, self.known()), false),
            None => (None, false),
        };
        match field.map(|field| (field, self.set_as(field))) {
            Some((_, Some(set))) if is_foreign => {
                format!("{}; `{set}` is already set", leave_out(ignorable))
            }
            Some((_, Some(set))) => format!("remove it; `{set}` is already set"),
            Some((field, None)) if is_foreign => format!("rename it to `{field}`"),
            Some((field, None)) => format!("did you mean `{field}`?"),
            None if self.subject == POPULAR => "remove it; docs/popular.md lists the fields".to_owned(),
            None if self.subject == SITE => "remove it; docs/content.md lists the fields".to_owned(),
            None if self.settings => {
                "remove it; docs/theme.md and docs/arrangement.md list the fields".to_owned()
            }
            None => leave_out(ignorable),
        }
    }

    /// The name under which a field is set, if it is. A field that can mean two things, as `published` can be a date or
    /// whether there is one, is set only if both are.
    fn set_as(&self, field: &str) -> Option<&str> {
        let mut groups = self.asked.iter().filter(|(names, _)| names.contains(&field)).map(|(_, set)| set);
        let first = groups.next()?.as_deref()?;
        groups.all(Option::is_some).then_some(first)
    }

    /// The tables that have fields of a known meaning.
    fn tables_with_meaning(&self) -> HashSet<String> {
        let is_free = |field: &str| self.known().any(|asked| asked == field) && self.set_as(field).is_none();
        let has_meaning = |entry: &&Entry| {
            entry.name.contains('.') && !self.settings && foreign::advice(entry, is_free).is_some()
        };
        let own = self.entries.iter().filter(has_meaning).map(|entry| letters(outermost(&entry.name)));
        own.chain(self.known().map(|asked| letters(outermost(asked)))).collect()
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

/// How to live without an unknown field or table.
fn leave_out(name: &str) -> String {
    format!("remove it, or add it to `ignore_fields` in site.toml: `ignore_fields = [\"{name}\"]`")
}

/// The outermost table in the name of a field.
fn outermost(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
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
