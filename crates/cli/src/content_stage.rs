//! Turns a folder of Markdown into the JSON that the app reads.

use crate::wording::counted;
use content::diagnostics::{Diagnostics, Line};
use content::lock::Lock;
use content::options::{Options, missing_folder};
use content::schedule::Schedule;
use contract::url::FRONT;
use publish::writer::{self, Written, output_folder};
use site::{magazine, plan, related, search_index};
use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// The result of a content build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// The content folder does not exist, so a hand-written `articles.json` is the magazine.
    Skipped(PathBuf),
    /// The magazine was written.
    Written {
        /// The number of articles.
        articles: usize,
        /// The number of files written because they are new or changed.
        written: usize,
        /// The number of files removed because nothing produces them any more.
        removed: usize,
        /// Articles that wait for their time.
        schedule: Schedule,
        /// Warnings for the publisher.
        warnings: Diagnostics,
        /// How long the build took.
        took: Duration,
    },
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Skipped(folder) => write!(f, "no folder {}: skipped", Line(&folder.display().to_string())),
            Self::Written { articles, written, removed, schedule, took, .. } => {
                let seconds = took.as_secs_f64();
                write!(f, "{}, {} written, ", counted(*articles, "article"), counted(*written, "file"))?;
                write!(f, "{removed} removed in {seconds:.2} s")?;
                if schedule.is_empty() { Ok(()) } else { write!(f, "\n{schedule}") }
            }
        }
    }
}

/// Reads and checks the whole folder, and writes the magazine if there are no errors.
pub fn content(options: &Options) -> Result<Report, Diagnostics> {
    build(options, usize::MAX)
}

/// Like [`content()`], but faster for previews: a large magazine keeps the search index of its last full build.
pub fn content_at_once(options: &Options) -> Result<Report, Diagnostics> {
    build(options, search_index::ALWAYS)
}

fn build(options: &Options, indexed: usize) -> Result<Report, Diagnostics> {
    let start = Instant::now();
    if !options.content.is_dir() {
        let is_hand_written = options.public.join(FRONT).is_file();
        return if is_hand_written {
            Ok(Report::Skipped(options.content.clone()))
        } else {
            Err(missing_folder(&options.content).into())
        };
    }
    output_folder::check(options)?;
    let lock = output_folder::lock_existing(&options.out)?;
    let mut magazine = magazine::read(options)?;
    let indexed = magazine.articles.len() <= indexed;
    // Each has steps that use only one thread.
    let (related, searched) = rayon::join(
        || related::find(&magazine.articles),
        || if indexed { plan::searched(&magazine) } else { Vec::new() },
    );
    magazine.related = related;
    let mut files = plan::files(&magazine);
    files.extend(searched);
    // Keeps other builds away from the output until it is complete.
    let _lock = match lock {
        Some(lock) => lock,
        None => {
            let lock = Lock::exclusive(&options.out)?;
            // Another build may have started in the meantime.
            output_folder::check(options)?;
            lock
        }
    };
    let Written { written, removed, mut warnings } = writer::write(&options.out, &files)?;
    warnings.extend(magazine.warnings.as_slice().iter().cloned());
    drop(files);
    Ok(Report::Written {
        articles: magazine.articles.len(),
        schedule: magazine.schedule,
        written: written.len(),
        removed: removed.len(),
        warnings,
        took: start.elapsed(),
    })
}
