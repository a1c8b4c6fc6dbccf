//! The build manifest lists the files that builds have written, with the hash of their inputs, size and modification
//! time. Only listed files may be deleted. A file with the same stamp and inputs as listed is neither regenerated nor
//! read.

use super::own_path;
use content::cache::store::{self, Key};
use content::diagnostics::{Code, Diagnostic};
use content::files::{self, Stamp, same};
use site::rendered_cache::VERSION;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

/// The manifest's file name. Names that begin with a dot are not published.
pub const NAME: &str = ".written";

/// Suffix of the first line while a build is writing; it remains if the build is interrupted.
const UNFINISHED: &str = " unfinished";

/// The maximum size of a manifest in bytes, enough for more than a million files.
const LIMIT: u64 = 1 << 30;

/// The state of a written file; all zero if a build only announced it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The hash of the inputs.
    pub of: Key,
    /// Size and modification time.
    pub stamp: Stamp,
}

impl Mark {
    /// A hash by which the content is the same as before; `None` if a build only announced the file.
    pub fn key(&self) -> Option<Key> {
        let (size, time) = self.stamp;
        (*self != Self::default())
            .then(|| store::key([b"mark".as_slice(), &self.of, &size.to_le_bytes(), &time.to_le_bytes()]))
    }
}

/// The files that builds have written into an output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuildManifest {
    /// Path and mark, keyed by path; on case-insensitive file systems, by the lower-case path.
    marks: BTreeMap<String, (String, Mark)>,
    /// Whether the last build was interrupted.
    pub unfinished: bool,
    /// Whether another version wrote the manifest. Its paths are valid; its hashes are not.
    pub other_version: bool,
}

impl BuildManifest {
    /// Reads the manifest in `out`; `None` if nothing was built there.
    ///
    /// # Errors
    /// The manifest cannot be read, or it lists a path that builds do not write.
    pub fn read(out: &Path) -> Result<Option<Self>, Diagnostic> {
        let path = out.join(NAME);
        let unreadable = |error: &dyn std::fmt::Display| {
            let message = format!("cannot read this file: {error}");
            Diagnostic::in_file(Code::Unreadable, &path, message, "check that it is a readable file")
        };
        let bytes = match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_symlink() => return Err(unreadable(&"it is a symbolic link")),
            Ok(_) => files::read(&path, LIMIT).map_err(|error| unreadable(&error))?,
            Err(error) if super::is_missing(&error) => return Ok(None),
            Err(error) => return Err(unreadable(&error)),
        };
        let text = String::from_utf8(bytes).map_err(|error| unreadable(&error))?;
        Self::parse(&text).map(Some).map_err(|line| {
            let help = "delete the folder if nothing in it is yours, or choose another one with `--out`";
            Diagnostic::at(Code::ForeignOutput, &path, line, "not a list of files written by builds", help)
        })
    }

    /// Parses a manifest.
    ///
    /// # Errors
    /// The number of the first invalid line.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut lines = text.lines();
        let version = lines.next().unwrap_or_default();
        let (version, unfinished) = match version.strip_suffix(UNFINISHED) {
            Some(version) => (version, true),
            None => (version, false),
        };
        if version.len() != VERSION.len() || !files::is_hexadecimal(version) {
            return Err(1);
        }
        let mut manifest = Self { unfinished, other_version: version != VERSION, ..Self::default() };
        for (number, line) in lines.enumerate() {
            let (path, mark) = entry(line).filter(|(path, _)| own_path(path)).ok_or(number + 2)?;
            manifest.insert(path, mark);
        }
        Ok(manifest)
    }

    /// Writes the manifest into `out`.
    ///
    /// # Errors
    /// An I/O error; the previous manifest is then still in place.
    pub fn write(&self, out: &Path) -> io::Result<()> {
        let mut text = format!("{VERSION}{}\n", if self.unfinished { UNFINISHED } else { "" });
        for (path, Mark { of, stamp: (size, time) }) in self.iter() {
            let _ = writeln!(text, "{:032x} {size} {time} {path}", u128::from_be_bytes(of));
        }
        files::put(&out.join(NAME), text.as_bytes()).map(drop)
    }

    /// Whether a build has written or announced a file at this path.
    pub fn lists(&self, path: &str) -> bool {
        self.marks.contains_key(&*same(path))
    }

    /// Whether a build has written or announced a file at this path, or below it.
    pub fn lists_at_or_below(&self, path: &str) -> bool {
        let folder = format!("{}/", same(path));
        let below = self.marks.range(folder.clone()..).next();
        self.lists(path) || below.is_some_and(|(path, _)| path.starts_with(&folder))
    }

    /// The mark of a file whose inputs and stamp are still those listed.
    pub fn known(&self, path: &str, of: &Key, file: &Path) -> Option<Mark> {
        let (_, mark) = self.marks.get(&*same(path)).filter(|_| !self.other_version)?;
        (mark.of == *of && own_stamp(file) == Some(mark.stamp)).then_some(*mark)
    }

    /// Adds a file.
    pub fn insert(&mut self, path: &str, mark: Mark) {
        self.marks.insert(same(path).into_owned(), (path.to_owned(), mark));
    }

    /// All files, ordered by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Mark)> {
        self.marks.values().map(|(path, mark)| (&**path, *mark))
    }
}

/// The size and modification time of a regular file; `None` for a symbolic link.
pub fn own_stamp(file: &Path) -> Option<Stamp> {
    fs::symlink_metadata(file)
        .ok()
        .filter(fs::Metadata::is_file)
        .and_then(|metadata| files::stamp_of(&metadata))
}

fn entry(line: &str) -> Option<(&str, Mark)> {
    let mut fields = line.splitn(4, ' ');
    let hash = u128::from_str_radix(fields.next()?, 16).ok()?.to_be_bytes();
    let stamp = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some((fields.next()?, Mark { of: hash, stamp }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(BuildManifest::read(folder.path()), Ok(None));
        let mut manifest = BuildManifest { unfinished: true, ..BuildManifest::default() };
        manifest.insert("data/a b.json", Mark { of: [7; 16], stamp: (1, 2) });
        manifest.insert("articles.json", Mark::default());
        manifest.write(folder.path()).unwrap();
        assert_eq!(BuildManifest::read(folder.path()), Ok(Some(manifest)));
    }

    #[test]
    fn invalid_lines_are_found() {
        let line = "00000000000000000000000000000007 1 2";
        for (text, expected) in [
            (String::new(), Err(1)),
            ("# Notes\n".to_owned(), Err(1)),
            (format!("{VERSION} finished\n"), Err(1)),
            (format!("{VERSION}\n"), Ok(0)),
            (format!("0123456789abcdef\n{line} data/a.json\n"), Ok(1)),
            (format!("{VERSION} unfinished\n{line} data/a.json\n{line} media/x/a b.png\n"), Ok(2)),
            (format!("{VERSION}\n{line} data/a.json\n{line} ../content/site.toml\n"), Err(3)),
            (format!("{VERSION}\n{line} /etc/passwd\n"), Err(2)),
            (format!("{VERSION}\n{line} README.md\n"), Err(2)),
            (format!("{VERSION}\ndata/a.json\n"), Err(2)),
        ] {
            let found = BuildManifest::parse(&text).map(|manifest| manifest.iter().count());
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn files_of_another_version_are_listed_but_regenerated() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "a").unwrap();
        let stamp = own_stamp(&file).unwrap();
        let mut manifest = BuildManifest::default();
        manifest.insert("data/a", Mark { of: [7; 16], stamp });
        assert!(manifest.known("data/a", &[7; 16], &file).is_some());
        assert!(manifest.known("data/a", &[8; 16], &file).is_none());
        manifest.other_version = true;
        assert!(manifest.lists("data/a") && manifest.known("data/a", &[7; 16], &file).is_none());
    }
}
