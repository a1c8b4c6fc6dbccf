//! Stems of words: what the forms of one word share. Needed here alone, as the index lists every form with its word.

use pagefind_stem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// Stems words of one language, and remembers them: a language has more texts than words.
pub struct Stems {
    stemmer: Option<Stemmer>,
    known: RefCell<FxHashMap<String, Rc<Stem>>>,
}

/// What the forms of a word share.
struct Stem {
    /// In lower case.
    bare: String,
    /// As words are compared, without accents; nothing where there is none.
    folded: Option<String>,
}

/// So many words are remembered at most.
const REMEMBERED: usize = 1 << 16;

thread_local! {
    /// The languages that a thread has met.
    static LANGUAGES: RefCell<FxHashMap<String, Rc<Stems>>> = RefCell::default();
}

impl Stems {
    /// For a language, a BCP 47 tag. Where its words have no forms, or none that are known, it is for the English words
    /// in it.
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

    /// Gives the stem of a word in lower case to `to`; the word itself, where the language has no rules.
    pub fn bare<T>(&self, word: &str, to: impl FnOnce(&str) -> T) -> T {
        match &self.stemmer {
            Some(stemmer) => to(&self.known(stemmer, word).bare),
            None => to(word),
        }
    }

    /// What `word` is listed under, together with its other forms. `written` is the word as it stands in the text, in
    /// lower case: accents say something about forms.
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
