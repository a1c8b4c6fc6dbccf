//! Finds the passage of an article that matches a query best, and highlights the words in it.

use crate::{html::Section, scores::Term, text};
use std::collections::BTreeMap;

/// A piece of text, and whether to highlight it.
pub type Piece = (String, bool);

/// The passage of an article that matches a query best.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Excerpt {
    /// The `id` of the section's heading; empty for the beginning of the article.
    pub id: String,
    /// The text of the heading.
    pub heading: Vec<Piece>,
    /// The text around the matched words.
    pub text: Vec<Piece>,
}

/// The length of an excerpt in characters; half as much for scripts without spaces.
const LENGTH: usize = 190;
/// The part of it before the first highlighted word.
const BEFORE: usize = 50;

/// A query word found in a text.
#[derive(Clone, Copy, Debug)]
struct Hit {
    start: usize,
    end: usize,
    term: usize,
}

/// Finds the words of a query in texts.
pub struct Marker<'a> {
    terms: &'a [Term],
    by_form: BTreeMap<&'a str, usize>,
}

impl<'a> Marker<'a> {
    /// Creates a marker for the words of a query.
    pub fn new(terms: &'a [Term]) -> Self {
        let forms = |(at, term): (usize, &'a Term)| term.forms.iter().map(move |form| (form.as_str(), at));
        Self { terms, by_form: terms.iter().enumerate().flat_map(forms).collect() }
    }

    /// The whole text, with matched words highlighted.
    pub fn mark(&self, text: &str) -> Vec<Piece> {
        cut(text, 0..text.len(), &self.hits(text))
    }

    /// How well the words match titles rather than only text: from 1 to 2, if the title and one heading have all of
    /// them.
    pub fn fit(&self, title: &str, sections: &[Section]) -> f32 {
        let all: f32 = self.terms.iter().map(|term| term.weight).sum();
        let share = |text: &str| if all > 0.0 { self.weigh(&self.hits(text), 0.0) / all } else { 0.0 };
        let heading = sections.iter().map(|section| share(&section.heading)).fold(0.0, f32::max);
        1.0 + 0.6 * share(title) + 0.4 * heading
    }

    /// The best-matching section, or the beginning of the article if no section matches or the title matches
    /// completely.
    pub fn best(&self, title: &str, sections: &[Section]) -> Excerpt {
        let in_title = self.distinct(&self.hits(title)) == self.terms.len();
        let mut best: Option<(f32, &Section, String, Vec<Hit>)> = None;
        for section in sections {
            let text = section.text();
            let hits = self.hits(&text);
            let in_heading = self.hits(&section.heading);
            // Count each word once, repetitions a little, and headings more, since they state the subject.
            let own: f32 = self.weigh(&hits, 0.15) + 1.2 * self.weigh(&in_heading, 0.0);
            let all_in_heading = self.distinct(&in_heading) == self.terms.len();
            let opens = section.id.is_empty() && in_title;
            let score = own + if opens { 100.0 } else { 0.0 } + if all_in_heading { 50.0 } else { 0.0 };
            if score > best.as_ref().map_or(0.0, |(best, ..)| *best) {
                best = Some((score, section, text, hits));
            }
        }
        let Some((_, section, text, hits)) = best else {
            let opening = sections.first().map(Section::text).unwrap_or_default();
            return Excerpt { text: self.window(&opening, &[]), ..Excerpt::default() };
        };
        Excerpt {
            id: section.id.clone(),
            heading: self.mark(section.heading.trim()),
            text: self.window(&text, &hits),
        }
    }

    fn hits(&self, text: &str) -> Vec<Hit> {
        let words = text::words(text).into_iter();
        words
            .filter_map(|word| {
                let parts = || text::parts(&text[word.start..word.end]);
                let found = self.by_form.get(word.text.as_str()).copied();
                let term = found
                    .or_else(|| parts().iter().find_map(|part| self.by_form.get(part.as_str()).copied()))?;
                Some(Hit { start: word.start, end: word.end, term })
            })
            .collect()
    }

    fn distinct(&self, hits: &[Hit]) -> usize {
        (0..self.terms.len()).filter(|term| hits.iter().any(|hit| hit.term == *term)).count()
    }

    /// The weight of the words among `hits`. Each repetition, up to four, adds the fraction `more`.
    fn weigh(&self, hits: &[Hit], more: f32) -> f32 {
        let weigh = |(at, term): (usize, &Term)| match hits.iter().filter(|hit| hit.term == at).count() {
            0 => 0.0,
            count => term.weight * (1.0 + more * (count - 1).min(4) as f32),
        };
        self.terms.iter().enumerate().map(weigh).sum()
    }

    /// The excerpt with most matched words.
    fn window(&self, text: &str, hits: &[Hit]) -> Vec<Piece> {
        let dense = hits.first().is_some_and(|hit| text::is_dense(&text[hit.start..]))
            || hits.is_empty() && text::is_dense(text);
        let length = if dense { LENGTH / 2 } else { LENGTH };
        let mut start = 0;
        let mut most = 0.0;
        for (at, hit) in hits.iter().enumerate() {
            let near: Vec<Hit> = hits[at..]
                .iter()
                .take_while(|other| other.end <= hit.start + length - BEFORE)
                .copied()
                .collect();
            let weight = self.weigh(&near, 0.05);
            if weight > most {
                (most, start) = (weight, hit.start);
            }
        }
        let from = back(text, start, if dense { BEFORE / 2 } else { BEFORE });
        let to = forth(text, from, length);
        let mut pieces = cut(text, from..to, hits);
        if from > 0 {
            pieces.insert(0, ("…".to_owned(), false));
        }
        if to < text.len() {
            pieces.push(("…".to_owned(), false));
        }
        pieces
    }
}

/// The start of a word about `count` characters before `at`.
fn back(text: &str, at: usize, count: usize) -> usize {
    let before = &text[..at];
    let Some((from, _)) = before.char_indices().rev().nth(count) else { return 0 };
    before[from..].find(' ').map_or(from, |space| from + space + 1)
}

/// The end of a word about `count` characters after `at`.
fn forth(text: &str, at: usize, count: usize) -> usize {
    let Some((to, _)) = text[at..].char_indices().nth(count) else { return text.len() };
    let cut = at + to;
    // Text without spaces is cut anywhere.
    text[at..cut].rfind(' ').filter(|space| to - space < 40).map_or(cut, |space| at + space)
}

fn cut(text: &str, range: std::ops::Range<usize>, hits: &[Hit]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = range.start;
    for hit in hits.iter().filter(|hit| hit.start >= range.start && hit.end <= range.end) {
        if hit.end <= at {
            continue;
        }
        let start = hit.start.max(at);
        if start > at {
            pieces.push((text[at..start].to_owned(), false));
        }
        match pieces.last_mut() {
            // Pairs of characters overlap: extend the previous highlight.
            Some((marked, true)) => marked.push_str(&text[start..hit.end]),
            _ => pieces.push((text[start..hit.end].to_owned(), true)),
        }
        at = hit.end;
    }
    if at < range.end {
        pieces.push((text[at..range.end].to_owned(), false));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;

    fn terms(forms: &[&str]) -> Vec<Term> {
        forms.iter().map(|form| Term { forms: vec![(*form).to_owned()], weight: 1.0 }).collect()
    }

    fn shown(pieces: &[Piece]) -> String {
        pieces.iter().map(|(text, marked)| if *marked { format!("[{text}]") } else { text.clone() }).collect()
    }

    fn best(query: &[&str], title: &str, body: &str) -> Excerpt {
        Marker::new(&terms(query)).best(title, &html::sections(body))
    }

    const BODY: &str = "<p>On containers.</p><h2 id=\"build\">Build</h2><p>The cache, and the cache again.</p>\
                        <h2 id=\"ship\">Ship the cache</h2><p>To a registry.</p>";

    #[test]
    fn best_section_is_found() {
        assert_eq!(best(&["cache"], "Docker", BODY).id, "ship");
        assert_eq!(shown(&best(&["cache"], "Docker", BODY).heading), "Ship the [cache]");
        let found = best(&["registry"], "Docker", BODY);
        assert_eq!((found.id.as_str(), shown(&found.text)), ("ship", "To a [registry].".to_owned()));
    }

    #[test]
    fn title_match_links_to_the_article() {
        let body = "<p>Docker it is.</p><h2 id=\"a\">A</h2><p>Docker docker.</p>";
        assert_eq!(best(&["docker"], "On Docker", body).id, "");
        assert_eq!(best(&["docker"], "On other things", body).id, "a");
    }

    #[test]
    fn title_and_heading_matches_fit_better() {
        let terms = terms(&["ship", "cache"]);
        let fit = |title: &str, body: &str| Marker::new(&terms).fit(title, &html::sections(body));
        assert!(fit("To ship a cache", "") > fit("To ship", ""));
        assert!(fit("Docker", BODY) > fit("Docker", "<p>Ship the cache.</p>"));
        assert!((fit("Docker", "") - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn excerpt_is_short_and_contains_the_words() {
        let body = format!("<p>{} needle {}</p>", "hay ".repeat(90), "straw ".repeat(90));
        let text = shown(&best(&["needle"], "", &body).text);
        assert!(text.starts_with('…') && text.ends_with('…') && text.contains("[needle]"), "{text}");
        assert!(text.chars().count() < 220, "{text}");
    }

    #[test]
    fn adjacent_pairs_share_a_highlight() {
        let terms = terms(&["全文", "文検", "検索"]);
        assert_eq!(shown(&Marker::new(&terms).mark("静的な全文検索です")), "静的な[全文検索]です");
    }

    #[test]
    fn opening_is_shown_without_a_match() {
        assert_eq!(shown(&best(&["absent"], "", BODY).text), "On containers.");
    }
}
