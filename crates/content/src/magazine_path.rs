//! A relative path inside a folder of the magazine, parsed from untrusted text. It cannot lead elsewhere: it contains
//! no `..`, no root or drive, and no separator or control character within a name.

use percent_encoding::percent_decode_str;
use std::ffi::OsStr;
use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};

/// A path below some folder, with `/` between the names; empty for the folder itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MagazinePath(String);

/// Why text is not a valid path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPath {
    /// It is empty.
    #[error("it is empty")]
    Empty,
    /// It is absolute.
    #[error("it starts with `/`")]
    Absolute,
    /// Its `..` lead above the folder.
    #[error("it leads above the folder")]
    Above,
    /// It contains a name that is not a valid file name everywhere.
    #[error("`{0}` is not a valid file name")]
    Name(String),
}

impl MagazinePath {
    /// Parses a path as written, without decoding it.
    ///
    /// # Errors
    /// Fails if the text is empty, begins with `/`, leads above the folder or contains an invalid name.
    pub fn parse(path: &str) -> Result<Self, InvalidPath> {
        Self::default().extended(path, |name| Some(name.to_owned()))
    }

    /// Parses a path in a URL: it is split first, then each name is percent-decoded.
    ///
    /// # Errors
    /// Fails like [`MagazinePath::parse`], or if a decoded name is not UTF-8.
    pub fn from_address(path: &str) -> Result<Self, InvalidPath> {
        Self::default().followed(path)
    }

    /// Resolves `link`, a relative URL in this file.
    ///
    /// # Errors
    /// Fails like [`MagazinePath::from_address`].
    pub fn linked(&self, link: &str) -> Result<Self, InvalidPath> {
        let folder = self.0.rsplit_once('/').map_or("", |(folder, _)| folder);
        Self(folder.to_owned()).followed(link)
    }

    /// Appends the path of a file or folder in this folder, as named on disk.
    ///
    /// # Errors
    /// Fails if a name is not UTF-8 or cannot be part of a URL.
    pub fn joined(&self, below: &Path) -> Result<Self, InvalidPath> {
        below.iter().try_fold(self.clone(), Self::named)
    }

    /// The path as text, with `/` between the names.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The names, from the folder down.
    pub fn names(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('/').filter(|name| !name.is_empty())
    }

    /// The last name; empty for the folder itself.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// Its location below `folder`.
    pub fn below(&self, folder: &Path) -> PathBuf {
        self.names().fold(folder.to_owned(), |folder, name| folder.join(name))
    }

    fn followed(self, link: &str) -> Result<Self, InvalidPath> {
        self.extended(link, |name| Some(percent_decode_str(name).decode_utf8().ok()?.into_owned()))
    }

    fn extended(self, path: &str, read: fn(&str) -> Option<String>) -> Result<Self, InvalidPath> {
        match path {
            "" => return Err(InvalidPath::Empty),
            _ if path.starts_with('/') => return Err(InvalidPath::Absolute),
            _ => {}
        }
        let mut names: Vec<String> = self.names().map(str::to_owned).collect();
        for written in path.split('/') {
            let name = read(written).ok_or_else(|| InvalidPath::Name(written.to_owned()))?;
            match name.as_str() {
                "" | "." => {}
                ".." => drop(names.pop().ok_or(InvalidPath::Above)?),
                _ if is_name(&name) => names.push(name),
                _ => return Err(InvalidPath::Name(written.to_owned())),
            }
        }
        Ok(Self(names.join("/")))
    }

    fn named(mut self, name: &OsStr) -> Result<Self, InvalidPath> {
        let valid = name.to_str().filter(|name| is_name(name));
        let name = valid.ok_or_else(|| InvalidPath::Name(name.to_string_lossy().into_owned()))?;
        if !self.0.is_empty() {
            self.0.push('/');
        }
        self.0.push_str(name);
        Ok(self)
    }
}

impl Display for MagazinePath {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether this is a single name on every system. Windows treats `\` as a separator, `c:` as a drive, and any other `:`
/// as the start of a stream name.
fn is_name(name: &str) -> bool {
    let drive = matches!(name.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    let colon = drive || (cfg!(windows) && name.contains(':'));
    !matches!(name, "" | "." | "..")
        && !colon
        && !name.contains(|c: char| matches!(c, '/' | '\\') || c.is_control())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn linked(link: &str) -> Result<String, InvalidPath> {
        MagazinePath::parse("articles/deep/a.md").unwrap().linked(link).map(|path| path.to_string())
    }

    #[test]
    fn links_are_joined_name_by_name() {
        for (link, expected) in [
            ("b.md", "articles/deep/b.md"),
            ("./x/../b%20c.png", "articles/deep/b c.png"),
            ("../../pages//about.md", "pages/about.md"),
            ("%2e%2e/b.md", "articles/b.md"),
            ("%C3%BCber.png", "articles/deep/über.png"),
            ("c%23.pdf", "articles/deep/c#.pdf"),
            ("talk:1.png", "articles/deep/talk:1.png"),
            ("../..", ""),
        ] {
            // Windows does not allow colons in names.
            if !(cfg!(windows) && link.contains(':')) {
                assert_eq!(linked(link).as_deref(), Ok(expected), "{link}");
            }
        }
    }

    #[test]
    fn paths_out_of_the_folder_are_rejected() {
        use InvalidPath::{Above, Absolute, Empty};
        for (link, expected) in [
            ("", Empty),
            ("/etc/passwd", Absolute),
            ("../../../x", Above),
            ("../%2e%2e/%2E./x", Above),
            ("../../../../content/articles/a.md", Above),
        ] {
            assert_eq!(linked(link), Err(expected), "{link}");
        }
        for link in [
            "%2Fetc/passwd",
            "a%2fb",
            "..%2f..%2fx",
            "..%5c..%5cx",
            "..\\..\\x",
            "C:/x",
            "c%3A/x",
            "d:x",
            "a%00.png",
            "a%0Ab.png",
            "a%ff.png",
        ] {
            assert!(matches!(linked(link), Err(InvalidPath::Name(_))), "{link}");
        }
    }

    #[test]
    fn parse_does_not_decode() {
        assert_eq!(MagazinePath::parse("a/b%2e.png").unwrap().as_str(), "a/b%2e.png");
        assert_eq!(MagazinePath::parse("a/../../b"), Err(InvalidPath::Above));
        assert_eq!(MagazinePath::parse("/a"), Err(InvalidPath::Absolute));
    }

    #[test]
    fn names_from_disk_are_checked_too() {
        let folder = MagazinePath::parse("articles").unwrap();
        assert_eq!(folder.joined(Path::new("a/b.md")).unwrap().as_str(), "articles/a/b.md");
        assert!(folder.joined(Path::new("../b.md")).is_err());
        #[cfg(unix)]
        assert!(folder.joined(Path::new("..\\..\\b.md")).is_err());
    }
}
