//! A folder to read files from. Its symbolic links are followed only if they stay inside or lead to a folder that
//! `site.toml` allows.
//!
//! Links are followed step by step here instead of by the system, so that nothing outside is ever accessed and no error
//! message reveals what is there.

use crate::magazine_path::MagazinePath;
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

/// The most links that a path may follow, as on Linux.
const MOST_LINKS: usize = 40;

/// The fix for a symbolic link that leads outside.
pub const ALLOW: &str =
    "replace the symbolic link with a copy, or add its target folder to `allow_folders` in site.toml";

/// A folder to read from, and the folders that links in it may lead to.
#[derive(Clone, Debug, Default)]
pub struct Root {
    /// The folder as given.
    pub path: PathBuf,
    /// The folder itself; `None` if it does not exist.
    own: Option<Folder>,
    allowed: Vec<Folder>,
}

#[derive(Clone, Debug)]
struct Folder {
    /// As given.
    path: PathBuf,
    /// With links resolved.
    real: PathBuf,
    /// Another name for it, which absolute links may use.
    alias: Option<PathBuf>,
}

/// A file or folder that may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The path by which it was requested.
    pub inner: MagazinePath,
    /// Its location, with all links followed.
    pub path: PathBuf,
    /// Its path within the folder that contains it: the root or an allowed folder.
    pub below: PathBuf,
    /// Whether it is in the root itself.
    pub own: bool,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// Why a path cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unresolved {
    /// It does not exist.
    #[error("no such file or folder")]
    Missing,
    /// Its symbolic links form a loop.
    #[error("its symbolic links form a loop")]
    Loop,
    /// A symbolic link leads out of the folder.
    #[error("it leads out of the folder")]
    Outside,
    /// The system reports another error.
    #[error("{0}")]
    Unreadable(#[from] io::Error),
}

impl Root {
    /// The folder at `path`, and the folders that links in it may lead to.
    pub fn new(path: &Path, allowed: &[PathBuf]) -> Self {
        let allowed = allowed.iter().filter_map(|folder| Folder::new(folder)).collect();
        Self { path: path.to_owned(), own: Folder::new(path), allowed }
    }

    /// Finds a file or folder, following links.
    ///
    /// # Errors
    /// Fails if there is nothing that may be read.
    pub fn resolve(&self, inner: &MagazinePath) -> Result<Resolved, Unresolved> {
        let own = self.own.as_ref().ok_or(Unresolved::Missing)?;
        let names = inner.names().rev().map(OsString::from).collect();
        // On some systems a file has several names; only the canonical one is compared with the allowed folders.
        let real = self.follow(&own.real, names)?.canonicalize().map_err(Unresolved::from_io)?;
        let folder = self.folder_of(&real).ok_or(Unresolved::Outside)?;
        let below = real.strip_prefix(&folder.real).unwrap_or(&real).to_owned();
        let metadata = fs::symlink_metadata(&real).map_err(Unresolved::from_io)?;
        if !metadata.is_file() && !metadata.is_dir() {
            // Opening a pipe would block until something is written to it.
            return Err(io::Error::new(ErrorKind::InvalidInput, "not a regular file").into());
        }
        Ok(Resolved {
            inner: inner.clone(),
            path: if below.as_os_str().is_empty() { folder.path.clone() } else { folder.path.join(&below) },
            below,
            own: folder.real == own.real,
            is_folder: metadata.is_dir(),
        })
    }

    /// Follows `pending`, a stack of names, from a folder without links.
    fn follow(&self, from: &Path, mut pending: Vec<OsString>) -> Result<PathBuf, Unresolved> {
        let mut at = from.to_owned();
        let mut links = 0;
        while let Some(name) = pending.pop() {
            if name == ".." {
                at.pop();
                continue;
            }
            at.push(name);
            if let Some(folder) = self.folders().find(|folder| folder.alias.as_ref() == Some(&at)) {
                at.clone_from(&folder.real);
            }
            // Nothing outside is accessed; the rest of the path may lead back inside.
            if self.folder_of(&at).is_none() {
                continue;
            }
            if fs::symlink_metadata(&at).map_err(Unresolved::from_io)?.is_symlink() {
                links += 1;
                if links > MOST_LINKS {
                    return Err(Unresolved::Loop);
                }
                let target = fs::read_link(&at)?;
                at.pop();
                let start: PathBuf = target.components().take_while(is_start).collect();
                if !start.as_os_str().is_empty() {
                    at = start;
                }
                let names = target.components().filter(|part| !is_start(part) && *part != Component::CurDir);
                pending.extend(names.rev().map(|part| part.as_os_str().to_owned()));
            }
        }
        self.folder_of(&at).is_some().then_some(at).ok_or(Unresolved::Outside)
    }

    fn folders(&self) -> impl Iterator<Item = &Folder> {
        self.own.iter().chain(&self.allowed)
    }

    /// The innermost folder that contains a path without links.
    fn folder_of(&self, real: &Path) -> Option<&Folder> {
        let holding = self.folders().filter(|folder| real.starts_with(&folder.real));
        holding.max_by_key(|folder| folder.real.as_os_str().len())
    }
}

impl Resolved {
    /// Whether any name in its path begins with `.` or `_`, either as requested or within the folder that contains it.
    /// Such files belong to editors and other programs and are never published.
    pub fn is_hidden(&self) -> bool {
        is_hidden(&self.inner) || self.below.iter().any(|name| is_hidden_name(name.as_encoded_bytes()))
    }
}

impl Folder {
    fn new(path: &Path) -> Option<Self> {
        let real = path.canonicalize().ok().filter(|real| real.is_dir())?;
        let alias = std::path::absolute(path).ok().map(|path| without_dots(&path));
        let alias = alias.filter(|alias| alias.canonicalize().is_ok_and(|other| other == real));
        Some(Self { path: path.to_owned(), real, alias })
    }
}

impl Unresolved {
    fn from_io(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing,
            _ => Self::Unreadable(error),
        }
    }
}

/// Whether a name in a path begins with `.` or `_`.
pub fn is_hidden(path: &MagazinePath) -> bool {
    path.names().any(|name| is_hidden_name(name.as_bytes()))
}

/// Whether a name begins with `.` or `_`.
pub fn is_hidden_name(name: &[u8]) -> bool {
    name.starts_with(b".") || name.starts_with(b"_")
}

/// Whether a path component is a prefix or the root.
fn is_start(part: &Component<'_>) -> bool {
    matches!(part, Component::Prefix(_) | Component::RootDir)
}

/// Resolves `.` and `..` in a path as if there were no links.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}
