//! `press content`: a folder of Markdown to the JSON that the app reads.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Line};
use crate::known::Known;
use crate::pictures::Effort;
use crate::writer::output_folder::{self, Lock};
use crate::writer::{self, Written};
use crate::{magazine, output, related, search};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What to read, what to write, and for which day.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder with `site.toml`, articles, authors and pages.
    pub content: PathBuf,
    /// The folder to write into: a new or empty one, or one that an earlier build has written.
    pub out: PathBuf,
    /// The folder that is copied as it is, to which links may lead.
    pub public: PathBuf,
    /// Whether drafts and what is dated later are shown.
    pub drafts: bool,
    /// The day: what is dated later is not shown yet.
    pub today: Date,
    /// The folder in which pictures that were made wait for the next build.
    pub cache: PathBuf,
    /// The folder in which set texts wait for the next build.
    pub kept: PathBuf,
    /// What to do about pictures that are not there.
    pub effort: Effort,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            content: "content".into(),
            out: "target/site".into(),
            public: "public".into(),
            drafts: false,
            today: day_of(Timestamp::now()),
            cache: "target/picture-cache".into(),
            kept: "target/press-cache".into(),
            effort: Effort::Make,
        }
    }
}

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
    report(options, search::ALWAYS)
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
pub(crate) struct Made {
    /// How many articles there are.
    pub articles: usize,
    /// What was written.
    pub written: Written,
    /// Keeps other builds from the output until everything is done with it.
    _lock: Lock,
}

/// Makes the magazine, and its index where it has at most `indexed` articles; `None` where there is no content folder.
pub(crate) fn make(
    options: &Options,
    indexed: usize,
    known: Option<&mut Known>,
) -> Result<Option<Made>, Diagnostics> {
    if !options.content.is_dir() {
        return Ok(None);
    }
    output_folder::check(options)?;
    let lock = Lock::of_existing(&options.out)?;
    let mut magazine = magazine::read(options, known)?;
    let indexed = magazine.articles.len() <= indexed;
    // Each has steps that only one processor can take.
    let (related, searched) = rayon::join(
        || related::find(&magazine.articles),
        || if indexed { output::searched(&magazine) } else { Vec::new() },
    );
    magazine.related = related;
    let mut files = output::files(&magazine);
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

/// The present, or the moment that `SOURCE_DATE_EPOCH` names for a build that can be repeated.
///
/// # Errors
/// A value that is not a number of seconds.
pub fn now() -> Result<Timestamp, Diagnostics> {
    const NAME: &str = "SOURCE_DATE_EPOCH";
    let Some(value) = std::env::var_os(NAME) else { return Ok(Timestamp::now()) };
    let value = value.to_string_lossy();
    let named = value.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    named.ok_or_else(|| {
        let message = format!("the environment variable {NAME} is no moment: `{value}`");
        let help = "set it to whole seconds since 1970, as `date +%s` prints them, or unset it";
        Diagnostic::in_file(Code::InvalidValue, Path::new(NAME), message, help).into()
    })
}

/// The day of a moment, in UTC.
pub fn day_of(moment: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(moment).date()
}

/// The content folder: the one that `option` names, else `BROADSHEET_CONTENT`, else `content`, which need not exist.
///
/// # Errors
/// A folder that was named and does not exist, or something that is not a folder.
pub fn folder(option: Option<PathBuf>) -> Result<PathBuf, Diagnostics> {
    let variable = std::env::var_os("BROADSHEET_CONTENT").filter(|name| !name.is_empty());
    let named = option.or_else(|| variable.map(PathBuf::from));
    let is_named = named.is_some();
    let folder = named.unwrap_or_else(|| Options::default().content);
    if folder.is_dir() || (!is_named && folder.symlink_metadata().is_err()) {
        return Ok(folder);
    }
    let help = "name the content folder with `--content` or BROADSHEET_CONTENT";
    Err(Diagnostic::in_file(Code::MissingFolder, &folder, "there is no folder here", help).into())
}
