//! Running programs, and saying what to do when one fails.

use std::{path::Path, process::Command};

/// Why a command stopped, and what to do about it.
#[derive(Debug)]
pub struct Failure {
    /// What happened.
    pub what: String,
    /// What to do.
    pub cure: String,
}

/// Nothing, or why not.
pub type Outcome = Result<(), Failure>;

impl Failure {
    /// A failure and its cure.
    pub fn new(what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { what: what.into(), cure: cure.into() }
    }
}

/// Runs a program to its end, with its output shown.
pub fn run(command: &mut Command, cure: &str) -> Outcome {
    let shown = show(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(format!("`{shown}` ended with {status}"), cure)),
        Err(error) => Err(Failure::new(format!("`{shown}` could not be started: {error}"), cure)),
    }
}

/// What a program prints, if it can be started and succeeds.
pub fn output(program: impl AsRef<Path>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program.as_ref()).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
