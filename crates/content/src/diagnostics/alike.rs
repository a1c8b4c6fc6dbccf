//! Finds diagnostics that say the same of many lines. A folder from another program has its fields in every file.

use super::{Code, Diagnostic, Line};
use std::collections::HashMap;

/// So many like diagnostics are displayed as one.
const MANY: usize = 6;

/// So many other places are named.
const NAMED: usize = 3;

/// The diagnostics that are displayed once for many.
pub struct Alike<'d>(HashMap<Key<'d>, Vec<&'d Diagnostic>>);

/// What diagnostics have in common: the fix may quote something else in each.
#[derive(PartialEq, Eq, Hash)]
struct Key<'d>(Code, &'d str, Vec<&'d str>);

impl<'d> Key<'d> {
    fn of(found: &'d Diagnostic) -> Self {
        Self(found.code, &found.message, found.help.split('`').step_by(2).collect())
    }
}

impl<'d> Alike<'d> {
    /// Groups diagnostics.
    pub fn of(list: &'d [Diagnostic]) -> Self {
        let mut groups: HashMap<Key<'d>, Vec<&Diagnostic>> = HashMap::new();
        list.iter().for_each(|found| groups.entry(Key::of(found)).or_default().push(found));
        groups.retain(|_, group| group.len() >= MANY);
        Self(groups)
    }

    /// Whether another diagnostic is displayed for this one.
    pub fn hides(&self, found: &Diagnostic) -> bool {
        self.0.get(&Key::of(found)).is_some_and(|group| group.first().is_some_and(|first| *first != found))
    }

    /// The other places of a diagnostic that is displayed for many.
    pub fn others(&self, found: &Diagnostic) -> Option<String> {
        let [_, others @ ..] = &self.0.get(&Key::of(found))?[..] else { return None };
        let places: Vec<String> = others.iter().take(NAMED).map(|other| place(other)).collect();
        let more = others.len().saturating_sub(NAMED);
        let places = places.join(", ");
        Some(format!("the same in {} other places: {places} and {more} more", others.len()))
    }
}

/// File and line.
fn place(found: &Diagnostic) -> String {
    let path = Line(&found.path.display().to_string().replace('\\', "/")).to_string();
    found.line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"))
}
