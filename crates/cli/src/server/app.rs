//! The app as it is served: its files under their published names, and the template of all pages.

use crate::app_files;
use crate::failure::Failure;
use bundle::{Bundle, TEMPLATE};
use contract::url;
use publish::{assets, search_panel};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The app's files and template.
pub struct App {
    /// The content of each file, by path.
    files: HashMap<String, Vec<u8>>,
    /// The page template before it knows of a magazine.
    pub template: String,
}

impl App {
    /// Prepares the app in a folder that only exists meanwhile.
    ///
    /// # Errors
    /// The app is not complete, or the folder cannot be written to.
    pub fn prepare(bundle: &Bundle) -> Result<Self, Failure> {
        let folder =
            tempfile::tempdir().map_err(|error| Failure::Other(format!("a temporary folder: {error}")))?;
        let folder = folder.path();
        app_files::write(bundle, folder)?;
        let index = folder.join(TEMPLATE);
        let template = fs::read_to_string(&index).map_err(publish::error::at(&index))?;
        let template = assets::hash_fonts(folder, &template, url::base())?;
        let template = search_panel::name(folder, &template, true)?;
        Ok(Self { files: read(folder)?, template })
    }

    /// A file, by path.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).filter(|_| path != TEMPLATE).map(Vec::as_slice)
    }
}

fn read(folder: &Path) -> Result<HashMap<String, Vec<u8>>, Failure> {
    let mut files = HashMap::new();
    for entry in WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let inner = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = inner.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        files.insert(path, fs::read(entry.path()).map_err(publish::error::at(entry.path()))?);
    }
    Ok(files)
}
