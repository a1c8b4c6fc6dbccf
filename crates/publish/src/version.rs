//! `version.json`, by which open tabs notice a deploy: it names the version of the app and that of the articles.

use crate::error::RenderError;
use crate::output::Output;
use content::hash::short_hash;
use contract::url;
use serde_json::json;
use site::release;

/// Writes the file. `app` is the version of the app that the pages refer to.
///
/// # Errors
/// The file cannot be written.
pub fn write(output: &Output, app: &str) -> Result<(), RenderError> {
    let version = json!({ "version": app, "data": of_data(output) });
    output.put(release::VERSION, format!("{version}\n").as_bytes())
}

/// A hash of all data that the app shows.
fn of_data(output: &Output) -> String {
    let front = output.entry(url::FRONT).into_iter();
    let files = output.list_below("data").into_iter().map(|(_, entry)| entry);
    let hashes: Vec<u8> = front.chain(files).flat_map(|entry| entry.hash).collect();
    short_hash(&hashes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path};

    fn data(staging: &Path) -> Result<String, Box<dyn std::error::Error>> {
        write(&Output::in_folder(staging)?, "app")?;
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
