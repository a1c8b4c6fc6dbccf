//! Diagnostics as open tabs show them.

use content::diagnostics::{Diagnostics, Level, Line, excerpt_of, shown_path};
use serde::Serialize;

/// At most this many are shown; the terminal has all.
const SHOWN: usize = 20;

/// One problem, with everything escaped for display as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    code: &'static str,
    message: String,
    file: String,
    line: Option<usize>,
    /// The line itself.
    excerpt: Option<String>,
    help: String,
}

/// The errors of a build.
pub fn of(diagnostics: &Diagnostics) -> Vec<Problem> {
    let errors = diagnostics.as_slice().iter().filter(|found| found.level() == Level::Error);
    errors
        .take(SHOWN)
        .map(|found| Problem {
            code: found.code.name(),
            message: Line(&found.message).to_string(),
            file: shown_path(&found.path),
            line: found.line,
            excerpt: found.line.and_then(|line| excerpt_of(&found.path, line)),
            help: Line(&found.help).to_string(),
        })
        .collect()
}
