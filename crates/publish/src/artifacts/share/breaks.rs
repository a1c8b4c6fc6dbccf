//! Where a text may be broken into lines: between words, and within a word that is wider than a line.

use hypher::{Lang, hyphenate};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakWordOption};
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

/// How far a text is broken, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Between words, and wherever Unicode allows it without a hyphen.
    Words,
    /// Within addresses and identifiers, behind punctuation.
    Names,
    /// Between syllables, with a hyphen.
    Syllables,
    /// Anywhere between letters.
    Letters,
}

impl Level {
    /// All levels.
    pub const ALL: [Self; 4] = [Self::Words, Self::Names, Self::Syllables, Self::Letters];

    /// The next level, which breaks the parts of this one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|level| *level > self)
    }
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part<'t> {
    /// The text. It may end with spaces.
    pub text: &'t str,
    /// Whether a hyphen is shown if a line ends here.
    pub hyphen: bool,
    /// Whether it belongs to an address or identifier, which a hyphen would change.
    pub is_name: bool,
}

impl<'t> Part<'t> {
    /// A text as one part.
    pub fn whole(text: &'t str) -> Self {
        Self { text, hyphen: false, is_name: false }
    }

    /// Breaks it into smaller parts.
    pub fn split(self, level: Level, language: &str) -> Vec<Self> {
        match level {
            Level::Words => words(self.text, language),
            Level::Names => self.at(is_name(self.text), name_ends(self.text), |_| false),
            Level::Syllables if self.is_name => self.at(true, case_ends(self.text), |_| false),
            Level::Syllables => self.at(false, syllable_ends(self.text, language), |_| true),
            Level::Letters => {
                let ends = self.text.grapheme_indices(true).map(|(at, _)| at).collect();
                self.at(self.is_name, ends, |at| !self.is_name && is_in_word(self.text, at))
            }
        }
    }

    /// Breaks it at these indices. The last part has the end of the whole.
    fn at(self, is_name: bool, ends: Vec<usize>, hyphen: impl Fn(usize) -> bool) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut start = 0;
        for end in ends.into_iter().filter(|end| *end > 0 && *end < self.text.len()) {
            parts.push(Self { text: &self.text[start..end], hyphen: hyphen(end), is_name });
            start = end;
        }
        parts.push(Self { text: &self.text[start..], hyphen: self.hyphen, is_name });
        parts
    }
}

/// The parts between line break opportunities, without soft hyphens at their ends.
fn words<'t>(text: &'t str, language: &str) -> Vec<Part<'t>> {
    let mut options = LineBreakOptions::default();
    if language.split('-').next() == Some("ko") {
        // Korean has spaces.
        options.word_option = Some(LineBreakWordOption::KeepAll);
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for end in LineSegmenter::new_lstm(options).segment_str(text).filter(|end| *end > 0) {
        let part = &text[start..end];
        let shown = part.trim_end_matches('\u{ad}');
        parts.push(Part {
            text: shown,
            hyphen: shown.len() < part.len() && end < text.len(),
            is_name: false,
        });
        start = end;
    }
    parts
}

/// Whether a word is an address or an identifier: `snake_case`, `camelCase`, `HTTP2`, `a/b.c`.
fn is_name(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let is_camel = || {
        word.chars().zip(word.chars().skip(1)).any(|(one, next)| one.is_lowercase() && next.is_uppercase())
    };
    word.contains(|letter: char| letter.is_numeric() || is_separator(letter) && letter != '-') || is_camel()
}

fn is_separator(letter: char) -> bool {
    letter.is_ascii_punctuation() && !matches!(letter, '\'' | '"' | '`' | '(' | '[' | '{' | '<' | '$' | '!')
}

/// The ends of the parts of an address or identifier: behind separators, but not within a number.
fn name_ends(word: &str) -> Vec<usize> {
    let mut has_letters = false;
    let mut before = ['\0'; 2];
    let mut ends = Vec::new();
    for (at, letter) in word.char_indices() {
        let is_number = letter.is_numeric() && before[0].is_numeric();
        if letter.is_alphanumeric() && is_separator(before[1]) && has_letters && !is_number {
            ends.push(at);
        }
        has_letters |= letter.is_alphanumeric();
        before = [before[1], letter];
    }
    ends
}

/// The ends of the words within `camelCase`.
fn case_ends(word: &str) -> Vec<usize> {
    let letters = word.char_indices().zip(word.char_indices().skip(1));
    letters
        .filter(|((_, one), (_, next))| one.is_lowercase() && next.is_uppercase())
        .map(|(_, (at, _))| at)
        .collect()
}

/// The ends of the syllables of the words in a text. There are none in a language without hyphenation patterns.
fn syllable_ends(text: &str, language: &str) -> Vec<usize> {
    let code = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let code = <[u8; 2]>::try_from(code.as_bytes()).ok();
    let Some(language) = code.and_then(Lang::from_iso) else { return Vec::new() };
    let mut ends = Vec::new();
    for (start, word) in text.split_word_bound_indices() {
        let mut at = start;
        for syllable in hyphenate(word, language) {
            at += syllable.len();
            ends.push(at);
        }
    }
    ends.retain(|at| is_in_word(text, *at));
    ends
}

/// Whether an index is between two letters of a script that hyphenates words.
fn is_in_word(text: &str, at: usize) -> bool {
    let hyphenates = |letter: char| {
        letter.is_alphabetic()
            && matches!(
                letter.script(),
                Script::Latin | Script::Greek | Script::Cyrillic | Script::Armenian | Script::Georgian
            )
    };
    let before = text[..at].graphemes(true).next_back().and_then(|cluster| cluster.chars().next());
    [before, text[at..].chars().next()].into_iter().all(|letter| letter.is_some_and(hyphenates))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, level: Level, language: &str) -> Vec<String> {
        let parts = Part::whole(text).split(level, language);
        parts.iter().map(|part| format!("{}{}", part.text, if part.hyphen { "-" } else { "" })).collect()
    }

    #[test]
    fn thai_is_broken_between_words() {
        assert_eq!(split("ท่าเรือแห่งใหม่เปิด", Level::Words, "th"), ["ท่า", "เรือ", "แห่ง", "ใหม่", "เปิด"]);
    }

    #[test]
    fn korean_is_broken_at_spaces() {
        assert_eq!(split("새 항구가 열린다", Level::Words, "ko"), ["새 ", "항구가 ", "열린다"]);
    }

    #[test]
    fn soft_hyphens_become_hyphens() {
        assert_eq!(split("Hafen\u{ad}meister", Level::Words, "de"), ["Hafen-", "meister"]);
    }

    #[test]
    fn identifiers_are_broken_behind_punctuation_without_hyphens() {
        for (name, parts) in [
            ("ERR_HTTP2_WEAK", &["ERR_", "HTTP2_", "WEAK"][..]),
            ("std::io::Error", &["std::", "io::", "Error"]),
            ("_private__name", &["_private__", "name"]),
            ("v1.10.2", &["v1.10.2"]),
            ("10.000.000", &["10.000.000"]),
        ] {
            assert_eq!(split(name, Level::Names, "en"), parts, "{name}");
        }
    }

    #[test]
    fn parts_of_identifiers_are_broken_at_capitals_without_hyphens() {
        let name = Part { is_name: true, ..Part::whole("getElementById") };
        let parts: Vec<_> = name.split(Level::Syllables, "en").iter().map(|part| part.text).collect();
        assert_eq!(parts, ["get", "Element", "By", "Id"]);
        assert!(name.split(Level::Letters, "en").iter().all(|part| !part.hyphen));
    }

    #[test]
    fn words_are_broken_between_syllables_with_hyphens() {
        let parts = split("Betriebswerk", Level::Syllables, "de-AT");
        assert_eq!(parts, ["Be-", "triebs-", "werk"]);
        assert_eq!(split("Betriebswerk", Level::Syllables, "tlh"), ["Betriebswerk"]);
    }

    #[test]
    fn letters_keep_their_marks() {
        assert_eq!(split("e\u{301}e", Level::Letters, "fr"), ["e\u{301}-", "e"]);
        assert_eq!(split("กำ้ก", Level::Letters, "th").concat(), "กำ้ก");
    }
}
