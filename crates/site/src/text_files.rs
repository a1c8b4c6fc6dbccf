//! Which file each article is from, for diagnostics of the steps that see only data.

use content::files;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The file that lists them. The leading dot keeps it out of releases.
pub const NAME: &str = ".texts.json";

/// The path of each article's file in the content folder, by the article's data file.
pub type TextFiles = BTreeMap<String, String>;

/// Reads the list that a build wrote into `site`; without one, it is empty.
///
/// # Errors
/// The file cannot be read or parsed.
pub fn read(site: &Path) -> io::Result<TextFiles> {
    match fs::read(site.join(NAME)) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(TextFiles::new()),
        Err(error) => Err(error),
    }
}

/// The file that an article's data is from, in the content folder if it is found there.
pub fn file(texts: &TextFiles, data: &str, content: &Path) -> Option<PathBuf> {
    let inner = texts.get(data)?;
    let path = files::below(content, inner);
    Some(if path.is_file() { path } else { PathBuf::from(inner) })
}
