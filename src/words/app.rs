//! What the app shows. Ordered by where it stands: add to the part's own paragraph.

use super::{Words, table};

table! { Words:
    // The frame.
    /// The first link of every page, for the keyboard.
    text skip;
    /// The masthead's name as long as the magazine's is not known.
    text home;
    /// The label of the masthead's links, for screen readers.
    text main;
    /// All topics: in the masthead, and that page's title.
    text topics;
    /// Everything by year: in the masthead, and that page's title.
    text archive;
    /// What is read most, in the masthead.
    text popular;
    /// A page is on its way; for screen readers.
    text loading;

    // Around a title.
    /// Before the names of the authors.
    text by;
    /// Before the date of the last change.
    text updated;
    /// Reading time.
    count min_read;

    // Lists.
    /// The title of what is read most.
    text most_popular;
    /// From the most popular to all of them.
    text view_all;
    /// Above the newest articles.
    text latest;
    /// A list of articles; for screen readers.
    text articles;
    /// How many articles a topic or a year has.
    count articles_in;
    /// What all topics are, under their title.
    text topics_about;
    /// What the archive is, under its title.
    text archive_about;
    /// All authors: that page's title.
    text authors;
    /// What the page of all authors is, under its title.
    text authors_about;
    /// The label of the links between rankings of different times, for screen readers.
    text period;
    /// Of a ranking: ever.
    text all_time;
    /// Of a ranking: within this year.
    text this_year;
    /// Of a ranking: within this month.
    text this_month;
    /// The day up to which reads are counted.
    text counted_until(date);
    /// Above articles on the same subject.
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

    // From page to page.
    /// The label of the links to other pages of a list, for screen readers.
    text pages;
    /// To the page with newer articles.
    text newer_articles;
    /// To the page with older articles.
    text older_articles;
    /// The label of the links to the articles before and after, for screen readers.
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
    /// The button that passes an article on.
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
    /// The button that leads to where one stopped reading.
    text resume(heading);
    /// The button that takes this offer away.
    text dismiss;
    /// The button beside words that are selected.
    text quote;
    /// An address is in the clipboard.
    text link_copied;
    /// The BibTeX entry is in the clipboard.
    text citation_copied;
    /// A block of code is copied.
    text code_copied;
    /// The browser does not let the page copy.
    text not_copied;

    // Nothing there.
    /// The title where no page is.
    text not_found;
    /// What that means.
    text not_found_about;
    /// From there to the front page.
    text to_home;
    /// From there to the archive.
    text to_archive;
    /// From there to all topics.
    text to_topics;

    // A picture, large.
    /// The button that closes it.
    text close;

    // Something failed.
    /// The button that tries again.
    text try_again;
    /// The document's title where a page failed.
    text failed;
    /// No answer.
    text offline;
    /// What to do about it.
    text offline_cure;
    /// No answer in time.
    text slow;
    /// What to do about it.
    text slow_cure;
    /// The server answered with an error.
    text server_fault;
    /// What to do about it.
    text server_fault_cure;
    /// The server answered with a web page in place of data.
    text wrong_answer;
    /// What to do about it.
    text wrong_answer_cure;
    /// The data cannot be read.
    text damaged;
    /// What to do about it.
    text damaged_cure;
    /// The data is of a newer version.
    text outdated;
    /// What to do about it.
    text outdated_cure;
    /// The app has stopped; the page can still be read.
    text stopped;

    // The reader's settings. Some are a name and its choices, `Theme|System|Light`, in the order given here.
    /// The button that opens them, and their panel; for screen readers.
    text reading_settings;
    /// As the system has it, always light, always dark, brown on cream.
    text theme;
    /// Five sizes, in hundredths of the usual one.
    text text_size;
    /// Narrower, usual, wider.
    text line_width;
    /// With serifs, without.
    text typeface;
    /// Whether single keys do something: yes, no.
    text single_keys;
    /// How fast is read aloud: five speeds.
    text speed;
    /// The button that forgets what was chosen.
    text use_defaults;

    // Single keys, each with what it does.
    /// The title of their list.
    text keys;
    /// How to be rid of them.
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
    /// The button that has an article read, and the name of the player.
    text listen;
    /// Pauses.
    text pause;
    /// Goes on.
    text play;
    /// Ends.
    text stop;

    // The search.
    /// The search: in the masthead, and its page's title.
    text search;
    /// The label of the field to type into, for screen readers.
    text search_for;
    /// The search cannot be shown.
    text search_failed;
    /// What is there instead, without JavaScript.
    text search_needs;
}
