//! Reads the magazine again whenever something changes, and tells open tabs.

use super::edition::{Edition, Numbers, Setup};
use super::{Shared, problems};
use crate::base;
use crate::failure::{Failure, complain, report};
use crate::location::{INPUTS, Location, THEME};
use crate::watched_folders::{Change, Folder, WatchedFolders};
use crate::written_data;
use content::diagnostics::{Diagnostic, Diagnostics};
use content::files::{Stamp, stamp_of};
use content::front_matter_cache::FrontMatterCache;
use content::options::{self, Options};
use content::schedule::Schedule;
use content::site_config;
use notify::RecursiveMode;
use publish::theme::Look;
use site::magazine::{self, Texts};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};
use walkdir::WalkDir;

/// How long to wait for further changes: editors write a file in several steps, and a checkout writes many files.
const PAUSE: Duration = Duration::from_millis(15);

/// How often to look at the clock and the watched folders.
const CLOCK: Duration = Duration::from_secs(1);

/// Reads the magazine, publishes it in `shared`, and does so again after every change, until the program ends.
///
/// # Errors
/// The system cannot watch folders at all.
pub fn keep_current(location: &Location, options: &Options, shared: &Arc<Shared>) -> Result<(), Failure> {
    let (sender, changes) = mpsc::channel();
    let wanted = {
        let (location, options) = (location.clone(), options.clone());
        move || folders_of(&location, &options)
    };
    let mut folders = WatchedFolders::new(wanted, sender)
        .map_err(|error| Failure::Other(format!("the system cannot watch folders: {error}")))?;
    folders.update();
    let mut desk = Desk { location, shared, known: FrontMatterCache::default(), last: None };
    let mut schedule = Schedule::default();
    let mut change = Change::new();
    loop {
        while let Ok(more) = changes.recv_timeout(PAUSE) {
            change.extend(more);
        }
        let mut numbers = shared.events.numbers();
        if is_style(&change, location) {
            // Open tabs show it at once; the edition is renewed for pages that are loaded later.
            shared.events.restyled();
            numbers.style += 1;
        } else {
            numbers.edition += 1;
        }
        let begun = Instant::now();
        let now = Options { now: options::now()?, ..options.clone() };
        match desk.edition(&change, &now, numbers) {
            Ok((edition, found)) => {
                schedule = found.unwrap_or(schedule);
                let (count, took) = (edition.articles(), begun.elapsed().as_secs_f64());
                shared.publish(edition);
                shared.events.published(numbers);
                complain(format_args!("{count} articles read in {took:.2} s"));
            }
            // The file may have been read half-written; errors are reported only if no further change follows.
            Err(problems) => match changes.recv_timeout(PAUSE) {
                Ok(more) => {
                    change = more;
                    continue;
                }
                Err(_) => {
                    shared.events.failed(problems::of(&problems));
                    report(&problems.without_output());
                }
            },
        }
        change = wait(&changes, location, &schedule, &mut folders)?;
    }
}

/// Makes editions.
struct Desk<'a> {
    location: &'a Location,
    shared: &'a Shared,
    known: FrontMatterCache,
    /// The texts of the last edition, unless something else has changed since.
    last: Option<Texts>,
}

impl Desk<'_> {
    /// The magazine after a change. Returns what waits for its time, too, if the whole magazine has been read.
    fn edition(
        &mut self,
        change: &Change,
        options: &Options,
        numbers: Numbers,
    ) -> Result<(Edition, Option<Schedule>), Diagnostics> {
        // Missing after any error: a later change says nothing of those before.
        let last = self.last.take();
        let look = Look::of(&self.location.root, options)?;
        let Shared { app, port, .. } = self.shared;
        let setup = Setup { location: self.location, options, look: &look, app, port: *port };
        if let Some(folder) = &self.location.data {
            let (copy, articles, mut warnings) =
                written_data::copy(folder).map_err(|failure| self.problems(failure))?;
            warnings.extend(look.warnings().as_slice().iter().cloned());
            let edition = Edition::written(numbers, copy, articles, &setup);
            report(&warnings);
            return Ok((edition.map_err(|failure| self.problems(failure))?, None));
        }
        let former = self.shared.edition();
        if let (Some(mut texts), Some(former)) = (last, &former) {
            let articles = match is_style(change, self.location) {
                true => Some(Vec::new()),
                false => texts.renewed(change, &self.known, options),
            };
            if let Some(articles) = articles {
                let edition = former.renewed(numbers, articles, &setup);
                let edition = edition.map_err(|failure| self.problems(failure))?;
                self.last = Some(texts);
                return Ok((edition, None));
            }
        }
        let (mut magazine, texts) = magazine::read_with_texts(options, Some(&mut self.known))?;
        if options.url.is_none() && !base::is_path_of(&magazine.site.url) {
            complain(
                "note: `url` in site.toml has another path now: start `broadsheet serve` again to see it",
            );
        }
        let (schedule, mut warnings) = (magazine.schedule.clone(), std::mem::take(&mut magazine.warnings));
        warnings.extend(look.warnings().as_slice().iter().cloned());
        let edition = Edition::new(numbers, magazine, &setup, former.as_deref());
        let edition = edition.map_err(|failure| self.problems(failure))?;
        report(&warnings);
        self.last = Some(texts);
        Ok((edition, Some(schedule)))
    }

    /// A failure as diagnostics.
    fn problems(&self, failure: Failure) -> Diagnostics {
        match failure {
            Failure::Content(problems) => problems,
            Failure::Usage(text) | Failure::Other(text) => {
                let path = self.location.root.join(content::folder::SITE);
                let help = "see docs/content.md for every setting";
                Diagnostic::in_file(content::diagnostics::Code::InvalidValue, &path, text, help).into()
            }
        }
    }
}

/// Waits for a change, until an article appears or expires, or until a folder can be watched again.
fn wait(
    changes: &Receiver<Change>,
    location: &Location,
    schedule: &Schedule,
    folders: &mut WatchedFolders,
) -> Result<Change, Failure> {
    let state = state(folders);
    loop {
        match changes.recv_timeout(CLOCK) {
            Ok(change) if is_ours(&change, location) => return Ok(change),
            Ok(_) => continue,
            Err(RecvTimeoutError::Disconnected) => return Ok(Change::new()),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if folders.update() || schedule.is_due(options::now()?) || self::state(folders) != state {
            return Ok(Change::new());
        }
    }
}

/// The files in folders that the system cannot watch, which are looked at instead.
fn state(folders: &WatchedFolders) -> HashMap<PathBuf, Stamp> {
    let files = folders.unwatched().flat_map(|folder| WalkDir::new(folder).into_iter().flatten());
    files.filter_map(|entry| Some((entry.path().to_owned(), stamp_of(&entry.metadata().ok()?)?))).collect()
}

/// The magazine's folder itself, and those in it whose files are read.
fn folders_of(location: &Location, options: &Options) -> Vec<Folder> {
    let own = INPUTS.iter().map(|name| (location.root.join(name), RecursiveMode::Recursive));
    let root = [(location.root.clone(), RecursiveMode::NonRecursive)];
    let linked = site_config::settings(options).0.allowed_folders.into_iter();
    let linked = linked.map(|folder| (folder, RecursiveMode::Recursive));
    let there =
        |(folder, mode): Folder| Some((folder.canonicalize().ok().filter(|path| path.is_dir())?, mode));
    root.into_iter().chain(own).chain(linked).filter_map(there).collect()
}

/// Whether a change may concern the magazine. A build beside writes into its folder, too.
fn is_ours(change: &Change, location: &Location) -> bool {
    let Ok(root) = location.root.canonicalize() else { return true };
    let is_other = |path: &PathBuf| {
        let Ok(inner) = path.strip_prefix(&root) else { return false };
        let name = inner.iter().next().unwrap_or_default().to_string_lossy();
        let is_read = INPUTS.contains(&&*name) || name.ends_with(".toml") || name.ends_with(".json");
        !name.is_empty() && !is_read
    };
    change.is_empty() || !change.iter().all(is_other)
}

/// Whether a change concerns style sheets alone.
fn is_style(change: &Change, location: &Location) -> bool {
    let Ok(theme) = location.root.join(THEME).canonicalize() else { return false };
    let is_sheet = |path: &Path| path.extension().is_some_and(|end| end == "css");
    let is_style = |path: &Path| path.starts_with(&theme) && (is_sheet(path) || is_of_editor(path));
    !change.is_empty() && change.iter().all(|path| is_style(path))
}

/// Whether this is a file that editors write beside the one that is saved, such as `style.css~`.
fn is_of_editor(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.ends_with('~')
}
