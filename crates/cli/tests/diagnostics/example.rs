//! An example: a magazine with one problem, the command that finds it, and what `press` prints.

use broadsheet_cli::content_stage::{Report, content};
use content::diagnostics::{Code, Diagnostics};
use content::options::{ImageMode, Options};
use popular::run::popular;
use publish::error::RenderError;
use publish::prerender::{self, pages};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// The front matter above the text of an example.
pub const FRONT: &str = "title: Example\nsummary: A short article.\ndate: 2025-01-02\n";

/// The article with the problem.
pub const ARTICLE: &str = "content/articles/example.md";

/// Trunk's output, reduced to what prerendering needs.
const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";

/// The command that finds the problem.
#[derive(Clone, Copy)]
pub enum Stage {
    /// `press content`, into the folder `site`.
    Content,
    /// `press content`, into another folder.
    ContentInto(&'static str),
    /// `press pages`, for the folder `staging` that Trunk has just filled.
    Pages,
    /// `press pages`, with share pictures.
    SharePictures,
    /// `press popular` of the file `export.csv`.
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
            let path = path.replace(&format!("{}/", magazine.0.path().display()), "");
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
        magazine.write("content/site.toml", "title = \"Example\"\n");
        magazine.write("staging/index.html", SHELL);
        magazine
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
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

    /// Builds the magazine, which must cause no diagnostics.
    pub fn build(&self) {
        let found = self.run(Stage::Content);
        assert!(found.is_empty(), "{found}");
    }

    fn run(&self, stage: Stage) -> Diagnostics {
        match stage {
            Stage::Content => self.content("site"),
            Stage::ContentInto(folder) => self.content(folder),
            Stage::Pages | Stage::SharePictures => {
                let (staging, site, bare) =
                    (self.at("staging"), self.at("site"), matches!(stage, Stage::Pages));
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
                    content: self.options("site"),
                };
                popular(&options).err().unwrap_or_default()
            }
        }
    }

    fn content(&self, out: &str) -> Diagnostics {
        match content(&self.options(out)) {
            Ok(Report::Written { warnings, .. }) => warnings,
            Ok(other) => panic!("{other}"),
            Err(found) => found,
        }
    }

    fn options(&self, out: &str) -> Options {
        Options {
            content: self.at("content"),
            public: self.at("public"),
            out: self.at(out),
            drafts: false,
            now: "2025-06-01T00:00:00Z".parse().unwrap(),
            image_cache: self.at("cache"),
            text_cache: self.at("kept"),
            effort: ImageMode::Read,
            url: None,
        }
    }
}
