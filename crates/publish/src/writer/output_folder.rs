//! Protects the output folder: it must not overlap with an input or contain foreign files, and only one build at a time
//! may write to it.

use super::build_manifest::{self, BuildManifest};
use super::stage;
use content::diagnostics::{Code, Diagnostic};
use content::files;
use content::lock::{self, Lock};
use content::options::Options;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Rejects an output folder that overlaps with an input folder, or that contains files no build has written.
///
/// # Errors
/// Why the folder is rejected, or cannot be read.
pub fn check(options: &Options) -> Result<(), Diagnostic> {
    let Options { out, content, public, .. } = options;
    for (input, name) in [(content, "content"), (public, "public")] {
        apart(out, input, name)?;
    }
    if BuildManifest::read(out)?.is_some() {
        return Ok(());
    }
    let own = |name: &std::ffi::OsStr| [lock::NAME, stage::NAME].iter().any(|own| name == *own);
    match foreign(out, own) {
        Ok(None) => Ok(()),
        Ok(Some(found)) => {
            let message = "this is in the output folder, but no build has written it";
            let help = "move it away, or build into a new or empty folder";
            Err(Diagnostic::in_file(Code::ForeignOutput, &found, message, help))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Diagnostic::unwritable(out, &error)),
    }
}

/// Rejects an output folder whose last build was interrupted.
///
/// # Errors
/// The last build was interrupted, or its manifest cannot be read.
pub fn check_finished(out: &Path) -> Result<(), Diagnostic> {
    if BuildManifest::read(out)?.is_none_or(|manifest| !manifest.unfinished) {
        return Ok(());
    }
    let message = "the last build did not finish";
    Err(Diagnostic::in_file(Code::UnfinishedOutput, out, message, "build again"))
}

/// Rejects `folder` if it is, contains or lies within `input`, which messages call `name`.
///
/// # Errors
/// How the folders overlap, or a path that cannot be resolved.
pub fn apart(folder: &Path, input: &Path, name: &str) -> Result<(), Diagnostic> {
    let resolved = |path: &Path| resolve(path).map_err(|error| Diagnostic::unwritable(path, &error));
    let (real, input) = (resolved(folder)?, resolved(input)?);
    let relation = match (real.starts_with(&input), input.starts_with(&real)) {
        (false, false) => return Ok(()),
        (true, true) => "is",
        (true, false) => "lies inside",
        (false, true) => "contains",
    };
    let message = format!("the output folder {relation} the {name} folder, which is an input folder");
    let help = "choose another output folder";
    Err(Diagnostic::in_file(Code::OutputIsInput, folder, message, help))
}

/// The first entry of a folder, by name, for which `own` is false.
fn foreign(folder: &Path, own: impl Fn(&std::ffi::OsStr) -> bool) -> io::Result<Option<PathBuf>> {
    let mut first: Option<PathBuf> = None;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let passed_over = own(&name) || files::is_temporary(&name.to_string_lossy());
        if !passed_over && first.as_ref().is_none_or(|first| entry.path() < *first) {
            first = Some(entry.path());
        }
    }
    Ok(first)
}

/// Resolves links and `..` in a path whose last components need not exist.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut real = std::env::current_dir()?.canonicalize()?;
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                real.pop();
            }
            part => {
                real.push(part);
                match real.canonicalize() {
                    Ok(found) => real = found,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(error),
                }
            }
        }
    }
    Ok(real)
}

/// Locks an output folder that already has a build, for a build that reads its sources before it writes: waiting here
/// ensures that the sources read last are also written last.
///
/// # Errors
/// The lock cannot be acquired.
pub fn lock_existing(out: &Path) -> Result<Option<Lock>, Diagnostic> {
    out.join(build_manifest::NAME).is_file().then(|| Lock::exclusive(out)).transpose()
}
