//! Writes the changed files of the content output and removes stale ones; on an error before that, nothing is touched.
//!
//! Changed files are first written into a [`stage`]. Before they are moved into place, the [`build_manifest`] lists
//! both old and new files, so that the next build can finish or clean up after a killed one.

pub mod build_manifest;
mod clear;
mod generate;
pub mod output_folder;
mod stage;

use build_manifest::{BuildManifest, Mark, own_stamp};
pub use generate::content_of;

use clear::Ways;
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use content::files::{self, below};
use rayon::prelude::*;
use site::plan::File;
use site::search_index;
use stage::Stage;
use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

/// The folders and files in the output that builds own.
const FOLDERS: [&str; 3] = ["data", "media", search_index::OUTPUT];
/// See [`FOLDERS`].
const FILES: [&str; 3] = [contract::url::FRONT, content::aliases::NAME, site::text_files::NAME];

/// The maximum length of a file name, in bytes, on common file systems.
const LONGEST: usize = 255;

/// The result of [`write()`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// New and changed files, by path in the output.
    pub written: Vec<String>,
    /// Stale files that were removed.
    pub removed: Vec<PathBuf>,
    /// Warnings for the publisher.
    pub warnings: Diagnostics,
}

/// Writes `files` below `out`, which must be locked and have passed [`output_folder::check`].
///
/// # Errors
/// Why nothing, or not everything, was written.
pub fn write(out: &Path, files: &[File<'_>]) -> Result<Written, Diagnostics> {
    let before = BuildManifest::read(out)?.unwrap_or_default();
    check(out, files, &before)?;
    // The lock excludes other builds, so these are left over from killed ones.
    files::remove_temporary(out, Duration::ZERO);
    let stage = Stage::new(out).map_err(|error| Diagnostic::unwritable(&out.join(stage::NAME), &error))?;
    let (mut next, moves) = generate::all(out, files, &before, &stage)?;
    if !files.iter().any(|file| file.path.starts_with(search_index::OUTPUT)) {
        // Keep the search index if this build did not regenerate it.
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
        files::move_to(from, &to).err().map(|error| Diagnostic::unwritable(&to, &error))
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

/// Message and fix for a stale file that was modified.
pub(crate) const ALTERED: (&str, &str) = (
    "this is no longer needed, but was changed since a build wrote it",
    "delete it, or move it away if you need it",
);

/// Message and fix for a file that would be overwritten.
const FOREIGN: (&str, &str) = ("this would be overwritten, but no build has written it", "move it away");

/// Groups all files with the same problem into one diagnostic, reported at the first of them.
pub(crate) fn together<'p>(
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
        1 => " (and 1 more file)".to_owned(),
        count => format!(" (and {count} more files)"),
    };
    Some(Diagnostic::in_file(code, &below(out, first), format!("{message}{more}"), help))
}

/// Rejects, before anything is written, paths outside our own folders and paths that lead through links.
fn check(out: &Path, files: &[File<'_>], before: &BuildManifest) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::default();
    let mut ways = Ways::new(out);
    let mut obstacles = std::collections::BTreeSet::new();
    for File { path, .. } in files {
        if !own_path(path) || path.split('/').any(|name| name.len() > LONGEST) {
            let help = "shorten the name it is derived from, and use no control characters";
            let message = "not a valid file name";
            problems.extend([Diagnostic::in_file(Code::Unwritable, &out.join(path), message, help)]);
        }
        // Stale files of ours are removed first, so they don't block a path, unless something replaced them.
        let is_ours = |path: &str| before.lists(path) && own_stamp(&below(out, path)).is_some();
        obstacles.extend(ways.obstacle(path).filter(|obstacle| !is_ours(obstacle)));
    }
    problems.extend(together(out, obstacles.into_iter(), Code::ForeignOutput, FOREIGN));
    problems.checked().map(drop)
}

/// Whether `path` is one that builds write to: one of its own folders or files, in plain `/`-separated names.
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

/// Whether the error means that the path does not exist.
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests;
