//! Why pages could not be rendered.

use content::diagnostics::{Diagnostics, Line};
use contract::error::LoadError;
use std::io;
use std::path::{Path, PathBuf};

/// Why pages could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A file could not be read or written.
    #[error("{}: {}", Line(&path.display().to_string()), Line(&error.to_string()))]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The shell is not one that pages can be printed into.
    #[error("index.html: {}", Line(_0))]
    Template(String),
    /// The folders, or what was written by hand, are not as they should be.
    #[error(transparent)]
    Content(#[from] Diagnostics),
    /// The magazine's own data is not as it should be.
    #[error("{}\n  = help: if it is hand-written, compare it with docs/articles-json.md", Line(&_0.to_string()))]
    Data(#[from] LoadError),
}

/// Makes an error of a file's.
pub fn at(path: &Path) -> impl FnOnce(io::Error) -> RenderError {
    let path = path.to_owned();
    move |error| RenderError::File { path, error }
}
