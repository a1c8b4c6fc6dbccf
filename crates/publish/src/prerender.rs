//! Prerenders every page into the folder that is about to be published.

use crate::compress::{self, Count};
use crate::error::{RenderError, at};

use crate::template::Template;
use crate::writer::build_manifest::BuildManifest;
use crate::writer::output_folder;
use crate::{artifacts, assets, csp, hand_written, http_headers, routes, search_panel, version};
use app::load::Source;
use app::prerender::prerender;
use content::diagnostics::Diagnostics;
use content::files;
use content::hash::short_hash;
use content::lock::Lock;
use content::magazine_path::MagazinePath;
use content::root::{Root, Unresolved};
use content::target::Target;
use contract::error::LoadError;
use contract::model::Front;
use contract::url;
use i18n::{locale, messages};
use rayon::prelude::*;
use site::{release, search_index};
use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

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
    pages_for(Target::Any, options)
}

/// Like [`pages`], but writes only what a kind of host can use.
///
/// # Errors
/// A file cannot be read or written, or the data is invalid.
pub fn pages_for(target: Target, options: &Options) -> Result<Report, RenderError> {
    let started = Instant::now();
    let Options { staging, site, release, bare } = options;
    let index = staging.join("index.html");
    let template = fs::read_to_string(&index).map_err(at(&index))?;
    let lock = join(site, staging)?;
    let warnings = hand_written::check(staging, site)?;
    let root = Root::new(staging, &[]);
    let source = Source::new(move |path| read(&root, path));
    let front = source.front()?;
    let language = &front.site.language;
    if !locale::is_tag(language) {
        let reason = format!(
            "`{language}` is not a language tag: use a BCP 47 tag such as `en`, `de-AT` or `zh-Hant`"
        );
        return Err(LoadError::Format { path: url::FRONT.to_owned(), reason }.into());
    }
    let template = if *release {
        let template = assets::hash_fonts(staging, &template, url::base())?;
        artifacts::add_links(&template, &front.site, staging)?
    } else {
        template
    };
    let template = search_panel::name(staging, &template, *release)?;
    if !front.data {
        search_index(staging, &front)?;
    }
    let words = messages::file(language, &front.site.strings);
    let words = words.map(|text| (format!("words-{}.json", short_hash(text.as_bytes())), text));
    if let Some((name, text)) = &words {
        let file = staging.join(name);
        files::replace(&file, text.as_bytes()).map_err(at(&file))?;
    }
    let page_template =
        Template::new(&template, &front, words.as_ref().map(|(name, _)| name.as_str()), *release)?;
    if !release {
        files::replace(&index, page_template.empty().as_bytes()).map_err(at(&index))?;
        return Ok(Report { printing: started.elapsed(), warnings, ..Report::default() });
    }
    let hosts = csp::Hosts::new(&front.site.allow)?;
    let mut notes = Vec::new();
    notes.extend(csp::changes::note(page_template.empty(), &hosts, &cache(site).join("policy"))?);
    let routes = routes::all(&front, staging)?;
    routes.par_iter().try_for_each(|route| {
        let folder = staging.join(route.path());
        files::create_folder(&folder).map_err(at(&folder))?;
        let file = folder.join("index.html");
        let page = page_template.fill(&prerender(&source, Some(route.clone())));
        files::replace(&file, page.as_bytes()).map_err(at(&file))
    })?;
    let missing = staging.join(release::MISSING);
    files::replace(&missing, page_template.fill(&prerender(&source, None)).as_bytes())
        .map_err(at(&missing))?;
    version::write(staging, page_template.version())?;
    let fonts = artifacts::Fonts::installed();
    let given = artifacts::Context {
        staging,
        site,
        template: &template,
        source: &source,
        routes: &routes,
        fonts: &fonts,
        sitemap_limit: artifacts::SITEMAP_LIMIT,
        rules: target.reads_rules(),
    };
    let (note, found) = artifacts::write(&given)?;
    notes.extend(note.map(str::to_owned));
    if target.reads_rules() {
        notes.extend(http_headers::headers(staging)?);
    }
    if target.needs_nojekyll() {
        let file = staging.join(release::NOJEKYLL);
        files::replace(&file, b"").map_err(at(&file))?;
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
        let copies = compress::compress(staging, &cache(site).join("compressed"), page_template.shared())?;
        report.compressed = (copies, started.elapsed());
    }
    Ok(report)
}

/// Builds the search index of a single-file magazine; the content stage builds all others.
fn search_index(staging: &Path, front: &Front) -> Result<(), RenderError> {
    for (path, text) in search_index::files(&search_index::found_in(front), &front.site, true) {
        let file = files::below(staging, &path);
        files::put(&file, text.as_bytes()).map_err(at(&file))?;
    }
    Ok(())
}

/// The cache folder, beside the output folder of the content stage.
fn cache(site: &Path) -> PathBuf {
    site.with_file_name("text-cache")
}

/// Reads a data file. Its path may come from hand-written data, so it must stay within `root`.
///
/// # Errors
/// There is no such file, or it cannot be read.
pub fn read(root: &Root, path: &str) -> Result<String, LoadError> {
    let missing = || LoadError::NotFound { path: path.to_owned() };
    let inner = MagazinePath::parse(path).map_err(|_| missing())?;
    let file = root.resolve(&inner).map_err(|unresolved| match unresolved {
        Unresolved::Missing => missing(),
        other => LoadError::Format { path: path.to_owned(), reason: other.to_string() },
    })?;
    let text = fs::read_to_string(&file.path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => missing(),
        _ => LoadError::Format { path: path.to_owned(), reason: error.to_string() },
    })?;
    // Ignore a byte order mark, as browsers do: some editors write one.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Links or copies the output of the content stage into `staging`. While the returned lock is held, no other build
/// changes it.
fn join(site: &Path, staging: &Path) -> Result<Option<Lock>, RenderError> {
    if !site.is_dir() {
        return Ok(None);
    }
    output_folder::apart(staging, site, "data").map_err(Diagnostics::from)?;
    let lock = Lock::shared(site).map_err(at(site))?;
    output_folder::check_finished(site).map_err(Diagnostics::from)?;
    // Publish only files that the build manifest lists.
    if let Some(manifest) = BuildManifest::read(site).map_err(Diagnostics::from)? {
        add(site, &manifest, staging)?;
    }
    Ok(Some(lock))
}

/// Adds every file in the manifest to `to`, except internal ones, whose names begin with a dot.
fn add(from: &Path, manifest: &BuildManifest, to: &Path) -> Result<(), RenderError> {
    let published: Vec<&str> =
        manifest.iter().map(|(path, _)| path).filter(|path| !path.starts_with('.')).collect();
    published.into_par_iter().try_for_each(|path| {
        let (from, to) = (files::below(from, path), files::below(to, path));
        let metadata = fs::symlink_metadata(&from).map_err(at(&from))?;
        if !metadata.is_file() {
            let error = io::Error::new(io::ErrorKind::InvalidInput, "not a regular file");
            return Err(at(&from)(error));
        }
        files::link(&from, &to).map_err(at(&from))
    })
}
