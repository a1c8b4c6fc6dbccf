//! Structured data (JSON-LD) in the schema.org vocabulary.

use super::{Head, absolute, profile};
use crate::json::Json;
use contract::model::{Site, Summary};
use contract::url::Route;

/// Describes the page at the absolute URL `address`, with `picture` as its image, and its breadcrumbs.
pub fn data(head: &Head, site: &Site, address: &str, picture: &str) -> Json {
    let home = absolute(site, &Route::Home.href());
    let publisher = Json::object([
        ("@type", "Organization".into()),
        ("name", site.title.as_str().into()),
        ("url", home.as_str().into()),
    ]);
    let mut page = match &head.article {
        Some(article) => posting(article, site, address, picture),
        None => page(head, site, address),
    };
    page.extend([
        ("description", head.description.as_str().into()),
        ("inLanguage", head.language(site).into()),
        ("publisher", publisher),
    ]);
    // Omit unknown values.
    page.retain(|(_, value)| *value != Json::from(""));
    let mut graph = vec![Json::Object(page)];
    if address != home {
        graph.push(breadcrumbs(head, site, address, home));
    }
    Json::object([("@context", "https://schema.org".into()), ("@graph", Json::Array(graph))])
}

fn posting(article: &Summary, site: &Site, address: &str, picture: &str) -> Vec<(&'static str, Json)> {
    let authors = article.authors.iter().map(|name| person(site, name));
    vec![
        ("@type", "BlogPosting".into()),
        ("headline", article.title.as_str().into()),
        ("datePublished", article.published_at().into()),
        ("dateModified", article.modified_at().unwrap_or(article.published_at()).into()),
        ("author", Json::Array(authors.collect())),
        ("keywords", Json::Array(article.topics.iter().map(|topic| topic.as_str().into()).collect())),
        ("image", picture.into()),
        ("mainEntityOfPage", article.canonical.as_deref().unwrap_or(address).into()),
    ]
}

fn page(head: &Head, site: &Site, address: &str) -> Vec<(&'static str, Json)> {
    let (kind, name) = match head.route {
        Some(Route::Home) => ("WebSite", &site.title),
        Some(Route::Author(_, None)) => ("ProfilePage", &head.title),
        Some(Route::Page(_)) => ("WebPage", &head.title),
        _ => ("CollectionPage", &head.title),
    };
    let mut page = vec![("@type", kind.into()), ("name", name.as_str().into()), ("url", address.into())];
    if kind == "ProfilePage" {
        page.push(("mainEntity", person(site, name)));
    }
    page
}

fn person(site: &Site, name: &str) -> Json {
    Json::object([
        ("@type", "Person".into()),
        ("name", name.into()),
        ("url", profile(site, name).as_str().into()),
    ])
}

fn breadcrumbs(head: &Head, site: &Site, address: &str, home: String) -> Json {
    let above = head.above.iter().map(|(name, route)| (name.as_str(), absolute(site, &route.href())));
    let crumbs = std::iter::once((site.title.as_str(), home))
        .chain(above)
        .chain(std::iter::once((head.title.as_str(), address.to_owned())));
    let items = (1u32..).zip(crumbs).map(|(position, (name, item))| {
        Json::object([
            ("@type", "ListItem".into()),
            ("position", Json::Number(position)),
            ("name", name.into()),
            ("item", item.as_str().into()),
        ])
    });
    Json::object([("@type", "BreadcrumbList".into()), ("itemListElement", Json::Array(items.collect()))])
}
