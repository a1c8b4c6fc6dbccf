//! Generates the content of each file, skipping unchanged ones, and stages those that changed.

use super::build_manifest::{BuildManifest, Mark, own_stamp};
use super::stage::Stage;
use super::{FOREIGN, is_missing, together};
use content::cache::store::{self, Key};
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use content::files::{self, below, stamp};
use images::examine::LARGEST;
use images::{strip_metadata, svg};
use rayon::prelude::*;
use site::plan::{Content, File};
use site::rendered_cache::VERSION;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// The outcome for one file.
struct Generated {
    /// The file's entry in the next build manifest.
    mark: Mark,
    /// The staged file, if the content changed.
    staged: Option<PathBuf>,
}

/// Why a file cannot be written.
enum Problem {
    /// A file that no build has written is in the way.
    Foreign,
    /// The content cannot be generated.
    Unmade(Diagnostic),
    /// The file cannot be written.
    Unwritten(Diagnostic),
}

/// Staged files, with the paths in the output they are to be moved to.
type Moves<'f> = Vec<(PathBuf, &'f str)>;

/// Generates and stages all files. Returns the next build manifest, and the moves that bring the output up to date.
///
/// # Errors
/// Files that cannot be generated or written. The output is untouched.
pub fn all<'f>(
    out: &Path,
    files: &'f [File<'_>],
    before: &BuildManifest,
    stage: &Stage,
) -> Result<(BuildManifest, Moves<'f>), Diagnostics> {
    // Stop at the first write error: the others would fail for the same reason.
    let full = AtomicBool::new(false);
    let made: Vec<_> = files
        .par_iter()
        .filter(|_| !full.load(Ordering::Relaxed))
        .map(|file| {
            let made = one(out, file, before, stage);
            full.fetch_or(matches!(made, Err(Problem::Unwritten(_))), Ordering::Relaxed);
            (&*file.path, made)
        })
        .collect();
    let (mut next, mut moves) = (BuildManifest::default(), Vec::new());
    let (mut problems, mut unwritten, mut foreign) = (Diagnostics::default(), None, Vec::new());
    for (path, made) in made {
        match made {
            Ok(Generated { mark, staged }) => {
                next.insert(path, mark);
                moves.extend(staged.map(|staged| (staged, path)));
            }
            Err(Problem::Foreign) => foreign.push(path),
            Err(Problem::Unmade(problem)) => problems.extend([problem]),
            Err(Problem::Unwritten(problem)) => unwritten = unwritten.or(Some(problem)),
        }
    }
    problems.extend(together(out, foreign.into_iter(), Code::ForeignOutput, FOREIGN));
    problems.extend(unwritten);
    problems.checked()?;
    Ok((next, moves))
}

fn one(out: &Path, file: &File<'_>, before: &BuildManifest, stage: &Stage) -> Result<Generated, Problem> {
    let path = below(out, &file.path);
    let known =
        |hash: &Key| before.known(&file.path, hash, &path).map(|mark| Generated { mark, staged: None });
    let (hash, bytes) = match &file.content {
        Content::Large { make, of } => {
            let hash = store::key([b"of".as_slice(), &of().map_err(|error| unmade(&path, &error))?]);
            if let Some(one) = known(&hash) {
                return Ok(one);
            }
            (hash, make().map_err(|error| unmade(&path, &error))?)
        }
        Content::Json(make) => by_content(make().map_err(|error| unmade(&path, &error))?),
        Content::Text(text) => by_content(text.clone().into_bytes()),
        Content::Copy(from) => {
            let (size, time) = stamp(from).unwrap_or_default();
            let name = from.as_os_str().as_encoded_bytes();
            // Include the version: another version may have sanitized less.
            let hash = store::key([VERSION.as_bytes(), name, &size.to_le_bytes(), &time.to_le_bytes()]);
            if let Some(one) = known(&hash) {
                return Ok(one);
            }
            if is_copied_as_it_is(&file.path, from) {
                check_own(&path, file, before)?;
                let (staged, stamp) = stage.copy(from).map_err(|error| copied(&path, from, &error))?;
                return Ok(Generated {
                    mark: Mark { of: hash, stamp: stamp.unwrap_or_default() },
                    staged: Some(staged),
                });
            }
            (hash, published(&file.path, from)?)
        }
        Content::Kept(from) => {
            // The name contains a content hash, so the size suffices as a check.
            let (size, _) = stamp(from).unwrap_or_default();
            let hash = store::key([b"kept".as_slice(), &size.to_le_bytes()]);
            if let Some(one) = known(&hash) {
                return Ok(one);
            }
            (hash, read(from)?)
        }
    };
    if let Some(one) = known(&hash) {
        return Ok(one);
    }
    let there = own_stamp(&path);
    let same = there.is_some() && files::read(&path, bytes.len() as u64).is_ok_and(|there| there == bytes);
    if same {
        return Ok(Generated { mark: Mark { of: hash, stamp: there.unwrap_or_default() }, staged: None });
    }
    check_own(&path, file, before)?;
    let (staged, stamp) =
        stage.put(&bytes).map_err(|error| Problem::Unwritten(Diagnostic::unwritable(&path, &error)))?;
    Ok(Generated { mark: Mark { of: hash, stamp: stamp.unwrap_or_default() }, staged: Some(staged) })
}

/// The content of one file, as [`all`] would write it.
///
/// # Errors
/// The content cannot be generated.
pub fn content_of(path: &str, content: &Content<'_>) -> Result<Vec<u8>, Diagnostic> {
    let shown = Path::new(path);
    let made = match content {
        Content::Large { make, .. } | Content::Json(make) => make().map_err(|error| unmade(shown, &error)),
        Content::Text(text) => Ok(text.clone().into_bytes()),
        Content::Copy(from) if is_copied_as_it_is(path, from) => read(from),
        Content::Copy(from) => published(path, from),
        Content::Kept(from) => read(from),
    };
    made.map_err(|problem| match problem {
        Problem::Unmade(found) | Problem::Unwritten(found) => found,
        Problem::Foreign => Diagnostic::in_file(Code::ForeignOutput, shown, FOREIGN.0, FOREIGN.1),
    })
}

/// Rejects a path at which there is something that no build has written.
fn check_own(path: &Path, file: &File<'_>, before: &BuildManifest) -> Result<(), Problem> {
    match path.symlink_metadata() {
        Ok(_) if !before.lists_at_or_below(&file.path) => Err(Problem::Foreign),
        Err(error) if !is_missing(&error) => Err(Problem::Unwritten(Diagnostic::unwritable(path, &error))),
        _ => Ok(()),
    }
}

/// Whether a file, such as a film of any size, needs no metadata or markup removed before it is published.
fn is_copied_as_it_is(name: &str, from: &Path) -> bool {
    let mut head = Vec::new();
    let Ok(file) = files::open(from) else { return false };
    let is_read = file.take(svg::HEAD as u64).read_to_end(&mut head).is_ok();
    is_read && !strip_metadata::is_cleaned(&head) && !svg::is_published_as(Path::new(name), &head)
}

/// Tells whether a failed copy could not read its source or write its target.
fn copied(path: &Path, from: &Path, error: &io::Error) -> Problem {
    match files::open(from) {
        Ok(_) => Problem::Unwritten(Diagnostic::unwritable(path, error)),
        Err(error) => unreadable(from, &error),
    }
}

fn by_content(bytes: Vec<u8>) -> (Key, Vec<u8>) {
    (store::key([&*bytes]), bytes)
}

/// The publishable content of a contributor's file: without metadata, and sanitized if it is an SVG.
fn published(name: &str, from: &Path) -> Result<Vec<u8>, Problem> {
    let bytes = read(from)?;
    if !svg::is_published_as(Path::new(name), &bytes) {
        return Ok(strip_metadata::bare(bytes));
    }
    // The SVG passed validation when its article was read, so it has changed since.
    let cleaned = svg::clean_file(&bytes).map_err(|error| {
        let message = format!("this SVG cannot be published: {error}");
        Problem::Unmade(Diagnostic::in_file(Code::InvalidSvg, from, message, "build again"))
    })?;
    Ok(cleaned.svg.into_bytes())
}

fn read(from: &Path) -> Result<Vec<u8>, Problem> {
    files::read(from, LARGEST).map_err(|error| unreadable(from, &error))
}

fn unreadable(from: &Path, error: &io::Error) -> Problem {
    let message = format!("cannot read this file: {error}");
    let help = "check that it is readable, and build again";
    Problem::Unmade(Diagnostic::in_file(Code::Unreadable, from, message, help))
}

fn unmade(path: &Path, error: &io::Error) -> Problem {
    let message = format!("cannot generate this file: {error}");
    Problem::Unmade(Diagnostic::in_file(Code::Unreadable, path, message, "build again"))
}
