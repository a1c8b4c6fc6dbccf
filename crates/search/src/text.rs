//! Splits text into words, lowercased and without accents, so that readers can type either way.
//!
//! Scripts without spaces are split into overlapping pairs of characters, which needs no dictionary: a text that
//! contains the typed characters contains their pairs.

use crate::fold::fold;
use crate::text::Kind::{Dense, Joint, Letter, Other, Silent};
use contract::marks::{is_ignored, is_in_word};
use contract::text::is_unspaced;
use std::ops::Range;

/// A word in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The normalized word.
    pub text: String,
    /// The byte offset of its start.
    pub start: usize,
    /// The byte offset of its end.
    pub end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    /// A letter of a script without spaces.
    Dense,
    /// May join two parts of a word, such as an apostrophe.
    Joint,
    /// Belongs to the word but is ignored in comparisons.
    Silent,
    Other,
}

/// All words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each(text, |word, Range { start, end }| words.push(Word { text: word.to_owned(), start, end }));
    words
}

/// Calls `found` with each normalized word of a text and its byte range, in order.
pub fn each(text: &str, mut found: impl FnMut(&str, Range<usize>)) {
    let mut folded = String::new();
    let mut rest = text.char_indices().peekable();
    while let Some(&(start, c)) = rest.peek() {
        match kind(c) {
            Letter => {
                let end = word(text, start, &mut folded, &mut rest);
                if !folded.is_empty() {
                    found(&folded, start..end);
                    folded.clear();
                }
            }
            Dense => pairs(&mut found, &mut rest),
            Joint | Silent | Other => {
                rest.next();
            }
        }
    }
}

/// The words of a query: those of the text, without the single characters that are only indexed for prefix search.
pub fn typed(text: &str) -> Vec<String> {
    let words = words(text);
    let inside = |at: usize| at > 0 && is_dense(&words[at].text) && words[at - 1].end == words[at].end;
    (0..words.len()).filter(|at| !inside(*at)).map(|at| words[at].text.clone()).collect()
}

/// The parts of an identifier, such as `http` and `server` for `HttpServer`; empty if there is only one.
pub fn parts(written: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in written.chars() {
        if parts.is_empty() || before.is_lowercase() && c.is_uppercase() {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            fold(c, part);
        }
        before = c;
    }
    if parts.len() > 1 { parts } else { Vec::new() }
}

type Rest<'a> = std::iter::Peekable<std::str::CharIndices<'a>>;

/// Reads a word into `folded`, which must be empty. Returns its end.
fn word(text: &str, start: usize, folded: &mut String, rest: &mut Rest<'_>) -> usize {
    let mut end = start;
    let mut letters = 0;
    while let Some(&(at, c)) = rest.peek() {
        match kind(c) {
            Letter => fold(c, folded),
            Silent => {}
            Joint => {
                let goes_on = text[at + c.len_utf8()..].chars().next().is_some_and(|c| kind(c) == Letter);
                // In `l'index` and `qu'un` the article is a separate word, unlike in `it's`.
                if !goes_on || letters == 1 || folded == "qu" {
                    rest.next();
                    break;
                }
            }
            Dense | Other => break,
        }
        letters += 1;
        end = at + c.len_utf8();
        rest.next();
    }
    // `c++` and `c#` are words.
    for sign in ["++", "#"] {
        if letters == 1 && text[end..].starts_with(sign) {
            folded.push_str(sign);
            end += sign.len();
            for _ in sign.chars() {
                rest.next();
            }
        }
    }
    end
}

fn pairs(found: &mut impl FnMut(&str, Range<usize>), rest: &mut Rest<'_>) {
    let mut before: Option<(usize, char)> = None;
    let mut end = 0;
    while let Some((at, c)) = rest.next_if(|(_, c)| kind(*c) == Dense) {
        end = at + c.len_utf8();
        if let Some((start, first)) = before {
            found(&String::from_iter([first, c]), start..end);
        }
        before = Some((at, c));
    }
    // Emit the last character too, so that every character starts a word and a single one can be found as a prefix.
    if let Some((start, last)) = before {
        found(&last.to_string(), start..end);
    }
}

/// Whether a word belongs to a script that is split into pairs.
pub fn is_dense(word: &str) -> bool {
    word.chars().next().is_some_and(|c| kind(c) == Dense)
}

fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Letter,
        '\'' | '\u{2019}' => Joint,
        // Combining accents, and optional marks in Arabic and Hebrew.
        '\u{ad}'
        | '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5c7}'
        | '\u{640}'
        | '\u{64b}'..='\u{652}'
        | '\u{670}'
        | '\u{200c}'
        | '\u{200d}' => Silent,
        c if is_ignored(c) => Silent,
        // Words of Korean are compounds with endings, so that their parts are looked up as well.
        '\u{ac00}'..='\u{d7a3}' => Dense,
        c if is_unspaced(c) => Dense,
        c if is_in_word(c) => Letter,
        _ => Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn case_and_accents_are_ignored() {
        assert_eq!(folded("Élan vital, GRÖSSE und Größe"), ["elan", "vital", "grosse", "und", "grosse"]);
        assert_eq!(folded("e\u{301}lan Ёлка"), ["elan", "елка"]);
    }

    #[test]
    fn technical_names_are_words() {
        assert_eq!(folded("C++, C# and F#; k8s, utf-8"), ["c++", "c#", "and", "f#", "k8s", "utf", "8"]);
        assert_eq!(folded("read_file(x)"), ["read", "file", "x"]);
        assert_eq!(parts("HttpServer"), ["http", "server"]);
        assert!(parts("server").is_empty() && parts("HTTP").is_empty());
    }

    #[test]
    fn apostrophe_joins_or_separates() {
        assert_eq!(
            folded("it's don\u{2019}t l'index qu'un 'quoted'"),
            ["its", "dont", "l", "index", "qu", "un", "quoted"]
        );
    }

    #[test]
    fn marks_do_not_cut_words() {
        for word in ["हिन्दी", "கட்டுரை", "කතාව", "বাংলাদেশ", "കഥകൾ"]
        {
            assert_eq!(folded(&format!("{word}, {word}")), [word, word]);
        }
        assert_eq!(folded("❤\u{fe0f} नामक\u{fe0f}"), ["नामक"]);
        assert_eq!(folded("ที่น้ำ"), ["ที", "ี่", "่น", "น้", "้ำ", "ำ"], "every pair");
    }

    #[test]
    fn text_without_spaces_is_split_into_pairs() {
        assert_eq!(folded("分散システム"), ["分散", "散シ", "シス", "ステ", "テム", "ム"]);
        assert_eq!(folded("Rustの所有権"), ["rust", "の所", "所有", "有権", "権"]);
    }

    #[test]
    fn query_has_pairs_or_one_character() {
        assert_eq!(typed("検索 rust"), ["検索", "rust"]);
        assert_eq!(typed("検"), ["検"]);
    }

    #[test]
    fn words_have_byte_ranges() {
        let text = "Das Öl, 油。";
        let found: Vec<&str> = words(text).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(found, ["Das", "Öl", "油"]);
    }
}
