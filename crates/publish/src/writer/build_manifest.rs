//! The files that builds have written, each with what it followed from, its size and its time. Only a file that is
//! listed may be deleted; one that is as it was left, and would be made of the same, is neither made nor read again.

use super::own_path;
use content::cache::store::Key;
use content::diagnostics::{Code, Diagnostic};
use content::files::{self, Stamp};
use site::rendered_cache::PRESS;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

/// The file, which is not published: what begins with a dot is between the stages.
pub const NAME: &str = ".written";

/// Follows the version in the first line while a build writes, or after one that did not come to its end.
const UNFINISHED: &str = " unfinished";

/// More than a million files have, in bytes.
const LIMIT: u64 = 1 << 30;

/// What is known of a file that was written; of one that a build only meant to write, nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Stands for what it was made of.
    pub of: Key,
    /// Its size and time.
    pub stamp: Stamp,
}

/// What builds have written into an output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuildManifest {
    /// By path, or where the disk takes two paths for one, by what they have in common.
    marks: BTreeMap<String, (String, Mark)>,
    /// Whether the last build did not come to its end.
    pub unfinished: bool,
    /// Whether another version of press has written it, of whose files nothing is known but their paths.
    pub other_version: bool,
}

impl BuildManifest {
    /// Reads what the last build has left in `out`; `None` where nothing was built.
    ///
    /// # Errors
    /// A manifest that cannot be read, or that lists what press does not write.
    pub fn read(out: &Path) -> Result<Option<Self>, Diagnostic> {
        let path = out.join(NAME);
        let unreadable = |error: &dyn std::fmt::Display| {
            let message = format!("this cannot be read: {error}");
            Diagnostic::in_file(Code::Unreadable, &path, message, "check that it is a file that may be read")
        };
        let bytes = match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_symlink() => return Err(unreadable(&"it is a symbolic link")),
            Ok(_) => files::read(&path, LIMIT).map_err(|error| unreadable(&error))?,
            Err(error) if super::is_missing(&error) => return Ok(None),
            Err(error) => return Err(unreadable(&error)),
        };
        let text = String::from_utf8(bytes).map_err(|error| unreadable(&error))?;
        Self::parse(&text).map(Some).map_err(|line| {
            let help =
                "if nothing in this folder is yours, delete it; else choose another folder with `--out`";
            Diagnostic::at(
                Code::ForeignOutput,
                &path,
                line,
                "this is no list of files that press has written",
                help,
            )
        })
    }

    /// Reads the text of a manifest.
    ///
    /// # Errors
    /// The first line that no build writes.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut lines = text.lines();
        let version = lines.next().unwrap_or_default();
        let (version, unfinished) = match version.strip_suffix(UNFINISHED) {
            Some(version) => (version, true),
            None => (version, false),
        };
        if version.len() != PRESS.len() || !files::is_hexadecimal(version) {
            return Err(1);
        }
        let mut manifest = Self { unfinished, other_version: version != PRESS, ..Self::default() };
        for (number, line) in lines.enumerate() {
            let (path, mark) = entry(line).filter(|(path, _)| own_path(path)).ok_or(number + 2)?;
            manifest.insert(path, mark);
        }
        Ok(manifest)
    }

    /// Writes the manifest into `out`.
    ///
    /// # Errors
    /// What the disk says; the one before is then still there.
    pub fn write(&self, out: &Path) -> io::Result<()> {
        let mut text = format!("{PRESS}{}\n", if self.unfinished { UNFINISHED } else { "" });
        for (path, Mark { of, stamp: (size, time) }) in self.iter() {
            // Writing into a string does not fail.
            let _ = writeln!(text, "{:032x} {size} {time} {path}", u128::from_be_bytes(of));
        }
        files::put(&out.join(NAME), text.as_bytes()).map(drop)
    }

    /// Whether a build has written, or meant to write, a file at this path.
    pub fn lists(&self, path: &str) -> bool {
        self.marks.contains_key(&*same(path))
    }

    /// The same, or whether there is a folder at this path in which a build has written.
    pub fn lists_at_or_below(&self, path: &str) -> bool {
        let folder = format!("{}/", same(path));
        let below = self.marks.range(folder.clone()..).next();
        self.lists(path) || below.is_some_and(|(path, _)| path.starts_with(&folder))
    }

    /// What a file was left with, if it is as it was left, and was made of this.
    pub fn known(&self, path: &str, of: &Key, file: &Path) -> Option<Mark> {
        let (_, mark) = self.marks.get(&*same(path)).filter(|_| !self.other_version)?;
        (mark.of == *of && own_stamp(file) == Some(mark.stamp)).then_some(*mark)
    }

    /// Lists a file.
    pub fn insert(&mut self, path: &str, mark: Mark) {
        self.marks.insert(same(path).into_owned(), (path.to_owned(), mark));
    }

    /// Every file, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Mark)> {
        self.marks.values().map(|(path, mark)| (&**path, *mark))
    }
}

/// The size and time of a file that is one itself, and no link to another.
pub fn own_stamp(file: &Path) -> Option<Stamp> {
    fs::symlink_metadata(file)
        .ok()
        .filter(fs::Metadata::is_file)
        .and_then(|metadata| files::stamp_of(&metadata))
}

/// What two paths have in common that are one for the disk: there, letters differ in more than case.
fn same(path: &str) -> Cow<'_, str> {
    if cfg!(any(windows, target_vendor = "apple")) { path.to_lowercase().into() } else { path.into() }
}

fn entry(line: &str) -> Option<(&str, Mark)> {
    let mut fields = line.splitn(4, ' ');
    let of = u128::from_str_radix(fields.next()?, 16).ok()?.to_be_bytes();
    let stamp = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some((fields.next()?, Mark { of, stamp }))
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
    fn a_line_that_no_build_writes_is_found() {
        let line = "00000000000000000000000000000007 1 2";
        for (text, expected) in [
            (String::new(), Err(1)),
            ("# Notes\n".to_owned(), Err(1)),
            (format!("{PRESS} finished\n"), Err(1)),
            (format!("{PRESS}\n"), Ok(0)),
            (format!("0123456789abcdef\n{line} data/a.json\n"), Ok(1)),
            (format!("{PRESS} unfinished\n{line} data/a.json\n{line} media/x/a b.png\n"), Ok(2)),
            (format!("{PRESS}\n{line} data/a.json\n{line} ../content/site.toml\n"), Err(3)),
            (format!("{PRESS}\n{line} /etc/passwd\n"), Err(2)),
            (format!("{PRESS}\n{line} README.md\n"), Err(2)),
            (format!("{PRESS}\ndata/a.json\n"), Err(2)),
        ] {
            let found = BuildManifest::parse(&text).map(|manifest| manifest.iter().count());
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn what_another_version_wrote_is_listed_but_not_known() {
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
