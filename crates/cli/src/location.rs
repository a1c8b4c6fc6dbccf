//! Where a magazine is: the folder with `site.toml`, found from any folder inside it.

use crate::cache;
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use content::folder::{ARTICLES, AUTHORS, PAGES, SITE};
use content::options::{self, ImageMode, Options};
use contract::url;
use std::path::{Path, PathBuf};

/// The folder of a magazine whose files are published as they are.
pub const PUBLIC: &str = "public";

/// The folder of a magazine with its own look.
pub const THEME: &str = "theme";

/// The folders of a magazine from which a site is made.
pub const INPUTS: [&str; 6] = [ARTICLES, AUTHORS, PAGES, PUBLIC, THEME, "data"];

/// The folder with the publisher's own beginnings of new texts.
pub const ARCHETYPES: &str = "archetypes";

/// The folder that a build writes.
pub const DIST: &str = "dist";

/// A magazine's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The folder, as the publisher would name it from where he is.
    pub root: PathBuf,
    /// Where `articles.json` is, if the magazine is data that others write instead of a folder of Markdown.
    pub data: Option<PathBuf>,
}

impl Location {
    /// Finds the magazine that `start`, or else the current folder, is in.
    ///
    /// # Errors
    /// There is none.
    pub fn find(start: Option<&Path>) -> Result<Self, Diagnostics> {
        let start = start.unwrap_or(Path::new("."));
        if !start.is_dir() {
            let help = "pass the folder of a magazine, or create one with `broadsheet new`";
            return Err(Diagnostic::in_file(Code::MissingFolder, start, "no such folder", help).into());
        }
        let ancestors = ancestors(start);
        let found = ancestors.iter().find_map(|folder| Self::at(folder));
        found.ok_or_else(|| {
            let message = format!("there is no magazine here: no `{SITE}` in this folder or above it");
            let help = "go to the folder of a magazine, or create one with `broadsheet new DIR`";
            Diagnostic::in_file(Code::MissingFolder, start, message, help).into()
        })
    }

    /// The magazine in a folder, not above it.
    pub fn at(folder: &Path) -> Option<Self> {
        let root = folder.to_owned();
        if folder.join(SITE).is_file() {
            return Some(Self { root, data: None });
        }
        let places = [folder.to_owned(), folder.join(PUBLIC)];
        let data = places.into_iter().find(|place| place.join(url::FRONT).is_file())?;
        Some(Self { root, data: Some(data) })
    }

    /// The magazine's folder of files that are published as they are.
    pub fn public(&self) -> PathBuf {
        below(&self.root, PUBLIC)
    }

    /// The folder that a build writes, unless another is named.
    pub fn dist(&self) -> PathBuf {
        below(&self.root, DIST)
    }

    /// The folder with everything that is kept between builds.
    pub fn cache(&self) -> PathBuf {
        cache::of_magazine(&self.root)
    }

    /// The options of a build.
    ///
    /// # Errors
    /// `SOURCE_DATE_EPOCH` is not a time.
    pub fn options(&self, effort: ImageMode) -> Result<Options, Diagnostics> {
        let cache = self.cache();
        Ok(Options {
            content: self.root.clone(),
            out: cache.join("site"),
            public: self.public(),
            drafts: false,
            now: options::now()?,
            image_cache: cache.join("picture-cache"),
            text_cache: cache.join("text-cache"),
            effort,
            url: None,
        })
    }
}

/// A path below a folder, without a leading `./`.
pub fn below(folder: &Path, name: &str) -> PathBuf {
    if folder == Path::new(".") { PathBuf::from(name) } else { folder.join(name) }
}

/// A folder and those above it, named as from the current folder.
fn ancestors(start: &Path) -> Vec<PathBuf> {
    let Ok(real) = start.canonicalize() else { return vec![start.to_owned()] };
    let mut folders = vec![start.to_owned()];
    let is_here = start == Path::new(".");
    for count in 1..real.components().count() {
        let up: PathBuf = std::iter::repeat_n("..", count).collect();
        folders.push(if is_here { up } else { start.join(up) });
    }
    folders
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::fs;

    #[test]
    fn a_magazine_is_found_from_any_folder_inside_it() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("my mägazine");
        let inner = root.join("articles/2025");
        fs::create_dir_all(&inner).unwrap();
        assert!(Location::find(Some(&inner)).is_err());
        fs::write(root.join(SITE), "title = \"A\"").unwrap();
        let found = Location::find(Some(&inner)).unwrap();
        assert_eq!(found.root.canonicalize().unwrap(), root.canonicalize().unwrap());
        assert_eq!(found.data, None);
    }

    #[test]
    fn a_magazine_may_be_data_alone() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join(PUBLIC);
        fs::create_dir_all(&data).unwrap();
        fs::write(data.join(url::FRONT), "{}").unwrap();
        assert_eq!(Location::find(Some(folder.path())).unwrap().data, Some(data));
    }
}
