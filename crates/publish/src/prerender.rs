//! Prerenders every page into the folder that is about to be published.

use crate::artifacts::Fonts;
use crate::compress::{self, Count};
use crate::error::{RenderError, at};
use crate::output::Output;
use crate::press::Press;
use crate::template::Template;
use crate::writer::build_manifest::{BuildManifest, Mark};
use crate::writer::output_folder;
use crate::{artifacts, assets, csp, data, hand_written, http_headers, routes, search_panel, version};
use app::load::Source;
use content::diagnostics::Diagnostics;
use content::files;
use content::hash::short_hash;
use content::lock::Lock;
use content::target::Target;
use contract::error::LoadError;
use contract::model::Front;
use contract::url;
use i18n::{locale, messages};
use rayon::prelude::*;
use site::{release, search_index};
use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

/// The page template, in place of which the front page is published.
const INDEX: &str = "index.html";

/// The inputs of [`pages`].
#[derive(Clone, Debug)]
pub struct Options {
    /// Trunk's staging folder, which receives the pages.
    pub staging: PathBuf,
    /// The output folder of the content stage.
    pub site: PathBuf,
    /// Whether to prerender. If not, only the data is added, for the app to render in the browser.
    pub release: bool,
    /// Whether to skip the slowest steps: compressed copies and share pictures.
    pub bare: bool,
}

/// What was rendered, and how long it took.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The number of pages.
    pub pages: usize,
    /// The time for the pages and artifacts.
    pub printing: Duration,
    /// Warnings about the data and the covers.
    pub warnings: Diagnostics,
    /// What the publisher may want to know beside that.
    pub notes: Vec<String>,
    /// Share pictures, and the time they took.
    pub pictures: (Count, Duration),
    /// Compressed files, and the time they took.
    pub compressed: (Count, Duration),
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pages, printing, pictures, compressed, .. } = self;
        write!(out, "{pages} pages prerendered in {:.2} s", printing.as_secs_f64())?;
        for (label, (Count { all, new }, took)) in
            [("share pictures drawn", pictures), ("files compressed", compressed)]
        {
            if *all > 0 {
                write!(out, "\n{all} {label} ({new} new) in {:.2} s", took.as_secs_f64())?;
            }
        }
        Ok(())
    }
}

/// Adds the data to Trunk's output and, in a release, prerenders every page and writes the artifacts.
///
/// # Errors
/// A file cannot be read or written, or the data is invalid.
pub fn pages(options: &Options) -> Result<Report, RenderError> {
    let output = Arc::new(Output::in_folder(&options.staging)?);
    pages_for(Target::Any, &output, &Fonts::installed(&[]), options)
}

/// Like [`pages`], but adds them to `output`, which is staged in the folder that the options name, and only what a kind
/// of host can use. `fonts` are those of share pictures.
///
/// # Errors
/// A file cannot be read or written, or the data is invalid.
pub fn pages_for(
    target: Target,
    output: &Arc<Output>,
    fonts: &Fonts,
    options: &Options,
) -> Result<Report, RenderError> {
    let started = Instant::now();
    let Options { staging, site, release, bare } = options;
    let template = output.text(INDEX).map_err(output.at(INDEX))?;
    let lock = join(site, staging, output)?;
    let warnings = hand_written::check(output, site)?;
    let source = {
        let output = Arc::clone(output);
        Source::new(move |path| data::read(&output, path))
    };
    let front = source.front()?;
    let language = &front.site.language;
    if !locale::is_tag(language) {
        let reason = format!(
            "`{language}` is not a language tag: use a BCP 47 tag such as `en`, `de-AT` or `zh-Hant`"
        );
        return Err(LoadError::Format { path: url::FRONT.to_owned(), reason }.into());
    }
    let template = if *release {
        let template = assets::hash_fonts(output, &template, url::base())?;
        artifacts::add_links(&template, &front.site, output.entry(artifacts::ICON).is_some())?
    } else {
        template
    };
    let template = search_panel::name(output, &template, *release)?;
    if !front.data {
        search_index(output, &front)?;
    }
    let words = messages::file(language, &front.site.strings);
    let words = words.map(|text| (format!("words-{}.json", short_hash(text.as_bytes())), text));
    if let Some((name, text)) = &words {
        output.put(name, text.as_bytes())?;
    }
    let page_template =
        Template::new(&template, &front, words.as_ref().map(|(name, _)| name.as_str()), *release)?;
    if !release {
        output.put(INDEX, page_template.empty().as_bytes())?;
        return Ok(Report { printing: started.elapsed(), warnings, ..Report::default() });
    }
    let hosts = csp::Hosts::new(&front.site.allow)?;
    let mut notes = Vec::new();
    notes.extend(csp::changes::note(page_template.empty(), &hosts, &cache(site).join("policy"))?);
    let routes = routes::all(&front, output)?;
    let press = Press::new(output, &source, &page_template)?;
    routes.par_iter().try_for_each(|route| press.page(route))?;
    press.missing()?;
    version::write(output, page_template.version())?;
    let given = artifacts::Context {
        output,
        site,
        template: &template,
        source: &source,
        index: &artifacts::LazyIndex::of(&source),
        routes: &routes,
        fonts,
        sitemap_limit: artifacts::SITEMAP_LIMIT,
        rules: target.reads_rules(),
    };
    let (note, found) = artifacts::write(&given)?;
    notes.extend(note.map(str::to_owned));
    if target.reads_rules() {
        notes.extend(http_headers::headers(output)?);
    }
    if target.needs_nojekyll() {
        output.put(release::NOJEKYLL, b"")?;
    }
    // Nothing below reads a file in the output folder of the content stage.
    drop(lock);
    let mut report =
        Report { pages: routes.len() + 1, printing: started.elapsed(), warnings, notes, ..Report::default() };
    report.warnings.extend(found);
    if !bare {
        let started = Instant::now();
        let (drawn, undrawn) = artifacts::share(&given)?;
        report.pictures = (drawn, started.elapsed());
        report.warnings.extend(undrawn);
    }
    if !bare && target.serves_compressed_copies() {
        let started = Instant::now();
        let copies = compress::compress(output, &cache(site).join("compressed"), page_template.shared())?;
        report.compressed = (copies, started.elapsed());
    }
    Ok(report)
}

/// Builds the search index of a single-file magazine; the content stage builds all others.
fn search_index(output: &Output, front: &Front) -> Result<(), RenderError> {
    for (path, text) in search_index::files(&search_index::found_in(front), &front.site, true) {
        output.put(&path, text.as_bytes())?;
    }
    Ok(())
}

/// The cache folder, beside the output folder of the content stage.
fn cache(site: &Path) -> PathBuf {
    site.with_file_name("text-cache")
}

/// Adds the output of the content stage. While the returned lock is held, no other build changes it.
fn join(site: &Path, staging: &Path, output: &Output) -> Result<Option<Lock>, RenderError> {
    if !site.is_dir() {
        return Ok(None);
    }
    output_folder::apart(staging, site, "data").map_err(Diagnostics::from)?;
    let lock = Lock::shared(site).map_err(at(site))?;
    output_folder::check_finished(site).map_err(Diagnostics::from)?;
    // Publish only files that the build manifest lists.
    if let Some(manifest) = BuildManifest::read(site).map_err(Diagnostics::from)? {
        add(site, &manifest, output)?;
    }
    Ok(Some(lock))
}

/// Adds every file in the manifest, except internal ones, whose names begin with a dot.
fn add(site: &Path, manifest: &BuildManifest, output: &Output) -> Result<(), RenderError> {
    let published: Vec<(&str, Mark)> = manifest.iter().filter(|(path, _)| !path.starts_with('.')).collect();
    published.into_par_iter().try_for_each(|(path, mark)| {
        let from = files::below(site, path);
        output.link(path, &from, mark.key()).map_err(at(&from))
    })
}
