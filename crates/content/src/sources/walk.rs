//! Finds the Markdown files in a folder, following symbolic links that stay in the magazine.

use super::refused;
use crate::diagnostics::{Code, Diagnostic};
use crate::folder::{is_markdown, is_settings};
use crate::magazine_path::MagazinePath;
use crate::root::{Resolved, Root, Unresolved, is_hidden_name};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A search for files, and its results.
pub struct Walk<'r> {
    root: &'r Root,
    /// Each file's path in the content folder, and its location.
    pub files: Vec<(MagazinePath, PathBuf)>,
    /// Files that are no Markdown: the path of each, and its location.
    pub others: Vec<(PathBuf, PathBuf)>,
    /// The problems found.
    pub problems: Vec<Diagnostic>,
    /// The folders that links have led to, and whether anything was found in them.
    linked: HashMap<PathBuf, bool>,
}

impl<'r> Walk<'r> {
    /// A search without results yet.
    pub fn new(root: &'r Root) -> Self {
        Self { root, files: Vec::new(), others: Vec::new(), problems: Vec::new(), linked: HashMap::new() }
    }

    /// Searches a subfolder of the content folder, if it exists.
    pub fn start(&mut self, name: &str) {
        let (Ok(own), Ok(inner)) = (self.root.resolve(&MagazinePath::default()), MagazinePath::parse(name))
        else {
            return;
        };
        let path = own.path.join(name);
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_symlink() => self.link(&path, &inner, &[]),
            Ok(metadata) if metadata.is_dir() => self.folder(&path, &inner, &[]),
            _ => {}
        }
    }

    /// Searches a folder that is not a link; `above` are the folders of the links that led to it.
    fn folder(&mut self, path: &Path, inner: &MagazinePath, above: &[PathBuf]) {
        let visible = |entry: &DirEntry| !is_hidden_name(entry.file_name().as_encoded_bytes());
        let entries = WalkDir::new(path).min_depth(1).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(visible) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.problems.push(Diagnostic::unreadable(error.path().unwrap_or(path), &error));
                    continue;
                }
            };
            let is_link = entry.path_is_symlink();
            if !is_link && !is_markdown(entry.path()) {
                if entry.file_type().is_file() {
                    self.others.push((entry.path().to_owned(), entry.into_path()));
                }
                continue;
            }
            if !is_link && !entry.file_type().is_file() {
                continue;
            }
            let below = entry.path().strip_prefix(path).unwrap_or(entry.path());
            match inner.joined(below) {
                Ok(inner) if is_link => self.link(entry.path(), &inner, above),
                Ok(inner) => self.files.push((inner, entry.into_path())),
                Err(invalid) => {
                    let message = format!("this path cannot be part of an address: {invalid}");
                    let help = "rename it, using UTF-8 without `\\`, `:` and control characters";
                    self.report(Code::InvalidPath, entry.path(), message, help);
                }
            }
        }
    }

    /// Follows a link at `path`.
    fn link(&mut self, path: &Path, inner: &MagazinePath, above: &[PathBuf]) {
        match self.root.resolve(inner) {
            Ok(found) if found.is_hidden() => {
                let message =
                    "this symbolic link points to an unpublished path: a name in it starts with `.` or `_`";
                self.report(Code::ForbiddenFile, path, message, "remove it, or rename its target");
            }
            Ok(found) if is_settings(&found) => {
                let message = "this symbolic link points to a settings file";
                self.report(Code::ForbiddenFile, path, message, "remove it");
            }
            Ok(found) if found.is_folder => self.linked_folder(path, found, above),
            Ok(found) if is_markdown(Path::new(inner.name())) => {
                self.files.push((found.inner, found.path));
            }
            // Whether it may be published is checked where a text refers to it.
            Ok(found) => self.others.push((path.to_owned(), found.path)),
            Err(unresolved) => self.problems.push(refused(path, &unresolved)),
        }
    }

    fn linked_folder(&mut self, path: &Path, found: Resolved, above: &[PathBuf]) {
        let place = path.parent().map(Path::canonicalize);
        let (Some(Ok(place)), Ok(real)) = (place, found.path.canonicalize()) else {
            return self.problems.push(Diagnostic::unreadable(path, &"it changed during the build"));
        };
        let above = [above, &[place]].concat();
        if above.iter().any(|folder| folder.starts_with(&real)) {
            return self.problems.push(refused(path, &Unresolved::Loop));
        }
        match self.linked.get(&real) {
            None => {}
            // A folder of images may be linked from everywhere.
            Some(false) => return,
            Some(true) => {
                let message =
                    "another symbolic link points to the same folder, so its texts would appear twice";
                let help = "remove one of the links; `aliases` give an article more addresses";
                return self.report(Code::Duplicate, path, message, help);
            }
        }
        let before = self.files.len() + self.problems.len();
        self.folder(&found.path, &found.inner, &above);
        self.linked.insert(real, self.files.len() + self.problems.len() > before);
    }

    fn report(&mut self, code: Code, path: &Path, message: impl Into<String>, help: &str) {
        self.problems.push(Diagnostic::in_file(code, path, message, help));
    }
}
