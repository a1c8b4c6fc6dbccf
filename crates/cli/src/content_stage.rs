//! Turns a folder of Markdown into the JSON that the app reads.

use crate::wording::counted;
use content::diagnostics::{Diagnostics, Line};
use content::front_matter_cache::FrontMatterCache;
use content::lock::Lock;
use content::options::{Options, missing_folder};
use content::schedule::Schedule;
use contract::url::FRONT;
use publish::writer::{self, Written, output_folder};
use site::model::Magazine;
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
    report(options, usize::MAX)
}

/// Like [`content()`], but faster for previews: a large magazine keeps the search index of its last full build.
pub fn content_at_once(options: &Options) -> Result<Report, Diagnostics> {
    report(options, search_index::ALWAYS)
}

fn report(options: &Options, indexed: usize) -> Result<Report, Diagnostics> {
    let start = Instant::now();
    Ok(match make(options, indexed, None)? {
        None => Report::Skipped(options.content.clone()),
        Some(Build { articles, schedule, written: Written { written, removed, warnings }, .. }) => {
            Report::Written {
                articles,
                schedule,
                written: written.len(),
                removed: removed.len(),
                warnings,
                took: start.elapsed(),
            }
        }
    })
}

/// A finished build.
pub struct Build {
    /// The number of articles.
    pub articles: usize,
    /// Articles that wait for their time.
    pub schedule: Schedule,
    /// The files that were written and removed.
    pub written: Written,
    /// Keeps other builds away from the output until the caller is done with it.
    _lock: Lock,
}

/// Builds the magazine, and its search index if it has at most `indexed` articles; `None` if there is no content
/// folder because the magazine is a hand-written `articles.json`.
pub fn make(
    options: &Options,
    indexed: usize,
    known: Option<&mut FrontMatterCache>,
) -> Result<Option<Build>, Diagnostics> {
    if !options.content.is_dir() {
        let is_hand_written = options.public.join(FRONT).is_file();
        return if is_hand_written { Ok(None) } else { Err(missing_folder(&options.content).into()) };
    }
    output_folder::check(options)?;
    let lock = output_folder::lock_existing(&options.out)?;
    let mut magazine = magazine::read(options, known)?;
    let indexed = magazine.articles.len() <= indexed;
    // Each has steps that use only one thread.
    let (related, searched) = rayon::join(
        || related::find(&magazine.articles),
        || if indexed { plan::searched(&magazine) } else { Vec::new() },
    );
    magazine.related = related;
    let mut files = plan::files(&magazine);
    files.extend(searched);
    let lock = match lock {
        Some(lock) => lock,
        None => {
            let lock = Lock::exclusive(&options.out)?;
            // Another build may have started in the meantime.
            output_folder::check(options)?;
            lock
        }
    };
    let mut written = writer::write(&options.out, &files)?;
    drop(files);
    written.warnings.extend(magazine.warnings.as_slice().iter().cloned());
    let Magazine { articles, schedule, .. } = magazine;
    Ok(Some(Build { articles: articles.len(), schedule, written, _lock: lock }))
}
