//! `press watch`: shows a changed article at once, next to `trunk serve`, which would rebuild the app for it.
//!
//! Changed files are rebuilt and linked into the served folder. A served page polls [`CHANGED`] and reloads when it
//! changes.

use crate::content_stage;
use content::diagnostics::{Colour, Diagnostics};
use content::files::{self, Stamp, stamp};
use content::front_matter_cache::FrontMatterCache;
use content::options::{self, Options, missing_folder};
use content::schedule::Schedule;
use content::site_config;
use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};
use publish::writer::{Written, output_folder};
use site::release::{CHANGED, NOTED};
use site::search_index;
use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime};

/// How long to wait for further changes: editors write a file in several steps, and a checkout writes many files.
const PAUSE: Duration = Duration::from_millis(25);

/// How often to look at the clock while an article waits for its time. A computer that sleeps stops other timers.
const CLOCK: Duration = Duration::from_secs(1);

/// Rebuilds the magazine whenever the content folder changes or an article's time comes, until the press binary itself
/// changes.
///
/// # Errors
/// Fails if a folder cannot be watched, or if the served folder is also an input folder. Errors in content are printed.
pub fn watch(options: &Options, served: &Path) -> Result<(), Box<dyn Error>> {
    for (input, name) in [(&options.content, "content"), (&options.public, "public")] {
        output_folder::apart(served, input, name).map_err(Diagnostics::from)?;
    }
    if !options.content.is_dir() {
        return Err(Diagnostics::from(missing_folder(&options.content)).into());
    }
    let (sender, changes) = mpsc::channel();
    let on_event = move |event: notify::Result<Event>| {
        // Reads are not changes; watch errors may hide one. Sending fails only at shutdown.
        if !event.is_ok_and(|event| event.kind.is_access()) {
            let _ = sender.send(());
        }
    };
    // A symbolic link could lead to the whole disk, so links are not followed; allowed link targets are watched below.
    let mut watcher = RecommendedWatcher::new(on_event, Config::default().with_follow_symlinks(false))?;
    watcher.watch(&options.content.canonicalize()?, RecursiveMode::Recursive)?;
    for folder in linked_folders(options, served) {
        watcher.watch(&folder, RecursiveMode::Recursive)?;
    }
    let press = own();
    let mut known = FrontMatterCache::default();
    // Build at once: files may have changed before this process started, for example while press was being rebuilt.
    let mut changed = true;
    while changed {
        let options = &Options { now: options::now()?, ..options.clone() };
        let mut schedule = Schedule::default();
        while changes.recv_timeout(PAUSE).is_ok() {}
        if own() != press {
            return Ok(());
        }
        let begun = Instant::now();
        match content_stage::make(options, search_index::ALWAYS, Some(&mut known)) {
            Ok(None) => {}
            Ok(Some(made)) => {
                let (articles, done) = (made.articles, &made.written);
                if !done.warnings.is_empty() {
                    eprintln!("{}", done.warnings.drawn(Colour::of_stderr()));
                }
                let (written, removed) = (done.written.len(), done.removed.len());
                if written + removed > 0 {
                    show(&options.out, served, done)?;
                }
                let took = begun.elapsed().as_secs_f64();
                println!(
                    "{articles} articles, {written} files written, {removed} removed, shown in {took:.2} s"
                );
                if written + removed > 0 && !made.schedule.waiting.is_empty() {
                    println!("{}", made.schedule);
                }
                schedule = made.schedule;
            }
            // The file may have been read half-written; errors are reported only if no further change follows.
            Err(_) if changes.recv_timeout(PAUSE).is_ok() => continue,
            Err(problems) => eprintln!("{}", problems.drawn(Colour::of_stderr())),
        }
        changed = wait(&changes, &schedule)?;
    }
    Ok(())
}

/// Waits for a change, or until an article appears or expires. Returns whether to build again.
fn wait(changes: &Receiver<()>, schedule: &Schedule) -> Result<bool, Diagnostics> {
    if schedule.next.is_none() {
        return Ok(changes.recv().is_ok());
    }
    while !schedule.is_due(options::now()?) {
        match changes.recv_timeout(CLOCK) {
            Ok(()) => return Ok(true),
            Err(RecvTimeoutError::Disconnected) => return Ok(false),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
    Ok(true)
}

/// The folders that links may lead to, except those that contain our output: writing it would count as a change.
fn linked_folders(options: &Options, served: &Path) -> Vec<PathBuf> {
    let (settings, _) = site_config::settings(options);
    let written = [&options.out, &options.image_cache, &options.text_cache, served, &options.content];
    let written: Vec<PathBuf> =
        written.iter().filter_map(|folder| std::path::absolute(folder).ok()).collect();
    let apart = |folder: &PathBuf| !written.iter().any(|written| written.starts_with(folder));
    settings.allowed_folders.iter().filter_map(|folder| folder.canonicalize().ok()).filter(apart).collect()
}

/// Identifies this program's file, which changes when press is rebuilt.
fn own() -> Option<Stamp> {
    std::env::current_exe().ok().and_then(|file| stamp(&file))
}

/// Links the written files into the served folder, if Trunk and `press pages` have already filled it.
fn show(out: &Path, served: &Path, done: &Written) -> io::Result<()> {
    let now = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos().to_string();
    files::put(&out.join(NOTED), now.as_bytes())?;
    if !served.join(CHANGED).is_file() {
        return Ok(());
    }
    for path in &done.written {
        files::link(&out.join(path), &served.join(path))?;
    }
    for path in &done.removed {
        // Trunk may have swapped the folder in the meantime, so the file may be missing.
        let _ = fs::remove_file(served.join(path.strip_prefix(out).unwrap_or(path)));
    }
    files::put(&served.join(CHANGED), now.as_bytes()).map(drop)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn changed_files_are_put_into_the_served_folder() {
        let folder = tempfile::tempdir().unwrap();
        let (out, served) = (folder.path().join("out"), folder.path().join("dist"));
        fs::create_dir_all(out.join("data")).unwrap();
        fs::create_dir_all(served.join("data")).unwrap();
        fs::write(out.join("data/a.json"), "new").unwrap();
        fs::write(served.join("data/b.json"), "old").unwrap();
        let done = Written {
            written: vec!["data/a.json".into()],
            removed: vec![out.join("data/b.json")],
            ..Written::default()
        };
        show(&out, &served, &done).unwrap();
        assert!(!served.join("data/a.json").exists(), "press has not filled it yet");
        fs::write(served.join(CHANGED), "").unwrap();
        show(&out, &served, &done).unwrap();
        assert_eq!(fs::read_to_string(served.join("data/a.json")).unwrap(), "new");
        assert!(!served.join("data/b.json").exists());
        assert_eq!(fs::read(served.join(CHANGED)).unwrap(), fs::read(out.join(NOTED)).unwrap());
    }
}
