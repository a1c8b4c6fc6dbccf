//! `broadsheet trunk watch`: shows a changed article at once, next to `trunk serve`, which would rebuild the app for it.
//!
//! Changed files are rebuilt and linked into the served folder. A served page polls [`CHANGED`] and reloads when it
//! changes.

pub mod folders;
mod served;

use crate::content_stage::{self, Build};
use crate::failure::{Failure, report, say};
use content::diagnostics::Diagnostics;
use content::files::{Stamp, stamp};
use content::front_matter_cache::FrontMatterCache;
use content::options::{self, Options, missing_folder};
use content::schedule::Schedule;
use content::site_config;
use folders::{Change, Folder, WatchedFolders};
use notify::RecursiveMode;
use publish::writer::output_folder;
use served::ServedFolder;
use site::search_index;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long to wait for further changes: editors write a file in several steps, and a checkout writes many files.
const PAUSE: Duration = Duration::from_millis(25);

/// How often to look at the clock, at the watched folders, and whether what failed succeeds now. A computer that sleeps
/// stops other timers.
const CLOCK: Duration = Duration::from_secs(1);

/// Rebuilds the magazine whenever the content folder changes or an article's time comes, until the program itself
/// changes. Errors in content and of the disk are printed, and the next change or second is another attempt.
///
/// # Errors
/// Fails if there is no content folder at the start, if the system cannot watch folders at all, or if the served folder
/// is also an input folder.
pub fn watch(options: &Options, served: &Path) -> Result<(), Failure> {
    for (input, name) in [(&options.content, "content"), (&options.public, "public")] {
        output_folder::apart(served, input, name).map_err(Diagnostics::from)?;
    }
    if !options.content.is_dir() {
        return Err(Diagnostics::from(missing_folder(&options.content)).into());
    }
    let (sender, changes) = mpsc::channel();
    let wanted = {
        let (options, served) = (options.clone(), served.to_owned());
        move || folders_of(&options, &served)
    };
    let mut folders = WatchedFolders::new(wanted, sender)
        .map_err(|error| Failure::Other(format!("folders cannot be watched: {error}")))?;
    let mut served = ServedFolder::new(&options.out, served);
    let program = own();
    let mut known = FrontMatterCache::default();
    // Build at once: files may have changed before this process started, for example while the program was being rebuilt.
    let mut changed = true;
    while changed {
        let options = &Options { now: options::now()?, ..options.clone() };
        let mut schedule = Schedule::default();
        while changes.recv_timeout(PAUSE).is_ok() {}
        if own() != program {
            return Ok(());
        }
        folders.update();
        let begun = Instant::now();
        match content_stage::make(options, search_index::ALWAYS, Some(&mut known)) {
            Ok(None) => {}
            Ok(Some(build)) => {
                show(&build, &mut served, begun);
                schedule = build.schedule;
            }
            // The file may have been read half-written; errors are reported only if no further change follows.
            Err(_) if changes.recv_timeout(PAUSE).is_ok() => continue,
            Err(problems) => report(&problems),
        }
        changed = wait(&changes, &schedule, &mut folders, &mut served)?;
    }
    Ok(())
}

/// The content folder and the folders that links may lead to, except those that contain our output: writing it would
/// count as a change.
fn folders_of(options: &Options, served: &Path) -> Vec<Folder> {
    let written = [&options.out, &options.image_cache, &options.text_cache, served, &options.content];
    let written: Vec<PathBuf> =
        written.into_iter().filter_map(|folder| std::path::absolute(folder).ok()).collect();
    let (settings, _) = site_config::settings(options);
    let linked = settings.allowed_folders.iter().filter_map(|folder| folder.canonicalize().ok());
    let apart = |folder: &PathBuf| !written.iter().any(|written| written.starts_with(folder));
    // If the content folder is missing, the build reports that.
    let folders = options.content.canonicalize().into_iter().chain(linked.filter(apart));
    folders.map(|folder| (folder, RecursiveMode::Recursive)).collect()
}

/// Shows what a build has written in the served folder, and prints a summary.
fn show(build: &Build, served: &mut ServedFolder<'_>, begun: Instant) {
    let (articles, done) = (build.articles, &build.written);
    if !done.warnings.is_empty() {
        report(&done.warnings);
    }
    let (written, removed) = (done.written.len(), done.removed.len());
    let verb = if served.show(done) { "shown" } else { "built" };
    let took = begun.elapsed().as_secs_f64();
    say(format_args!(
        "{articles} articles, {written} files written, {removed} removed, {verb} in {took:.2} s"
    ));
    if written + removed > 0 && !build.schedule.is_empty() {
        say(&build.schedule);
    }
}

/// Waits for a change, until an article appears or expires, or until a folder can be watched again. Returns whether to
/// build again.
fn wait(
    changes: &Receiver<Change>,
    schedule: &Schedule,
    folders: &mut WatchedFolders,
    served: &mut ServedFolder<'_>,
) -> Result<bool, Diagnostics> {
    loop {
        match changes.recv_timeout(CLOCK) {
            Ok(_) => return Ok(true),
            Err(RecvTimeoutError::Disconnected) => return Ok(false),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if folders.update() || schedule.is_due(options::now()?) {
            return Ok(true);
        }
        served.update();
    }
}

/// Identifies this program's file, which changes when it is rebuilt.
fn own() -> Option<Stamp> {
    std::env::current_exe().ok().and_then(|file| stamp(&file))
}
