//! Input that would take far more memory, stack or time than its size suggests causes diagnostics instead.

use crate::options::options;
use broadsheet_cli::content_stage::{Report, content};
use content::diagnostics::Diagnostics;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

mod counts;
mod cover_files;
mod covers;
mod drawings;
mod formulas;
mod pictures;
mod suggestions;
mod texts;

/// A magazine with a harmless article and the files of a test, whose paths are relative to the content folder.
struct Magazine(TempDir);

impl Magazine {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let magazine = Self(tempfile::tempdir().unwrap());
        magazine.write("site.toml", b"title = \"T\"\n");
        magazine.write("articles/honest.md", b"---\ntitle: H\nsummary: S\ndate: 2025-01-01\n---\nText.\n");
        files.iter().for_each(|(path, content)| magazine.write(path, content));
        magazine
    }

    /// Adds an article `x.md` with this text, and with these lines of front matter below title, summary and date.
    fn of_article(fields: &str, text: &str) -> Self {
        let article = format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n{fields}---\n{text}\n");
        Self::new(&[("articles/x.md", article.as_bytes())])
    }

    fn write(&self, path: &str, content: &[u8]) {
        let path = self.at("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn at(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    /// The errors.
    fn diagnostics(&self) -> Diagnostics {
        content(&options(self.0.path())).err().unwrap_or_default()
    }

    /// The errors as `file:line code`.
    fn found(&self) -> Vec<String> {
        self.named(&self.diagnostics())
    }

    /// The warnings of a successful build, as `file:line code`.
    fn warnings(&self) -> Vec<String> {
        match content(&options(self.0.path())) {
            Ok(Report::Written { warnings, .. }) => self.named(&warnings),
            other => panic!("{other:?}"),
        }
    }

    fn named(&self, found: &Diagnostics) -> Vec<String> {
        let content = self.at("content");
        let inner = |path: &Path| path.strip_prefix(&content).unwrap_or(path).to_string_lossy().into_owned();
        let line = |line: Option<usize>| line.map_or_else(String::new, |line| format!(":{line}"));
        let one = |found: &content::diagnostics::Diagnostic| {
            format!("{}{} {}", inner(&found.path), line(found.line), found.code)
        };
        found.as_slice().iter().map(one).collect()
    }
}

fn times(count: usize, text: &str) -> String {
    text.repeat(count)
}
