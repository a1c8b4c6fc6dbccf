//! Reads the data of pages.

use crate::output::Output;
use contract::error::LoadError;
use std::io;

/// Reads a data file.
///
/// # Errors
/// There is no such file, or it cannot be read.
pub fn read(output: &Output, path: &str) -> Result<String, LoadError> {
    let missing = || LoadError::NotFound { path: path.to_owned() };
    let text = output.text(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => missing(),
        _ => LoadError::Format { path: path.to_owned(), reason: error.to_string() },
    })?;
    // Ignore a byte order mark, as browsers do: some editors write one.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
