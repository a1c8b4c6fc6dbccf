//! `version.json`, by which open tabs notice a deploy: it names the version of the app and that of the articles.

use crate::error::{RenderError, at};
use content::files;
use content::hash::short_hash;
use contract::url;
use rayon::prelude::*;
use serde_json::json;
use site::release;
use std::{
    fs,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// Writes the file. `app` is the version of the app that the pages in `staging` refer to.
///
/// # Errors
/// A file cannot be read or written.
pub fn write(staging: &Path, app: &str) -> Result<(), RenderError> {
    let version = json!({ "version": app, "data": of_data(staging)? });
    let file = staging.join(release::VERSION);
    files::replace(&file, format!("{version}\n").as_bytes()).map_err(at(&file))
}

/// A hash of all data that the app shows, whatever the order in which the file system lists it.
fn of_data(staging: &Path) -> Result<String, RenderError> {
    let mut files: Vec<PathBuf> = vec![staging.join(url::FRONT)];
    for entry in WalkDir::new(staging.join("data")).sort_by_file_name() {
        match entry {
            Ok(entry) if entry.file_type().is_file() => files.push(entry.into_path()),
            Ok(_) => {}
            // A magazine of one file has no such folder.
            Err(error) if error.depth() == 0 => {}
            Err(error) => {
                let path = error.path().unwrap_or(staging).to_owned();
                return Err(RenderError::File { path, error: error.into() });
            }
        }
    }
    let hashes: Vec<String> = files
        .par_iter()
        .map(|path| Ok(short_hash(&fs::read(path).map_err(at(path))?)))
        .collect::<Result<_, RenderError>>()?;
    Ok(short_hash(hashes.concat().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(staging: &Path) -> Result<String, Box<dyn std::error::Error>> {
        write(staging, "app")?;
        let text = fs::read_to_string(staging.join(release::VERSION))?;
        let version: serde_json::Value = serde_json::from_str(&text)?;
        assert_eq!(version["version"], "app");
        Ok(version["data"].as_str().ok_or("no version of the data")?.to_owned())
    }

    #[test]
    fn version_of_the_data_changes_with_any_file_of_it() -> Result<(), Box<dyn std::error::Error>> {
        let staging = tempfile::tempdir()?;
        let staging = staging.path();
        fs::write(staging.join("articles.json"), "{}")?;
        let alone = data(staging)?;
        fs::create_dir_all(staging.join("data/articles"))?;
        fs::write(staging.join("data/articles/a.json"), "1")?;
        let with_article = data(staging)?;
        assert_ne!(with_article, alone);
        assert_eq!(data(staging)?, with_article, "nothing has changed");
        fs::write(staging.join("data/articles/a.json"), "2")?;
        assert_ne!(data(staging)?, with_article);
        Ok(())
    }
}
