//! What a build reads, what it writes, and for which day.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

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
    pub effort: ImageMode,
}

impl Options {
    /// The usual folders below a root.
    pub fn below(root: &Path) -> Self {
        Self {
            content: root.join("content"),
            out: root.join("target/site"),
            public: root.join("public"),
            drafts: false,
            today: day_of(Timestamp::now()),
            cache: root.join("target/picture-cache"),
            kept: root.join("target/press-cache"),
            effort: ImageMode::Make,
        }
    }
}

impl Default for Options {
    /// The usual folders below the one that the program runs in.
    fn default() -> Self {
        Self::below(Path::new(""))
    }
}

/// How much is to be done about pictures that are not in the cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageMode {
    /// They are read, to see whether they can be: they stay as they are, and a change is seen at once.
    Read,
    /// What can be made of them is made.
    Make,
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
