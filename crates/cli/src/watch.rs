//! `press watch`: shows a changed article at once, beside `trunk serve`, which would build the app again for it.
//!
//! What has changed is made anew and put into the folder that is served. A page of an app that is served asks for
//! [`CHANGED`] and loads itself anew when that has changed.

use crate::content_stage;
use content::diagnostics::{Colour, Diagnostics};
use content::files::{self, Stamp, stamp};
use content::front_matter_cache::FrontMatterCache;
use content::options::Options;
use content::site_config;
use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};
use publish::writer::{Written, output_folder};
use site::release::{CHANGED, NOTED};
use site::search_index;
use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant, SystemTime};

/// An editor writes a file in several steps, and a checkout many files.
const PAUSE: Duration = Duration::from_millis(25);

/// Makes the magazine anew whenever something in the content folder changes, until press itself is another one.
///
/// # Errors
/// Where the folder cannot be watched, or is also the one that is served. Mistakes in content are printed.
pub fn watch(options: &Options, served: &Path) -> Result<(), Box<dyn Error>> {
    for (input, name) in [(&options.content, "content"), (&options.public, "public")] {
        output_folder::apart(served, input, name).map_err(Diagnostics::from)?;
    }
    if !options.content.is_dir() {
        return Err(format!("no folder {}: nothing to watch", options.content.display()).into());
    }
    let (sender, changes) = mpsc::channel();
    let told = move |event: notify::Result<Event>| {
        // Reading is no change; what could not be watched may be one. Nobody listens any more at the end only.
        if !event.is_ok_and(|event| event.kind.is_access()) {
            let _ = sender.send(());
        }
    };
    // A link to the whole disk is not followed; what links may lead to is watched by itself.
    let mut watcher = RecommendedWatcher::new(told, Config::default().with_follow_symlinks(false))?;
    watcher.watch(&options.content.canonicalize()?, RecursiveMode::Recursive)?;
    for folder in linked_folders(options, served) {
        watcher.watch(&folder, RecursiveMode::Recursive)?;
    }
    let press = own();
    let mut known = FrontMatterCache::default();
    // At once for what was changed while nobody was watching: this is started again when press was built anew.
    let mut changed = true;
    while changed {
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
            }
            // A file that is being written is read half-written; what is wrong with the whole is said after the next build.
            Err(_) if changes.recv_timeout(PAUSE).is_ok() => continue,
            Err(problems) => eprintln!("{}", problems.drawn(Colour::of_stderr())),
        }
        changed = changes.recv().is_ok();
    }
    Ok(())
}

/// The folders that links may lead to; without those in which what is written here would be taken for a change.
fn linked_folders(options: &Options, served: &Path) -> Vec<PathBuf> {
    let (settings, _) = site_config::settings(options);
    let written = [&options.out, &options.cache, &options.kept, served, &options.content];
    let written: Vec<PathBuf> =
        written.iter().filter_map(|folder| std::path::absolute(folder).ok()).collect();
    let apart = |folder: &PathBuf| !written.iter().any(|written| written.starts_with(folder));
    settings.allowed_folders.iter().filter_map(|folder| folder.canonicalize().ok()).filter(apart).collect()
}

/// Stands for this program's file, which is another one when press was built anew.
fn own() -> Option<Stamp> {
    std::env::current_exe().ok().and_then(|file| stamp(&file))
}

/// Puts what was written into the folder that is served, if it is one that Trunk and `press pages` have filled.
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
        // Trunk may have swapped the folder meanwhile, in which it is not.
        let _ = fs::remove_file(served.join(path.strip_prefix(out).unwrap_or(path)));
    }
    files::put(&served.join(CHANGED), now.as_bytes()).map(drop)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_has_changed_is_put_into_the_served_folder() {
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
