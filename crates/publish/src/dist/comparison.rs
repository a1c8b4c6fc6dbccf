//! Compares a staged site with what is in the output folder.

use super::{Dist, MANIFEST, Staged};
use crate::output::{Output, hash_of, inner};
use crate::writer::together;
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use content::files::below;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use walkdir::WalkDir;

/// Message and fix for a file that no build has written.
const FOREIGN: (&str, &str) = (
    "a file would be written here, but there is one that no build has written",
    "move it away, or choose another folder with `--out`",
);

/// Message and fix for a file that would be replaced.
const CHANGED: (&str, &str) = (
    "this would be replaced, but was changed since a build wrote it",
    "delete it, or replace it with `--force`; what is to stay belongs into `public/`",
);

/// Files that nothing makes any more.
#[derive(Debug, Default)]
pub struct Stale {
    /// As builds have written them.
    pub unchanged: BTreeSet<String>,
    /// Changed by others since.
    pub altered: BTreeSet<String>,
}

/// What is at the path of a staged file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// The same file.
    Same,
    /// Nothing, or something that may be replaced.
    Ours,
    /// A file that a build has written and others have changed since.
    Altered,
    /// A file that no build has written.
    Foreign,
    /// Something that cannot be replaced by a file.
    Blocked,
}

impl Dist {
    /// The listed files that are there and that are no files of the site any more.
    pub(super) fn stale(&self, site: &BTreeSet<&str>) -> Result<Stale, Diagnostics> {
        let mut stale = Stale::default();
        for path in self.found.keys() {
            if path == MANIFEST || site.contains(&**path) || !self.before.lists(path) {
                continue;
            }
            let file = below(&self.folder, path);
            let there = match hash_of(&file) {
                Ok((hash, _)) => hash,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(Diagnostic::unreadable(&file, &error).into()),
            };
            let list = if self.before.wrote(path, there) { &mut stale.unchanged } else { &mut stale.altered };
            list.insert(path.clone());
        }
        Ok(stale)
    }

    /// The staged files, by path, that are not there with the same content.
    ///
    /// # Errors
    /// Files would be replaced that no build has written.
    pub(super) fn changed<'s>(
        &self,
        output: &Output,
        staged: &'s [Staged],
        stale: &Stale,
    ) -> Result<BTreeMap<&'s str, &'s Staged>, Diagnostics> {
        let states: Vec<(&Staged, State)> =
            staged.par_iter().map(|file| (file, self.state(output, file, stale))).collect();
        let mut changed = BTreeMap::new();
        let (mut foreign, mut altered) = (Vec::new(), Vec::new());
        for (file, state) in states {
            match state {
                State::Same => {}
                State::Ours => drop(changed.insert(&*file.path, file)),
                State::Foreign | State::Altered if self.force => drop(changed.insert(&*file.path, file)),
                State::Foreign | State::Blocked => foreign.push(&*file.path),
                State::Altered => altered.push(&*file.path),
            }
        }
        let mut problems = Diagnostics::default();
        for (paths, what) in [(foreign, FOREIGN), (altered, CHANGED)] {
            problems.extend(together(&self.folder, paths.into_iter(), Code::ForeignOutput, what));
        }
        problems.checked()?;
        Ok(changed)
    }

    fn state(&self, output: &Output, file: &Staged, stale: &Stale) -> State {
        let path = below(&self.folder, &file.path);
        let is_ours = |path: &str| stale.unchanged.contains(path);
        // A parent that is a file or a link.
        for (end, _) in file.path.match_indices('/') {
            let above = &file.path[..end];
            match fs::symlink_metadata(below(&self.folder, above)) {
                Ok(found) if found.is_dir() => {}
                Ok(_) if is_ours(above) => return State::Ours,
                Ok(_) => return State::Blocked,
                Err(_) => return State::Ours,
            }
        }
        match fs::symlink_metadata(&path) {
            Err(_) => State::Ours,
            Ok(found) if found.is_dir() => {
                // Removing our stale files may remove the folder, too.
                let mut files =
                    WalkDir::new(&path).into_iter().flatten().filter(|entry| !entry.file_type().is_dir());
                let all_ours =
                    files.all(|entry| inner(&self.folder, entry.path()).is_some_and(|path| is_ours(&path)));
                if all_ours { State::Ours } else { State::Blocked }
            }
            Ok(found) if !found.is_file() => State::Foreign,
            // Known to be another, without reading it.
            Ok(found) if output.earlier().has(&file.path, &found) => State::Ours,
            // Others are compared only if they may be replaced.
            Ok(found) if found.len() != file.size && !self.before.lists(&file.path) => State::Foreign,
            Ok(_) => match hash_of(&path) {
                Ok((there, _)) if there == file.hash => State::Same,
                _ if !self.before.lists(&file.path) => State::Foreign,
                Ok((there, _)) if self.before.wrote(&file.path, there) => State::Ours,
                _ => State::Altered,
            },
        }
    }
}
