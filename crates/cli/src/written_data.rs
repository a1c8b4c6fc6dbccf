//! Checks and copies a magazine that is `articles.json` and the files below `data/`.

use crate::app_files;
use crate::failure::Failure;
use content::diagnostics::Diagnostics;
use contract::url;
use publish::error::RenderError;
use publish::hand_written;
use publish::output::{Earlier, Output};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A checked copy of data.
#[derive(Debug)]
pub struct Copied {
    /// Its files.
    pub output: Output,
    /// Where they are, as long as they are needed.
    _folder: TempDir,
}

/// Checks the data in a folder. Returns a copy, in which markup is sanitized, the number of articles, and warnings.
///
/// # Errors
/// The data is invalid or cannot be read.
pub fn copy(folder: &Path) -> Result<(Copied, usize, Diagnostics), Failure> {
    let copy =
        tempfile::tempdir().map_err(|error| Failure::Other(format!("no temporary folder: {error}")))?;
    let output = Output::new(copy.path(), Earlier::default());
    app_files::copy_data(folder, &output)?;
    let original = |found: Diagnostics| found.of_originals(copy.path(), folder);
    let checked = hand_written::check(&output, &copy.path().join("no-site"));
    match checked {
        Ok(warnings) => {
            let warnings = original(warnings);
            Ok((Copied { output, _folder: copy }, articles(folder), warnings))
        }
        Err(RenderError::Content(found)) => Err(Failure::Content(original(found))),
        Err(error) => Err(error.into()),
    }
}

/// The number of articles: those in `articles.json`, or the files if it says that it is the beginning of more.
fn articles(folder: &Path) -> usize {
    let front = fs::read_to_string(folder.join(url::FRONT)).unwrap_or_default();
    let front: Value = serde_json::from_str(front.trim_start_matches('\u{feff}')).unwrap_or_default();
    if front["data"].as_bool() != Some(true) {
        return front["articles"].as_array().map_or(0, Vec::len);
    }
    let files = fs::read_dir(folder.join("data/articles")).into_iter().flatten().flatten();
    files.filter(|file| file.path().extension().is_some_and(|extension| extension == "json")).count()
}
