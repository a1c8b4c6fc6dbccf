//! Problems in the content and how to fix them, collected over all files and printed together.

mod alike;
mod code;
mod draw;
mod text;

pub use code::{Code, Level};
pub use draw::{Colour, Drawn};
pub use text::{Line, path as shown_path};

use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::{Path, PathBuf};

/// One problem in one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The path by which the file was reached.
    pub path: PathBuf,
    /// The line in the file, counted from 1; `None` if the whole file is meant.
    pub line: Option<usize>,
    /// The kind of problem, which also determines the level.
    pub code: Code,
    /// What is wrong. It may quote content verbatim, so escape it before display.
    pub message: String,
    /// How to fix it. It may quote content too.
    pub help: String,
}

impl Diagnostic {
    /// A problem in one line of a file.
    pub fn at(
        code: Code,
        path: &Path,
        line: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { line: Some(line), ..Self::in_file(code, path, message, help) }
    }

    /// A problem with a file as a whole.
    pub fn in_file(code: Code, path: &Path, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: None, code, message: message.into(), help: help.into() }
    }

    /// Reports that a file or folder cannot be written.
    pub fn unwritable(path: &Path, error: &io::Error) -> Self {
        let help = "check the permissions of the folder and the free space on the disk";
        Self::in_file(Code::Unwritable, path, format!("cannot write to this path: {error}"), help)
    }

    /// Reports that a file or folder cannot be read.
    pub fn unreadable(path: &Path, error: &dyn Display) -> Self {
        let help = "check that it is a readable file or folder";
        Self::in_file(Code::Unreadable, path, format!("cannot read this path: {error}"), help)
    }

    /// Whether it fails the build or is only a warning.
    pub fn level(&self) -> Level {
        self.code.level()
    }
}

/// All diagnostics of a build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    output: Output,
}

/// What errors mean for the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Output {
    /// Nothing was written.
    #[default]
    Untouched,
    /// Parts of it may exist.
    Partial,
    /// There is none: the content was only checked.
    None,
}

impl Diagnostics {
    /// Diagnostics found while the output is being written, so that parts of it may exist.
    pub fn in_writing() -> Self {
        Self { output: Output::Partial, ..Self::default() }
    }

    /// The same diagnostics, of content that was only checked, so that they say nothing of an output.
    #[must_use]
    pub fn without_output(self) -> Self {
        Self { output: Output::None, ..self }
    }

    /// The same diagnostics, about the originals of those files that the folder `copy` has from `original`.
    #[must_use]
    pub fn of_originals(mut self, copy: &Path, original: &Path) -> Self {
        for found in &mut self.list {
            let file = found.path.strip_prefix(copy).map(|inner| original.join(inner));
            if let Some(file) = file.ok().filter(|file| file.exists()) {
                found.path = file;
            }
        }
        self
    }

    /// Adds diagnostics.
    pub fn extend(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(found);
    }

    /// The diagnostics, sorted by file and line once [`Diagnostics::checked`] has returned them.
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.list
    }

    /// Whether there are no diagnostics.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|found| found.level() == Level::Error)
    }

    /// Sorts the diagnostics and returns them if all are warnings.
    ///
    /// # Errors
    /// Returns all diagnostics if any of them is an error.
    pub fn checked(mut self) -> Result<Self, Self> {
        self.list.sort();
        self.list.dedup();
        if self.has_errors() { Err(self) } else { Ok(self) }
    }

    /// Displays the diagnostics with the lines they refer to, with or without colour.
    pub fn drawn(&self, colour: Colour) -> Drawn<'_> {
        Drawn { diagnostics: self, colour }
    }

    /// The diagnostics, each with the line of its file, escaped and truncated as [`Diagnostics::drawn`] shows it.
    pub fn with_lines(&self) -> Vec<(&Diagnostic, Option<String>)> {
        let of_files = self.list.chunk_by(|one, next| one.path == next.path);
        let with_line = |of_file: &'_ [Diagnostic]| of_file.first().map(|found| text::of(&found.path));
        of_files
            .flat_map(|of_file| {
                let text = with_line(of_file).unwrap_or_default();
                let line =
                    |found: &Diagnostic| text.lines().nth(found.line?.checked_sub(1)?).map(text::excerpt);
                of_file.iter().map(|found| (found, line(found))).collect::<Vec<_>>()
            })
            .collect()
    }

    /// The number of diagnostics of a level, as in `1 error`; `None` if there are none.
    fn count(&self, level: Level) -> Option<String> {
        let count = self.list.iter().filter(|found| found.level() == level).count();
        let s = if count == 1 { "" } else { "s" };
        (count > 0).then(|| format!("{count} {level}{s}"))
    }

    /// Writes the last line: how many errors and warnings there are, and whether anything was written.
    fn write_counts(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let counts: Vec<_> =
            [Level::Error, Level::Warning].map(|level| self.count(level)).into_iter().flatten().collect();
        write!(f, "{}", counts.join(", "))?;
        match self.output {
            Output::Untouched if self.has_errors() => write!(f, "; nothing was written"),
            Output::Partial if self.has_errors() => write!(f, "; not all files were written"),
            _ => Ok(()),
        }
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { list: vec![diagnostic], output: Output::default() }
    }
}

impl std::error::Error for Diagnostics {}

impl Display for Diagnostics {
    /// Displays every diagnostic without colour.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.drawn(Colour::Never).fmt(f)
    }
}

#[cfg(test)]
mod tests;
