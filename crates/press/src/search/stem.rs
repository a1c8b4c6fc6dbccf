//! Stems of words: what the forms of one word share. Needed here alone, as the index lists every form with its word.

use pagefind_stem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// Stems words of one language.
pub struct Stems(Option<Stemmer>);

impl Stems {
    /// For a language, a BCP 47 tag. Where its words have no forms, or none that are known, it is for the English words
    /// in it.
    pub fn of(language: &str) -> Self {
        let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let algorithm = match primary.as_str() {
            "ar" => Algorithm::Arabic,
            "ca" => Algorithm::Catalan,
            "da" => Algorithm::Danish,
            "de" => Algorithm::German,
            "el" => Algorithm::Greek,
            "en" | "ja" | "zh" | "ko" | "th" | "lo" | "km" | "my" => Algorithm::English,
            "eo" => Algorithm::Esperanto,
            "es" => Algorithm::Spanish,
            "et" => Algorithm::Estonian,
            "eu" => Algorithm::Basque,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "ga" => Algorithm::Irish,
            "hi" => Algorithm::Hindi,
            "hu" => Algorithm::Hungarian,
            "hy" => Algorithm::Armenian,
            "id" => Algorithm::Indonesian,
            "it" => Algorithm::Italian,
            "lt" => Algorithm::Lithuanian,
            "nb" | "nn" | "no" => Algorithm::Norwegian,
            "ne" => Algorithm::Nepali,
            "nl" => Algorithm::Dutch,
            "pl" => Algorithm::Polish,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "sr" => Algorithm::Serbian,
            "sv" => Algorithm::Swedish,
            "ta" => Algorithm::Tamil,
            "tr" => Algorithm::Turkish,
            "yi" => Algorithm::Yiddish,
            _ => return Self(None),
        };
        Self(Some(Stemmer::create(algorithm)))
    }

    /// The stem of a word in lower case; the word itself, where the language has no rules.
    pub fn bare<'a>(&self, word: &'a str) -> Cow<'a, str> {
        self.0.as_ref().map_or(word.into(), |stemmer| stemmer.stem(word))
    }

    /// What `word` is listed under, together with its other forms. `written` is the word as it stands in the text, in
    /// lower case: accents say something about forms.
    pub fn stem(&self, written: &str, word: &str) -> String {
        match &self.0 {
            Some(stemmer) if word.chars().all(char::is_alphabetic) => {
                let stem = stemmer.stem(written);
                search::text::words(&stem)
                    .into_iter()
                    .next()
                    .map_or_else(|| word.to_owned(), |stem| stem.text)
            }
            _ => word.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_share_a_stem() {
        let alike = |language, a: &str, b: &str| {
            let stems = Stems::of(language);
            assert_eq!(stems.stem(a, a), stems.stem(b, b), "{language}");
        };
        alike("en-GB", "deploying", "deployed");
        alike("de", "häuser", "hauses");
        alike("es", "bases", "base");
        alike("ja", "containers", "container");
    }

    #[test]
    fn what_is_no_word_stays() {
        assert_eq!(Stems::of("en").stem("k8s", "k8s"), "k8s");
        assert_eq!(Stems::of("en").stem("c++", "c++"), "c++");
        assert_eq!(Stems::of("tlh").stem("words", "words"), "words");
    }
}
