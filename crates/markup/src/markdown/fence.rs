//! Parses the info string of a fence: the language and display options, in the syntaxes of Docusaurus, Expressive Code,
//! Hugo and Pandoc.

mod lines;
mod words;

pub use lines::Lines;

use crate::highlight::language;
use content::suggest::nearest;
use words::{Word, words};

/// A parsed info string.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fence {
    /// The language as written.
    pub language: String,
    /// File name, or title of a diagram.
    pub title: Option<String>,
    /// Text alternative of a diagram.
    pub alt: Option<String>,
    /// Number of the first line, if lines are numbered.
    pub numbers: Option<u32>,
    /// Highlighted lines.
    pub marked: Lines,
    /// Inserted lines.
    pub inserted: Lines,
    /// Deleted lines.
    pub deleted: Lines,
    /// Whether lines start with `+`, `-` or a space.
    pub diff: bool,
    /// Whether long lines wrap initially.
    pub wrap: bool,
    /// Whether the block is folded; `None` decides by length.
    pub fold: Option<bool>,
}

/// Problems, each as a message and a fix.
pub type Faults = Vec<(String, String)>;

/// Attribute names without `_` and `-`.
const NAMES: &[(&str, Attribute)] = &[
    ("title", Attribute::Title),
    ("file", Attribute::Title),
    ("filename", Attribute::Title),
    ("alt", Attribute::Alt),
    ("lang", Attribute::Language),
    ("linenos", Attribute::Numbers(true)),
    ("linenumbers", Attribute::Numbers(true)),
    ("showlinenumbers", Attribute::Numbers(true)),
    ("numberlines", Attribute::Numbers(true)),
    ("nolinenumbers", Attribute::Numbers(false)),
    ("linenostart", Attribute::Start),
    ("startlinenumber", Attribute::Start),
    ("startfrom", Attribute::Start),
    ("hllines", Attribute::Marked),
    ("mark", Attribute::Marked),
    ("ins", Attribute::Inserted),
    ("del", Attribute::Deleted),
    ("diff", Attribute::Diff),
    ("wrap", Attribute::Wrap(true)),
    ("nowrap", Attribute::Wrap(false)),
    ("fold", Attribute::Fold(true)),
    ("nofold", Attribute::Fold(false)),
];

#[derive(Clone, Copy)]
enum Attribute {
    Title,
    Alt,
    Language,
    Numbers(bool),
    Start,
    Marked,
    Inserted,
    Deleted,
    Diff,
    Wrap(bool),
    Fold(bool),
}

/// Flags of rustdoc, which say how an example is tested.
const RUSTDOC: &[&str] = &["ignore", "no_run", "should_panic", "compile_fail", "test_harness"];

/// Maximum length of an info string, in bytes. One with a title, a list of lines and every attribute has 300.
const LONGEST: usize = 2_000;

/// Parses an info string.
pub fn parse(info: &str) -> (Fence, Faults) {
    let info = info.trim();
    if info.len() > LONGEST {
        let message =
            format!("the attributes of this code block have {} bytes; the maximum is {LONGEST}", info.len());
        return (Fence::default(), vec![(message, "shorten them".to_owned())]);
    }
    let end = info.find([' ', '\t', ',', '{']).unwrap_or(info.len());
    let (language, rest) = info.split_at(end);
    let mut fence = Fence { language: language.to_owned(), ..Fence::default() };
    if let Some(language) = language.strip_prefix("diff-").or_else(|| language.strip_prefix("diff_")) {
        fence.language = language.to_owned();
        fence.diff = true;
    }
    let mut faults = Faults::new();
    for word in words(rest) {
        fence.take(word, &mut faults);
    }
    (fence, faults)
}

impl Fence {
    fn take(&mut self, word: Word<'_>, faults: &mut Faults) {
        let (name, value) = match word {
            Word::Lines(lines) => return self.marked.read("", lines, faults),
            Word::Class(class) if self.language.is_empty() => return self.language = class.to_owned(),
            Word::Class(name) => (name, None),
            Word::Named(name, value) => (name, value),
        };
        let plain = name.to_ascii_lowercase().replace(['_', '-'], "");
        let rustdoc = RUSTDOC.contains(&name) || name.starts_with("edition20");
        if self.language.is_empty() && value.is_none() && matches!(language(name), Ok(Some(_))) {
            // As in R Markdown and Quarto: `{r}`.
            return name.clone_into(&mut self.language);
        }
        let Some((_, attribute)) = NAMES.iter().find(|(known, _)| *known == plain) else {
            if !(rustdoc && value.is_none()) {
                faults.push((format!("unknown code block attribute `{name}`"), fix(&plain)));
            }
            return;
        };
        let given = value.unwrap_or_default().trim();
        match attribute {
            Attribute::Title | Attribute::Alt if given.is_empty() => {
                faults.push((format!("`{name}` is empty"), format!("write `{name}=\"…\"`, or remove it")));
            }
            Attribute::Title => self.title = Some(given.to_owned()),
            Attribute::Alt => self.alt = Some(given.to_owned()),
            Attribute::Language => {
                self.diff |= self.language == "diff";
                given.clone_into(&mut self.language);
            }
            Attribute::Numbers(on) => match given.parse() {
                Ok(first) if *on => self.numbers = Some(first),
                _ => {
                    let on = is_on(name, given, &["table", "inline"], faults) == *on;
                    self.numbers = on.then(|| self.numbers.unwrap_or(1));
                }
            },
            Attribute::Start => match given.parse() {
                Ok(first) => self.numbers = Some(first),
                Err(_) => {
                    let fix = format!("write the number of the first line: `{name}=10`");
                    faults.push((format!("`{name}` is not a number: `{given}`"), fix));
                }
            },
            Attribute::Marked => self.marked.read(name, given, faults),
            Attribute::Inserted => self.inserted.read(name, given, faults),
            Attribute::Deleted => self.deleted.read(name, given, faults),
            Attribute::Diff => self.diff = is_on(name, given, &[], faults),
            Attribute::Wrap(on) => self.wrap = is_on(name, given, &[], faults) == *on,
            Attribute::Fold(on) => self.fold = Some(is_on(name, given, &[], faults) == *on),
        }
    }
}

/// Parses a switch; `also` lists further values that mean on.
fn is_on(name: &str, given: &str, also: &[&str], faults: &mut Faults) -> bool {
    match given {
        "" | "true" => true,
        "false" => false,
        given if also.contains(&given) => true,
        given => {
            faults.push((
                format!("`{name}` is not `true` or `false`: `{given}`"),
                format!("write `{name}` to turn it on, or `{name}=false` to turn it off"),
            ));
            true
        }
    }
}

fn fix(name: &str) -> String {
    match nearest(name, NAMES.iter().map(|(known, _)| *known)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "remove it; known attributes are `title`, `{1,3-5}`, `linenos`, `linenostart`, `ins`, `del`, `diff`, `wrap`, `fold`"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good(info: &str) -> Fence {
        let (fence, faults) = parse(info);
        assert_eq!(faults, [], "{info}");
        fence
    }

    #[test]
    fn other_tools_syntax_is_understood() {
        let all = Fence {
            language: "rust".into(),
            title: Some("src/main.rs".into()),
            numbers: Some(10),
            marked: Lines::of(&[1, 3, 4, 5]),
            ..Fence::default()
        };
        for info in [
            "rust title=\"src/main.rs\" {1,3-5} showLineNumbers=10",
            "rust {1, 3-5} title='src/main.rs' showLineNumbers startLineNumber=10",
            "rust {linenos=table,hl_lines=[1,\"3-5\"],linenostart=10,title=\"src/main.rs\"}",
            "rust {linenos=true hl_lines=\"1 3-5\" linenostart=10} file=src/main.rs",
            "{.rust .numberLines startFrom=\"10\" filename=\"src/main.rs\" mark={1,3-5}}",
        ] {
            assert_eq!(good(info), all, "{info}");
        }
    }

    #[test]
    fn diffs_can_have_a_language() {
        let diff = Fence { language: "rust".into(), diff: true, ..Fence::default() };
        for info in ["diff-rust", "diff lang=rust", "rust diff"] {
            assert_eq!(good(info), diff, "{info}");
        }
        let moved = good("js del={1} ins={2-3}");
        assert_eq!((moved.deleted, moved.inserted), (Lines::of(&[1]), Lines::of(&[2, 3])));
        assert!(!good("diff").diff, "a patch is shown as it is");
    }

    #[test]
    fn languages_in_braces_are_read() {
        assert_eq!(good("{r}").language, "r");
        assert_eq!(good("{python}").language, "python");
        assert_eq!(good("{python .numberLines}").numbers, Some(1));
        assert_eq!(parse("{r, echo=FALSE}").1.len(), 1, "the option means nothing here");
    }

    #[test]
    fn rustdoc_flags_are_ignored() {
        assert_eq!(good("rust,ignore,edition2024").language, "rust");
        assert_eq!(good("").language, "");
    }

    #[test]
    fn switches_can_be_turned_off() {
        assert_eq!(good("rust linenos=false").numbers, None);
        assert_eq!(good("rust fold=false").fold, Some(false));
        assert_eq!(good("rust nofold").fold, Some(false));
        assert!(good("rust wrap").wrap && !good("rust wrap=false").wrap);
    }
}
