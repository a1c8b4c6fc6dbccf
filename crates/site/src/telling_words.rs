//! Extracts the words that characterise an article, reduced to their stems.

use crate::stems::Stems;
use contract::model::Summary;
use contract::text::{fnv_1a, is_ideographic};
use contract::url;
use rustc_hash::FxHashMap;
use search::html::Section;
use std::rc::Rc;
use unicode_segmentation::UnicodeSegmentation;

/// Hashed words of an article and how often each occurs.
pub type Text = Vec<(u32, u8)>;

/// Bit that marks a hash as a topic.
const TOPIC: u32 = 1 << 31;

/// Whether a hash stands for a topic.
pub fn is_topic(word: u32) -> bool {
    word & TOPIC != 0
}

/// Maximum number of words considered; by then a text has said what it is about.
const LENGTH: usize = 800;

/// Maximum number of different words kept per text.
const DIFFERENT: usize = 160;

/// How often a word in the title, and one in the summary, counts.
const IN_TITLE: u8 = 4;
const IN_SUMMARY: u8 = 2;

/// Returns the words and topics that characterise an article.
pub fn of(summary: &Summary, sections: &[Section], language: &str) -> Text {
    let language = summary.language.as_deref().unwrap_or(language);
    let language = language.split('-').next().unwrap_or_default().to_lowercase();
    let mut words = Words::new(&language);
    words.add(&summary.title, IN_TITLE);
    words.add(&summary.summary, IN_SUMMARY);
    words.add_sections(sections);
    let mut text: Text = words.times.into_iter().collect();
    // Most frequent first; ties in an arbitrary but stable order.
    text.sort_by_key(|(word, times)| (std::cmp::Reverse(*times), *word));
    text.truncate(DIFFERENT);
    text.extend(summary.topics.iter().map(|topic| (number(&language, &url::slug(topic)) | TOPIC, 1)));
    text
}

struct Words<'a> {
    language: &'a str,
    stems: Rc<Stems>,
    stop: &'static [&'static str],
    times: FxHashMap<u32, u8>,
    left: usize,
}

impl<'a> Words<'a> {
    fn new(language: &'a str) -> Self {
        let stop = stop_words::lookup(language).unwrap_or_default();
        Self { language, stems: Stems::of(language), stop, times: FxHashMap::default(), left: LENGTH }
    }

    /// Adds the text of sections without their code blocks.
    fn add_sections(&mut self, sections: &[Section]) {
        for section in sections {
            if self.left == 0 {
                return;
            }
            self.add(&section.heading, 1);
            section.parts.iter().filter(|(_, listing)| !listing).for_each(|(text, _)| self.add(text, 1));
        }
    }

    fn add(&mut self, text: &str, times: u8) {
        let text = text.to_lowercase();
        // Most words occur more than once.
        let mut known: FxHashMap<&str, Option<u32>> = FxHashMap::default();
        let mut before: Option<(usize, char)> = None;
        for (at, word) in text.unicode_word_indices() {
            if self.left == 0 {
                return;
            }
            let last = word.chars().next_back().unwrap_or_default();
            // Chinese and Japanese do not separate words; a pair of adjacent characters approximates one.
            if is_ideographic(last) {
                if let Some((_, first)) = before.filter(|(end, _)| *end == at) {
                    let pair: String = [first].into_iter().chain(word.chars().next()).collect();
                    self.count(number(self.language, &pair), times);
                }
                before = Some((at + word.len(), last));
                if word.chars().nth(1).is_none() {
                    continue;
                }
            }
            if let Some(number) = *known.entry(word).or_insert_with(|| self.telling(word)) {
                self.count(number, times);
            }
        }
    }

    /// Returns the hash of a word unless it is uninformative.
    fn telling(&self, word: &str) -> Option<u32> {
        let telling = word.chars().nth(1).is_some() && !word.chars().all(char::is_numeric);
        (telling && self.stop.binary_search(&word).is_err())
            .then(|| self.stems.bare(word, |stem| number(self.language, stem)))
    }

    fn count(&mut self, number: u32, times: u8) {
        self.left = self.left.saturating_sub(1);
        let count = self.times.entry(number & !TOPIC).or_default();
        *count = count.saturating_add(times);
    }
}

/// Hashes a word of a language, the same everywhere. Among a hundred thousand words two
/// may collide, which alone never makes articles related.
fn number(language: &str, word: &str) -> u32 {
    let hash = fnv_1a(0, language.bytes().chain([0]).chain(word.bytes()));
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn common(language: &str, one: &str, other: &str) -> usize {
        let words = |text: &str| {
            let mut words = Words::new(language);
            words.add(text, 1);
            words.times
        };
        let other = words(other);
        words(one).keys().filter(|word| other.contains_key(word)).count()
    }

    #[test]
    fn word_forms_count_as_one() {
        assert_eq!(common("en", "The containers were running", "a container runs"), 2);
        assert_eq!(common("de", "die Häuser", "der Häusern"), 1);
        assert_eq!(common("xx", "containers", "container"), 0, "without rules a form is a word");
    }

    #[test]
    fn stop_words_are_ignored() {
        for language in ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "sv", "zh"] {
            assert!(
                Words::new(language).stop.is_sorted(),
                "the list of {language} can be searched by halves"
            );
        }
        assert_eq!(common("en", "it was of the and 2025", "it was of the and 2025"), 0);
    }

    #[test]
    fn scripts_without_spaces_use_character_pairs() {
        assert_eq!(common("ja", "分散システム", "分散の話"), 1);
        assert_eq!(common("zh", "数据库的索引", "数据库"), 2);
    }

    #[test]
    fn code_is_skipped() {
        let html = "<p>One <em>two</em></p><pre class=\"b-code\"><code>three</code></pre><p>four</p>";
        let times = |html: &str| {
            let mut words = Words::new("en");
            words.add_sections(&search::html::sections(html));
            words.times
        };
        assert_eq!(times(html), times("<p>One two</p><p>four</p>"));
    }
}
