//! An example: a magazine with one problem, the command that finds it, and what is printed.

use broadsheet_cli::content_stage::{Report, content};
use broadsheet_cli::location::Location;
use content::diagnostics::{Code, Diagnostics};
use content::options::{ImageMode, Options};
use popular::run::popular;
use publish::dist::Dist;
use publish::error::RenderError;
use publish::prerender::{self, pages};
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
    /// Prerendering, which also checks hand-written data.
    Pages,
    /// Prerendering with share pictures.
    SharePictures,
    /// Writing the finished site, which is one file, into this folder.
    Dist(&'static str),
    /// `broadsheet popular export.csv`.
    Popular,
}

/// Where the problem is.
#[derive(Clone)]
pub enum Input {
    /// The text of an article.
    Text(&'static str),
    /// A line of its front matter, which is line 5 of the file.
    Field(&'static str),
    /// Only in other files.
    Files,
    /// Too long to show, or not a text: a description, and a function that creates it.
    Made(&'static str, fn(&Magazine)),
}

/// A small magazine with one problem.
#[derive(Clone)]
pub struct Example {
    pub code: Code,
    /// The file and line that the diagnostic names.
    pub place: String,
    pub stage: Stage,
    pub input: Input,
    /// Other files, by path.
    pub files: &'static [(&'static str, &'static str)],
}

/// The code and place of every diagnostic, and the printed text.
pub struct Printed {
    found: Vec<(Code, String)>,
    pub text: String,
}

impl Example {
    /// An example in the text of an article, which starts at line 6 of its file.
    pub fn text(code: Code, line: usize, text: &'static str) -> Self {
        Self::of(code, format!("{ARTICLE}:{line}"), Input::Text(text))
    }

    /// An example in the front matter of an article.
    pub fn field(code: Code, field: &'static str) -> Self {
        Self::of(code, format!("{ARTICLE}:5"), Input::Field(field))
    }

    /// An example that consists of files.
    pub fn files(code: Code, place: &str, files: &'static [(&'static str, &'static str)]) -> Self {
        Self::of(code, place.to_owned(), Input::Files).with(files)
    }

    /// An example that is described in words.
    pub fn made(code: Code, place: &str, words: &'static str, make: fn(&Magazine)) -> Self {
        Self::of(code, place.to_owned(), Input::Made(words, make))
    }

    /// Adds files.
    pub fn with(self, files: &'static [(&'static str, &'static str)]) -> Self {
        Self { files, ..self }
    }

    /// Sets the command that finds the problem.
    pub fn by(self, stage: Stage) -> Self {
        Self { stage, ..self }
    }

    /// Sets the place that the diagnostic names.
    pub fn at(self, place: &str) -> Self {
        Self { place: place.to_owned(), ..self }
    }

    fn of(code: Code, place: String, input: Input) -> Self {
        Self { code, place, stage: Stage::Content, input, files: &[] }
    }

    /// Creates the magazine, and returns what the command prints about it.
    pub fn print(&self) -> Printed {
        let magazine = Magazine::new();
        match self.input {
            Input::Text(text) => magazine.article(text),
            Input::Field(field) => magazine.write(ARTICLE, format!("---\n{FRONT}{field}\n---\nText.\n")),
            Input::Files | Input::Made(..) => {}
        }
        self.files.iter().for_each(|(path, text)| magazine.write(path, text));
        if let Input::Made(_, make) = self.input {
            make(&magazine);
        }
        let diagnostics = magazine.run(self.stage);
        let place = |path: &str, line: Option<usize>| {
            let path = magazine.as_seen_in_its_folder(path);
            line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"))
        };
        let found = diagnostics.as_slice().iter();
        let found =
            found.map(|found| (found.code, place(found.path.to_str().unwrap(), found.line))).collect();
        let text = place(&diagnostics.to_string(), None);
        // Omit the last line, which only counts the diagnostics.
        Printed { found, text: text.rsplit_once("\n\n").unwrap_or_default().0.to_owned() }
    }

    /// A description of the difference, unless exactly the expected problem was found.
    pub fn differs_from(&self, printed: &Printed) -> Option<String> {
        let expected = [(self.code, self.place.clone())];
        (printed.found != expected)
            .then(|| format!("{expected:?} and not\n{:?}\n{}", printed.found, printed.text))
    }
}

/// A folder with a magazine that has no problem yet.
pub struct Magazine(TempDir);

impl Magazine {
    fn new() -> Self {
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
    fn as_seen_in_its_folder(&self, text: &str) -> String {
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

    fn run(&self, stage: Stage) -> Diagnostics {
        match stage {
            Stage::Find => Location::find(Some(&self.root())).err().unwrap_or_default(),
            Stage::Content => self.content(),
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
        let dist = Dist::open(&self.at(folder), &[(&articles, "articles")], false)?;
        let staging = Dist::staging(&self.at(folder))?;
        if !self.at(folder).exists() {
            let page = staging.folder().join("articles/example/index.html");
            fs::create_dir_all(page.parent().unwrap()).unwrap();
            fs::write(page, "An article.").unwrap();
        }
        Ok(dist.publish(staging)?.warnings)
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
