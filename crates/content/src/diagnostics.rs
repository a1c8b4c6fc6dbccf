//! What is wrong with the content and how to fix it: collected over all files, printed together.

mod code;
mod draw;
mod text;

pub use code::{Code, Level};
pub use draw::{Colour, Drawn};
pub use text::Line;

use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::{Path, PathBuf};

/// One finding in one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, as it was reached.
    pub path: PathBuf,
    /// The line in the file, counted from 1; none where the whole file is meant.
    pub line: Option<usize>,
    /// What kind of finding this is; it also decides the level.
    pub code: Code,
    /// What is wrong. It may quote content as it was written: escape it before it is shown.
    pub message: String,
    /// What to do about it. It may quote content too.
    pub help: String,
}

impl Diagnostic {
    /// A finding in one line of a file.
    pub fn at(
        code: Code,
        path: &Path,
        line: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { line: Some(line), ..Self::in_file(code, path, message, help) }
    }

    /// A finding about a file as a whole.
    pub fn in_file(code: Code, path: &Path, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: None, code, message: message.into(), help: help.into() }
    }

    /// That something cannot be written, for the reason that the system gives.
    pub fn unwritable(path: &Path, error: &io::Error) -> Self {
        let help = "check that the folder may be written to and that there is room on the disk";
        Self::in_file(Code::Unwritable, path, format!("this cannot be written: {error}"), help)
    }

    /// Whether this stops a build or is only worth a word.
    pub fn level(&self) -> Level {
        self.code.level()
    }
}

/// All findings, by file and line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    in_writing: bool,
}

impl Diagnostics {
    /// Findings while the output is written, so that a part of it may be there.
    pub fn in_writing() -> Self {
        Self { in_writing: true, ..Self::default() }
    }

    /// Adds what a part of the work found.
    pub fn extend(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(found);
    }

    /// The findings, by file and line once [`Diagnostics::checked`] has returned them.
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.list
    }

    /// Whether nothing was found at all.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether something was found that stops the build.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|found| found.level() == Level::Error)
    }

    /// The warnings, if there are no errors.
    ///
    /// # Errors
    /// Everything that was found, if one of it is an error.
    pub fn checked(mut self) -> Result<Self, Self> {
        self.list.sort();
        self.list.dedup();
        if self.has_errors() { Err(self) } else { Ok(self) }
    }

    /// The findings with their lines, in colour or without.
    pub fn drawn(&self, colour: Colour) -> Drawn<'_> {
        Drawn { diagnostics: self, colour }
    }

    /// How many findings have a level, as in `1 error`.
    fn count(&self, level: Level) -> Option<String> {
        let count = self.list.iter().filter(|found| found.level() == level).count();
        let s = if count == 1 { "" } else { "s" };
        (count > 0).then(|| format!("{count} {level}{s}"))
    }

    /// The last line: how many errors and warnings there are, and whether anything was written.
    fn write_counts(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let counts: Vec<_> =
            [Level::Error, Level::Warning].map(|level| self.count(level)).into_iter().flatten().collect();
        write!(f, "{}", counts.join(", "))?;
        if self.has_errors() {
            write!(f, "; {} was written", if self.in_writing { "not everything" } else { "nothing" })?;
        }
        Ok(())
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { list: vec![diagnostic], in_writing: false }
    }
}

impl std::error::Error for Diagnostics {}

impl Display for Diagnostics {
    /// Draws every finding without colour.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.drawn(Colour::Never).fmt(f)
    }
}

#[cfg(test)]
mod tests;
