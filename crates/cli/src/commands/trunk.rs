//! `broadsheet trunk`: the steps of a build by Trunk, which compiles the app from source for those who change it.

use super::build::Verbosity;
use crate::app_files;
use crate::base::path_of;
use crate::content_stage::{self, Report};
use crate::failure::{Failure, complain, report, say};
use crate::location::{Location, PUBLIC};
use bundle::TEMPLATE;
use content::diagnostics::Diagnostics;
use content::options::{self, ImageMode, Options as Content};
use content::target::Target;
use contract::url;
use publish::artifacts::Fonts;
use publish::error::RenderError;
use publish::output::Output;
use publish::prerender::{self, Options as PageOptions};
use publish::theme::Look;
use publish::writer::output_folder;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The variables with which Trunk calls its hooks.
const PROFILE: &str = "TRUNK_PROFILE";
const PUBLIC_URL: &str = "TRUNK_PUBLIC_URL";
const STAGING: &str = "TRUNK_STAGING_DIR";

/// What is read, and where the JSON is written.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The folder of the magazine; `None` for `$BROADSHEET_CONTENT` or `content`.
    pub content: Option<PathBuf>,
    /// The folder for the JSON; `None` for the one that [`pages`] reads.
    pub out: Option<PathBuf>,
    /// The folder of files that are published as they are; `None` for `public` in the magazine, or without a magazine
    /// beside it.
    pub public: Option<PathBuf>,
    /// The path or URL that the magazine is served under; `None` for `$TRUNK_PUBLIC_URL` or `/`.
    pub base: Option<String>,
    /// Whether drafts and articles with a later date are shown.
    pub drafts: bool,
}

/// Writes the magazine's JSON. Returns the warnings, which have been printed.
///
/// # Errors
/// Why nothing was written.
pub fn content(options: &Options, verbosity: Verbosity) -> Result<Diagnostics, Failure> {
    let mut reading = options.reading()?;
    // While Trunk serves, a change must show at once. Without Trunk, nobody is waiting.
    if profile().is_some_and(|profile| profile != "release") {
        reading.effort = ImageMode::Read;
    }
    let done = match profile().as_deref() {
        Some("debug") => content_stage::content_at_once(&reading),
        _ => content_stage::content(&reading),
    }?;
    let warnings = match &done {
        Report::Written { warnings, .. } => warnings.clone(),
        Report::Skipped(_) => Diagnostics::default(),
    };
    report(&warnings);
    if verbosity > Verbosity::Quiet {
        say(done);
    }
    Ok(warnings)
}

/// Adds the JSON to Trunk's output and, in a release, prerenders every page. `bare` skips the slowest steps: share
/// pictures and compressed copies. Returns the warnings, which have been printed.
///
/// # Errors
/// Trunk has not called this, or the data is invalid, or a file cannot be written.
pub fn pages(bare: bool, verbosity: Verbosity) -> Result<Diagnostics, Failure> {
    let Some(staging) = env::var_os(STAGING) else {
        let help = "run `trunk build` or `cargo xtask build`, whose hook this is";
        return Err(Failure::Usage(format!("{STAGING} is not set\n  = help: {help}")));
    };
    let staging = PathBuf::from(staging);
    set_base(None);
    let site = Content::default().out;
    output_folder::apart(&staging, &site, "data").map_err(Diagnostics::from)?;
    let output = Arc::new(Output::in_folder(&staging)?);
    let (fonts, mut warnings) = add_own(&options::folder(None)?, &staging, &output)?;
    let release = profile().is_some_and(|profile| profile == "release");
    let pages = PageOptions { staging, site, release, bare };
    let done = prerender::pages_for(Target::Any, &output, &fonts, &pages)?;
    warnings.extend(done.warnings.as_slice().iter().cloned());
    report(&warnings);
    done.notes.iter().for_each(|note| complain(format_args!("note: {note}")));
    if verbosity > Verbosity::Quiet {
        say(&done);
    }
    Ok(warnings)
}

impl Options {
    fn reading(&self) -> Result<Content, Diagnostics> {
        let Self { content, out, public, base, drafts } = self.clone();
        let defaults = Content::default();
        set_base(base);
        let content = options::folder(content)?;
        let public = match public {
            None if content.is_dir() => content.join(PUBLIC),
            named => options::public_folder(named)?,
        };
        Ok(Content {
            content,
            out: out.unwrap_or(defaults.out),
            public,
            drafts,
            now: options::now()?,
            ..Content::default()
        })
    }
}

/// Adds the magazine's own style sheet and files to Trunk's output, as a build does. Leaves other folders alone.
/// Returns the fonts of share pictures, and warnings.
fn add_own(content: &Path, staging: &Path, output: &Output) -> Result<(Fonts, Diagnostics), RenderError> {
    if !content.is_dir() || output.entry(TEMPLATE).is_none() {
        return Ok((Fonts::installed(&[]), Diagnostics::default()));
    }
    output_folder::apart(staging, content, "content").map_err(Diagnostics::from)?;
    let reading = Content { content: content.to_owned(), ..Content::default() };
    let look = Look::of(content, &reading)?;
    let fonts = Fonts::installed(look.headings());
    let warnings = look.warnings().clone();
    app_files::dress(look, output)?;
    app_files::add_public(&Location { root: content.to_owned(), data: None }, output)?;
    Ok((fonts, warnings))
}

/// Trunk's profile; `None` if Trunk has not called this.
fn profile() -> Option<String> {
    env::var(PROFILE).ok()
}

fn set_base(base: Option<String>) {
    let base = base.or_else(|| env::var(PUBLIC_URL).ok());
    url::set_base(path_of(base.as_deref().unwrap_or("/")));
}
