//! The files of a theme, under names with a hash of their content.

use content::diagnostics::Diagnostic;
use content::files;
use content::hash::short_hash;
use content::magazine_path::MagazinePath;
use content::root::Root;
use content::sources;
use contract::url;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// Files, by path in the output.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    /// The magazine, out of which nothing is read.
    root: Option<Root>,
    published: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// No files yet, of the magazine in `root`.
    pub(super) fn of(root: Root) -> Self {
        Self { root: Some(root), ..Self::default() }
    }

    /// Where a file of the magazine is, with links followed.
    ///
    /// # Errors
    /// A link leads to where nothing may be read.
    pub(super) fn resolve(&self, file: &Path) -> Result<PathBuf, Diagnostic> {
        let Some(root) = &self.root else { return Ok(file.to_owned()) };
        let inner = file.strip_prefix(&root.path).unwrap_or(file);
        let path = MagazinePath::default().joined(inner).map_err(|error| {
            Diagnostic::unreadable(file, &io::Error::new(io::ErrorKind::InvalidInput, error))
        })?;
        root.resolve(&path).map(|found| found.path).map_err(|unresolved| sources::refused(file, &unresolved))
    }

    /// Reads a file of at most `limit` bytes.
    ///
    /// # Errors
    /// It is larger or cannot be read, or a link leads to where nothing may be read.
    pub(super) fn read(&self, file: &Path, limit: u64) -> Result<Vec<u8>, Diagnostic> {
        files::read(&self.resolve(file)?, limit).map_err(|error| Diagnostic::unreadable(file, &error))
    }

    /// Adds a file, and returns the address at which it is published.
    pub(super) fn add(&mut self, name: &Path, bytes: Vec<u8>) -> String {
        let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        let (stem, end) = (part(name.file_stem()), part(name.extension()));
        // Nothing that means something in an address or in a style sheet.
        let plain = |name: String| name.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        let (stem, end) = (plain(stem), plain(end));
        let path = format!("{}{stem}-{}.{end}", super::OUTPUT, short_hash(&bytes));
        let address = url::file(&path);
        self.published.insert(path, bytes);
        address
    }

    /// Adds a file that has its own name.
    pub(super) fn add_named(&mut self, path: &str, bytes: Vec<u8>) {
        self.published.insert(path.to_owned(), bytes);
    }

    pub(super) fn get(&self, path: &str) -> Option<&[u8]> {
        self.published.get(path).map(Vec::as_slice)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.published.iter().map(|(path, bytes)| (&**path, &**bytes))
    }
}
