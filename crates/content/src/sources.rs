//! Finds and reads the files of the content folder.

mod walk;

use crate::diagnostics::{Code, Diagnostic};
use crate::files;
use crate::folder::{ARTICLES, AUTHORS, PAGES};
use crate::magazine_path::MagazinePath;
use crate::names;
use crate::root::{ALLOW, Root, Unresolved};
use contract::slug::Slug;
use contract::url;
use jiff::civil::Date;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use walk::Walk;

/// The largest text that is read, in bytes. "War and Peace" has 3.3 million.
pub const LARGEST: u64 = 4 * 1024 * 1024;

/// The kind of a file, by the folder that contains it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Below `articles/`.
    Article,
    /// In `authors/`.
    Author,
    /// In `pages/`.
    Page,
}

/// One Markdown file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file to read, with links resolved.
    pub path: PathBuf,
    /// Its path in the content folder, `articles/borrowing.md`, which determines its URL.
    pub inner: MagazinePath,
    /// Its kind.
    pub kind: Kind,
    /// The slug from its name: `some-name` for `2025-03-10-Some Name.md` and `some-name/index.md`.
    pub slug: String,
    /// The date in its name.
    pub day: Option<Date>,
}

/// A file that is no Markdown, in a folder of texts.
#[derive(Clone, Debug)]
pub struct OtherFile {
    /// The kind of the texts in the folder.
    pub kind: Kind,
    /// The path by which it was reached.
    pub path: PathBuf,
    /// Its location, with links resolved.
    pub location: PathBuf,
}

/// What [`find`] finds.
#[derive(Debug, Default)]
pub struct Found {
    /// Every Markdown file, sorted by path within each kind.
    pub sources: Vec<Source>,
    /// The other files beside them.
    pub others: Vec<OtherFile>,
    /// The problems of paths and links.
    pub problems: Vec<Diagnostic>,
}

/// Finds every Markdown file of the folder. Skips names that begin with `_` or `.`, which belong to other generators and
/// to editors. Follows symbolic links where that is allowed.
pub fn find(content: &Root) -> Found {
    let mut found = Found::default();
    for (kind, folder) in [(Kind::Article, ARTICLES), (Kind::Author, AUTHORS), (Kind::Page, PAGES)] {
        let mut walk = Walk::new(content);
        walk.start(folder);
        found.sources.extend(walk.files.into_iter().map(|(inner, path)| Source::new(kind, inner, path)));
        let other = |(path, location)| OtherFile { kind, path, location };
        found.others.extend(walk.others.into_iter().map(other));
        found.problems.extend(walk.problems);
    }
    found
}

/// The location of a file in the content folder, if it exists.
///
/// # Errors
/// Fails if it is a symbolic link that cannot be followed.
pub fn optional(content: &Root, name: &str) -> Result<Option<PathBuf>, Diagnostic> {
    let path = content.path.join(name);
    let resolved = MagazinePath::parse(name).map_or(Err(Unresolved::Missing), |name| content.resolve(&name));
    match resolved {
        Ok(file) => Ok(Some(file.path)),
        Err(Unresolved::Missing) if path.symlink_metadata().is_err() => Ok(None),
        Err(unresolved) => Err(refused(&path, &unresolved)),
    }
}

/// Reads a UTF-8 file of at most [`LARGEST`] bytes.
pub fn text(path: &Path) -> Result<String, Diagnostic> {
    let bytes = files::read(path, LARGEST).map_err(|error| {
        if error.kind() != ErrorKind::FileTooLarge {
            return Diagnostic::unreadable(path, &error);
        }
        let message = format!("the file is larger than {} MB", LARGEST / 1024 / 1024);
        Diagnostic::in_file(Code::TooLarge, path, message, "split it into several files")
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        let line = 1 + bytes[..good].iter().filter(|b| **b == b'\n').count();
        let message = format!("invalid UTF-8: unexpected byte 0x{:02X}", bytes[good]);
        Diagnostic::at(Code::NotUtf8, path, line, message, "save the file as UTF-8")
    })
}

impl Source {
    /// The file at `path`, which is `inner` in the content folder.
    pub fn new(kind: Kind, inner: MagazinePath, path: PathBuf) -> Self {
        let (day, name) = dated(own_name(&inner));
        let slug = url::slug(&names::nfc(name));
        Self { path, kind, slug, day, inner }
    }
}

/// The slug that earlier versions made from the name of a file, if it differs.
pub fn former_slug(inner: &MagazinePath) -> Option<Slug> {
    names::former_slug(dated(own_name(inner)).1)
}

/// The name of a file: `name` for both `a/name.md` and `a/name/index.md`.
fn own_name(inner: &MagazinePath) -> &str {
    let mut names = inner.names().rev();
    let name = names.next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    names.next().filter(|_| stem == "index").unwrap_or(stem)
}

/// Splits `2025-03-10-name` into date and name.
fn dated(name: &str) -> (Option<Date>, &str) {
    name.split_at_checked(10)
        .and_then(|(day, rest)| {
            let rest = rest.strip_prefix(['-', '_'])?;
            Some((Some(Date::strptime("%Y-%m-%d", day).ok()?), rest))
        })
        .unwrap_or((None, name))
}

/// The diagnostic for a symbolic link at `path` that cannot be followed.
pub fn refused(path: &Path, unresolved: &Unresolved) -> Diagnostic {
    let (code, message, help) = match unresolved {
        Unresolved::Missing => (Code::BrokenSymlink, "points to nothing", "remove it, or point it to a file"),
        Unresolved::Loop => (
            Code::SymlinkLoop,
            "is part of a loop, or of too long a chain",
            "remove it, or point it elsewhere",
        ),
        Unresolved::Outside => (Code::OutsideMagazine, "leads out of the content folder", ALLOW),
        Unresolved::Unreadable(error) => return Diagnostic::unreadable(path, error),
    };
    Diagnostic::in_file(code, path, format!("this symbolic link {message}"), help)
}
