//! `broadsheet popular`: ranks articles by reads.

use crate::base;
use crate::failure::{Failure, say};
use crate::location::Location;
use content::options::{self, ImageMode};
use jiff::civil::Date;
use popular::options::Options as Counting;
use std::path::PathBuf;

/// The inputs of [`popular`].
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Access logs or exports; `-` is standard input.
    pub files: Vec<String>,
    /// Their format, if it is not to be detected.
    pub format: Option<String>,
    /// The name of the source, for which progress is kept.
    pub source: Option<String>,
    /// Days after which a read weighs half.
    pub half_life: Option<String>,
    /// The days that an export without dates covers.
    pub days: Option<(Date, Date)>,
    /// Whether to count clients that load no assets, too.
    pub everyone: bool,
    /// The magazine's URL, if it is not the one in `site.toml`.
    pub base_url: Option<String>,
    /// A folder of the magazine; `None` for the current one.
    pub folder: Option<PathBuf>,
}

/// Counts reads and writes `popular.toml`.
///
/// # Errors
/// An option is wrong, or a file cannot be read or written.
pub fn popular(options: &Options) -> Result<(), Failure> {
    let usage = |text: String| Failure::Usage(text);
    let location = Location::find(options.folder.as_deref())?;
    if location.data.is_some() {
        let reason = "this magazine has no Markdown; its `articles.json` has a list `popular` of its own";
        return Err(Failure::Other(reason.to_owned()));
    }
    let mut content = location.options(ImageMode::Read)?;
    base::set(&mut content, options.base_url.as_deref())?;
    let format = options.format.as_deref().map(str::parse).transpose();
    let half_life = options.half_life.as_deref().map(popular::ledger::days).transpose();
    let counting = Counting {
        files: options.files.clone(),
        format: format.map_err(|error| usage(format!("--format: {error}")))?,
        source: options.source.clone().unwrap_or_else(|| "main".to_owned()),
        half_life: half_life
            .map_err(|help| usage(format!("--half-life is not a number of days\n  = help: {help}")))?,
        everyone: options.everyone,
        days: options.days,
        now: options::now()?.as_second(),
        content,
    };
    say(popular::run::popular(&counting)?);
    Ok(())
}
