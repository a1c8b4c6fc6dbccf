//! The characters that a magazine needs from its fonts.

use crate::script::Script;
use skrifa::raw::collections::IntSet;
use std::ops::RangeInclusive;

/// What our pages show in every language: ASCII, and the signs of the interface.
const ALWAYS: &str =
    "\u{a0}©«·»×é\u{2013}\u{2014}\u{2018}\u{2019}\u{201c}\u{201d}\u{2026}\u{2190}\u{2192}\u{2212}";

/// Signs that some texts use: currencies, fractions, arrows, marks, quotation marks of other languages.
const SIGNS: &[RangeInclusive<u32>] = &[
    0xa1..=0xbf,
    0x2010..=0x2015,
    0x2018..=0x2022,
    0x2026..=0x2026,
    0x2030..=0x2034,
    0x2039..=0x203a,
    0x2044..=0x2044,
    0x2070..=0x208e,
    0x20a0..=0x20c0,
    0x2116..=0x2117,
    0x2122..=0x2122,
    0x2150..=0x215f,
    0x2190..=0x2199,
    0x2202..=0x222b,
    0x2248..=0x2265,
    0x25a0..=0x25ff,
    0x2713..=0x2717,
];

/// The letters of Europe's and most other languages in Latin script, and the marks that combine with them.
const LATIN: &[RangeInclusive<u32>] = &[
    0xc0..=0x17f,
    0x18f..=0x192,
    0x1a0..=0x1b0,
    0x1cd..=0x1dc,
    0x1e6..=0x1e7,
    0x1f4..=0x21b,
    0x237..=0x237,
    0x259..=0x259,
    0x2bb..=0x2bc,
    0x2c6..=0x2dd,
    0x300..=0x328,
    0x1e02..=0x1e9e,
    0x1ea0..=0x1ef9,
    0xfb00..=0xfb04,
];

/// The characters that a magazine needs, in the order in which a reader needs them.
///
/// A browser downloads a file only if the page shows one of its characters (`unicode-range`). So what an ordinary
/// page shows is one small file, and foreign names and rare signs are another.
#[derive(Clone, Debug, PartialEq)]
pub struct Characters {
    script: Script,
    first: IntSet<u32>,
    later: IntSet<u32>,
}

impl Characters {
    /// The characters for the language of a BCP 47 tag. Of a language that is written with thousands of characters,
    /// all that a font has are needed.
    pub fn of(language: &str) -> Self {
        let script = Script::of(language);
        if script == Script::Other {
            return Self { script, first: IntSet::all(), later: IntSet::empty() };
        }
        let mut first = IntSet::<u32>::empty();
        first.insert_range(0x20..=0x7e);
        first.extend(ALWAYS.chars().map(u32::from));
        let own = match script {
            Script::Latin => return Self::latin(language, first),
            Script::Greek => &[0x370..=0x3ff][..],
            Script::Cyrillic => &[0x400..=0x45f, 0x48a..=0x4ff, 0x2116..=0x2116],
            Script::Armenian => &[0x531..=0x58f],
            Script::Georgian => &[0x10a0..=0x10ff, 0x1c90..=0x1cbf, 0x2d00..=0x2d2d],
            Script::Hebrew => &[0x591..=0x5f4, 0x200c..=0x200f, 0x20aa..=0x20aa, 0xfb1d..=0xfb4f],
            Script::Arabic => &[0x600..=0x6ff, 0x200c..=0x200f],
            Script::Thai => &[0xe00..=0xe7f, 0x200b..=0x200d, 0x25cc..=0x25cc],
            Script::Other => &[],
        };
        insert(&mut first, own);
        first.extend(['\u{201a}', '\u{201e}', '\u{20ac}'].map(u32::from));
        let rest: &[RangeInclusive<u32>] = match script {
            Script::Greek => &[0x1f00..=0x1fff],
            Script::Cyrillic => &[0x460..=0x489, 0x500..=0x52f],
            Script::Arabic => &[0x750..=0x77f, 0x8a0..=0x8ff, 0xfb50..=0xfdff, 0xfe70..=0xfeff],
            _ => &[],
        };
        Self::with_later(script, first, rest)
    }

    /// Further characters that are needed at once, such as those of the magazine's name.
    #[must_use]
    pub fn and(mut self, text: &str) -> Self {
        self.first.extend(text.chars().filter(|letter| !letter.is_control()).map(u32::from));
        self.later.subtract(&self.first);
        self
    }

    /// The script of the language.
    pub fn script(&self) -> Script {
        self.script
    }

    /// What an ordinary page shows.
    pub fn first(&self) -> &IntSet<u32> {
        &self.first
    }

    /// What only some pages show.
    pub fn later(&self) -> &IntSet<u32> {
        &self.later
    }

    fn latin(language: &str, mut first: IntSet<u32>) -> Self {
        let language = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        if let Some(letters) = letters(&language) {
            let capitals = letters.chars().flat_map(char::to_uppercase);
            first.extend(letters.chars().chain(capitals).map(u32::from));
        } else {
            insert(&mut first, LATIN);
        }
        if language != "en" {
            first.extend("¡¿§°\u{201a}\u{201e}\u{20ac}".chars().map(u32::from));
        }
        Self::with_later(Script::Latin, first, &[])
    }

    fn with_later(script: Script, first: IntSet<u32>, rest: &[RangeInclusive<u32>]) -> Self {
        let mut later = IntSet::empty();
        for ranges in [SIGNS, LATIN, rest] {
            insert(&mut later, ranges);
        }
        later.subtract(&first);
        Self { script, first, later }
    }
}

fn insert(set: &mut IntSet<u32>, ranges: &[RangeInclusive<u32>]) {
    for range in ranges {
        set.insert_range(range.clone());
    }
}

/// The letters of a language beyond a to z, after the main exemplar characters in CLDR, with common loan words.
fn letters(language: &str) -> Option<&'static str> {
    Some(match language {
        "en" | "id" | "ms" | "sw" => "é",
        "af" => "áèéêëîïóôöúû",
        "bs" | "hr" | "sl" => "čćđšž",
        "ca" => "àçèéíïòóúü",
        "cs" => "áčďéěíňóřšťúůýž",
        "cy" => "àáâäèéêëìîïòóôöùûüẁŵẅỳŷÿ",
        "da" | "nb" | "nn" | "no" => "åæéèêòóôøàäö",
        "de" => "äöüßàé",
        "eo" => "ĉĝĥĵŝŭ",
        "es" | "eu" | "gl" => "áçéíñóúüªº",
        "et" => "äöõšüž",
        "fi" | "sv" => "åäöéšž",
        "fr" => "àâæçèéêëîïôœùûüÿ",
        "ga" => "áéíóú",
        "hu" => "áéíóöőúüű",
        "is" => "áæðéíóöúýþ",
        "it" => "àèéìíîòóùúªº",
        "lt" => "ąčęėįšųūž",
        "lv" => "āčēģīķļņšūž",
        "mt" => "àċèġħìòùż",
        "nl" => "áäéèëíïóöúü",
        "pl" => "ąćęłńóśźż",
        "pt" => "áàâãçéêíóôõúªº",
        "ro" => "ăâîșțşţ",
        "sk" => "áäčďéíĺľňóôŕšťúýž",
        "sq" => "çë",
        "tr" => "çğıİöşüâîû",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(language: &str, letter: char) -> bool {
        Characters::of(language).first().contains(letter.into())
    }

    #[test]
    fn a_language_has_its_letters_first_in_both_cases() {
        for letter in ['ä', 'Ä', 'ß', '„', '€'] {
            assert!(first("de-CH", letter), "{letter}");
        }
        assert!(
            first("tr", 'İ') && first("tr", 'ı') && first("vi", 'ế') && first("ru", 'Ё') && first("el", 'ώ')
        );
        assert!(!first("en", 'ř') && Characters::of("en").later().contains('ř'.into()));
    }

    #[test]
    fn no_character_is_needed_twice() {
        for language in ["en", "de", "el", "ru", "ar", "he", "th", "hy", "ka", "vi", "ja"] {
            let characters = Characters::of(language).and("Řehoř");
            assert!(!characters.first().intersects_set(characters.later()), "{language}");
        }
    }

    #[test]
    fn all_characters_of_japanese_are_needed() {
        assert!(first("ja", '語') && Characters::of("ja").later().is_empty());
    }
}
