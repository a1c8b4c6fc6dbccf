//! What press writes into texts and files: it costs a reader nothing, and is never fetched.

use super::{r#in, table};
use crate::locale;

/// The labels of one language.
#[derive(Clone, Copy, Debug)]
pub struct Labels {
    /// Their language.
    pub language: &'static str,
    list: &'static [&'static str; COUNT],
}

impl Labels {
    /// The labels for a text in `language`; where that is not shipped, those of `site`'s, or else the English ones.
    pub fn of(language: &str, site: &str) -> Self {
        let shipped = r#in::shipped(language).or_else(|| r#in::shipped(site));
        let shipped = shipped.unwrap_or(&r#in::SHIPPED[0]);
        Self { language: shipped.language, list: &shipped.labels }
    }

    /// A number as the language writes it.
    pub fn number(self, number: usize) -> String {
        locale::number(self.language, u32::try_from(number).unwrap_or(u32::MAX))
    }
}

table! { Labels:
    // Code and tables.
    /// The name of a code block, for screen readers.
    text code_block(number, language);
    /// The language of code that is plain text.
    text plain_text;
    /// The button that copies a code block.
    text copy;
    /// The switch that wraps long lines of code.
    text wrap;
    /// What shows the whole of a long code block.
    text all_lines(number);
    /// The name of a formula, for screen readers.
    text formula(number);
    /// The name of a diagram; its kind is Mermaid's word for it.
    text diagram(number, kind);
    /// What opens the text that a diagram was drawn from.
    text diagram_source;
    /// The name of a table, for screen readers.
    text table(number);

    // Callouts.
    /// The title of `> [!NOTE]`.
    text note;
    /// The title of `> [!TIP]`.
    text tip;
    /// The title of `> [!IMPORTANT]`.
    text important;
    /// The title of `> [!WARNING]`.
    text warning;
    /// The title of `> [!CAUTION]`.
    text caution;

    // What a link to another site leads to.
    /// A film.
    text video;
    /// A piece of code.
    text code;
    /// A message on a social network.
    text post;
    /// Music or speech.
    text audio;
    /// Slides of a talk.
    text slides;

    // Notes, headings, tasks.
    /// The name of a footnote's number in the text, for screen readers.
    text footnote(number);
    /// The name of the link from a footnote back into the text.
    text back_to_reference(number);
    /// The name of a heading's link to itself.
    text link_to(heading);
    /// The box of a task that is done.
    text done;
    /// The box of a task that is not.
    text to_do;

    // The search, which reads them with its index.
    /// How many results there are.
    text search_results(n);
    /// Nothing is found.
    text search_none(query);
    /// What to do about it.
    text search_none_cure;
    /// Nothing is found with the chosen topic, author or year.
    text search_none_filtered(query);
    /// A word was taken for another.
    text search_meant(typed, meant);
    /// No article has a word.
    text search_unknown(typed);
    /// No article has all words.
    text search_partial;
    /// To the page with all results.
    text search_all(query);
    /// The button that shows more.
    text search_more;
    /// Above what was searched for before.
    text search_recent;
    /// Forgets what was searched for before.
    text search_clear;
    /// The filter by topic.
    text search_topic;
    /// The filter by author.
    text search_author;
    /// The filter by year.
    text search_year;
    /// No filter.
    text search_any;
}
