//! The app as it is served: its files under their published names, and the template of all pages.

use crate::app_files;
use crate::failure::Failure;
use bundle::{Bundle, TEMPLATE};
use contract::url;
use publish::output::{Earlier, Output};
use publish::{assets, search_panel};
use std::collections::HashMap;

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
        let output = Output::new(folder.path(), Earlier::default());
        app_files::write(bundle, &output)?;
        let unreadable = |path: &str| publish::error::at(&output.below(path));
        let template = output.text(TEMPLATE).map_err(unreadable(TEMPLATE))?;
        let template = assets::hash_fonts(&output, &template, url::base())?;
        let template = search_panel::name(&output, &template, true)?;
        let files = output.list().into_iter().map(|(path, _)| match output.read(&path) {
            Ok(content) => Ok((path, content)),
            Err(error) => Err(unreadable(&path)(error)),
        });
        Ok(Self { files: files.collect::<Result<_, _>>()?, template })
    }

    /// A file, by path.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).filter(|_| path != TEMPLATE).map(Vec::as_slice)
    }
}
