//! Word stems. Only the index builder needs them, because the index lists every form of a word.

use pagefind_stem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// Stems words of one language, with a cache: texts repeat words.
pub struct Stems {
    stemmer: Option<Stemmer>,
    known: RefCell<FxHashMap<String, Rc<Stem>>>,
}

/// The stem of a word.
struct Stem {
    /// In lower case.
    bare: String,
    /// Normalised for comparison, without accents; `None` if nothing is left.
    folded: Option<String>,
}

/// Maximum number of cached words.
const REMEMBERED: usize = 1 << 16;

thread_local! {
    /// Stemmers of this thread, by language.
    static LANGUAGES: RefCell<FxHashMap<String, Rc<Stems>>> = RefCell::default();
}

impl Stems {
    /// Returns the stemmer for a BCP 47 tag. Languages without inflection, such as Japanese, get the English stemmer
    /// for the English words in their texts; unknown languages get none.
    pub fn of(language: &str) -> Rc<Self> {
        let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        LANGUAGES.with_borrow_mut(|languages| {
            Rc::clone(languages.entry(primary).or_insert_with_key(|primary| Rc::new(Self::new(primary))))
        })
    }

    fn new(primary: &str) -> Self {
        let algorithm = match primary {
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
            _ => return Self { stemmer: None, known: RefCell::default() },
        };
        Self { stemmer: Some(Stemmer::create(algorithm)), known: RefCell::default() }
    }

    /// Calls `to` with the stem of a lower-case word, or with the word itself if the language has no stemmer.
    pub fn bare<T>(&self, word: &str, to: impl FnOnce(&str) -> T) -> T {
        match &self.stemmer {
            Some(stemmer) => to(&self.known(stemmer, word).bare),
            None => to(word),
        }
    }

    /// Returns the key under which all forms of `word` are listed. `written` is the word in lower case as it appears in
    /// the text, because accents matter for stemming.
    pub fn stem(&self, written: &str, word: &str) -> String {
        match &self.stemmer {
            Some(stemmer) if word.chars().all(char::is_alphabetic) => {
                self.known(stemmer, written).folded.as_deref().unwrap_or(word).to_owned()
            }
            _ => word.to_owned(),
        }
    }

    fn known(&self, stemmer: &Stemmer, word: &str) -> Rc<Stem> {
        let mut known = self.known.borrow_mut();
        if let Some(stem) = known.get(word) {
            return Rc::clone(stem);
        }
        let bare = stemmer.stem(word).into_owned();
        let mut folded = None;
        search::text::each(&bare, |word, _| {
            folded.get_or_insert_with(|| word.to_owned());
        });
        let stem = Rc::new(Stem { bare, folded });
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(word.to_owned(), Rc::clone(&stem));
        stem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_forms_share_a_stem() {
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
    fn non_words_are_not_stemmed() {
        assert_eq!(Stems::of("en").stem("k8s", "k8s"), "k8s");
        assert_eq!(Stems::of("en").stem("c++", "c++"), "c++");
        assert_eq!(Stems::of("tlh").stem("words", "words"), "words");
    }
}
