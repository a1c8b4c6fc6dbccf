//! Diagnostics as open tabs show them.

use content::diagnostics::{Diagnostic, Diagnostics, Level, Line, shown_path};
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
    let mut first = Diagnostics::default();
    first.extend(errors.take(SHOWN).cloned());
    let problem = |(found, excerpt): (&Diagnostic, Option<String>)| Problem {
        code: found.code.name(),
        message: Line(&found.message).to_string(),
        file: shown_path(&found.path),
        line: found.line,
        excerpt,
        help: Line(&found.help).to_string(),
    };
    first.with_lines().into_iter().map(problem).collect()
}
