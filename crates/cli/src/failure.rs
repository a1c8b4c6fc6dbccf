//! How a command fails, and what is printed then.

use crate::interrupt;
use content::diagnostics::{Colour, Diagnostics};
use publish::error::RenderError;
use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
    /// The content has errors.
    Content(Diagnostics),
    /// The command was used wrongly.
    Usage(String),
    /// Anything else, in one sentence; a fix may follow on the next line.
    Other(String),
}

impl Failure {
    /// Prints the reason to stderr, and returns the code to exit with: 1, or 2 for wrong usage.
    pub fn report(&self) -> ExitCode {
        interrupt::end_if_interrupted();
        match self {
            Self::Content(diagnostics) => report(diagnostics),
            Self::Usage(text) | Self::Other(text) => complain(format_args!("error: {text}")),
        }
        ExitCode::from(if matches!(self, Self::Usage(_)) { 2 } else { 1 })
    }
}

impl From<Diagnostics> for Failure {
    fn from(diagnostics: Diagnostics) -> Self {
        Self::Content(diagnostics)
    }
}

impl From<RenderError> for Failure {
    fn from(error: RenderError) -> Self {
        match error {
            RenderError::Content(diagnostics) => Self::Content(diagnostics),
            error => Self::Other(error.to_string()),
        }
    }
}

/// Prints diagnostics to stderr, in colour if it is a terminal.
pub fn report(diagnostics: &Diagnostics) {
    if !diagnostics.is_empty() {
        complain(diagnostics.drawn(Colour::of_stderr()));
    }
}

/// Prints a result to stdout. Ignores write errors, as the reader may have closed the pipe, like `head`.
pub fn say(what: impl Display) {
    let _ = writeln!(io::stdout(), "{what}");
}

/// Prints something about the work itself to stderr, likewise.
pub fn complain(what: impl Display) {
    let _ = writeln!(io::stderr(), "{what}");
}
