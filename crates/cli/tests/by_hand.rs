//! Hand-written data: errors are reported, active content is removed, and nothing is written outside the staging
//! folder.

mod aliases;
mod markup;
mod paths;
mod values;

use content::diagnostics::{Code, Diagnostic};
use publish::error::RenderError;
use publish::prerender::{Options, Report, pages};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use walkdir::WalkDir;

/// Trunk's output, reduced to what prerendering needs.
const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";

/// A prerendered release, in the subfolder `staging`.
struct Release {
    folder: TempDir,
    result: Result<Report, RenderError>,
}

impl Release {
    /// Prerenders these files, whose paths are relative to `staging`, without compression and share pictures.
    fn of(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "staging/index.html", SHELL);
        files.iter().for_each(|(path, text)| write(folder.path(), &format!("staging/{path}"), text));
        let result = print(folder.path(), true);
        Self { folder, result }
    }

    /// Prerenders a magazine in the one-file form. `site` lists members of the object `site` in addition to the title;
    /// `articles` is an array.
    fn whole(site: &str, articles: &str) -> Self {
        let comma = if site.is_empty() { "" } else { "," };
        let front = format!(r#"{{"format":1,"site":{{"title":"T"{comma}{site}}},"articles":{articles}}}"#);
        Self::of(&[("articles.json", &front)])
    }

    /// Prerenders one article with these members in addition to slug, title and date.
    fn article(members: &str) -> Self {
        Self::whole("", &format!(r#"[{{"slug":"a","title":"A","date":"2025-01-01",{members}}}]"#))
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("staging").join(path)
    }

    fn text(&self, path: &str) -> String {
        self.result.as_ref().unwrap_or_else(|error| panic!("{error}"));
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The warnings or errors.
    fn found(&self) -> &[Diagnostic] {
        match &self.result {
            Ok(report) => report.warnings.as_slice(),
            Err(RenderError::Content(found)) => found.as_slice(),
            Err(other) => panic!("this is no finding: {other}"),
        }
    }

    /// The code, file and place of each diagnostic. Messages begin with the place.
    fn places(&self) -> Vec<(Code, String, String)> {
        let staging = self.path("");
        let place = |found: &Diagnostic| {
            let file = found.path.strip_prefix(&staging).unwrap().to_str().unwrap().to_owned();
            (found.code, file, found.message.split(':').next().unwrap().to_owned())
        };
        self.found().iter().map(place).collect()
    }

    /// Asserts that this is the only error, and that nothing was published or written outside `staging`.
    fn refuses(&self, code: Code, file: &str, place: &str) {
        assert!(self.result.is_err(), "{code}: published");
        assert_eq!(self.places(), [(code, file.to_owned(), place.to_owned())], "{:?}", self.found());
        assert!(!self.path("404.html").exists());
        let outside = WalkDir::new(self.folder.path()).into_iter().map(|entry| entry.unwrap().into_path());
        let outside: Vec<PathBuf> =
            outside.filter(|path| path.is_file() && !path.starts_with(self.path(""))).collect();
        assert_eq!(outside, Vec::<PathBuf>::new());
    }
}

fn write(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn print(folder: &Path, bare: bool) -> Result<Report, RenderError> {
    pages(&Options { staging: folder.join("staging"), site: folder.join("site"), release: true, bare })
}
