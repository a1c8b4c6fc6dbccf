//! Scores articles by the words of a query: rare words and strong occurrences count more.

use crate::lookup::Found;
use std::cmp::Ordering;

/// The minimum weight of a word: even a common one is meaningful in a title.
const LIGHTEST: f32 = 0.35;

/// A word in more than this share of all articles is optional in results.
const COMMON: f32 = 0.4;

/// A word of a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// The spellings that occur in articles.
    pub forms: Vec<String>,
    /// The weight; lower for common words.
    pub weight: f32,
}

/// The scores of all articles.
pub struct Scores {
    scores: Vec<f32>,
    /// For each article, a bit mask of the words it contains.
    words: Vec<u32>,
    /// The bit mask of the required words.
    wanted: u32,
    /// The sum of all weights.
    total: f32,
    weights: Vec<f32>,
}

impl Scores {
    /// Computes the scores of `count` articles, and appends the words with their weights to `terms`.
    pub fn of(found: &[Found], count: u32, terms: &mut Vec<Term>) -> Self {
        let articles = count as usize;
        let mut all = Self {
            scores: vec![0.0; articles],
            words: vec![0; articles],
            wanted: 0,
            total: 0.0,
            weights: Vec::new(),
        };
        let common = |found: &Found| found.count as f32 > COMMON * count as f32;
        let all_common = found.iter().all(common);
        for (at, found) in found.iter().enumerate() {
            let (has, count) = (found.count.min(count) as f32, count as f32);
            let weight = (1.0 + (count - has + 0.5) / (has + 0.5)).ln().max(LIGHTEST);
            let mut own = vec![0.0_f32; articles];
            for (article, strength) in &found.articles {
                if let Some(own) = own.get_mut(*article as usize) {
                    *own = own.max(*strength);
                }
            }
            for (article, strength) in own.into_iter().enumerate().filter(|(_, strength)| *strength > 0.0) {
                all.scores[article] += weight * strength;
                all.words[article] |= 1 << at;
            }
            if all_common || !common(found) {
                all.wanted |= 1 << at;
            }
            all.total += weight;
            all.weights.push(weight);
            terms.push(Term { forms: found.forms.clone(), weight });
        }
        all
    }

    /// The articles with all required words, with scores, best first. If there are none, those with any word, and
    /// `true`.
    pub fn best(&self, admitted: impl Fn(usize) -> bool) -> (Vec<(f32, u32)>, bool) {
        let has = |article: &usize| self.words[*article] != 0 && admitted(*article);
        let whole = |article: &usize| self.words[*article] & self.wanted == self.wanted;
        let some: Vec<usize> = (0..self.scores.len()).filter(has).collect();
        let all: Vec<usize> = some.iter().copied().filter(whole).collect();
        let partial = all.is_empty() && !some.is_empty();
        let mut ranked: Vec<(f32, u32)> = if partial { some } else { all }
            .into_iter()
            .map(|article| (self.score(article), u32::try_from(article).unwrap_or(u32::MAX)))
            .collect();
        // Newer articles first among equal scores.
        ranked.sort_by(|a, b| b.0.partial_cmp(&a.0).unwrap_or(Ordering::Equal).then(b.1.cmp(&a.1)));
        (ranked, partial)
    }

    /// A missing word reduces the score by more than that word's own contribution.
    fn score(&self, article: usize) -> f32 {
        let words = self.words[article];
        let share: f32 = self
            .weights
            .iter()
            .enumerate()
            .filter(|(at, _)| words & (1 << at) != 0)
            .map(|(_, weight)| weight)
            .sum();
        self.scores[article] * share / self.total
    }
}
