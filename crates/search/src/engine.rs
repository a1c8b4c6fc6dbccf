//! Ranks the articles that match a query, with as few index files as possible.

use crate::{
    index_manifest::{By, IndexManifest},
    lookup::{self, Files, Found, Reader},
    postings,
    scores::{Scores, Term},
    text,
};
use std::cmp::Ordering;

/// A search query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The text as typed.
    pub text: String,
    /// The slug of a topic to filter by; empty for no filter, as for the other filters.
    pub topic: String,
    /// The slug of an author to filter by.
    pub author: String,
    /// The year to filter by.
    pub year: String,
}

/// The articles that match a query, best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// The article numbers.
    pub articles: Vec<u32>,
    /// The score of each article.
    pub scores: Vec<f32>,
    /// The matched words, for highlighting.
    pub terms: Vec<Term>,
    /// Corrected words: as typed, and the correction.
    pub meant: Vec<(String, String)>,
    /// Words that occur in no article.
    pub unknown: Vec<String>,
    /// Whether the articles match only some of the words, because none matches all.
    pub partial: bool,
}

/// The number of words considered; the rest are ignored.
const WORDS: usize = 16;

/// Ranks the articles that match a query.
///
/// # Errors
/// The paths of required files that are missing from `files`. The next call, with these files, may require more.
pub fn rank(manifest: &IndexManifest, query: &Query, files: &Files) -> Result<Ranking, Vec<String>> {
    let reader = Reader::new(files);
    let admitted = admitted(manifest, query, &reader);
    let words = text::typed(&query.text);
    let last = words.len().saturating_sub(1);
    let finished = query.text.ends_with(char::is_whitespace);
    let mut ranking = Ranking::default();
    let mut found: Vec<Found> = Vec::new();
    for (at, word) in words.iter().enumerate().take(WORDS) {
        let look = lookup::find(manifest, &reader, word, at == last && !finished);
        if look.forms.is_empty() {
            ranking.unknown.push(word.clone());
            continue;
        }
        ranking.meant.extend(look.meant.iter().map(|meant| (word.clone(), meant.clone())));
        found.push(look);
    }
    let missing = reader.missing();
    if !missing.is_empty() {
        return Err(missing);
    }
    let scores = Scores::of(&found, manifest.count, &mut ranking.terms);
    let (best, partial) = scores.best(|article| admitted.as_ref().is_none_or(|set| set[article]));
    (ranking.scores, ranking.articles) = best.into_iter().unzip();
    ranking.partial = partial;
    ranking.partial |= !ranking.unknown.is_empty() && !ranking.articles.is_empty();
    Ok(ranking)
}

/// Reorders the first articles of a ranking by how well their text fits. Sorts in groups of ten, so that loading more
/// results does not move those already shown. Returns indexes into the ranking.
pub fn settle(ranking: &Ranking, fits: &[f32]) -> Vec<usize> {
    let score = |at: &usize| fits[*at] * ranking.scores.get(*at).copied().unwrap_or_default();
    let mut places: Vec<usize> = (0..fits.len()).collect();
    for ten in places.chunks_mut(10) {
        ten.sort_by(|a, b| score(b).partial_cmp(&score(a)).unwrap_or(Ordering::Equal));
    }
    places
}

/// For each article, whether it passes the filters; `None` without filters.
fn admitted(manifest: &IndexManifest, query: &Query, reader: &Reader<'_>) -> Option<Vec<bool>> {
    let count = manifest.count as usize;
    let mut all: Option<Vec<bool>> = None;
    let mut only = |articles: &mut dyn Iterator<Item = u32>| {
        let mut these = vec![false; count];
        for article in articles.map(|article| article as usize).filter(|article| *article < count) {
            these[article] = all.as_ref().is_none_or(|all| all[article]);
        }
        all = Some(these);
    };
    for (by, slug) in [(By::Topic, &query.topic), (By::Author, &query.author)] {
        if !slug.is_empty() {
            let known = match by {
                By::Topic => &manifest.topics,
                By::Author => &manifest.authors,
            };
            let known = known.iter().any(|group| group.slug == *slug);
            let text = known.then(|| reader.text(&by.file(slug))).flatten().unwrap_or_default();
            only(&mut postings::numbers(text.trim_end()));
        }
    }
    if !query.year.is_empty() {
        let year = manifest.years.iter().find(|year| year.slug == query.year);
        only(&mut year.map_or(0..0, |year| year.first..year.first + year.count));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{index_manifest::Group, postings::Postings};

    fn line(word: &str, articles: &[(u32, u8)]) -> String {
        let mut postings = Postings::default();
        articles.iter().for_each(|(article, strength)| postings.push(*article, *strength));
        format!("{word}\t{}\n", postings.text())
    }

    fn index() -> (IndexManifest, Files) {
        let group = |slug: &str, first, count| Group { slug: slug.into(), name: slug.into(), first, count };
        let manifest = IndexManifest {
            count: 10,
            shards: vec!["*".into()],
            endings: vec!["*".into()],
            years: vec![group("2025", 2, 8), group("2024", 0, 2)],
            topics: vec![group("devops", 0, 2)],
            ..IndexManifest::default()
        };
        let everywhere: Vec<(u32, u8)> = (0..10).map(|article| (article, 9)).collect();
        let shard = [
            line("docker", &[(1, 20), (3, 10), (4, 10)]),
            line("rust", &[(1, 5), (5, 31)]),
            line("the", &everywhere),
        ];
        let topic = {
            let mut all = Postings::default();
            all.push_number(1);
            all.push_number(3);
            all
        };
        let files = [
            ("search/words/~.txt", shard.concat()),
            ("search/endings/~.txt", String::new()),
            ("search/topics/devops.txt", topic.text().to_owned()),
        ];
        (manifest, files.map(|(path, text)| (path.to_owned(), text)).into())
    }

    fn ranked(query: Query) -> Ranking {
        let (manifest, files) = index();
        rank(&manifest, &query, &files).unwrap()
    }

    fn typed(text: &str) -> Query {
        Query { text: text.into(), ..Query::default() }
    }

    #[test]
    fn strongest_match_comes_first_then_newest() {
        assert_eq!(ranked(typed("docker")).articles, [1, 4, 3]);
    }

    #[test]
    fn better_fit_moves_up() {
        let ranking = ranked(typed("docker"));
        assert_eq!(settle(&ranking, &[1.0, 1.0, 2.0]), [0, 2, 1]);
        assert_eq!(settle(&ranking, &[1.0, 1.0, 1.0]), [0, 1, 2]);
    }

    #[test]
    fn common_words_are_optional() {
        assert_eq!(ranked(typed("the docker rust")).articles, [1]);
        assert!(!ranked(typed("the docker rust")).partial);
    }

    #[test]
    fn unknown_words_are_reported() {
        let found = ranked(typed("docker zzz"));
        assert_eq!((found.articles.len(), found.unknown, found.partial), (3, vec!["zzz".to_owned()], true));
        assert!(ranked(typed("zzz")).articles.is_empty());
        assert!(ranked(typed("")).articles.is_empty());
    }

    #[test]
    fn filters_restrict_results() {
        let query = Query { topic: "devops".into(), ..typed("docker") };
        assert_eq!(ranked(query.clone()).articles, [1, 3]);
        assert_eq!(ranked(Query { year: "2025".into(), ..query.clone() }).articles, [3]);
        assert!(ranked(Query { topic: "none".into(), ..typed("docker") }).articles.is_empty());
    }

    #[test]
    fn missing_files_are_returned() {
        let (manifest, _) = index();
        let query = Query { topic: "devops".into(), ..typed("docker") };
        let needs = rank(&manifest, &query, &Files::new()).unwrap_err();
        assert_eq!(needs, ["search/topics/devops.txt", "search/words/~.txt", "search/endings/~.txt"]);
    }
}
