//! The words of an article, as what they have in common with other forms of the same word.

use crate::stems::Stems;
use contract::model::Summary;
use contract::url;
use rustc_hash::FxHashMap;
use std::rc::Rc;
use unicode_segmentation::UnicodeSegmentation;

/// Words of an article and how often each is in it, by a number that stands for the word.
pub type Text = Vec<(u32, u8)>;

/// The bit that tells topics from words.
const TOPIC: u32 = 1 << 31;

/// Whether a number stands for a topic.
pub fn is_topic(word: u32) -> bool {
    word & TOPIC != 0
}

/// How much of a text is looked at, in words; what an article is about is said by then.
const LENGTH: usize = 800;

/// How many different words stand for a text before they are weighed.
const DIFFERENT: usize = 160;

/// How often the words of a title, and those of a summary, count.
const IN_TITLE: u8 = 4;
const IN_SUMMARY: u8 = 2;

/// The words of an article that tell what it is about.
pub fn of(summary: &Summary, html: &str, language: &str) -> Text {
    let language = summary.language.as_deref().unwrap_or(language);
    let language = language.split('-').next().unwrap_or_default().to_lowercase();
    let mut words = Words::new(&language);
    words.add(&summary.title, IN_TITLE);
    words.add(&summary.summary, IN_SUMMARY);
    words.add(&prose(html), 1);
    let mut text: Text = words.times.into_iter().collect();
    // The most frequent; of those as frequent whichever, as long as it is always the same.
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

    fn add(&mut self, text: &str, times: u8) {
        let text = text.to_lowercase();
        // Most words of a text are there more than once.
        let mut known: FxHashMap<&str, Option<u32>> = FxHashMap::default();
        let mut before: Option<(usize, char)> = None;
        for (at, word) in text.unicode_word_indices() {
            if self.left == 0 {
                return;
            }
            let last = word.chars().next_back().unwrap_or_default();
            // Chinese and Japanese do not part words; two characters side by side come near to one.
            if is_unparted(last) {
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

    /// The number of a word that tells something.
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

/// A number for a word of a language, by FNV-1a, which is the same everywhere and always. Two words of a hundred
/// thousand may share one, which relates nothing by itself.
fn number(language: &str, word: &str) -> u32 {
    let hash =
        language.bytes().chain([0]).chain(word.bytes()).fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    (hash ^ (hash >> 32)) as u32
}

/// The text of HTML, without what stands in blocks of code.
fn prose(html: &str) -> String {
    let mut prose = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        prose.push_str(text);
        prose.push(' ');
        // A picture drawn in text would be words of nobody's.
        let skipped = ["pre", "svg", "math", "script", "style"]
            .into_iter()
            .find(|name| tag.strip_prefix(name).is_some_and(|tag| tag.starts_with(['>', ' '])));
        rest = match skipped {
            Some(name) => tag.split_once(&format!("</{name}>")).map_or("", |(_, rest)| rest),
            None => tag.split_once('>').map_or("", |(_, rest)| rest),
        };
        if prose.len() > LENGTH * 12 {
            return prose;
        }
    }
    prose + rest
}

/// Kana and Chinese characters.
fn is_unparted(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
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
    fn forms_of_a_word_are_one_word() {
        assert_eq!(common("en", "The containers were running", "a container runs"), 2);
        assert_eq!(common("de", "die Häuser", "der Häusern"), 1);
        assert_eq!(common("xx", "containers", "container"), 0, "without rules a form is a word");
    }

    #[test]
    fn what_every_text_has_tells_nothing() {
        for language in ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "sv", "zh"] {
            assert!(
                Words::new(language).stop.is_sorted(),
                "the list of {language} can be searched by halves"
            );
        }
        assert_eq!(common("en", "it was of the and 2025", "it was of the and 2025"), 0);
    }

    #[test]
    fn unparted_scripts_have_pairs() {
        assert_eq!(common("ja", "分散システム", "分散の話"), 1);
        assert_eq!(common("zh", "数据库的索引", "数据库"), 2);
    }

    #[test]
    fn code_is_no_prose() {
        let html = "<p>One <em>two</em></p><pre class=\"b-code\"><code>three</code></pre><p>four</p>";
        assert_eq!(prose(html).split_whitespace().collect::<Vec<_>>(), ["One", "two", "four"]);
    }
}
