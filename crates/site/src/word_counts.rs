//! Counts the words of one article and weighs how strongly each represents it.

use crate::stems::Stems;
use contract::model::Summary;
use rustc_hash::FxHashMap;
use search::{html::Section, postings::STRONGEST, text};
use std::fmt::Write;
use std::ops::AddAssign;
use std::str::Split;

/// A word of an article with all its forms there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Key shared by all forms.
    pub stem: String,
    /// Forms, in order.
    pub forms: Vec<String>,
    /// Weight in the article, from 1.
    pub strength: u8,
}

/// Occurrences of a word by location.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    title: f32,
    heading: f32,
    lead: f32,
    body: f32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, Self { title, heading, lead, body }: Self) {
        self.title += title;
        self.heading += heading;
        self.lead += lead;
        self.body += body;
    }
}

/// Weight of each location; they add up to 1.
const TITLE: f32 = 0.44;
const HEADING: f32 = 0.12;
const LEAD: f32 = 0.12;
const BODY: f32 = 0.32;

/// Weight of an occurrence in a code listing, or as part of an identifier.
const IN_CODE: f32 = 0.4;

/// Typical length of an article, in words. The actual average would change with every new article, and with it every
/// weight in the index.
const USUAL: f32 = 800.0;

/// Maximum length of a word, in bytes; nobody types longer ones.
const LONGEST: usize = 60;

/// Counts the words of an article; returns them ordered by stem.
pub fn words(summary: &Summary, sections: &[Section], stems: &Stems) -> Vec<Counted> {
    let mut words = Words::default();
    words.add(&summary.title, 1.0, |tally| &mut tally.title);
    words.add(&summary.summary, 1.0, |tally| &mut tally.lead);
    for name in summary.topics.iter().chain(&summary.authors) {
        words.add(name, 2.0, |tally| &mut tally.lead);
    }
    for section in sections {
        words.add(&section.heading, 1.0, |tally| &mut tally.heading);
        for (text, listing) in &section.parts {
            words.add(text, if *listing { IN_CODE } else { 1.0 }, |tally| &mut tally.body);
        }
    }
    let length = words.total;
    let title_length = text::words(&summary.title).len() as f32;
    let forms = words.all.into_iter().map(|(word, (written, tally))| {
        let stem = stems.stem(written.as_deref().unwrap_or(&word), &word);
        (stem, word, tally)
    });
    let mut forms: Vec<(String, String, Tally)> = forms.collect();
    // Floating-point sums depend on order, so fix it.
    forms.sort_unstable_by(|(a, form, _), (b, other, _)| a.cmp(b).then_with(|| form.cmp(other)));
    let mut stemmed: Vec<(Counted, Tally)> = Vec::with_capacity(forms.len());
    for (stem, form, tally) in forms {
        match stemmed.last_mut() {
            Some((counted, sum)) if counted.stem == stem => {
                counted.forms.push(form);
                *sum += tally;
            }
            _ => stemmed.push((Counted { stem, forms: vec![form], strength: 0 }, tally)),
        }
    }
    let weighed = |(counted, sum)| Counted { strength: strength(sum, length, title_length), ..counted };
    stemmed.into_iter().map(weighed).collect()
}

/// Writes word counts as text, one word per line.
pub fn write(words: &[Counted]) -> String {
    let mut text = String::new();
    for Counted { stem, forms, strength } in words {
        // Writing to a string cannot fail.
        let _ = write!(text, "{stem}\t{strength}");
        forms.iter().for_each(|form| text.extend(["\t", form]));
        text.push('\n');
    }
    text
}

/// Reads the format of [`write`]: stem, strength and forms.
pub fn read(text: &str) -> impl Iterator<Item = (&str, u8, Split<'_, char>)> {
    text.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        Some((fields.next()?, fields.next()?.parse().ok()?, fields))
    })
}

/// Occurrences saturate: a tenth mention adds less than a second, and no number of them outweighs the title.
fn strength(Tally { title, heading, lead, body }: Tally, length: f32, title_length: f32) -> u8 {
    let in_title = title.min(1.0) / (0.8 + 0.04 * title_length);
    let often = body / (body + 1.2 * (0.4 + 0.6 * length / USUAL));
    let sum =
        TITLE * in_title + HEADING * heading / (heading + 0.5) + LEAD * lead / (lead + 0.5) + BODY * often;
    ((sum * f32::from(STRONGEST)).round() as u8).clamp(1, STRONGEST)
}

#[derive(Default)]
struct Words {
    /// By normalised word: the lower-case spelling if different, and the occurrences.
    all: FxHashMap<String, (Option<String>, Tally)>,
    total: f32,
}

impl Words {
    fn add(&mut self, text: &str, count: f32, place: impl Fn(&mut Tally) -> &mut f32) {
        text::each(text, |word, at| {
            let written = &text[at];
            self.total += 1.0;
            // Only identifiers such as `camelCase` have parts.
            if written.chars().skip(1).any(char::is_uppercase) {
                for part in text::parts(written) {
                    self.one(&part, &part, count * IN_CODE, &place);
                }
            }
            self.one(word, written, count, &place);
        });
    }

    fn one(&mut self, word: &str, written: &str, count: f32, place: impl Fn(&mut Tally) -> &mut f32) {
        if word.len() > LONGEST {
            return;
        }
        // Most words occur more than once.
        if let Some((_, tally)) = self.all.get_mut(word) {
            *place(tally) += count;
            return;
        }
        let mut tally = Tally::default();
        *place(&mut tally) += count;
        let written = (!written.eq_ignore_ascii_case(word)).then(|| written.to_lowercase());
        self.all.insert(word.to_owned(), (written, tally));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn counted(title: &str, html: &str) -> Vec<Counted> {
        let summary = Summary { title: title.into(), ..Summary::default() };
        words(&summary, &search::html::sections(html), &Stems::of("en"))
    }

    fn named<'a>(words: &'a [Counted], stem: &str) -> &'a Counted {
        words.iter().find(|word| word.stem == stem).unwrap()
    }

    #[test]
    fn title_outweighs_any_number_of_mentions() {
        let titled = counted("Docker in production", "<p>It is small.</p>");
        let mentioned = counted("Containers", &"<p>docker docker</p>".repeat(50));
        assert!(named(&titled, "docker").strength > named(&mentioned, "docker").strength);
    }

    #[test]
    fn word_counts_round_trip() {
        let words =
            counted("Docker's 1,000 deploys", "<p>We deployed Ünïts, 数据库 and a-b_c.</p><pre>x\ty</pre>");
        assert!(words.len() > 8);
        let text = write(&words);
        let read = read(&text).map(|(stem, strength, forms)| Counted {
            stem: stem.to_owned(),
            forms: forms.map(str::to_owned).collect(),
            strength,
        });
        assert_eq!(read.collect::<Vec<_>>(), words);
    }

    #[test]
    fn forms_are_counted_together() {
        let words = counted("", "<p>It deploys, we deployed, deploying.</p>");
        assert_eq!(named(&words, "deploy").forms, ["deployed", "deploying", "deploys"]);
    }

    #[test]
    fn code_listings_count_less() {
        let words = counted("", "<p>prose</p><pre>fn openSocket() {}</pre>");
        let weight = |stem| named(&words, stem).strength;
        assert!(weight("socket") > 0 && weight("opensocket") < weight("prose"));
    }
}
