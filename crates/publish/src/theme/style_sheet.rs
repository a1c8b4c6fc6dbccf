//! The publisher's own style sheet, `theme/style.css`, with what it imports.

use super::files::Files;
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use content::files as disk;
use content::sources;
use lightningcss::bundler::{Bundler, ResolveResult, SourceProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions, UrlDependency};
use lightningcss::error::Error;
use lightningcss::stylesheet::{ParserOptions, PrinterOptions};
use std::collections::HashMap;
use std::fmt;
use std::path::{Component, Path, PathBuf};
use walkdir::WalkDir;

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
    let sources = Sources::of(folder)?;
    let mut bundler = Bundler::new(&sources, None, ParserOptions::default());
    let sheet = bundler.bundle(&path).map_err(|error| reported(&path, &error))?;
    let dependencies = Some(DependencyOptions { remove_imports: false });
    let options =
        PrinterOptions { minify: true, analyze_dependencies: dependencies, ..PrinterOptions::default() };
    let printed = sheet.to_css(options).map_err(|error| reported(&path, &error))?;
    let mut css = printed.code;
    let mut problems = Diagnostics::default();
    let mut known: HashMap<String, String> = HashMap::new();
    for dependency in printed.dependencies.unwrap_or_default() {
        let Dependency::Url(found) = dependency else { continue };
        if known.contains_key(&found.placeholder) {
            continue;
        }
        match address(folder, &found, files) {
            Ok(address) => {
                css = css.replace(&found.placeholder, &address);
                known.insert(found.placeholder, address);
            }
            Err(problem) => problems.extend([problem]),
        }
    }
    problems.checked().map(|_| css)
}

/// The address of what a sheet refers to: a file of the theme is published, what the magazine has is left as it is.
fn address(folder: &Path, found: &UrlDependency, files: &mut Files) -> Result<String, Diagnostic> {
    let UrlDependency { url, loc, .. } = found;
    let (sheet, line) = (Path::new(&loc.file_path), loc.start.line as usize);
    let refused =
        |message: String, help: &str| Diagnostic::at(Code::InvalidStyleSheet, sheet, line, message, help);
    if url.starts_with("data:") || url.starts_with('#') || (url.starts_with('/') && !url.starts_with("//")) {
        return Ok(url.clone());
    }
    if url.starts_with("//") || url.contains(':') {
        let help = "copy the file into `theme/`, and refer to it by its path from the style sheet";
        return Err(refused(format!("`{url}` is on another host, from which pages load nothing"), help));
    }
    let (path, rest) = url.split_at(url.find(['?', '#']).unwrap_or(url.len()));
    let file = within(folder, sheet, path)
        .ok_or_else(|| refused(format!("`{url}` leads out of `theme/`"), "copy the file into `theme/`"))?;
    if !file.is_file() {
        let help = "correct the path; it is relative to the style sheet";
        return Err(refused(format!("there is no file `{url}`"), help));
    }
    let bytes = disk::read(&file, LARGEST).map_err(|error| Diagnostic::unreadable(&file, &error))?;
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

/// The sheets of the theme, which have all been read, as what is parsed borrows from them.
struct Sources {
    folder: PathBuf,
    texts: HashMap<PathBuf, String>,
}

/// Why a sheet cannot be imported.
#[derive(Debug)]
enum Refusal {
    Remote(String),
    Outside(String),
    Missing(String),
}

impl Sources {
    fn of(folder: &Path) -> Result<Self, Diagnostics> {
        let mut texts = HashMap::new();
        for entry in WalkDir::new(folder).into_iter().flatten() {
            let path = entry.into_path();
            if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("css")) && path.is_file() {
                let text = sources::text(&path)?;
                texts.insert(path, text.trim_start_matches('\u{feff}').to_owned());
            }
        }
        Ok(Self { folder: folder.to_owned(), texts })
    }
}

impl SourceProvider for Sources {
    type Error = Refusal;

    fn read<'a>(&'a self, file: &Path) -> Result<&'a str, Refusal> {
        let missing =
            || Refusal::Missing(file.strip_prefix(&self.folder).unwrap_or(file).display().to_string());
        self.texts.get(file).map(String::as_str).ok_or_else(missing)
    }

    fn resolve(&self, specifier: &str, originating_file: &Path) -> Result<ResolveResult, Refusal> {
        if specifier.contains(':') || specifier.starts_with("//") {
            return Err(Refusal::Remote(specifier.to_owned()));
        }
        let file = within(&self.folder, originating_file, specifier);
        file.map(ResolveResult::File).ok_or_else(|| Refusal::Outside(specifier.to_owned()))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Remote(address) => {
                write!(out, "`{address}` is on another host, from which pages load nothing")
            }
            Self::Outside(path) => write!(out, "`{path}` leads out of `theme/`"),
            Self::Missing(path) => write!(out, "there is no style sheet `{path}`"),
        }
    }
}

impl std::error::Error for Refusal {}

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
