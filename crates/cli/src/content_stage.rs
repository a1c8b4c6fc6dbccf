//! `press content`: a folder of Markdown to the JSON that the app reads.

use content::diagnostics::{Diagnostics, Line};
use content::front_matter_cache::FrontMatterCache;
use content::lock::Lock;
use content::options::Options;
use publish::writer::{self, Written, output_folder};
use site::{magazine, plan, related, search_index};
use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// There is no such content folder, so a hand-written `articles.json` is the magazine.
    Skipped(PathBuf),
    /// The magazine was written.
    Written {
        /// How many articles it has.
        articles: usize,
        /// How many files were written because they are new or other than they were.
        written: usize,
        /// How many files were removed because nothing makes them any more.
        removed: usize,
        /// What the publisher should know.
        warnings: Diagnostics,
        /// How long all of it took.
        took: Duration,
    },
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Skipped(folder) => write!(f, "no folder {}: skipped", Line(&folder.display().to_string())),
            Self::Written { articles, written, removed, took, .. } => {
                let s = |count: usize| if count == 1 { "" } else { "s" };
                let seconds = took.as_secs_f64();
                write!(f, "{articles} article{}, {written} file{} written, ", s(*articles), s(*written))?;
                write!(f, "{removed} removed in {seconds:.2} s")
            }
        }
    }
}

/// Reads the folder, checks it whole, and writes the magazine if there is no mistake in it.
pub fn content(options: &Options) -> Result<Report, Diagnostics> {
    report(options, usize::MAX)
}

/// The same for whoever waits to see a change: the search finds in a large magazine what the last [`content`] found.
pub fn content_at_once(options: &Options) -> Result<Report, Diagnostics> {
    report(options, search_index::ALWAYS)
}

fn report(options: &Options, indexed: usize) -> Result<Report, Diagnostics> {
    let start = Instant::now();
    Ok(match make(options, indexed, None)? {
        None => Report::Skipped(options.content.clone()),
        Some(Made { articles, written: Written { written, removed, warnings }, .. }) => Report::Written {
            articles,
            written: written.len(),
            removed: removed.len(),
            warnings,
            took: start.elapsed(),
        },
    })
}

/// What was made.
pub struct Made {
    /// How many articles there are.
    pub articles: usize,
    /// What was written.
    pub written: Written,
    /// Keeps other builds from the output until everything is done with it.
    _lock: Lock,
}

/// Makes the magazine, and its index where it has at most `indexed` articles; `None` where there is no content folder.
pub fn make(
    options: &Options,
    indexed: usize,
    known: Option<&mut FrontMatterCache>,
) -> Result<Option<Made>, Diagnostics> {
    if !options.content.is_dir() {
        return Ok(None);
    }
    output_folder::check(options)?;
    let lock = output_folder::lock_existing(&options.out)?;
    let mut magazine = magazine::read(options, known)?;
    let indexed = magazine.articles.len() <= indexed;
    // Each has steps that only one processor can take.
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
            // Another build may have begun meanwhile.
            output_folder::check(options)?;
            lock
        }
    };
    let mut written = writer::write(&options.out, &files)?;
    drop(files);
    written.warnings.extend(magazine.warnings.as_slice().iter().cloned());
    Ok(Some(Made { articles: magazine.articles.len(), written, _lock: lock }))
}
