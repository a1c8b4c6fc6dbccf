//! Reports the characters of pictures that no font has: once for each script, with a font to install.

use content::diagnostics::{Code, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

/// The number of characters that a message names.
const NAMED: usize = 5;

/// The characters that no font has, by script.
#[derive(Default)]
pub struct Missing(BTreeMap<Kind, Found>);

/// Characters that the same fonts have.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    /// Their name in messages.
    name: &'static str,
    /// The package of Debian and Ubuntu that has fonts for them.
    package: Option<&'static str>,
}

struct Found {
    letters: BTreeSet<char>,
    /// The first picture, the file that it is from, and the number of pictures.
    path: String,
    source: PathBuf,
    pictures: usize,
}

impl Missing {
    /// Adds the missing characters of a picture.
    pub fn add(&mut self, path: &str, source: &Path, letters: &BTreeSet<char>) {
        let mut kinds: BTreeMap<Kind, BTreeSet<char>> = BTreeMap::new();
        for letter in letters {
            kinds.entry(kind(*letter)).or_default().insert(*letter);
        }
        for (kind, letters) in kinds {
            let found = self.0.entry(kind).or_insert_with(|| Found {
                letters: BTreeSet::new(),
                path: path.to_owned(),
                source: source.to_owned(),
                pictures: 0,
            });
            found.letters.extend(letters);
            found.pictures += 1;
        }
    }

    /// A warning for each script.
    pub fn report(self) -> impl Iterator<Item = Diagnostic> {
        self.0.into_iter().map(|(Kind { name, package }, Found { letters, path, source, pictures })| {
            let others = match pictures {
                1 => String::new(),
                2 => " and one more share picture".to_owned(),
                _ => format!(" and {} more share pictures", pictures - 1),
            };
            let (verb, named) = (if pictures == 1 { "shows" } else { "show" }, named(&letters));
            let message =
                format!("`{path}`{others} {verb} boxes instead of {name}, which no installed font has: {named}");
            let help = match package {
                Some(package) => format!(
                    "install a font that has them on the machine that builds, on Debian and Ubuntu with `apt-get \
                     install {package}`, and build again"
                ),
                None => "remove them, or install a font that has them on the machine that builds".to_owned(),
            };
            Diagnostic::in_file(Code::MissingGlyphs, &source, message, help)
        })
    }
}

fn kind(letter: char) -> Kind {
    let of = |name, package| Kind { name, package: Some(package) };
    match letter.script() {
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => {
            of("Chinese, Japanese or Korean characters", "fonts-noto-cjk")
        }
        Script::Unknown => Kind { name: "private or unassigned characters", package: None },
        _ if matches!(letter, '\u{3000}'..='\u{30ff}' | '\u{ff00}'..='\u{ffef}') => {
            of("Chinese, Japanese or Korean characters", "fonts-noto-cjk")
        }
        _ if letter >= '\u{1f000}' => of("emoji", "fonts-noto-color-emoji"),
        Script::Common | Script::Inherited => of("symbols", "fonts-noto-core"),
        script => of(script.full_name(), "fonts-noto-core"),
    }
}

/// The first characters of a set, letters before marks.
fn named(letters: &BTreeSet<char>) -> String {
    let (marks, bases): (Vec<char>, Vec<char>) =
        letters.iter().partition(|letter| is_combining_mark(**letter));
    let shown = |letter: &char| match letter.script() {
        Script::Unknown => format!("U+{:04X}", u32::from(*letter)),
        _ if is_combining_mark(*letter) => format!("`\u{25cc}{letter}`"),
        _ => format!("`{letter}`"),
    };
    let first: Vec<String> = bases.iter().chain(&marks).take(NAMED).map(shown).collect();
    match letters.len().saturating_sub(NAMED) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}
