//! What is wrong with the content, and the cure: collected over all files, printed at once.

use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};

/// One mistake in one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, as it was reached.
    pub path: PathBuf,
    /// The line in the file, counted from 1; none where the whole file is meant.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Problem {
    /// A mistake in one line of a file.
    pub fn at(path: &Path, line: usize, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { line: Some(line), ..Self::in_file(path, message, help) }
    }

    /// A mistake of a file as a whole.
    pub fn in_file(path: &Path, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: None, message: message.into(), help: help.into() }
    }
}

/// All mistakes that were found, by file and line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Problem>,
    in_writing: bool,
}

impl Problems {
    /// No mistakes in content, but in writing what became of it, so that a part of it may be written.
    pub fn in_writing() -> Self {
        Self { in_writing: true, ..Self::default() }
    }

    /// Adds what a part of the work found.
    pub fn extend(&mut self, found: impl IntoIterator<Item = Problem>) {
        self.list.extend(found);
    }

    /// The mistakes, by file and line once [`Problems::or`] has returned them.
    pub fn as_slice(&self) -> &[Problem] {
        &self.list
    }

    /// `value`, if nothing was found.
    pub fn or<T>(mut self, value: T) -> Result<T, Self> {
        if self.list.is_empty() {
            return Ok(value);
        }
        self.list.sort();
        self.list.dedup();
        Err(self)
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self { list: vec![problem], in_writing: false }
    }
}

impl std::error::Error for Problems {}

impl Display for Problems {
    /// Prints every mistake as rustc would, with the line it is in. The files are read once more for that, so
    /// that the good case keeps nothing of them.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut files: HashMap<&Path, String> = HashMap::new();
        for Problem { path, line, message, help } in &self.list {
            let shown = path.display().to_string().replace('\\', "/");
            writeln!(f, "error: {message}")?;
            if let Some(line) = line {
                let text = files.entry(path).or_insert_with(|| {
                    std::fs::read(path)
                        .map_or_else(|_| String::new(), |b| String::from_utf8_lossy(&b).into_owned())
                });
                let text = text.lines().nth(line - 1).unwrap_or_default().trim_end();
                let margin = " ".repeat(line.to_string().len());
                writeln!(f, "{margin}--> {shown}:{line}\n{margin} |\n{line} | {text}\n{margin} |")?;
                writeln!(f, "{margin} = help: {help}\n")?;
            } else {
                writeln!(f, " --> {shown}\n  = help: {help}\n")?;
            }
        }
        let s = if self.list.len() == 1 { "" } else { "s" };
        let written = if self.in_writing { "not everything" } else { "nothing" };
        write!(f, "{} mistake{s}; {written} was written", self.list.len())
    }
}
