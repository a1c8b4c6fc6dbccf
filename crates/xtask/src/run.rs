//! Runs programs, and reports failures with a suggested fix.

use std::{
    env,
    ffi::OsStr,
    fmt::{self, Display, Formatter},
    path::{Path, PathBuf},
    process::Command,
};

/// Why a command failed, and how to fix it.
#[derive(Debug)]
pub struct Failure {
    /// What went wrong.
    pub what: String,
    /// The suggested fix.
    pub fix: String,
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "\nerror: {}\n  = help: {}", self.what, self.fix)
    }
}

/// The result of a command.
pub type Outcome = Result<(), Failure>;

impl Failure {
    /// Creates a failure.
    pub fn new(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { what: what.into(), fix: fix.into() }
    }
}

/// Runs a program and waits for it. Its output is not captured.
pub fn run(command: &mut Command, fix: &str) -> Outcome {
    let shown = show(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(format!("`{shown}` failed: {status}"), fix)),
        Err(error) => Err(Failure::new(format!("cannot start `{shown}`: {error}"), fix)),
    }
}

/// The standard output of a program, if it starts and succeeds.
pub fn output(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The path of a program on PATH, or in `/usr/sbin`, where Debian installs servers and which PATH often lacks.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain([Path::new("/usr/sbin").to_owned()]);
    folders.map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let shown = words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
    // Show only the first line of scripts.
    shown.lines().next().unwrap_or_default().to_owned()
}
