//! Articles with their covers: one large, or several in a grid.

use crate::components::common::cover::{self, cover};
use crate::components::common::meta::{kicker, meta};
use crate::markup::localized;
use contract::model::Summary;
use contract::text::escaped;
use contract::url::Route;

/// Cards for a grid, as markup. `first` says whether the reader sees them first, `rows` whether each has a row of its own.
pub fn cards(articles: &[Summary], first: bool, rows: bool) -> String {
    // Said here and not by `:last-child`, which holds for every card in turn while a page is arriving.
    let alone = Some(articles.len()).filter(|count| !rows && *count > 1 && count % 3 == 1);
    let mut html = String::new();
    for (index, article) in articles.iter().enumerate() {
        let across = Some(index + 1) == alone;
        // One across the grid is laid out horizontally.
        let (class, sizes) =
            if across { ("b-card b-across", cover::ACROSS) } else { ("b-card", cover::IN_GRID) };
        html += &card(article, [class, "h3", "b-card-summary"], sizes, first && index == 0);
    }
    html
}

/// The article that opens the front page, large, as markup.
pub fn featured(article: &Summary) -> String {
    card(article, ["b-featured", "h2", "b-featured-summary"], cover::IN_LEAD, true)
}

/// Cover, topic, title, summary, reading time and date. The title's link covers the card.
fn card(article: &Summary, [class, heading, summary_class]: [&str; 3], sizes: &str, first: bool) -> String {
    let Summary { slug, title, summary, topics, cover: own, date, minutes, language, .. } = article;
    let (topic, language) = (topics.first(), language.as_deref());
    [
        "<article class=\"",
        class,
        "\">",
        &cover(own.as_ref(), topic, sizes, first),
        &kicker(topic),
        "<",
        heading,
        "><a href=\"",
        &escaped(&Route::Article(slug.clone()).href()),
        "\">",
        &localized(title, language),
        "</a></",
        heading,
        "><p class=\"",
        summary_class,
        "\">",
        &localized(summary, language),
        "</p>",
        &meta(*minutes, date),
        "</article>",
    ]
    .concat()
}
