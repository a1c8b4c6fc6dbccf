//! Finds related articles: those with the most similar characteristic words and topics.
//!
//! Articles are processed in order of publication. Each is compared with earlier ones, weighting words by their rarity
//! so far, and links to at most three of them. A linked article links back only if the new one is closer than one of
//! its own links. So a new article changes at most three existing ones, however many there are. No article is linked
//! from more than [`NAMED_BY`] others, so a new title changes at most that many pages. The result does not depend on
//! the machine or the number of threads.
//!
//! Articles are not compared pairwise: an index holds only the most characteristic words of each article, and for each
//! word only the latest articles are considered.

mod index;

use crate::model::Article;
use crate::telling_words;
use contract::model::RELATED;
use contract::url;
use index::{Index, Weighed};
use rayon::prelude::*;

/// Minimum similarity, of at most 1, for articles that share a topic.
const NEAR: f32 = 0.08;

/// Minimum similarity for articles that share no topic. Words alone must be strong evidence, above all while there are
/// too few articles to tell which words are common.
const NEAR_BY_WORDS: f32 = 0.3;

/// Maximum number of articles that link to the same one.
const NAMED_BY: usize = 12;

/// Number of articles compared in parallel at a time.
const AT_ONCE: usize = 2_048;

/// Similarity and index of an article.
type Likeness = (f32, usize);

/// For each article (ordered newest first), returns the indices of related ones, closest first.
pub fn find(articles: &[Article]) -> Vec<Vec<usize>> {
    let texts: Vec<&telling_words::Text> = articles.iter().map(|article| &article.words).collect();
    let series: Vec<Option<String>> = articles
        .iter()
        .map(|article| article.meta.series.as_ref().map(|series| url::slug(&series.value)))
        .collect();
    let topics: Vec<Vec<u32>> = texts
        .iter()
        .map(|text| {
            text.iter().map(|(word, _)| *word).filter(|word| telling_words::is_topic(*word)).collect()
        })
        .collect();
    let oldest_first: Vec<usize> = (0..articles.len()).rev().collect();
    let mut index = Index::default();
    let mut telling: Vec<Vec<Weighed>> = vec![Vec::new(); articles.len()];
    for place in &oldest_first {
        telling[*place] = index.telling(texts[*place]);
        index.add(*place, &telling[*place]);
    }
    let mut graph = Graph { lists: vec![Vec::new(); articles.len()], named_by: vec![0; articles.len()] };
    for some in oldest_first.chunks(AT_ONCE) {
        let near: Vec<Vec<Likeness>> = some
            .par_iter()
            .map_init(
                || vec![0.0; articles.len()],
                |likeness, place| index.near(*place, &telling[*place], NEAR, likeness),
            )
            .collect();
        for (place, near) in some.iter().zip(near) {
            let fits = |(likeness, other): &Likeness| {
                // The parts of a series already link to each other.
                let beside = series[*place].is_some() && series[*other] == series[*place];
                let shared = || topics[*other].iter().any(|topic| topics[*place].contains(topic));
                !beside && graph.named_by[*other] < NAMED_BY && (*likeness >= NEAR_BY_WORDS || shared())
            };
            let near: Vec<Likeness> = near.into_iter().filter(fits).take(RELATED).collect();
            for (likeness, other) in near {
                graph.name(*place, (likeness, other));
                graph.name(other, (likeness, *place));
            }
        }
    }
    graph.lists.into_iter().map(|list| list.into_iter().map(|(_, place)| place).collect()).collect()
}

/// Which article links to which.
struct Graph {
    lists: Vec<Vec<Likeness>>,
    named_by: Vec<usize>,
}

impl Graph {
    /// Links an article to another one if that is closer than one of its current links.
    fn name(&mut self, place: usize, (likeness, other): Likeness) {
        if self.named_by[other] >= NAMED_BY {
            return;
        }
        let list = &mut self.lists[place];
        // Of equally similar articles, the one linked first comes first.
        let at = list.partition_point(|(nearer, _)| *nearer >= likeness);
        if at >= RELATED {
            return;
        }
        list.insert(at, (likeness, other));
        self.named_by[other] += 1;
        if list.len() > RELATED
            && let Some((_, dropped)) = list.pop()
        {
            self.named_by[dropped] -= 1;
        }
    }
}

#[cfg(test)]
mod tests;
