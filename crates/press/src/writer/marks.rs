//! What the last build has written: of each file what it followed from, its size and its time. A file that is as it was
//! left, and would be made of the same, is neither made nor read again.

use crate::files::{self, Stamp, stamp};
use crate::galley::PRESS;
use crate::store::Key;
use std::collections::HashMap;
use std::fmt::Write;
use std::io;
use std::path::Path;

/// The file, which is not published: what begins with a dot is between the stages.
pub const NAME: &str = ".written";

/// What is known of a file that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Stands for what it was made of.
    pub of: Key,
    /// Its size and time.
    pub stamp: Stamp,
}

/// Marks by path.
#[derive(Debug, Default)]
pub struct Marks(HashMap<String, Mark>);

impl Marks {
    /// Those that the last build has left in `out`; none where it was another version's, or was not finished.
    pub fn read(out: &Path) -> Self {
        let text = std::fs::read_to_string(out.join(NAME)).unwrap_or_default();
        let Some((PRESS, lines)) = text.split_once('\n') else { return Self::default() };
        Self(lines.lines().filter_map(line).collect())
    }

    /// Whether a file is as it was left, and was made of this.
    pub fn know(&self, path: &str, of: &Key, file: &Path) -> bool {
        self.0.get(path).is_some_and(|mark| mark.of == *of && stamp(file) == Some(mark.stamp))
    }

    /// The mark that a file was left with.
    pub fn get(&self, path: &str) -> Option<Mark> {
        self.0.get(path).copied()
    }
}

/// Writes marks for the next build.
pub fn write<'a>(out: &Path, marks: impl Iterator<Item = (&'a str, Mark)>) -> io::Result<()> {
    let mut text = format!("{PRESS}\n");
    for (path, Mark { of, stamp: (size, time) }) in marks {
        // Writing into a string does not fail.
        let _ = writeln!(text, "{:032x} {size} {time} {path}", u128::from_be_bytes(of));
    }
    files::put(&out.join(NAME), text.as_bytes()).map(drop)
}

fn line(line: &str) -> Option<(String, Mark)> {
    let mut fields = line.splitn(4, ' ');
    let of = u128::from_str_radix(fields.next()?, 16).ok()?.to_be_bytes();
    let stamp = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some((fields.next()?.to_owned(), Mark { of, stamp }))
}
