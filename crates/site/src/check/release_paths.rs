//! The files of a release, as far as they are known before it is built.

use crate::model::Magazine;
use crate::{plan, release};
use content::files;
use contract::url::share_picture;
use contract::url::{FRONT, Route};
use std::collections::HashSet;
use std::path::Path;

/// Folders whose file names are known only after the build: the search index, and fonts named by their hash.
const FOLDERS: [&str; 2] = ["search", "fonts"];

/// Occupied paths in lower case, because some file systems ignore case.
#[derive(Default)]
pub struct Release<'a> {
    files: HashSet<String>,
    folders: HashSet<String>,
    public: Option<&'a Path>,
}

/// What occupies a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// A page of the magazine.
    Page,
    /// Another file, or a folder where a file would go.
    File,
}

impl<'a> Release<'a> {
    /// Collects the paths of a magazine's release; the public folder is consulted on lookup.
    pub fn of(magazine: &Magazine, public: &'a Path) -> Self {
        let mut own = Self { public: Some(public), ..Self::default() };
        release::files().for_each(|file| own.add(file));
        FOLDERS.iter().for_each(|folder| own.add_folder(folder));
        for route in [Route::Home, Route::Search] {
            own.add_page(&route);
        }
        for plan::File { path, .. } in plan::files(magazine) {
            own.add(&path);
            if path != FRONT
                && let Some(route) = release::page_of(&path)
            {
                own.add_page(&route);
            }
        }
        own
    }

    /// Adds a file.
    pub fn add(&mut self, path: &str) {
        let path = path.to_lowercase();
        if let Some((folder, _)) = path.rsplit_once('/') {
            self.add_folder(folder);
        }
        self.files.insert(path);
    }

    fn add_folder(&mut self, path: &str) {
        let path = path.to_lowercase();
        self.folders.extend(above(&path).map(str::to_owned));
        self.folders.insert(path);
    }

    fn add_page(&mut self, route: &Route) {
        let folder = route.path();
        self.add(&format!("{folder}index.html"));
        if release::has_feed(route) {
            release::FEEDS.iter().for_each(|(name, _)| self.add(&format!("{folder}{name}")));
        }
        self.add(&share_picture(route));
    }

    /// Returns what prevents a file at `path`.
    pub fn obstacle(&self, path: &str) -> Option<Obstacle> {
        let key = path.to_lowercase();
        let is_page = self.files.contains(&key) && key.ends_with("index.html");
        if is_page {
            return Some(Obstacle::Page);
        }
        let is_there = self.files.contains(&key)
            || self.folders.contains(&key)
            || self.public.is_some_and(|public| files::below(public, path).exists())
            || above(&key).next().is_some_and(|first| self.public.is_some() && FOLDERS.contains(&first));
        let is_below_file = || {
            above(&key).any(|above| self.is_file(above))
                || self
                    .public
                    .is_some_and(|public| above(path).any(|above| files::below(public, above).is_file()))
        };
        (is_there || is_below_file()).then_some(Obstacle::File)
    }

    /// Whether the release has a file at this path.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.contains(&path.to_lowercase())
    }

    /// Whether the release has files below this path.
    pub fn has_folder(&self, path: &str) -> bool {
        self.folders.contains(&path.to_lowercase())
    }

    /// Whether a file exists at a path or may be generated there, such as a compressed copy or a hashed name.
    fn is_file(&self, path: &str) -> bool {
        let plain = [".br", ".gz"].iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path);
        let at_root = !plain.contains('/');
        self.files.contains(plain)
            || (at_root && (release::is_hashed(plain) || release::is_part_of_sitemap(plain)))
    }
}

/// Yields the ancestor folders of a path, outermost first.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}
