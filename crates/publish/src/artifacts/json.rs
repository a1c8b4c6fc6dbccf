//! JSON Feed 1.1.

use super::{
    body,
    feed_items::{Feed, Item},
    site_index,
};
use app::head;
use contract::model::Site;
use contract::url::{Route, Slug};
use serde_json::{Value, json};

/// The feed, to be published at `address`.
pub fn feed(feed: &Feed<'_>, address: &str) -> Vec<u8> {
    let mut whole = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": address,
        "language": feed.site.language,
        "items": feed.items.iter().map(|each| item(feed.site, each)).collect::<Vec<_>>(),
    });
    if !feed.description.is_empty() {
        whole["description"] = feed.description.into();
    }
    format!("{whole}\n").into_bytes()
}

fn item(site: &Site, item: &Item<'_>) -> Value {
    let Item { article, address, html, picture } = item;
    let author = |name: &String| {
        let page = Route::Author(Slug::of(name), None).href();
        json!({ "name": name, "url": head::absolute(site, &page) })
    };
    let mut whole = json!({
        "id": address,
        "url": address,
        "title": article.title,
        "summary": article.summary,
        "content_html": body::illustrated(picture.as_ref(), html),
        "date_published": site_index::published(article).rfc_3339(),
        "date_modified": site_index::changed(article).rfc_3339(),
        "authors": article.authors.iter().map(author).collect::<Vec<_>>(),
        "tags": article.topics,
    });
    if let Some(original) = site_index::original(article, address) {
        whole["external_url"] = original.into();
    }
    if let Some(language) = &article.language {
        whole["language"] = language.as_str().into();
    }
    if let Some(picture) = picture {
        whole["image"] = picture.src.as_str().into();
    }
    whole
}
