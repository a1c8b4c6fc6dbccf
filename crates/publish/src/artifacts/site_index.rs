//! The site index: all listed articles, topics and authors, from which the artifacts are generated.

use app::load::Source;
use content::front_matter::date::{self, Moment};
use contract::error::LoadError;
use contract::model::{Entry, Front, Index, Listing, Summary};
use contract::url::{FRONT, Route};
use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

/// The published site without article bodies.
pub struct SiteIndex {
    /// The front page.
    pub front: Arc<Front>,
    /// All listed articles, newest first, without drawn covers and HTML.
    pub articles: Vec<Summary>,
    /// The topics.
    pub topics: Vec<Entry>,
    /// The authors.
    pub authors: Vec<Entry>,
}

impl SiteIndex {
    /// Reads all lists.
    ///
    /// # Errors
    /// A list cannot be read, or a date is invalid.
    pub fn read(source: &Source) -> Result<Self, LoadError> {
        let front = source.front()?;
        let mut articles = Vec::new();
        if front.data {
            let years: Arc<Index> = source.page(&Route::Archive)?;
            for year in &years.entries {
                let mut page = Some(None);
                while let Some(number) = page {
                    let list: Arc<Listing> = source.page(&Route::Year(year.slug.clone(), number))?;
                    if let (Some(number), Some(older)) = (number, list.older)
                        && older >= number
                    {
                        let path = Route::Year(year.slug.clone(), Some(number)).data();
                        let reason = format!("`older` is {older}, which does not come before page {number}");
                        return Err(LoadError::Format { path, reason });
                    }
                    page = list.older.map(Some);
                    articles.extend(list.articles.iter().map(light));
                }
            }
            // Years are those of the places where articles were written, which may not be in the order of time.
            articles.sort_by_key(|article| Reverse(published(article).at));
        } else {
            articles.extend(front.articles.iter().map(light));
        }
        for Summary { slug, date, updated, .. } in &articles {
            for date in std::iter::once(date).chain(updated) {
                date::day(date).ok_or_else(|| LoadError::Format {
                    path: FRONT.to_owned(),
                    reason: format!(
                        "the date `{date}` of the article `{slug}` does not have the form `2025-03-10`"
                    ),
                })?;
            }
        }
        let topics: Arc<Index> = source.page(&Route::Topics)?;
        // Hand-written data and data of earlier versions may lack this list.
        let authors = match source.page::<Index>(&Route::Authors) {
            Ok(authors) => authors.entries.clone(),
            Err(LoadError::NotFound { .. }) => Vec::new(),
            Err(error) => return Err(error),
        };
        Ok(Self { front, articles, topics: topics.entries.clone(), authors })
    }
}

/// The site index, read when it is needed first.
pub struct LazyIndex<'a> {
    source: &'a Source,
    index: OnceLock<Result<Arc<SiteIndex>, LoadError>>,
}

impl<'a> LazyIndex<'a> {
    /// The index of the site with the data in `source`.
    pub fn of(source: &'a Source) -> Self {
        Self { source, index: OnceLock::new() }
    }

    /// The index.
    ///
    /// # Errors
    /// Those of [`SiteIndex::read`].
    pub fn get(&self) -> Result<Arc<SiteIndex>, LoadError> {
        self.index.get_or_init(|| SiteIndex::read(self.source).map(Arc::new)).clone()
    }
}

/// When an article was published.
pub fn published(article: &Summary) -> Moment {
    moment(article.published.as_deref(), &article.date)
}

/// When the substance of an article last changed, which is not before it was published.
pub fn changed(article: &Summary) -> Moment {
    let published = published(article);
    let changed = article.updated.as_ref().map(|date| moment(article.modified.as_deref(), date));
    changed.filter(|changed| changed.at > published.at).unwrap_or(published)
}

/// An exact time or, if there is none, midnight UTC at the start of a day. Both have been checked.
fn moment(exact: Option<&str>, day: &str) -> Moment {
    exact.and_then(date::moment).or_else(|| date::day(day).map(Moment::from)).unwrap_or_default()
}

/// The absolute URL where an article was published first, unless that is its own address.
pub fn original<'a>(article: &'a Summary, address: &str) -> Option<&'a str> {
    let same = |url: &str| url.trim_end_matches('/') == address.trim_end_matches('/');
    article.canonical.as_deref().filter(|url| !same(url))
}

/// A copy without its drawn cover, the largest part of a summary, which no artifact needs.
fn light(article: &Summary) -> Summary {
    use contract::model::Cover;
    let Summary {
        slug,
        title,
        summary,
        date,
        updated,
        published,
        modified,
        minutes,
        language,
        topics,
        authors,
        cover,
        canonical,
        html: _,
    } = article;
    let picture = cover.as_ref().filter(|cover| matches!(cover, Cover::Picture(_)));
    Summary {
        slug: slug.clone(),
        title: title.clone(),
        summary: summary.clone(),
        date: date.clone(),
        updated: updated.clone(),
        published: published.clone(),
        modified: modified.clone(),
        minutes: *minutes,
        language: language.clone(),
        topics: topics.clone(),
        authors: authors.clone(),
        cover: picture.cloned(),
        canonical: canonical.clone(),
        html: None,
    }
}
