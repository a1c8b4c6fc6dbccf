//! Index from characteristic words to articles.

use super::Likeness;
use crate::telling_words::{Text, is_topic};
use rustc_hash::FxHashMap;

/// Number of words that represent an article.
const TELLING: usize = 32;

/// Number of latest articles considered per word; only uninformative words are in more.
const LOOKED_AT: usize = 200;

/// Weight of a topic relative to an equally rare word: an author says that the article is about it.
const TOPIC_WEIGHT: f32 = 2.0;

/// Number of imaginary earlier articles on other subjects. Without them no word would be rare among the first articles.
const BEFORE: u32 = 8;

/// A word and its weight in an article.
pub type Weighed = (u32, f32);

/// Articles added so far, oldest first. Indices run the other way: an older article has a higher one.
#[derive(Default)]
pub struct Index {
    articles: u32,
    /// Number of articles that contain each word.
    spread: FxHashMap<u32, u32>,
    /// Articles represented by each word, with its weight in each.
    telling: FxHashMap<u32, Vec<(usize, f32)>>,
}

impl Index {
    /// Counts an article's words and returns those that represent it, with normalised weights.
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
        // Floating-point sums depend on order, so fix it.
        weighed.sort_unstable_by(most_telling_first);
        let length = weighed.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        weighed.iter_mut().for_each(|(_, weight)| *weight /= length);
        weighed
    }

    /// Returns how rare a word is, rounded to half a power of two so that one more article with it changes little
    /// elsewhere.
    fn rarity(&self, word: u32) -> f32 {
        let spread = self.spread.get(&word).copied().unwrap_or(1);
        let all = self.articles + BEFORE;
        let rarity = ((2.0 * (1.0 + all as f32 / spread as f32).log2()).round() / 2.0 - 1.0).max(0.0);
        // A word seen for the first time may never recur; if the subject is new, its words will.
        if spread == 1 { rarity / 2.0 } else { rarity }
    }

    /// Returns the articles older than `place` whose similarity is at least `least`, closest first. `likeness` is
    /// scratch space with one entry per article; all entries are zero before and after the call.
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

    /// Adds an article by the words that represent it.
    pub fn add(&mut self, place: usize, telling: &[Weighed]) {
        for (word, weight) in telling {
            self.telling.entry(*word).or_default().push((place, *weight));
        }
    }
}
