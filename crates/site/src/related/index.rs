//! Which articles have which words, as far as the words tell something.

use super::Likeness;
use crate::telling_words::{Text, is_topic};
use rustc_hash::FxHashMap;

/// How many of its words stand for an article.
const TELLING: usize = 32;

/// How many articles with a word are looked at, the latest. Only words that tell little are in more.
const LOOKED_AT: usize = 200;

/// How much more a topic tells than a word that is as rare: somebody has said that the article is about it.
const TOPIC_WEIGHT: f32 = 2.0;

/// As if so many articles had been before the first, on other subjects: else no word would be rare among the first.
const BEFORE: u32 = 8;

/// A word and how much of an article's likeness it makes up.
pub type Weighed = (u32, f32);

/// The articles that were added, the oldest first, by their words. An older one is in a later place.
#[derive(Default)]
pub struct Index {
    articles: u32,
    /// In how many articles each word is.
    spread: FxHashMap<u32, u32>,
    /// The articles of which a word is telling, and its weight there.
    telling: FxHashMap<u32, Vec<(usize, f32)>>,
}

impl Index {
    /// Counts an article's words, and returns those that stand for it.
    pub fn telling(&mut self, text: &Text) -> Vec<Weighed> {
        self.articles += 1;
        for (word, _) in text {
            *self.spread.entry(*word).or_default() += 1;
        }
        let mut weighed: Vec<Weighed> = text
            .iter()
            .map(|(word, times)| {
                let topic = if is_topic(*word) { TOPIC_WEIGHT } else { 1.0 };
                (*word, (1.0 + f32::from(*times).ln()) * self.rarity(*word) * topic)
            })
            .filter(|(_, weight)| *weight > 0.0)
            .collect();
        let most_telling_first =
            |(a, one): &Weighed, (b, other): &Weighed| other.total_cmp(one).then_with(|| a.cmp(b));
        if weighed.len() > TELLING {
            weighed.select_nth_unstable_by(TELLING, most_telling_first);
            weighed.truncate(TELLING);
        }
        // In an order that is always the same, as sums of fractions depend on it.
        weighed.sort_unstable_by(most_telling_first);
        let length = weighed.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        weighed.iter_mut().for_each(|(_, weight)| *weight /= length);
        weighed
    }

    /// How rare a word is, in half steps of doubling, so that one article more or less with it changes little
    /// elsewhere.
    fn rarity(&self, word: u32) -> f32 {
        let spread = self.spread.get(&word).copied().unwrap_or(1);
        let all = self.articles + BEFORE;
        let rarity = ((2.0 * (1.0 + all as f32 / spread as f32).log2()).round() / 2.0 - 1.0).max(0.0);
        // The first article with a word is likely to be the only one; if its subject is new, its words return.
        if spread == 1 { rarity / 2.0 } else { rarity }
    }

    /// The articles older than that in `place` that are at least as near to it as `least`, the nearest first.
    /// `likeness` is room for a number for each article, before and after nothing but zeros.
    pub fn near(&self, place: usize, telling: &[Weighed], least: f32, likeness: &mut [f32]) -> Vec<Likeness> {
        let mut alike: Vec<usize> = Vec::new();
        for (word, weight) in telling {
            let Some(articles) = self.telling.get(word) else { continue };
            let older = &articles[..articles.partition_point(|(other, _)| *other > place)];
            for (place, there) in older.iter().rev().take(LOOKED_AT) {
                let likeness = &mut likeness[*place];
                if *likeness == 0.0 {
                    alike.push(*place);
                }
                *likeness += weight * there;
            }
        }
        let mut near: Vec<Likeness> = alike
            .into_iter()
            .map(|place| (std::mem::take(&mut likeness[place]), place))
            .filter(|(likeness, _)| *likeness >= least)
            .collect();
        near.sort_by(|(one, a), (other, b)| other.total_cmp(one).then_with(|| a.cmp(b)));
        near
    }

    /// Adds an article by the words that stand for it.
    pub fn add(&mut self, place: usize, telling: &[Weighed]) {
        for (word, weight) in telling {
            self.telling.entry(*word).or_default().push((place, *weight));
        }
    }
}
