//! The publisher's own style sheet, `theme/style.css`, with what it imports.

use super::files::Files;
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use content::sources;
use lightningcss::dependencies::{Dependency, DependencyOptions, UrlDependency};
use lightningcss::error::{Error, PrinterErrorKind};
use lightningcss::rules::CssRule;
use lightningcss::rules::import::ImportRule;
use lightningcss::stylesheet::{ParserOptions, PrinterOptions, StyleSheet, ToCssResult};
use lightningcss::traits::ToCss;
use std::fmt;
use std::path::{Component, Path, PathBuf};

/// The name of the sheet.
const NAME: &str = "style.css";

/// The largest file that a sheet refers to, in bytes.
const LARGEST: u64 = 4 << 20;

/// Reads the sheet; empty if there is none. Adds the files that it refers to.
///
/// # Errors
/// It is not valid, or refers to something that is not there.
pub(super) fn read(folder: &Path, files: &mut Files) -> Result<String, Diagnostics> {
    let path = folder.join(NAME);
    if path.symlink_metadata().is_err() {
        return Ok(String::new());
    }
    Reader { folder, files, open: Vec::new() }.sheet(&path)
}

struct Reader<'a> {
    folder: &'a Path,
    files: &'a mut Files,
    /// The sheets that are being read, each imported by the one before.
    open: Vec<PathBuf>,
}

impl Reader<'_> {
    /// A sheet with what it imports, minified.
    fn sheet(&mut self, path: &Path) -> Result<String, Diagnostics> {
        let text = sources::text(&self.files.resolve(path)?)?;
        let name = path.display().to_string();
        let options = ParserOptions { filename: name, ..ParserOptions::default() };
        let sheet = StyleSheet::parse(text.trim_start_matches('\u{feff}'), options)
            .map_err(|error| reported(path, &error))?;
        self.open.push(path.to_owned());
        let mut css = String::new();
        for rule in &sheet.rules.0 {
            if let CssRule::Import(rule) = rule {
                css += &self.import(path, rule)?;
            }
        }
        self.open.pop();
        let dependencies = Some(DependencyOptions { remove_imports: true });
        let options =
            PrinterOptions { minify: true, analyze_dependencies: dependencies, ..PrinterOptions::default() };
        let printed = sheet.to_css(options).map_err(|error| reported(path, &error))?;
        Ok(css + &self.addressed(path, printed)?)
    }

    /// An imported sheet, under the conditions of its import.
    fn import(&mut self, sheet: &Path, rule: &ImportRule<'_>) -> Result<String, Diagnostics> {
        let refused = |message: String, help: &str| {
            Diagnostic::at(Code::InvalidStyleSheet, sheet, rule.loc.line as usize + 1, message, help)
        };
        let url = &*rule.url;
        if url.contains(':') || url.starts_with("//") {
            return Err(refused(remote(url), COPY).into());
        }
        let file = within(self.folder, sheet, url).ok_or_else(|| refused(outside(url), COPY))?;
        if !file.is_file() {
            let help = "correct the path; it is relative to the style sheet";
            return Err(refused(format!("there is no style sheet `{url}`"), help).into());
        }
        if self.open.contains(&file) {
            return Err(refused(format!("`{url}` imports itself"), "remove one of the imports").into());
        }
        let mut css = self.sheet(&file)?;
        let options = || PrinterOptions { minify: true, ..PrinterOptions::default() };
        let unprintable =
            |error: Error<PrinterErrorKind>| Diagnostics::from(refused(error.to_string(), "simplify it"));
        if let Some(layer) = &rule.layer {
            let name = layer.as_ref().map_or_else(|| Ok(String::new()), |name| name.to_css_string(options()));
            css = format!("@layer {}{{{css}}}", name.map_err(unprintable)?);
        }
        if !rule.media.media_queries.is_empty() {
            css = format!("@media {}{{{css}}}", rule.media.to_css_string(options()).map_err(unprintable)?);
        }
        if let Some(condition) = &rule.supports {
            css = format!("@supports {}{{{css}}}", condition.to_css_string(options()).map_err(unprintable)?);
        }
        Ok(css)
    }

    /// A printed sheet with the addresses of what it refers to.
    fn addressed(&mut self, sheet: &Path, printed: ToCssResult) -> Result<String, Diagnostics> {
        let mut css = printed.code;
        let mut problems = Diagnostics::default();
        for dependency in printed.dependencies.unwrap_or_default() {
            let Dependency::Url(found) = dependency else { continue };
            if css.contains(&found.placeholder) {
                match address(self.folder, sheet, &found, self.files) {
                    Ok(address) => css = css.replace(&found.placeholder, &address),
                    Err(problem) => problems.extend([problem]),
                }
            }
        }
        problems.checked().map(|_| css)
    }
}

/// A style sheet of ours, minified.
pub(crate) fn minified(css: &str) -> String {
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    let sheet = StyleSheet::parse(css, ParserOptions::default());
    // A test reads all of them.
    sheet.ok().and_then(|sheet| sheet.to_css(options).ok()).map(|printed| printed.code).unwrap_or_default()
}

/// The address of what a sheet refers to: a file of the theme is published, what the magazine has is left as it is.
fn address(
    folder: &Path,
    sheet: &Path,
    found: &UrlDependency,
    files: &mut Files,
) -> Result<String, Diagnostic> {
    let UrlDependency { url, loc, .. } = found;
    let line = loc.start.line as usize;
    let refused =
        |message: String, help: &str| Diagnostic::at(Code::InvalidStyleSheet, sheet, line, message, help);
    if url.starts_with("data:") || url.starts_with('#') || (url.starts_with('/') && !url.starts_with("//")) {
        return Ok(url.clone());
    }
    if url.starts_with("//") || url.contains(':') {
        return Err(refused(remote(url), COPY));
    }
    let (path, rest) = url.split_at(url.find(['?', '#']).unwrap_or(url.len()));
    let file = within(folder, sheet, path).ok_or_else(|| refused(outside(url), COPY))?;
    if !file.is_file() {
        let help = "correct the path; it is relative to the style sheet";
        return Err(refused(format!("there is no file `{url}`"), help));
    }
    let bytes = files.read(&file, LARGEST)?;
    Ok(files.add(&file, bytes) + rest)
}

/// The file at a path relative to a sheet, if it is in the folder.
fn within(folder: &Path, sheet: &Path, path: &str) -> Option<PathBuf> {
    let inner = sheet.parent()?.strip_prefix(folder).ok()?;
    let mut parts: Vec<&std::ffi::OsStr> = inner.iter().collect();
    for part in Path::new(path).components() {
        match part {
            Component::Normal(part) => parts.push(part),
            Component::CurDir => {}
            Component::ParentDir => drop(parts.pop()?),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(folder.join(parts.iter().collect::<PathBuf>()))
}

/// What to do about a file that is not in the theme.
const COPY: &str = "copy the file into `theme/`, and refer to it by its path from the style sheet";

fn remote(address: &str) -> String {
    format!("`{address}` is on another host, from which pages load nothing")
}

fn outside(path: &str) -> String {
    format!("`{path}` leads out of `theme/`")
}

/// A message of the parser as a diagnostic.
fn reported<T: fmt::Display>(sheet: &Path, error: &Error<T>) -> Diagnostics {
    let (message, help) =
        (error.kind.to_string(), "correct it; docs/theme.md says what a style sheet may do");
    let found = match &error.loc {
        Some(place) => {
            let line = place.line as usize + 1;
            Diagnostic::at(Code::InvalidStyleSheet, Path::new(&place.filename), line, message, help)
        }
        None => Diagnostic::in_file(Code::InvalidStyleSheet, sheet, message, help),
    };
    found.into()
}
