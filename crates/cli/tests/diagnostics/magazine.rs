//! A small magazine, and what finds the problem in it.

use broadsheet_cli::content_stage::{Report, content};
use broadsheet_cli::location::Location;
use content::diagnostics::Diagnostics;
use content::options::{ImageMode, Options};
use popular::run::popular;
use publish::dist::Dist;
use publish::error::RenderError;
use publish::prerender::{self, pages};
use publish::theme::Look;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// The front matter above the text of an example.
pub const FRONT: &str = "title: Example\nsummary: A short article.\ndate: 2025-01-02\n";

/// The article with the problem.
pub const ARTICLE: &str = "articles/example.md";

/// The app's page template, reduced to what prerendering needs.
const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";

/// What finds the problem.
#[derive(Clone, Copy)]
pub enum Stage {
    /// Every command that looks for a magazine.
    Find,
    /// Every command that reads texts.
    Content,
    /// Preparing the magazine's own look.
    Theme,
    /// Prerendering, which also checks hand-written data.
    Pages,
    /// Prerendering with share pictures.
    SharePictures,
    /// Writing the finished site, which is one file, into this folder.
    Dist(&'static str),
    /// `broadsheet popular export.csv`.
    Popular,
}

/// A folder with a magazine that has no problem yet.
pub struct Magazine(TempDir);

impl Magazine {
    pub fn new() -> Self {
        let magazine = Self(tempfile::tempdir().unwrap());
        magazine.write("site.toml", "title = \"Example\"\n");
        magazine
    }

    /// The magazine's folder.
    fn root(&self) -> PathBuf {
        self.0.path().join("magazine")
    }

    /// A path in the magazine.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// The folder of what is kept between builds.
    pub fn cache(&self, path: &str) -> PathBuf {
        self.0.path().join("cache").join(path)
    }

    /// Paths as they are printed for somebody in the magazine's folder.
    pub fn as_seen_in_its_folder(&self, text: &str) -> String {
        let [root, cache] = [self.root(), self.cache("")].map(|path| path.display().to_string());
        let text = text.replace(&format!("{root}/"), "").replace(&root, ".");
        text.replace(&cache, "~/.cache/broadsheet/magazines/example/")
    }

    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Writes the article with this text.
    pub fn article(&self, text: &str) {
        self.write(ARTICLE, format!("---\n{FRONT}---\n{text}\n"));
    }

    /// Creates a symbolic link.
    pub fn link(&self, path: &str, target: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, path).unwrap();
    }

    /// Takes a step that must cause no diagnostics.
    pub fn done(&self, stage: Stage) {
        let found = self.run(stage);
        assert!(found.is_empty(), "{found}");
    }

    pub fn run(&self, stage: Stage) -> Diagnostics {
        match stage {
            Stage::Find => Location::find(Some(&self.root())).err().unwrap_or_default(),
            Stage::Content => self.content(),
            Stage::Theme => Look::of(&self.root(), &self.options())
                .map_or_else(|found| found, |look| look.warnings().clone()),
            Stage::Dist(folder) => self.dist(folder).unwrap_or_else(|found| found),
            Stage::Pages | Stage::SharePictures => {
                self.write("index.html", SHELL);
                let (staging, site, bare) = (self.root(), self.cache("site"), matches!(stage, Stage::Pages));
                match pages(&prerender::Options { staging, site, release: true, bare }) {
                    Ok(report) => report.warnings,
                    Err(RenderError::Content(found)) => found,
                    Err(other) => panic!("this is no finding: {other}"),
                }
            }
            Stage::Popular => {
                let options = popular::options::Options {
                    files: vec![self.at("export.csv").to_str().unwrap().to_owned()],
                    format: None,
                    source: "main".into(),
                    half_life: None,
                    everyone: true,
                    days: None,
                    now: popular::time::iso("2025-06-01T06:00:00Z").unwrap(),
                    content: self.options(),
                };
                popular(&options).err().unwrap_or_default()
            }
        }
    }

    /// Publishes a file of this magazine that only the first build makes.
    fn dist(&self, folder: &str) -> Result<Diagnostics, Diagnostics> {
        let articles = self.at("articles");
        let mut dist = Dist::open(&self.at(folder), &[(&articles, "articles")], false)?;
        let staging = Dist::staging(&self.at(folder))?;
        let record = self.cache("output");
        let output = dist.output(&staging, &record)?;
        if !self.at(folder).exists() {
            output.put("articles/example/index.html", b"An article.").unwrap();
        }
        Ok(dist.publish(staging, &output, &record)?.warnings)
    }

    fn content(&self) -> Diagnostics {
        match content(&self.options()) {
            Ok(Report::Written { warnings, .. }) => warnings,
            Ok(other) => panic!("{other}"),
            Err(found) => found,
        }
    }

    fn options(&self) -> Options {
        Options {
            content: self.root(),
            public: self.at("public"),
            out: self.cache("site"),
            drafts: false,
            now: "2025-06-01T00:00:00Z".parse().unwrap(),
            image_cache: self.cache("pictures"),
            text_cache: self.cache("texts"),
            effort: ImageMode::Read,
            url: None,
        }
    }
}
