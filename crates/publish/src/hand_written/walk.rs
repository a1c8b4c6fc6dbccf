//! Visits every value of a data file.

use super::cleaned;
use super::json_path::JsonPath;
use super::rules::{self, Kind};
use content::diagnostics::{Code, Diagnostic};
use content::text::{control_character, shown_control};
use markup::html::Sanitizer;
use serde_json::Value;
use std::path::Path;

/// The traversal of one file.
pub struct Walk<'a> {
    path: &'a Path,
    sanitizer: &'a Sanitizer<'a>,
    place: JsonPath,
    /// The errors and warnings so far.
    pub found: Vec<Diagnostic>,
    /// Whether any value was changed.
    pub changed: bool,
}

impl<'a> Walk<'a> {
    /// Starts at the root of the file at `path`.
    pub fn new(path: &'a Path, sanitizer: &'a Sanitizer<'a>) -> Self {
        Self { path, sanitizer, place: JsonPath::default(), found: Vec::new(), changed: false }
    }

    /// Checks and sanitizes a value and everything below it.
    pub fn visit(&mut self, value: &mut Value) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    self.place.enter(name);
                    self.visit(member);
                    self.place.leave();
                }
            }
            Value::Array(items) => {
                for (number, item) in items.iter_mut().enumerate() {
                    self.place.enter_item(number);
                    self.visit(item);
                    self.place.leave();
                }
            }
            Value::String(text) => {
                if let Some(new) = self.text(text) {
                    *text = new;
                    self.changed = true;
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Checks a string, and returns its replacement if it has to change.
    fn text(&mut self, text: &str) -> Option<String> {
        let (parent, name) = self.place.names();
        let kind = rules::kind(parent, name);
        let cleaned = match kind {
            Kind::Html => cleaned::html(text, self.sanitizer)
                .map_err(|reason| (Code::TooMuchHtml, reason, "split it into two articles")),
            Kind::Art => cleaned::art(text).map_err(|reason| {
                (Code::InvalidArt, reason, "write a single `<svg>` element in well-formed XML")
            }),
            _ => {
                if let Some(c) = control_character(text) {
                    let message = format!("contains {}", shown_control(c));
                    self.report(Code::ControlCharacter, &message, "remove it; it is invisible");
                    return None;
                }
                let most = rules::longest(kind, name);
                if text.chars().nth(most).is_some() {
                    self.report(Code::TooLong, &format!("is longer than {most} characters"), "shorten it");
                    return None;
                }
                return rules::check(kind, text).unwrap_or_else(|(code, what, help)| {
                    self.report(code, &format!("`{text}` is not {what}"), help);
                    None
                });
            }
        };
        match cleaned {
            Ok((new, removed)) => {
                if !removed.is_empty() {
                    let message = format!("removed {}", removed.join(", "));
                    self.report(
                        Code::RemovedMarkup,
                        &message,
                        "remove it from the file; articles can only show text and pictures",
                    );
                }
                (new != text).then_some(new)
            }
            Err((code, reason, help)) => {
                self.report(code, &reason, help);
                None
            }
        }
    }

    fn report(&mut self, code: Code, message: &str, help: &str) {
        self.found.push(Diagnostic::in_file(code, self.path, format!("{}: {message}", self.place), help));
    }
}
