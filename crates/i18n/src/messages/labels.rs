//! Strings that builds write into pages and files. Readers never download them separately.

#[cfg(not(target_arch = "wasm32"))]
use super::{Strings, overrides};
use super::{r#in, table};
use crate::locale;

/// The labels in one language.
#[derive(Clone, Copy, Debug)]
pub struct Labels {
    /// Language of the labels.
    pub language: &'static str,
    list: &'static [&'static str; COUNT],
}

impl Labels {
    /// Returns the labels for a text in `language`, or else in `site`, or else in English.
    pub fn of(language: &str, site: &str) -> Self {
        let shipped = r#in::shipped(language).or_else(|| r#in::shipped(site));
        let shipped = shipped.unwrap_or(&r#in::SHIPPED[0]);
        Self { language: shipped.language, list: &shipped.labels }
    }

    /// Like [`of`](Self::of), with the magazine's own words for some of the labels. A text in another language than the
    /// magazine's keeps the built-in ones.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn with(language: &str, site: &str, strings: &Strings) -> Self {
        let built_in = Self::of(language, site);
        if built_in.language != Self::of(site, site).language {
            return built_in;
        }
        Self { list: overrides::replaced(built_in.list, &NAMES, strings), ..built_in }
    }

    /// Formats a number.
    pub fn number(self, number: usize) -> String {
        locale::number(self.language, u32::try_from(number).unwrap_or(u32::MAX))
    }
}

table! { Labels:
    // Code and tables.
    /// The name of a code block, for screen readers.
    text code_block(number, language);
    /// Stands for the language of a code block without one.
    text plain_text;
    /// The button that copies a code block.
    text copy;
    /// The checkbox that wraps long lines of code.
    text wrap;
    /// The control that expands a long code block.
    text all_lines(number);
    /// The name of a formula, for screen readers.
    text formula(number);
    /// The name of a diagram; its kind is in English, as in `sequence diagram`.
    text diagram(number, kind);
    /// Opens the source text of a diagram. The search index contains it, so keep it short.
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

    // Kinds of embedded content.
    /// A video.
    text video;
    /// A piece of code.
    text code;
    /// A post on a social network.
    text post;
    /// Music or speech.
    text audio;
    /// Slides of a talk.
    text slides;

    // Footnotes, headings, task lists.
    /// The name of a footnote reference, for screen readers.
    text footnote(number);
    /// The name of the link from a footnote back to its reference.
    text back_to_reference(number);
    /// The name of a heading's link to itself.
    text link_to(heading);
    /// The checkbox of a completed task.
    text done;
    /// The checkbox of an open task.
    text to_do;

    // The search panel. It loads these with its index; English is compiled into it.
    /// Number of results, with plural forms named as for `count`; the panel picks one.
    text search_results(n);
    /// No results.
    text search_none(query);
    /// What to try instead.
    text search_none_cure;
    /// No results with the selected topic, author or year.
    text search_none_filtered(query);
    /// A word was corrected.
    text search_meant(typed, meant);
    /// A word that no article contains, beside results for the others.
    text search_unknown(typed);
    /// No article contains all words.
    text search_partial;
    /// Link to the page with all results.
    text search_all(query);
    /// The button that shows more.
    text search_more;
    /// Heading of recent searches.
    text search_recent;
    /// The button that clears recent searches.
    text search_clear;
    /// The filter by topic.
    text search_topic;
    /// The filter by author.
    text search_author;
    /// The filter by year.
    text search_year;
    /// The option that selects no filter.
    text search_any;
}
