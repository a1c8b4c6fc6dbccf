//! Compares the publisher's own files with those that a release writes.

use super::release_paths::Release;
use crate::document::RenderedSource;
use crate::model::Magazine;
use crate::release;
use content::diagnostics::{Code, Diagnostic};
use contract::url::{self, Route};
use std::fs;
use std::path::Path;

/// Reports files of the public folder at addresses where the magazine has a page or a file of its own, and files where it
/// has a folder or the other way round. Files that the publisher may replace, such as feeds, are no conflict.
pub fn check(magazine: &Magazine, all_rendered: &[RenderedSource], public: &Path) -> Vec<Diagnostic> {
    if !public.is_dir() {
        return Vec::new();
    }
    let mut check = Check { all_rendered, release: Release::of(magazine, public), problems: Vec::new() };
    check.folder(public, "");
    check.problems
}

struct Check<'a> {
    all_rendered: &'a [RenderedSource],
    release: Release<'a>,
    problems: Vec<Diagnostic>,
}

impl Check<'_> {
    /// Checks a folder to which the release adds files.
    fn folder(&mut self, folder: &Path, address: &str) {
        // The build that copies the folder reports what it cannot read.
        let mut entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let file = entry.path();
            let Ok(name) = entry.file_name().into_string() else { continue };
            let path = format!("{address}{name}");
            match file.is_dir() {
                true if self.release.has_file(&path) => self.in_the_way(&file, &path, "file"),
                true if self.release.has_folder(&path) => self.folder(&file, &format!("{path}/")),
                false if self.release.has_folder(&path) => self.in_the_way(&file, &path, "folder"),
                false if self.release.has_file(&path) && !release::is_replaceable(&path.to_lowercase()) => {
                    self.same(&file, &path);
                }
                _ => {}
            }
        }
    }

    fn in_the_way(&mut self, file: &Path, path: &str, kind: &str) {
        let message = format!("the magazine has a {kind} at `/{path}`");
        let help = "remove it, or give it another name";
        self.problems.push(Diagnostic::in_file(Code::AddressConflict, file, message, help));
    }

    fn same(&mut self, file: &Path, path: &str) {
        let route = path.ends_with("index.html").then(|| Route::parse(&url::address(path))).flatten();
        let page = route.as_ref().and_then(|route| self.source(route));
        let (message, help) = match (page, route) {
            (Some(page), Some(route)) => (
                format!("`{page}` also has the address `/{}`", route.path()),
                "remove one of them, or give the text another `slug`",
            ),
            (None, Some(route)) => (
                format!("the magazine has a page of its own at `/{}`", route.path()),
                "remove it, or move it to another folder",
            ),
            (_, None) => (
                format!("the magazine has a file of its own at `/{path}`"),
                "remove it, or give it another name",
            ),
        };
        self.problems.push(Diagnostic::in_file(Code::AddressConflict, file, message, help));
    }

    /// The published file that becomes a page.
    fn source(&self, route: &Route) -> Option<String> {
        let address = route.path().to_lowercase();
        let is_same = |file: &&RenderedSource| {
            file.source_file.is_seen() && file.source_file.route.path().to_lowercase() == address
        };
        self.all_rendered.iter().find(is_same).map(|file| file.source_file.inner.to_string())
    }
}
