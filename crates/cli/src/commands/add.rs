//! `broadsheet add`: an article, page or author with its front matter filled in.

mod archetype;

use crate::failure::{Failure, say};
use crate::location::{Location, below};
use crate::machine_zone;
use archetype::Values;
use content::diagnostics::{Diagnostic, Diagnostics, Line};
use content::files;
use content::folder::{ARTICLES, AUTHORS, PAGES};
use content::front_matter::date::Moment;
use content::names;
use content::options::ImageMode;
use content::root::Root;
use content::site_config::{self, SiteConfig};
use content::source_file::RESERVED;
use content::sources::{self, Kind};
use contract::slug::Slug;
use contract::url;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The inputs of [`add`].
#[derive(Clone, Debug)]
pub struct Options {
    /// The title, or the name of an author.
    pub title: String,
    /// What is added.
    pub kind: Kind,
    /// Whether it gets a folder of its own, for pictures.
    pub bundle: bool,
    /// A folder of the magazine; `None` for the current one.
    pub folder: Option<PathBuf>,
}

/// Writes the file and prints its path.
///
/// # Errors
/// There is such a file, the title cannot be an address, or the archetype cannot be filled in.
pub fn add(options: &Options) -> Result<(), Failure> {
    let title = names::nfc(options.title.trim());
    if title.chars().any(char::is_control) {
        return Err(Failure::Usage("the title contains a character that is invisible".to_owned()));
    }
    let location = Location::find(options.folder.as_deref())?;
    if location.data.is_some() {
        let help = "add the article to `articles.json`";
        return Err(Failure::Other(format!("this magazine has no Markdown\n  = help: {help}")));
    }
    let slug = slug(options.kind, &title)?;
    let reading = location.options(ImageMode::Read)?;
    let (settings, found) = site_config::settings(&reading);
    let magazine = Root::new(&location.root, &settings.allowed_folders);
    check_address(&location, &magazine, options.kind, &slug)?;
    let date = date(&settings, found.is_empty(), reading.now);
    let inner = path(options, &slug);
    // A build would not read what a link to elsewhere leads to.
    for (slash, _) in inner.match_indices('/') {
        sources::optional(&magazine, &inner[..slash]).map_err(Diagnostics::from)?;
    }
    let file = below(&location.root, &inner);
    let text = archetype::text(&magazine, options.kind)?;
    let text = text.filled(&Values { title, date, slug: slug.to_string() })?;
    write(&file, &text)?;
    say(file.display());
    Ok(())
}

/// The path of the new file in the magazine.
fn path(options: &Options, slug: &Slug) -> String {
    let folder = match options.kind {
        Kind::Article => ARTICLES,
        Kind::Page => PAGES,
        Kind::Author => AUTHORS,
    };
    if options.bundle { format!("{folder}/{slug}/index.md") } else { format!("{folder}/{slug}.md") }
}

/// The address of a new text, as the magazine makes it from a title.
fn slug(kind: Kind, title: &str) -> Result<Slug, Failure> {
    if url::slug(title).is_empty() {
        let help = "use at least one letter or digit";
        return Err(Failure::Usage(format!("the title cannot be turned into an address\n  = help: {help}")));
    }
    let slug = Slug::of(title);
    // In a folder of texts, `index.md` is not read.
    match slug.as_str() == "index" || (kind == Kind::Page && RESERVED.contains(&slug.as_str())) {
        true => Err(Failure::Usage(format!("the address `/{slug}/` is used by the magazine itself"))),
        false => Ok(slug),
    }
}

/// Refuses the address of another text, wherever its file is. Front matter is not read; a build reports the rest.
fn check_address(location: &Location, magazine: &Root, kind: Kind, slug: &Slug) -> Result<(), Failure> {
    let found = sources::find(magazine);
    let same = |source: &&sources::Source| source.kind == kind && *slug == *source.slug;
    match found.sources.iter().find(same) {
        Some(other) => Err(taken(&below(&location.root, &other.inner.to_string()))),
        None => Ok(()),
    }
}

fn taken(file: &Path) -> Failure {
    let help = "choose another title, or edit that file";
    Failure::Other(format!("there is `{}` already\n  = help: {help}", Line(&file.display().to_string())))
}

/// The current time in the magazine's time zone, or else in that of the machine.
fn date(settings: &SiteConfig, is_read: bool, now: Timestamp) -> String {
    let own = settings.time_zone.clone().filter(|_| is_read);
    let zone: TimeZone = own.unwrap_or_else(|| machine_zone::get().1);
    Moment { at: now, local: zone.to_datetime(now), offset: zone.to_offset(now) }.rfc_3339()
}

/// Writes a file that must not exist.
fn write(file: &Path, text: &str) -> Result<(), Failure> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let written = std::fs::create_dir_all(folder).and_then(|()| files::create(file, text.as_bytes()));
    match written {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(taken(file)),
        Err(error) => Err(Diagnostics::from(Diagnostic::unwritable(file, &error)).into()),
    }
}
