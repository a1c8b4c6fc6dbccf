//! Strings shown by the app, grouped by where they appear.

use super::{Messages, table};

table! { Messages:
    // Around every page.
    /// The first link of every page, for keyboard users.
    text skip;
    /// The masthead's title until the magazine's name is known.
    text home;
    /// Label of the masthead's navigation, for screen readers.
    text main;
    /// The index of topics: its link in the masthead and its title.
    text topics;
    /// The archive by year: its link in the masthead and its title.
    text archive;
    /// The link to the most popular articles in the masthead.
    text popular;
    /// A page is loading; for screen readers.
    text loading;

    // Around a title.
    /// Before the names of the authors.
    text by;
    /// Before the date of the last change.
    text updated;
    /// Reading time.
    count min_read;

    // Lists.
    /// Heading of the most popular articles.
    text most_popular;
    /// Link from the most popular articles to the whole ranking.
    text view_all;
    /// Heading of the newest articles.
    text latest;
    /// Heading of a list of articles, for screen readers.
    text articles;
    /// How many articles a topic or a year has.
    count articles_in;
    /// Description of the index of topics.
    text topics_about;
    /// Description of the archive.
    text archive_about;
    /// The index of authors: its title.
    text authors;
    /// Description of the index of authors.
    text authors_about;
    /// Label of the links between rankings of different periods, for screen readers.
    text period;
    /// A ranking of all time.
    text all_time;
    /// A ranking of this year.
    text this_year;
    /// A ranking of this month.
    text this_month;
    /// The last day whose reads are counted in a ranking.
    text counted_until(date);
    /// Heading of articles on similar subjects.
    text related;
    /// Above the name of a topic.
    text topic;
    /// Above the name of an author.
    text author;
    /// Above the name of a series.
    text series;
    /// The number of a list's page.
    text page(number);
    /// The title of a list's page with a number.
    text title_page(title, number);

    // Pagination.
    /// Label of the links to other pages of a list, for screen readers.
    text pages;
    /// Link to the page with newer articles.
    text newer_articles;
    /// Link to the page with older articles.
    text older_articles;
    /// The button that loads the next page of a list; also the label of the links to the articles before and after, for
    /// screen readers.
    text more_articles;
    /// Above the title of the article published before.
    text older;
    /// Above the title of the article published after.
    text newer;

    // Around an article's text.
    /// The list of an article's sections.
    text contents;
    /// Which part of a series an article is; `{series}` is a link to all of them.
    text part(part, series);
    /// The button that shares an article.
    text share;
    /// Unfolds how to cite an article.
    text cite;
    /// The button that copies the BibTeX entry.
    text copy_citation;
    /// The link to an article's source.
    text edit;
    /// Above the title of the part before, in a series.
    text previous_part;
    /// Above the title of the part after, in a series.
    text next_part;
    /// The button that goes to where the reader stopped.
    text resume(heading);
    /// The button that dismisses this offer.
    text dismiss;
    /// The button beside selected text.
    text quote;
    /// An address was copied.
    text link_copied;
    /// The BibTeX entry was copied.
    text citation_copied;
    /// A code block was copied.
    text code_copied;
    /// The browser refused to copy.
    text not_copied;

    // Page not found.
    /// Title.
    text not_found;
    /// What may have happened.
    text not_found_about;
    /// Link to the front page.
    text to_home;
    /// Link to the archive.
    text to_archive;
    /// Link to the index of topics.
    text to_topics;

    // Dialogs: an enlarged picture, the search, the keyboard shortcuts.
    /// The button that closes one.
    text close;

    // Something failed.
    /// The button that retries.
    text try_again;
    /// The document's title when a page fails to load.
    text failed;
    /// A network error.
    text offline;
    /// Explanation and what to do.
    text offline_cure;
    /// A timeout.
    text slow;
    /// Explanation and what to do.
    text slow_cure;
    /// The server responded with an error status.
    text server_fault;
    /// Explanation and what to do.
    text server_fault_cure;
    /// The server responded with a web page instead of data.
    text wrong_answer;
    /// Explanation and what to do.
    text wrong_answer_cure;
    /// The data cannot be parsed.
    text damaged;
    /// Explanation and what to do.
    text damaged_cure;
    /// The data has a newer format than the app supports.
    text outdated;
    /// Explanation and what to do.
    text outdated_cure;
    /// The app has crashed; the page can still be read.
    text stopped;

    // Reading settings. Most are a name and its options, `Theme|System|Light`, in the order given here.
    /// The button that opens them, and their panel; for screen readers.
    text reading_settings;
    /// Follow the system, light, dark, brown on cream.
    text theme;
    /// Five sizes, in percent of the default.
    text text_size;
    /// Narrow, default, wide.
    text line_width;
    /// Serif, sans serif.
    text typeface;
    /// Single-key shortcuts: on, off.
    text single_keys;
    /// Speed of reading aloud: five speeds.
    text speed;
    /// The button that resets all settings.
    text use_defaults;

    // Single-key shortcuts, each with what it does.
    /// Title of their list.
    text keys;
    /// Where to turn them off.
    text keys_off;
    /// `?`, and a button in the settings.
    text show_keys;
    /// `j`
    text key_down;
    /// `k`
    text key_up;
    /// `n`
    text key_next;
    /// `p`
    text key_previous;
    /// `t`
    text key_theme;

    // Reading aloud.
    /// The button that reads an article aloud, and the name of the player.
    text listen;
    /// Pauses.
    text pause;
    /// Resumes.
    text play;
    /// Stops.
    text stop;

    // The search.
    /// The search: its button in the masthead and its title.
    text search;
    /// Label and placeholder of the search field.
    text search_for;
    /// The search failed to load.
    text search_failed;
    /// Shown without JavaScript, as a link to the archive.
    text search_needs;
}
