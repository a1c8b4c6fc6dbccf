//! Where in an article the words of a query stand, and the sentence or two around them.

use crate::{html::Section, scores::Term, text};
use std::collections::BTreeMap;

/// A piece of text, and whether it is to be marked.
pub type Piece = (String, bool);

/// The place in an article that fits a query best.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Excerpt {
    /// The heading's `id`; empty where the article as a whole fits.
    pub id: String,
    /// The heading.
    pub heading: Vec<Piece>,
    /// The text around the words.
    pub text: Vec<Piece>,
}

/// How much text is shown, in characters of a script like Latin; half as much of one without spaces.
const LENGTH: usize = 190;
/// How much of it stands before the first word that is marked.
const BEFORE: usize = 50;

/// A word of a query, found in a text.
#[derive(Clone, Copy, Debug)]
struct Hit {
    start: usize,
    end: usize,
    term: usize,
}

/// Finds words in texts.
pub struct Marker<'a> {
    terms: &'a [Term],
    by_form: BTreeMap<&'a str, usize>,
}

impl<'a> Marker<'a> {
    /// Finds the words of these terms.
    pub fn new(terms: &'a [Term]) -> Self {
        let forms = |(at, term): (usize, &'a Term)| term.forms.iter().map(move |form| (form.as_str(), at));
        Self { terms, by_form: terms.iter().enumerate().flat_map(forms).collect() }
    }

    /// The text in pieces, its words marked.
    pub fn mark(&self, text: &str) -> Vec<Piece> {
        cut(text, 0..text.len(), &self.hits(text))
    }

    /// How well an article fits beyond the words that it has: 1, and up to 2 where title or a heading have them all.
    pub fn fit(&self, title: &str, sections: &[Section]) -> f32 {
        let all: f32 = self.terms.iter().map(|term| term.weight).sum();
        let share = |text: &str| if all > 0.0 { self.weigh(&self.hits(text), 0.0) / all } else { 0.0 };
        let heading = sections.iter().map(|section| share(&section.heading)).fold(0.0, f32::max);
        1.0 + 0.6 * share(title) + 0.4 * heading
    }

    /// The section that fits best, if any has one of the words; the beginning, if already the title says it all.
    pub fn best(&self, title: &str, sections: &[Section]) -> Excerpt {
        let in_title = self.distinct(&self.hits(title)) == self.terms.len();
        let mut best: Option<(f32, &Section, String, Vec<Hit>)> = None;
        for section in sections {
            let text = section.text();
            let hits = self.hits(&text);
            let in_heading = self.hits(&section.heading);
            // Every word once, more of the same a little; a heading says what the text is about.
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

    /// What the words of these hits weigh; of each word `more` for every further hit, up to four.
    fn weigh(&self, hits: &[Hit], more: f32) -> f32 {
        let weigh = |(at, term): (usize, &Term)| match hits.iter().filter(|hit| hit.term == at).count() {
            0 => 0.0,
            count => term.weight * (1.0 + more * (count - 1).min(4) as f32),
        };
        self.terms.iter().enumerate().map(weigh).sum()
    }

    /// A window on a text where most words are together.
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

/// The beginning of a word about `count` characters before `at`.
fn back(text: &str, at: usize, count: usize) -> usize {
    let before = &text[..at];
    let Some((from, _)) = before.char_indices().rev().nth(count) else { return 0 };
    before[from..].find(' ').map_or(from, |space| from + space + 1)
}

/// The end of a word about `count` characters after `at`.
fn forth(text: &str, at: usize, count: usize) -> usize {
    let Some((to, _)) = text[at..].char_indices().nth(count) else { return text.len() };
    let cut = at + to;
    // A script without spaces is cut anywhere.
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
            // Pairs of characters overlap: one mark.
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
    fn the_heading_that_fits_best_is_found() {
        assert_eq!(best(&["cache"], "Docker", BODY).id, "ship");
        assert_eq!(shown(&best(&["cache"], "Docker", BODY).heading), "Ship the [cache]");
        let found = best(&["registry"], "Docker", BODY);
        assert_eq!((found.id.as_str(), shown(&found.text)), ("ship", "To a [registry].".to_owned()));
    }

    #[test]
    fn what_the_title_says_leads_to_the_article() {
        let body = "<p>Docker it is.</p><h2 id=\"a\">A</h2><p>Docker docker.</p>";
        assert_eq!(best(&["docker"], "On Docker", body).id, "");
        assert_eq!(best(&["docker"], "On other things", body).id, "a");
    }

    #[test]
    fn who_says_it_in_the_title_or_a_heading_fits_better() {
        let terms = terms(&["ship", "cache"]);
        let fit = |title: &str, body: &str| Marker::new(&terms).fit(title, &html::sections(body));
        assert!(fit("To ship a cache", "") > fit("To ship", ""));
        assert!(fit("Docker", BODY) > fit("Docker", "<p>Ship the cache.</p>"));
        assert!((fit("Docker", "") - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn an_excerpt_is_short_and_has_the_words() {
        let body = format!("<p>{} needle {}</p>", "hay ".repeat(90), "straw ".repeat(90));
        let text = shown(&best(&["needle"], "", &body).text);
        assert!(text.starts_with('…') && text.ends_with('…') && text.contains("[needle]"), "{text}");
        assert!(text.chars().count() < 220, "{text}");
    }

    #[test]
    fn pairs_of_characters_are_one_mark() {
        let terms = terms(&["全文", "文検", "検索"]);
        assert_eq!(shown(&Marker::new(&terms).mark("静的な全文検索です")), "静的な[全文検索]です");
    }

    #[test]
    fn without_a_word_the_opening_is_shown() {
        assert_eq!(shown(&best(&["absent"], "", BODY).text), "On containers.");
    }
}
