//! Writes what changed, all of it or nothing, and removes what an earlier build wrote and nothing makes any more.
//!
//! What changed is written into a [`stage`] first. Only then is the output touched, and its [`build_manifest`] says
//! beforehand what will be in it: a build that is killed is brought to its end by the next.

pub mod build_manifest;
mod clear;
mod one;
pub mod output_folder;
mod stage;

use build_manifest::{BuildManifest, Mark, own_stamp};
use clear::Ways;
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use content::files::{self, below};
use rayon::prelude::*;
use site::plan::File;
use site::search_index;
use stage::Stage;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

/// The folders of the output in which press writes, and its files beside them.
const FOLDERS: [&str; 3] = ["data", "media", search_index::OUTPUT];
/// See [`FOLDERS`].
const FILES: [&str; 2] = [contract::url::FRONT, content::aliases::NAME];

/// The longest name of a file that file systems take, in bytes.
const LONGEST: usize = 255;

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files written because they are new or other than they were, by their paths in the output.
    pub written: Vec<String>,
    /// Files removed because nothing makes them any more.
    pub removed: Vec<PathBuf>,
    /// What the publisher should know.
    pub warnings: Diagnostics,
}

/// Writes the files below `out`, which is locked and was checked.
///
/// # Errors
/// Why nothing was written, or not everything.
pub fn write(out: &Path, files: &[File<'_>]) -> Result<Written, Diagnostics> {
    let before = BuildManifest::read(out)?.unwrap_or_default();
    check(out, files, &before)?;
    // Nobody else writes here: they were left by builds that were killed.
    files::remove_temporary(out, Duration::ZERO);
    let stage = Stage::new(out).map_err(|error| Diagnostic::unwritable(&out.join(stage::NAME), &error))?;
    let (mut next, moves) = one::all(out, files, &before, &stage)?;
    if !files.iter().any(|file| file.path.starts_with(search_index::OUTPUT)) {
        // An index that was not made this time is left as it is.
        let index = before.iter().filter(|(path, _)| path.starts_with(search_index::OUTPUT));
        index.for_each(|(path, mark)| next.insert(path, mark));
    }
    let mut written = Written::default();
    if next == before {
        return Ok(written);
    }
    let manifest = |manifest: &BuildManifest| {
        manifest.write(out).map_err(|error| Diagnostic::unwritable(&out.join(build_manifest::NAME), &error))
    };
    let stale: Vec<(&str, Mark)> = before.iter().filter(|(path, _)| !next.lists(path)).collect();
    let mut both = next.clone();
    both.unfinished = true;
    stale.iter().for_each(|(path, mark)| both.insert(path, *mark));
    manifest(&both)?;

    let mut problems = Diagnostics::in_writing();
    let cleared = clear::remove(out, &stale, before.unfinished);
    problems.extend(cleared.problems);
    let moved = moves.par_iter().map(|(from, path)| {
        let to = below(out, path);
        rename(from, &to).err().map(|error| Diagnostic::unwritable(&to, &error))
    });
    problems.extend(moved.collect::<Vec<_>>().into_iter().flatten());
    problems.checked()?;
    cleared.altered.iter().for_each(|(path, mark)| next.insert(path, *mark));
    let altered = cleared.altered.iter().map(|(path, _)| path.as_str());
    written.warnings.extend(together(out, altered, Code::AlteredOutput, ALTERED));
    manifest(&next).map_err(|problem| {
        let mut problems = Diagnostics::in_writing();
        problems.extend([problem]);
        problems
    })?;
    written.written = moves.into_iter().map(|(_, path)| path.to_owned()).collect();
    written.removed = cleared.removed;
    Ok(written)
}

/// What is said of a file that was to be removed, and the fix.
const ALTERED: (&str, &str) = (
    "nothing makes this any more, and it is not as a build left it",
    "delete it, or move it away if you need it",
);

/// What is said of a file that was to be overwritten, and the fix.
const FOREIGN: (&str, &str) = (
    "this would be overwritten, and no build has written it",
    "move it away, or choose another folder with `--out`",
);

/// One finding about all files of a kind, at the first of them.
fn together<'p>(
    out: &Path,
    paths: impl Iterator<Item = &'p str>,
    code: Code,
    (message, help): (&str, &str),
) -> Option<Diagnostic> {
    let mut paths: Vec<&str> = paths.collect();
    paths.sort_unstable();
    let (first, others) = paths.split_first()?;
    let more = match others.len() {
        0 => String::new(),
        1 => ", like one file more".to_owned(),
        count => format!(", like {count} files more"),
    };
    Some(Diagnostic::in_file(code, &below(out, first), format!("{message}{more}"), help))
}

/// Refuses what cannot be written before anything is: paths that are not press's own, and links on the way to them.
fn check(out: &Path, files: &[File<'_>], before: &BuildManifest) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::default();
    let mut ways = Ways::new(out);
    let mut obstacles = std::collections::BTreeSet::new();
    for File { path, .. } in files {
        if !own_path(path) || path.split('/').any(|name| name.len() > LONGEST) {
            let help = "give what it is made of a shorter name, without control characters";
            let message = "no file can have this name";
            problems.extend([Diagnostic::in_file(Code::Unwritable, &out.join(path), message, help)]);
        }
        // A file of ours that nothing makes any more is removed before, but nothing that was put in its place.
        let is_ours = |path: &str| before.lists(path) && own_stamp(&below(out, path)).is_some();
        obstacles.extend(ways.obstacle(path).filter(|obstacle| !is_ours(obstacle)));
    }
    problems.extend(together(out, obstacles.into_iter(), Code::ForeignOutput, FOREIGN));
    problems.checked().map(drop)
}

/// Whether press writes at a path: `/` between its parts, each the name of one file or folder.
fn own_path(path: &str) -> bool {
    let is_name = |part: &str| {
        Path::new(part).components().eq([Component::Normal(OsStr::new(part))])
            && !part.contains(char::is_control)
    };
    let is_own = match path.split_once('/') {
        Some((folder, _)) => FOLDERS.contains(&folder),
        None => FILES.contains(&path),
    };
    is_own && path.split('/').all(is_name)
}

/// Moves a file to its place, and makes the folders it is in.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    match (fs::rename(from, to), to.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            fs::rename(from, to)
        }
        (done, _) => done,
    }
}

/// Whether there is nothing at a path.
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests;
