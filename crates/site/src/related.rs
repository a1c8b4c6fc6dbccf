//! What an article is related to: the articles whose telling words and topics are most like its own.
//!
//! Articles are taken in the order of their publication. Each is compared with those before it, by words weighed
//! against those of the articles up to then, and names up to three of them; and it is named by these three where
//! it is nearer to them than what they named before, and by no others. So one more article changes at most three of
//! those that are there, however many there are; and as an article is named by at most [`NAMED_BY`], a new title
//! changes no more pages than that. What comes out is the same on every machine and with any number of processors.
//!
//! Nothing compares every article with every other: of each only its most telling words are in an index, and of
//! the articles with a word only the latest are looked at.

mod index;

use crate::model::Article;
use crate::telling_words;
use contract::model::RELATED;
use contract::url;
use index::{Index, Weighed};
use rayon::prelude::*;

/// The least likeness that relates two articles with a topic in common, of at most 1.
const NEAR: f32 = 0.08;

/// The least that relates two without one: alike words alone have to say much, above all where few articles have
/// shown which words are in all of them.
const NEAR_BY_WORDS: f32 = 0.3;

/// By how many others an article is named at most.
const NAMED_BY: usize = 12;

/// For so many articles at once it is looked on all processors what is near them.
const AT_ONCE: usize = 2_048;

/// The likeness and the place of an article.
type Likeness = (f32, usize);

/// For each of the articles, newest first as they are, the places of those that it is related to, the nearest first.
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
                // The parts of a series lead to each other already.
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

/// Who names whom.
struct Graph {
    lists: Vec<Vec<Likeness>>,
    named_by: Vec<usize>,
}

impl Graph {
    /// Lets an article name another one, if that is nearer than what it names.
    fn name(&mut self, place: usize, (likeness, other): Likeness) {
        if self.named_by[other] >= NAMED_BY {
            return;
        }
        let list = &mut self.lists[place];
        // Of what is equally near the earlier named stays before the later.
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
