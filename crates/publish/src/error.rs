//! Errors of prerendering and publishing.

use content::diagnostics::{Diagnostics, Line};
use contract::error::LoadError;
use std::io;
use std::path::{Path, PathBuf};

/// Why the site could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A file could not be read or written.
    #[error("{}: {}", Line(&path.display().to_string()), Line(&error.to_string()))]
    File {
        /// The path of the file.
        path: PathBuf,
        /// The error from the operating system.
        error: io::Error,
    },
    /// `index.html` cannot be used as the page template.
    #[error("index.html: {}", Line(_0))]
    Template(String),
    /// The folders or the hand-written data are invalid.
    #[error(transparent)]
    Content(#[from] Diagnostics),
    /// A data file is missing or invalid.
    #[error("{}\n  = help: if it is hand-written, check it against docs/articles-json.md", Line(&_0.to_string()))]
    Data(#[from] LoadError),
}

/// Wraps an I/O error with the path it concerns; for use with `map_err`.
pub fn at(path: &Path) -> impl FnOnce(io::Error) -> RenderError + use<> {
    let path = path.to_owned();
    move |error| RenderError::File { path, error }
}
