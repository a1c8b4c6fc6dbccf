//! Options of a build: its input, its output, and the moment it is built for.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// Options of a build.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder with `site.toml`, articles, authors and pages.
    pub content: PathBuf,
    /// The folder to write to: new, empty, or written by an earlier build.
    pub out: PathBuf,
    /// The folder that is copied verbatim and that links may lead to.
    pub public: PathBuf,
    /// Whether drafts and articles with a later date are shown.
    pub drafts: bool,
    /// The current time; articles with a later date are not shown yet.
    pub now: Timestamp,
    /// The folder for cached images.
    pub image_cache: PathBuf,
    /// The folder for cached rendered texts.
    pub text_cache: PathBuf,
    /// What to do with images that are not in the cache.
    pub effort: ImageMode,
    /// The magazine's URL, if it is not the one in `site.toml`.
    pub url: Option<String>,
}

impl Options {
    /// Options with the default folders below `root`.
    pub fn below(root: &Path) -> Self {
        Self {
            content: root.join("content"),
            out: root.join("target/site"),
            public: root.join("public"),
            drafts: false,
            now: Timestamp::now(),
            image_cache: root.join("target/picture-cache"),
            text_cache: root.join("target/text-cache"),
            effort: ImageMode::Make,
            url: None,
        }
    }
}

impl Default for Options {
    /// The default folders below the current directory.
    fn default() -> Self {
        Self::below(Path::new(""))
    }
}

/// What to do with images that are not in the cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageMode {
    /// Only check that they can be read; they are shown as they are, so a change is visible at once.
    Read,
    /// Encode them in other widths and formats.
    Make,
}

/// The current time, or the one in `SOURCE_DATE_EPOCH`, for reproducible builds.
///
/// # Errors
/// Fails if `SOURCE_DATE_EPOCH` is not a number of seconds.
pub fn now() -> Result<Timestamp, Diagnostics> {
    const NAME: &str = "SOURCE_DATE_EPOCH";
    let Some(value) = std::env::var_os(NAME) else { return Ok(Timestamp::now()) };
    let value = value.to_string_lossy();
    let named = value.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    named.ok_or_else(|| {
        let message = format!("`{NAME}` is not a Unix timestamp: `{value}`");
        let help = "set it to whole seconds since 1970, as printed by `date +%s`, or unset it";
        Diagnostic::in_file(Code::InvalidValue, Path::new(NAME), message, help).into()
    })
}

/// The content folder: `option`, else `BROADSHEET_CONTENT`, else `content`, which need not exist.
///
/// # Errors
/// Fails if a named folder does not exist, or if there is something other than a folder.
pub fn folder(option: Option<PathBuf>) -> Result<PathBuf, Diagnostics> {
    let variable = std::env::var_os("BROADSHEET_CONTENT").filter(|name| !name.is_empty());
    let named = option.or_else(|| variable.map(PathBuf::from));
    let is_named = named.is_some();
    let folder = named.unwrap_or_else(|| Options::default().content);
    if folder.is_dir() || (!is_named && folder.symlink_metadata().is_err()) {
        return Ok(folder);
    }
    Err(missing_folder(&folder).into())
}

/// The diagnostic for a content folder that does not exist.
pub fn missing_folder(folder: &Path) -> Diagnostic {
    let help = "pass an existing folder with `--content` or `BROADSHEET_CONTENT`";
    Diagnostic::in_file(Code::MissingFolder, folder, "no such folder", help)
}

/// The public folder: `option`, else `public`, which need not exist.
///
/// # Errors
/// Fails if a named folder does not exist.
pub fn public_folder(option: Option<PathBuf>) -> Result<PathBuf, Diagnostics> {
    let Some(folder) = option else { return Ok(Options::default().public) };
    if folder.is_dir() {
        return Ok(folder);
    }
    let help = "pass an existing folder with `--public`";
    Err(Diagnostic::in_file(Code::MissingFolder, &folder, "no such folder", help).into())
}
