//! Merges the words of all articles and splits them into shards.

use super::{Found, number};
use crate::stems::Stems;
use crate::word_counts;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use search::{
    postings::{self, Postings},
    shard::{self, Line, Shard},
    text,
};
use std::{cmp::Reverse, collections::BTreeSet};

/// The words of all articles.
pub struct Gathered {
    /// Shards by prefix, with the articles that contain each word.
    pub shards: Vec<Shard>,
    /// Shards by suffix, for suggestions when the prefix is mistyped.
    pub endings: Vec<Shard>,
}

/// Maximum number of articles listed per word, strongest first; nobody scrolls further.
const MOST: usize = 4_096;

/// Maximum length of a shard's prefix, in characters.
const DEEPEST: usize = 12;
/// The same for suffixes. A typo can be corrected unless it touches both the prefix and the suffix.
const DEEPEST_ENDING: usize = 2;
/// Maximum number of words in a suffix shard; the rarest are dropped.
const ENDINGS: usize = 2_000;
/// Minimum length of a word to be corrected.
const SHORTEST: usize = 4;

/// Number of articles merged at a time, which limits how much is in memory twice.
const AT_ONCE: usize = 512;

/// A word and the articles that contain it.
#[derive(Default)]
struct Word {
    forms: BTreeSet<String>,
    articles: Postings,
}

/// Merges the words of all articles; `language` applies to articles that do not name theirs.
pub fn gather(found: &[Found<'_>], language: &str) -> Gathered {
    let mut words: FxHashMap<String, Word> = FxHashMap::default();
    for (batch, some) in found.chunks(AT_ONCE).enumerate() {
        let counted: Vec<String> = some
            .par_iter()
            .map(|found| {
                let language = found.summary.language.as_deref().unwrap_or(language);
                found.text.words(&found.summary, &Stems::of(language))
            })
            .collect();
        for (at, counted) in counted.iter().enumerate() {
            for (stem, strength, forms) in word_counts::read(counted) {
                if !words.contains_key(stem) {
                    words.insert(stem.to_owned(), Word::default());
                }
                if let Some(word) = words.get_mut(stem) {
                    word.add(number(batch * AT_ONCE + at), strength, forms);
                }
            }
        }
    }
    let mut words: Vec<(String, Word)> = words.into_iter().collect();
    words.par_sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    let endings = endings(&words);
    // Frees each word as soon as its line is written.
    let lines: Vec<Line> = words.into_par_iter().map(|(_, word)| line(word)).collect();
    Gathered { shards: shard::split(&lines, DEEPEST), endings }
}

impl Word {
    /// Adds an article that contains the word in these forms.
    fn add<'a>(&mut self, article: u32, strength: u8, forms: impl Iterator<Item = &'a str>) {
        for form in forms {
            if !self.forms.contains(form) {
                self.forms.insert(form.to_owned());
            }
        }
        self.articles.push(article, strength);
    }
}

fn line(Word { forms, articles }: Word) -> Line {
    let words: Vec<String> = forms.into_iter().collect();
    let forms = words.join(",");
    let count = articles.count();
    if count as usize <= MOST {
        return Line { words, text: format!("{forms}\t{}", articles.text()) };
    }
    let mut all: Vec<(u32, u8)> = postings::read(articles.text()).collect();
    all.sort_by_key(|(article, strength)| (Reverse(*strength), Reverse(*article)));
    all.truncate(MOST);
    all.sort_unstable();
    let mut strongest = Postings::default();
    all.into_iter().for_each(|(article, strength)| strongest.push(article, strength));
    Line { words, text: format!("{forms}\t{}\t{count}", strongest.text()) }
}

fn endings(words: &[(String, Word)]) -> Vec<Shard> {
    let mut lines = Vec::new();
    for (_, Word { forms, articles }) in words {
        for form in forms.iter().filter(|form| form.chars().count() >= SHORTEST && !text::is_dense(form)) {
            let backwards = form.chars().rev().collect();
            lines.push(Line { words: vec![backwards], text: format!("{form}\t{}", articles.count()) });
        }
    }
    let mut shards = shard::split(&lines, DEEPEST_ENDING);
    for shard in shards.iter_mut().filter(|shard| shard.text.lines().count() > ENDINGS) {
        let mut lines: Vec<&str> = shard.text.lines().collect();
        let count = |line: &str| line.rsplit('\t').next().and_then(|count| count.parse::<u32>().ok());
        lines.sort_by_key(|line| Reverse(count(line)));
        lines.truncate(ENDINGS);
        lines.sort_unstable();
        shard.text = lines.into_iter().flat_map(|line| [line, "\n"]).collect();
    }
    shards
}
