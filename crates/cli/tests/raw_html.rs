//! HTML in Markdown: whatever is not allowed is an error or is removed, whatever is allowed works, and nothing active
//! reaches a page or a feed.

mod addresses;
mod cleaned;
mod dom;
mod errors;
mod hostile;
mod limits;
mod placeholders;

use crate::options::options;
use broadsheet_cli::content_stage::{Report, content};
use content::diagnostics::{Code, Diagnostic};
use contract::model::Article;
use std::fs;
use tempfile::TempDir;

/// An article that was built.
struct Built {
    /// The HTML of its text.
    html: String,
    /// The warnings about it, with their lines.
    warnings: Vec<(Code, usize)>,
    /// The folder of the magazine.
    folder: TempDir,
}

impl Built {
    /// Whether a file was published.
    fn has(&self, path: &str) -> bool {
        self.folder.path().join("out").join(path).is_file()
    }
}

/// The line of an article's file at which its text begins.
const FIRST: usize = 6;

/// Builds a magazine with these settings and files, and an article with this text.
fn build(site: &str, files: &[(&str, &str)], text: &str) -> Result<Built, Vec<Diagnostic>> {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let article = format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n{text}\n");
    let site = format!("title = \"T\"\n{site}\n");
    let own = [("content/site.toml", site.as_str()), ("content/articles/x/index.md", article.as_str())];
    for (path, text) in own.iter().chain(files) {
        fs::create_dir_all(at(path).parent().unwrap()).unwrap();
        fs::write(at(path), text).unwrap();
    }
    let warnings = match content(&options(folder.path())) {
        Ok(Report::Written { warnings, .. }) => {
            warnings.as_slice().iter().map(|found| (found.code, found.line.unwrap())).collect()
        }
        Ok(report) => panic!("{report}"),
        Err(found) => return Err(found.as_slice().to_vec()),
    };
    let article = fs::read_to_string(at("out/data/articles/x.json")).unwrap();
    let html = serde_json::from_str::<Article>(&article).unwrap().html;
    Ok(Built { html, warnings, folder })
}

/// The article's HTML, and the warnings with their lines.
fn published(text: &str) -> (String, Vec<(Code, usize)>) {
    let built = build("", &[], text).unwrap_or_else(|found| panic!("{text}: {found:?}"));
    (built.html, built.warnings)
}

/// The errors in the article, with their lines.
fn errors(site: &str, files: &[(&str, &str)], text: &str) -> Vec<(Code, usize)> {
    let Err(found) = build(site, files, text) else { panic!("{text} is published") };
    let found = found.iter().filter(|found| found.level() == content::diagnostics::Level::Error);
    found.map(|found| (found.code, found.line.unwrap_or_else(|| panic!("{found:?} has no line")))).collect()
}
