//! `broadsheet check`: all diagnostics of a build, without building.

mod external;
mod paths;
mod github;
mod json;
mod sarif;
mod format;

pub use format::Format;

use crate::app_files;
use crate::base;
use crate::cache;
use crate::failure::{Failure, report, say};
use crate::location::Location;
use crate::wording::counted;
use crate::written_data;
use content::diagnostics::{Diagnostics, Level};
use content::options::ImageMode;
use publish::theme::Look;
use site::magazine;
use std::path::PathBuf;

/// The inputs of [`check`].
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A folder of the magazine; `None` for the current one.
    pub folder: Option<PathBuf>,
    /// How diagnostics are printed.
    pub format: Format,
    /// Whether drafts and articles with a later date are checked as if they were published.
    pub drafts: bool,
    /// Whether to ask other sites about the pages that texts link to.
    pub external: bool,
    /// Whether to ask at private addresses, too; for tests.
    pub allow_private: bool,
    /// Whether to print nothing if all is well.
    pub quiet: bool,
}

/// What was checked.
struct Checked {
    /// The number of articles.
    articles: usize,
    warnings: Diagnostics,
}

/// Checks a magazine and prints what is wrong. Returns the warnings, which have been printed.
///
/// # Errors
/// The errors, if any.
pub fn check(options: &Options) -> Result<Diagnostics, Failure> {
    let location = Location::find(options.folder.as_deref())?;
    let checked = match checked(&location, options) {
        Err(Failure::Content(found)) => Err(found.without_output()),
        other => Ok(other?),
    };
    if options.format != Format::Text {
        let found = checked.as_ref().map_or_else(|found| found, |checked| &checked.warnings);
        say(options.format.drawn(found));
        return match checked {
            Ok(Checked { warnings, .. }) => Ok(warnings),
            Err(found) => {
                Err(Failure::Other(format!("the magazine has {}", counted_of(&found, Level::Error))))
            }
        };
    }
    let Checked { articles, warnings } = checked?;
    report(&warnings);
    if !options.quiet {
        let result = match warnings.is_empty() {
            true => "no problems".to_owned(),
            false => counted_of(&warnings, Level::Warning),
        };
        say(format_args!("{}, {result}", counted(articles, "article")));
    }
    Ok(warnings)
}

fn checked(location: &Location, options: &Options) -> Result<Checked, Failure> {
    app_files::check_public(location)?;
    app_files::check_readable(location)?;
    let mut reading = location.options(ImageMode::Read)?;
    let look = Look::of(&location.root, &reading)?;
    let about_look = look.warnings().as_slice().iter().cloned();
    if let Some(folder) = &location.data {
        let (_, articles, mut warnings) = written_data::copy(folder)?;
        warnings.extend(about_look);
        return Ok(Checked { articles, warnings });
    }
    reading.drafts = options.drafts;
    base::set(&mut reading, None)?;
    let magazine = magazine::read(&reading)?;
    let articles = magazine.articles.len() + magazine.unlisted.len();
    let mut warnings = magazine.warnings;
    warnings.extend(about_look);
    if options.external {
        let cache = location.cache().join(cache::LINKS);
        let found = external::check(&magazine.outside, &cache, reading.now, options.allow_private);
        warnings.extend(found.as_slice().iter().cloned());
    }
    Ok(Checked { articles, warnings: warnings.checked()? })
}

/// How many diagnostics of a level there are: `2 errors`.
fn counted_of(found: &Diagnostics, level: Level) -> String {
    counted(found.as_slice().iter().filter(|found| found.level() == level).count(), level)
}
