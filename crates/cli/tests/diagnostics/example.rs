//! An example: a magazine with one problem, the command that finds it, and what is printed.

use crate::diagnostics::magazine::{ARTICLE, FRONT, Magazine, Stage};
use content::diagnostics::Code;

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
