//! `broadsheet build`: checks everything, then writes the finished site.

use crate::app_files;
use crate::base;
use crate::cache;
use crate::content_stage;
use crate::failure::{Failure, complain, report, say};
use crate::interrupt;
use crate::location::{ARCHETYPES, INPUTS, Location};
use crate::progress;
use crate::wording::{self, counted};
use content::diagnostics::{Diagnostics, Line};
use content::options::ImageMode;
use content::site_config;
use content::target::Target;
use publish::artifacts::Fonts;
use publish::dist::{self, Dist, Published};
use publish::error::RenderError;
use publish::output::Output;
use publish::prerender::{self, Options as PageOptions};
use publish::theme::Look;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The inputs of [`build`].
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A folder of the magazine; `None` for the current one.
    pub folder: Option<PathBuf>,
    /// The folder to write, if it is not `dist` in the magazine.
    pub out: Option<PathBuf>,
    /// The magazine's URL, if it is not the one in `site.toml`.
    pub base_url: Option<String>,
    /// Whether drafts and articles with a later date are published.
    pub drafts: bool,
    /// The kind of host.
    pub target: Option<Target>,
    /// Whether to write into a folder that no build has made.
    pub force: bool,
    /// How much is printed.
    pub verbosity: Verbosity,
}

/// How much is printed about the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// Errors and warnings.
    Quiet,
    /// Each step with its time.
    #[default]
    Normal,
    /// Where things are, too.
    Verbose,
}

/// Builds a magazine. Returns the warnings, which have been printed.
///
/// # Errors
/// Why nothing was written, or not everything.
pub fn build(options: &Options) -> Result<Diagnostics, Failure> {
    let begun = Instant::now();
    if options.verbosity > Verbosity::Quiet {
        progress::show();
    }
    let steps = Steps(options.verbosity);
    let location = Location::find(options.folder.as_deref())?;
    let mut reading = location.options(ImageMode::Make)?;
    reading.drafts = options.drafts;
    base::set(&mut reading, options.base_url.as_deref())?;
    let app = app_files::find()?;
    let folder = options.out.clone().unwrap_or_else(|| location.dist());
    steps.detail("cache", location.cache().display());

    // Another build of this magazine may have other options, and both write to its cache.
    let _lock = cache::lock(&location.root)?;
    let inputs = inputs(&location);
    let inputs: Vec<(&Path, &str)> = inputs.iter().map(|(path, name)| (path.as_path(), *name)).collect();
    Dist::open(&folder, &inputs, options.force)?;

    let mut warnings = Diagnostics::default();
    if location.data.is_none() {
        let read = content_stage::content(&reading)?;
        if let content_stage::Report::Written { articles, schedule, warnings: found, took, .. } = read {
            warnings.extend(found.as_slice().iter().cloned());
            steps.done(&counted(articles, "article"), "checked and rendered", took);
            if !schedule.is_empty() && options.verbosity > Verbosity::Quiet {
                complain(&schedule);
            }
        }
    }
    let target = options.target.unwrap_or_else(|| site_config::settings(&reading).0.target);
    let staging = Dist::staging(&folder)?;
    interrupt::remove_when_interrupted(staging.folder(), dist::remove_staging);
    // Read again, as another build may have been waited for.
    let mut dist = Dist::open(&folder, &inputs, options.force)?;
    let record = location.cache().join(cache::OUTPUT);
    let output = Arc::new(dist.output(&staging, &record)?);
    let look = Look::of(&location.root, &reading)?;
    warnings.extend(look.warnings().as_slice().iter().cloned());
    let fonts = Fonts::installed(look.headings());
    stage(&location, &app, look, &output)?;
    let rendered = render(&location, reading.out, target, staging.folder(), &output, &fonts)?;
    warnings.extend(rendered.warnings.as_slice().iter().cloned());
    steps.done(&counted(rendered.pages, "page"), "rendered", rendered.printing);
    let (pictures, took) = rendered.pictures;
    steps.done(&counted(pictures.all, "share picture"), &drawn(pictures.new, "drawn"), took);
    let (copies, took) = rendered.compressed;
    if copies.all > 0 {
        steps.done(&counted(copies.all, "file"), &drawn(copies.new, "compressed"), took);
    }
    let moving = Instant::now();
    let published = interrupt::finishing(|| dist.publish(staging, &output, &record))?;
    warnings.extend(published.warnings.as_slice().iter().cloned());
    let Published { files, written, removed, .. } = published;
    steps.done(
        &counted(files, "file"),
        &format!("in place: {written} written, {removed} removed"),
        moving.elapsed(),
    );
    report(&warnings);
    if options.verbosity > Verbosity::Quiet {
        let limits = limits(target, &published);
        rendered.notes.iter().chain(&limits).for_each(|note| complain(format_args!("note: {note}")));
        let seconds = begun.elapsed().as_secs_f64();
        say(format_args!(
            "{} is ready for {target}: {} in {seconds:.2} s",
            wording::folder(&folder),
            megabytes(published.bytes)
        ));
    }
    Ok(warnings)
}

/// The folders of a magazine that are read.
fn inputs(location: &Location) -> Vec<(PathBuf, &'static str)> {
    let names = INPUTS.into_iter().chain([ARCHETYPES]);
    names.map(|name| (location.root.join(name), name)).collect()
}

/// Lays out the app and the publisher's own files.
fn stage(location: &Location, app: &bundle::Bundle, look: Look, output: &Output) -> Result<(), RenderError> {
    app_files::write(app, output)?;
    app_files::dress(look, output)?;
    Ok(app_files::add_public(location, output)?)
}

/// Prerenders every page into `output`, which is staged in the folder `staging`. Errors in hand-written data are about the
/// publisher's own files.
fn render(
    location: &Location,
    out: PathBuf,
    target: Target,
    staging: &Path,
    output: &Arc<Output>,
    fonts: &Fonts,
) -> Result<prerender::Report, RenderError> {
    let site = if location.data.is_none() { out } else { location.cache().join("no-site") };
    let options = PageOptions { staging: staging.to_owned(), site, release: true, bare: false };
    let of_originals = |found: Diagnostics| match &location.data {
        Some(data) => found.of_originals(staging, data),
        None => found,
    };
    match prerender::pages_for(target, output, fonts, &options) {
        Ok(report) => Ok(prerender::Report { warnings: of_originals(report.warnings), ..report }),
        Err(RenderError::Content(found)) => Err(RenderError::Content(of_originals(found))),
        Err(error) => Err(error),
    }
}

/// What a host would refuse.
fn limits(target: Target, published: &Published) -> Vec<String> {
    let limits = target.limits();
    let (size, path) = &published.largest;
    let mut found = Vec::new();
    if limits.files.is_some_and(|most| published.files > most) {
        let most = limits.files.unwrap_or_default();
        found.push(format!("these are {} files; {target} takes {most}", published.files));
    }
    if limits.file.is_some_and(|most| *size > most) {
        let most = megabytes(limits.file.unwrap_or_default());
        found.push(format!(
            "`{}` has {}; {target} takes files of up to {most}",
            Line(path),
            megabytes(*size)
        ));
    }
    if limits.site.is_some_and(|most| published.bytes > most) {
        let most = megabytes(limits.site.unwrap_or_default());
        found.push(format!(
            "all files together have {}; {target} takes up to {most}",
            megabytes(published.bytes)
        ));
    }
    found
}

/// Prints steps to stderr as they are finished.
struct Steps(Verbosity);

impl Steps {
    fn done(&self, what: &str, verb: &str, took: Duration) {
        if self.0 > Verbosity::Quiet {
            complain(format_args!("{:>9.2} s  {what} {verb}", took.as_secs_f64()));
        }
    }

    fn detail(&self, name: &str, what: impl Display) {
        if self.0 >= Verbosity::Verbose {
            complain(format_args!("{name}: {what}"));
        }
    }
}

fn drawn(new: usize, verb: &str) -> String {
    format!("{verb} ({new} new)")
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
