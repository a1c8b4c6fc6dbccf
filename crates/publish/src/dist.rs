//! Puts a finished site into the folder that is uploaded or served.
//!
//! All files are staged in a folder beside it and then renamed into place. A manifest in the folder lists what builds
//! have written, by hashes, so that it does not tell which addresses there are. Only listed files are ever deleted, and
//! only if they are unchanged. While files are renamed the manifest lists old and new ones, so that the next build
//! finishes what a killed one has begun.

mod comparison;
mod kept;
mod listing;
mod staging;
mod found;

pub use staging::{Staging, remove as remove_staging};

use crate::output::{self, Earlier, Entry, Made, Output};
use crate::writer::{ALTERED, output_folder};
use content::cache::store::Key;
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use content::files::{self, Stamp, below};
use listing::Listing;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The manifest's file name.
pub const MANIFEST: &str = ".broadsheet";

/// Files that belong to the host or to version control. A folder with nothing else is as good as empty.
const OF_HOSTS: [&str; 4] = [".git", ".gitignore", ".nojekyll", "CNAME"];

/// The folder that is uploaded or served.
#[derive(Debug)]
pub struct Dist {
    folder: PathBuf,
    before: Listing,
    /// The files that are there, if builds have written any.
    found: BTreeMap<String, Stamp>,
    /// Whether foreign files may be replaced.
    force: bool,
}

/// What [`Dist::publish`] has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The number of files of the site.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
    /// The number of new and changed files.
    pub written: usize,
    /// The number of files that nothing makes any more.
    pub removed: usize,
    /// The size of the largest file in bytes, with its path.
    pub largest: (u64, String),
    /// Files that nothing makes any more, but that were changed by others and are kept.
    pub warnings: Diagnostics,
}

/// A staged file.
#[derive(Debug)]
struct Staged {
    /// Where it is.
    from: PathBuf,
    /// Its path in the output folder.
    path: String,
    /// The hash of its content.
    hash: Key,
    /// Its size in bytes.
    size: u64,
}

impl Dist {
    /// Opens a folder that an earlier build has made, or a new or empty one. `inputs` are folders that it must not
    /// overlap with, with their names. With `force`, it may be any other folder; files in it may be replaced then, but
    /// none is deleted.
    ///
    /// # Errors
    /// Why the folder cannot be written to.
    pub fn open(folder: &Path, inputs: &[(&Path, &str)], force: bool) -> Result<Self, Diagnostics> {
        for (input, name) in inputs {
            output_folder::apart(folder, input, name)?;
        }
        let before = Listing::read(folder)?;
        if before.is_none()
            && !force
            && let Some(found) = foreign(folder)?
        {
            let message = "this is in the output folder, but no build has written it";
            let help = "choose a new or empty folder with `--out`, or use `--force` to build into this one, which \
                        replaces files of the same name and deletes none";
            return Err(Diagnostic::in_file(Code::ForeignOutput, &found, message, help).into());
        }
        Ok(Self {
            folder: folder.to_owned(),
            before: before.unwrap_or_default(),
            found: BTreeMap::new(),
            force,
        })
    }

    /// A new folder beside the output folder, for the files of the next build. Waits for other builds.
    ///
    /// # Errors
    /// It cannot be created.
    pub fn staging(folder: &Path) -> Result<Staging, Diagnostics> {
        Staging::beside(folder).map_err(|error| Diagnostic::unwritable(&Staging::path(folder), &error).into())
    }

    /// A new site, to be staged in `staging`. It keeps what is in the folder as `record` says that the last build has
    /// left it.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn output(&mut self, staging: &Staging, record: &Path) -> Result<Output, Diagnostics> {
        if !self.before.is_empty() {
            self.found =
                found::found(&self.folder).map_err(|(path, error)| Diagnostic::unreadable(&path, &error))?;
        }
        let is_unchanged = |path: &str, made: &Made| {
            self.found.get(path) == Some(&made.stamp) && self.before.wrote(path, made.hash)
        };
        let earlier = Earlier::read(record, &self.folder, is_unchanged);
        // Where there is nothing yet, the staging folder becomes the output folder.
        let stage = if self.is_vacant() { Output::new } else { Output::numbered };
        Ok(stage(staging.folder(), earlier))
    }

    /// Moves the staged files of a site into the folder, and deletes those that nothing makes any more. Then writes the
    /// record for the next build.
    ///
    /// # Errors
    /// Why nothing, or not everything, was moved.
    pub fn publish(self, staging: Staging, output: &Output, record: &Path) -> Result<Published, Diagnostics> {
        let site = output.list();
        let published = self.put_in_place(staging, output, &site)?;
        // Without a record, the next build takes longer.
        let _ = output::record(record, &self.folder, &self.made(output, &site));
        Ok(published)
    }

    fn put_in_place(
        &self,
        staging: Staging,
        output: &Output,
        site: &[(String, Entry)],
    ) -> Result<Published, Diagnostics> {
        let next = Listing::of(site.iter().map(|(path, entry)| (&**path, entry.hash)));
        let mut published = Published { files: site.len(), ..Published::default() };
        for (path, Entry { size, .. }) in site {
            published.bytes += size;
            published.largest = published.largest.max((*size, path.clone()));
        }
        self.check_kept(output, site)?;
        let staged = site.iter().filter(|(_, entry)| !entry.is_kept());
        let staged: Vec<Staged> = staged
            .filter_map(|(path, Entry { hash, size, .. })| {
                Some(Staged { from: output.file(path)?, path: path.clone(), hash: *hash, size: *size })
            })
            .collect();
        let stale = self.stale(&site.iter().map(|(path, _)| &**path).collect())?;
        let changed = self.changed(output, &staged, &stale)?;
        published.warnings.extend(stale.altered.iter().map(|path| altered(&below(&self.folder, path))));
        if changed.is_empty() && stale.unchanged.is_empty() && next == self.before {
            return Ok(published);
        }
        if output.has_folders() && self.before.is_empty() && self.is_vacant() {
            next.write(staging.folder()).map_err(|error| unlisted(&self.folder, &error))?;
            staging
                .become_folder(&self.folder)
                .map_err(|error| Diagnostic::unwritable(&self.folder, &error))?;
            published.written = changed.len();
            return Ok(published);
        }
        self.write(&self.before.joined(&next))?;
        let mut problems = Diagnostics::in_writing();
        // What is in the way of new files goes first, everything else when nothing refers to it any more.
        let (blocking, rest): (Vec<&String>, Vec<&String>) =
            stale.unchanged.iter().partition(|path| is_in_the_way(path, &changed));
        problems.extend(self.delete(&blocking));
        // Pages come last, so that what they load is there.
        let (pages, others): (Vec<&Staged>, Vec<&Staged>) =
            changed.values().partition(|file| file.path.ends_with(".html"));
        for group in [others, pages] {
            let moved = group.par_iter().map(|file| {
                let to = below(&self.folder, &file.path);
                files::move_to(&file.from, &to).err().map(|error| Diagnostic::unwritable(&to, &error))
            });
            problems.extend(moved.collect::<Vec<_>>().into_iter().flatten());
        }
        problems.extend(self.delete(&rest));
        problems.checked()?;
        self.write(&next)?;
        (published.written, published.removed) = (changed.len(), stale.unchanged.len());
        Ok(published)
    }

    fn write(&self, listing: &Listing) -> Result<(), Diagnostics> {
        listing.write(&self.folder).map_err(|error| unlisted(&self.folder, &error))
    }

    /// Whether there is nothing at the folder's path, so that the whole site can be put there at once.
    fn is_vacant(&self) -> bool {
        self.folder.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    }

    /// Deletes files, and the folders that this empties.
    fn delete(&self, paths: &[&String]) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for path in paths {
            let file = below(&self.folder, path);
            match fs::remove_file(&file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    problems.push(Diagnostic::unwritable(&file, &error));
                }
                _ => {
                    let folders = file.ancestors().skip(1).take_while(|folder| *folder != self.folder);
                    // Fails as intended on a folder that is not empty.
                    let _ = folders.map(fs::remove_dir).take_while(Result::is_ok).count();
                }
            }
        }
        problems
    }
}

/// Whether a stale file is at the path of a folder that changed files need, or in a folder at the path of one.
fn is_in_the_way(stale: &str, changed: &BTreeMap<&str, &Staged>) -> bool {
    let folder = format!("{stale}/");
    changed.range(&*folder..).next().is_some_and(|(path, _)| path.starts_with(&folder))
        || stale.match_indices('/').any(|(end, _)| changed.contains_key(&stale[..end]))
}

fn altered(path: &Path) -> Diagnostic {
    let (message, help) = ALTERED;
    Diagnostic::in_file(Code::AlteredOutput, path, message, help)
}

/// The error for a manifest that cannot be written.
fn unlisted(folder: &Path, error: &io::Error) -> Diagnostics {
    let mut problems = Diagnostics::in_writing();
    problems.extend([Diagnostic::unwritable(&folder.join(MANIFEST), error)]);
    problems
}

/// The first entry of a folder, by name, that is neither ours nor the host's.
fn foreign(folder: &Path) -> Result<Option<PathBuf>, Diagnostics> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        entries => entries.map_err(|error| Diagnostics::from(Diagnostic::unwritable(folder, &error)))?,
    };
    let paths = entries.flatten().map(|entry| entry.path());
    let is_other = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        !OF_HOSTS.contains(&&*name) && !files::is_temporary(&name)
    };
    Ok(paths.filter(is_other).min())
}

#[cfg(test)]
mod tests;
