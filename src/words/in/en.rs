//! English.

use crate::words::app;
#[cfg(not(target_arch = "wasm32"))]
use crate::words::labels;

/// What the app shows.
pub const APP: app::Table = app::Table {
    skip: "Skip to content",
    home: "Home",
    main: "Main",
    topics: "Topics",
    archive: "Archive",
    popular: "Popular",
    loading: "Loading…",

    by: "By",
    updated: "Updated",
    min_read: "{n} min read",

    most_popular: "Most Popular",
    view_all: "View all",
    latest: "Latest",
    articles: "Articles",
    articles_in: "one:{n} article|other:{n} articles",
    topics_about: "What the magazine writes about, topic by topic.",
    archive_about: "Everything published so far, year by year.",
    authors: "Authors",
    authors_about: "Who writes here, and what about.",
    period: "Period",
    all_time: "All time",
    this_year: "This year",
    this_month: "This month",
    counted_until: "Counted up to {date}",
    related: "Related",
    topic: "Topic",
    author: "Author",
    series: "Series",
    page: "Page {number}",
    title_page: "{title}, page {number}",

    pages: "Pages",
    newer_articles: "Newer articles",
    older_articles: "Older articles",
    more_articles: "More articles",
    older: "Older",
    newer: "Newer",

    contents: "Contents",
    part: "Part {part} of {series}",
    share: "Share",
    cite: "Cite",
    copy_citation: "Copy BibTeX",
    edit: "Edit this article",
    previous_part: "Previous part",
    next_part: "Next part",
    resume: "Continue where you left off: {heading}",
    dismiss: "Dismiss",
    quote: "Copy link to selection",
    link_copied: "Link copied",
    citation_copied: "Citation copied",
    code_copied: "Code copied",
    not_copied: "Copying is not allowed here",

    not_found: "Page not found",
    not_found_about: "There is nothing at this address. It may have moved, or the link may be mistyped.",
    to_home: "The front page",
    to_archive: "The archive, every article by year",
    to_topics: "All topics",

    close: "Close",
    try_again: "Try again",
    failed: "Could not be shown",
    offline: "The network did not answer",
    offline_cure: "You may be offline. Pages you have opened before still work; this one can be tried again once the \
                   connection is back.",
    slow: "This is taking too long",
    slow_cure: "The connection is slow or the server is busy. Trying again often helps.",
    server_fault: "The server has a problem",
    server_fault_cure: "It answered with an error. That is not your doing; try again in a moment.",
    wrong_answer: "The server sent something else",
    wrong_answer_cure: "It answered with a web page where the page's data should be. The address may be wrong, or \
                        the network wants you to sign in first.",
    damaged: "This page arrived damaged",
    damaged_cure: "Its data is cut short or not in the form this app reads. Trying again fetches it anew.",
    outdated: "This magazine has been updated",
    outdated_cure: "The page comes from a newer version. Reload to get it; trying again fetches it anew.",
    stopped: "Part of this page has stopped working. You can read on; reloading the page mends it.",

    reading_settings: "Reading settings",
    theme: "Theme|System|Light|Dark|Sepia",
    text_size: "Text size|90%|100%|115%|130%|150%",
    line_width: "Line width|Narrow|Normal|Wide",
    typeface: "Typeface|Serif|Sans",
    single_keys: "Single-key shortcuts|On|Off",
    speed: "Speed|0.75×|1×|1.25×|1.5×|2×",
    use_defaults: "Use the defaults",

    keys: "Keys",
    keys_off: "They can be switched off in the reading settings.",
    show_keys: "Show the keys",
    key_down: "Next heading or article",
    key_up: "Previous heading or article",
    key_next: "Next article or page",
    key_previous: "Previous article or page",
    key_theme: "Next theme",

    listen: "Listen",
    pause: "Pause",
    play: "Play",
    stop: "Stop",
};

/// What press writes.
#[cfg(not(target_arch = "wasm32"))]
pub const LABELS: labels::Table = labels::Table {
    code_block: "Code {number}, {language}",
    plain_text: "text",
    copy: "Copy",
    wrap: "Wrap",
    all_lines: "Show all {number} lines",
    formula: "Formula {number}",
    diagram: "Diagram {number}: {kind}",
    diagram_source: "As text",
    table: "Table {number}",

    note: "Note",
    tip: "Tip",
    important: "Important",
    warning: "Warning",
    caution: "Caution",

    video: "Video",
    code: "Code",
    post: "Post",
    audio: "Audio",
    slides: "Slides",

    footnote: "Note {number}",
    back_to_reference: "Back to reference {number}",
    link_to: "Link to {heading}",
    done: "Done",
    to_do: "To do",
};
