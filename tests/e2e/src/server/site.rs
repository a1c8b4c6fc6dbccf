//! The files of a site, in memory, with the changes that a test needs.

use super::{Server, mime, rules::Rules};
use crate::places;
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::Path,
    sync::{Arc, OnceLock},
};

/// A site to serve: the files of a folder, and changes to them.
#[derive(Clone)]
pub struct Site {
    files: BTreeMap<String, Arc<Vec<u8>>>,
    rules: Rules,
    base: String,
    compressed: bool,
}

impl Site {
    /// The built magazine.
    pub fn dist() -> Self {
        static DIST: OnceLock<Site> = OnceLock::new();
        DIST.get_or_init(|| Self::from_folder(&places::dist())).clone()
    }

    /// Reads all files of a folder.
    ///
    /// # Panics
    /// If the folder cannot be read.
    pub fn from_folder(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        read_into(&mut files, folder, "");
        let rules = files.get("_headers").map(|text| Rules::parse(&String::from_utf8_lossy(text)));
        Self { files, rules: rules.unwrap_or_default(), base: "/".to_owned(), compressed: false }
    }

    /// Adds or replaces a file.
    #[must_use]
    pub fn with_file(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), Arc::new(content.into()));
        self.files.remove(&format!("{path}.br"));
        self
    }

    /// Removes the files for which `gone` holds.
    #[must_use]
    pub fn without(mut self, gone: impl Fn(&str) -> bool) -> Self {
        self.files.retain(|path, _| !gone(path));
        self
    }

    /// Removes the prerendered pages. All addresses get the empty document, which the app fills.
    #[must_use]
    pub fn unprinted(self) -> Self {
        let shell = emptied(&String::from_utf8_lossy(&self.files["index.html"]));
        self.without(|path| path.trim_end_matches(".br").ends_with(".html")).with_file("index.html", shell)
    }

    /// Serves the site below a path, which starts and ends with a slash.
    #[must_use]
    pub fn below(mut self, base: &str) -> Self {
        self.base = base.to_owned();
        self
    }

    /// Compresses all compressible files with brotli, like a CDN, even those without a compressed copy.
    #[must_use]
    pub fn compressed(mut self) -> Self {
        self.compressed = true;
        self
    }

    /// Serves the site until the server is dropped.
    pub fn serve(self) -> Server {
        Server::start(self)
    }

    /// The path below which the site is served.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// All files, by path relative to the root.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, content)| (path.as_str(), content.as_slice()))
    }

    /// The content of a file.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|content| content.as_slice())
    }

    /// The file in brotli: its compressed copy, or compressed now if the site is set to
    /// [`compressed`](Self::compressed).
    pub(crate) fn brotli(&self, path: &str) -> Option<Vec<u8>> {
        if let Some(ready) = self.file(&format!("{path}.br")) {
            return Some(ready.to_vec());
        }
        (self.compressed && mime::is_compressible(path)).then(|| brotli(self.file(path).unwrap_or_default()))
    }

    /// The headers that a host sends for a path.
    pub fn headers(&self, path: &str) -> Vec<(String, String)> {
        self.rules.for_path(&format!("{}{path}", self.base))
    }
}

/// Compresses with brotli at the highest quality.
pub fn brotli(content: &[u8]) -> Vec<u8> {
    let mut packer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    packer.write_all(content).expect("writing into memory does not fail");
    packer.into_inner()
}

/// A prerendered page with its app element emptied, as Trunk builds it before it is prerendered.
fn emptied(page: &str) -> String {
    let start =
        ["<div id=\"b-app\">", "<div id=b-app>"].iter().find_map(|tag| Some(page.find(tag)? + tag.len()));
    let start = start.expect("index.html has an element with the id `app`");
    // Remove the attributes that prerendering has added to the root.
    let root =
        page.find("<html").and_then(|at| Some(at..at + page[at..].find('>')?)).expect("a page has a root");
    format!("<!doctype html><html lang=\"en\" data-base=\"/\"{}</div></body></html>", &page[root.end..start])
}

fn read_into(files: &mut BTreeMap<String, Arc<Vec<u8>>>, folder: &Path, prefix: &str) {
    let read = |path: &Path| fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let entries = folder.read_dir().unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries.filter_map(Result::ok) {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read_into(files, &entry.path(), &format!("{path}/"));
        } else {
            files.insert(path, Arc::new(read(&entry.path())));
        }
    }
}
