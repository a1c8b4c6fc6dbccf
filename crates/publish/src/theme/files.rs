//! The files of a theme, under names with a hash of their content.

use content::hash::short_hash;
use contract::url;
use std::collections::BTreeMap;
use std::path::Path;

/// Files, by path in the output.
#[derive(Clone, Debug, Default)]
pub(super) struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// Adds a file, and returns the address at which it is published.
    pub(super) fn add(&mut self, name: &Path, bytes: Vec<u8>) -> String {
        let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        let (stem, end) = (part(name.file_stem()), part(name.extension()));
        // Nothing that means something in an address or in a style sheet.
        let stem: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let path = format!("{}{stem}-{}.{end}", super::OUTPUT, short_hash(&bytes));
        let address = url::file(&path);
        self.0.insert(path, bytes);
        address
    }

    /// Adds a file that has its own name.
    pub(super) fn add_named(&mut self, path: &str, bytes: Vec<u8>) {
        self.0.insert(path.to_owned(), bytes);
    }

    pub(super) fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, bytes)| (&**path, &**bytes))
    }
}
