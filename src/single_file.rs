//! Derives the data of all pages from a single hand-written `articles.json`. For other sites, the build writes a file per
//! page.

use contract::date;
use contract::model::{Article, Entry, FORMAT, Front, Index, Listing, Page, RELATED, Summary, Teaser};
use contract::url::{Route, Slug};
use serde::de::DeserializeOwned;

/// A data type that can be derived from [`Front`].
pub trait FromFront: DeserializeOwned + 'static {
    /// The data for `route`, or `None` if there is no such page.
    fn from_front(front: &Front, route: &Route) -> Option<Self>;
}

impl FromFront for Front {
    fn from_front(front: &Front, _: &Route) -> Option<Self> {
        Some(front.clone())
    }
}

impl FromFront for Article {
    fn from_front(front: &Front, route: &Route) -> Option<Self> {
        let Route::Article(slug) = route else { return None };
        let at = front.articles.iter().position(|article| article.slug == *slug)?;
        let teaser = |index: usize| front.articles.get(index).map(Teaser::from);
        let mut article = front.articles[at].clone();
        Some(Self {
            format: FORMAT,
            html: article.html.take().unwrap_or_default(),
            article,
            excerpt: false,
            contents: Vec::new(),
            older: teaser(at + 1),
            newer: at.checked_sub(1).and_then(teaser),
            series: None,
            edit: None,
            related: related(front, at),
        })
    }
}

impl FromFront for Listing {
    fn from_front(front: &Front, route: &Route) -> Option<Self> {
        let named =
            |names: &[String], slug: &Slug| names.iter().find(|name| Slug::of(name) == *slug).cloned();
        let (title, articles): (_, Vec<Summary>) = match route {
            Route::Popular => (String::new(), with_slugs(front, &front.popular)),
            Route::Year(year, None) => {
                (year.to_string(), select(front, |article| Slug::of(date::year(&article.date)) == *year))
            }
            Route::Topic(slug, None) => (
                front.articles.iter().find_map(|article| named(&article.topics, slug))?,
                select(front, |article| named(&article.topics, slug).is_some()),
            ),
            Route::Author(slug, None) => (
                front.articles.iter().find_map(|article| named(&article.authors, slug))?,
                select(front, |article| named(&article.authors, slug).is_some()),
            ),
            _ => return None,
        };
        (!articles.is_empty() || *route == Route::Popular).then(|| Self {
            format: FORMAT,
            title,
            articles,
            ..Self::default()
        })
    }
}

impl FromFront for Index {
    fn from_front(front: &Front, route: &Route) -> Option<Self> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut count = |name: &str| {
            let slug = Slug::of(name);
            match entries.iter_mut().find(|entry| entry.slug == slug) {
                Some(entry) => entry.count += 1,
                None => entries.push(Entry { slug, name: name.to_owned(), count: 1, ..Entry::default() }),
            }
        };
        for article in &front.articles {
            match route {
                Route::Topics => article.topics.iter().for_each(|topic| count(topic)),
                Route::Archive => count(date::year(&article.date)),
                Route::Authors => article.authors.iter().for_each(|author| count(author)),
                _ => return None,
            }
        }
        Some(Self { format: FORMAT, entries })
    }
}

impl FromFront for Page {
    fn from_front(_: &Front, _: &Route) -> Option<Self> {
        None
    }
}

/// The articles with these slugs.
pub fn with_slugs(front: &Front, slugs: &[String]) -> Vec<Summary> {
    let find = |slug: &String| front.articles.iter().find(|article| article.slug == **slug).cloned();
    slugs.iter().filter_map(find).collect()
}

/// The articles that share most topics with the one at `index`, newest first among equals.
fn related(front: &Front, index: usize) -> Vec<Summary> {
    let topics = &front.articles[index].topics;
    let shared = |other: &Summary| other.topics.iter().filter(|topic| topics.contains(topic)).count();
    let mut related = Vec::new();
    // Sorting a list of three would add a kilobyte to the app.
    for most in (1..=topics.len()).rev() {
        for (other_index, other) in front.articles.iter().enumerate() {
            if related.len() < RELATED && other_index != index && shared(other) == most {
                related.push(other.in_passing());
            }
        }
    }
    related
}

fn select(front: &Front, keep: impl Fn(&Summary) -> bool) -> Vec<Summary> {
    front.articles.iter().filter(|article| keep(article)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front() -> Front {
        let article = |slug: &str, date: &str, topic: &str| Summary {
            slug: Slug::of(slug),
            date: date.into(),
            topics: vec![topic.into()],
            html: Some(format!("<p>{slug}</p>")),
            ..Summary::default()
        };
        Front {
            popular: vec!["b".into(), "gone".into()],
            articles: vec![
                article("c", "2025-03-01", "DevOps"),
                article("b", "2025-02-01", "System Design"),
                article("a", "2024-02-01", "DevOps"),
            ],
            ..Front::default()
        }
    }

    #[test]
    fn article_has_its_body_and_neighbours() {
        let article = Article::from_front(&front(), &Route::Article(Slug::of("b"))).unwrap();
        assert_eq!(article.html, "<p>b</p>");
        assert_eq!(article.older.unwrap().slug, "a");
        assert_eq!(article.newer.unwrap().slug, "c");
        assert_eq!(Article::from_front(&front(), &Route::Article(Slug::of("d"))), None);
    }

    #[test]
    fn lists_have_their_articles() {
        let slugs = |route: Route| {
            Listing::from_front(&front(), &route).map(|list| {
                list.articles.into_iter().map(|article| article.slug.to_string()).collect::<Vec<_>>()
            })
        };
        assert_eq!(slugs(Route::Topic(Slug::of("devops"), None)).unwrap(), ["c", "a"]);
        assert_eq!(slugs(Route::Year(Slug::of("2025"), None)).unwrap(), ["c", "b"]);
        assert_eq!(slugs(Route::Popular).unwrap(), ["b"]);
        assert_eq!(slugs(Route::Topic(Slug::of("none"), None)), None);
        assert_eq!(slugs(Route::Year(Slug::of("1999"), None)), None);
    }

    #[test]
    fn index_counts_articles() {
        let index = Index::from_front(&front(), &Route::Topics).unwrap();
        let counts: Vec<_> = index.entries.iter().map(|entry| (entry.name.as_str(), entry.count)).collect();
        assert_eq!(counts, [("DevOps", 2), ("System Design", 1)]);
    }
}
