//! Lists the files of the magazine. Contents are generated while they are written, so memory never holds all of them.

mod article;

pub use article::renewed;

use crate::arrangement::POPULAR;
use crate::model::{Group, HomePart, Magazine, Rankings};
use crate::pagination::{self, ListPage};
use crate::{search_index, text_files};
use content::aliases;
use content::media::{Media, Use};
use contract::model::{Block, Entry, FORMAT, Front, Index, Listing, Page, Summary};
use contract::url::{Period, Route, Slug};
use i18n::messages::Messages;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// Number of topics on the front page.
const FRONT_TOPICS: usize = 12;

/// Route of a list page, given the list's slug and the page number.
pub type Numbered = fn(Slug, Option<u32>) -> Route;

/// A file to write.
pub struct File<'m> {
    /// Path in the output, separated by `/`.
    pub path: String,
    /// Its content.
    pub content: Content<'m>,
}

/// Generates the bytes of a file.
pub type Make<'m> = Box<dyn Fn() -> io::Result<Vec<u8>> + Send + Sync + 'm>;

/// The content of a file.
pub enum Content<'m> {
    /// JSON, generated on demand.
    Json(Make<'m>),
    /// JSON, generated only if its much smaller inputs have changed.
    Large {
        /// Generates the file.
        make: Make<'m>,
        /// Generates the inputs that the file depends on.
        of: Make<'m>,
    },
    /// Text.
    Text(String),
    /// A copy of another file. Pictures lose their metadata, SVGs everything that does not draw.
    Copy(&'m Path),
    /// A copy of a file named after its content's hash; an existing copy is up to date.
    Kept(&'m Path),
}

/// Returns every data file of the magazine.
pub fn files(magazine: &Magazine) -> Vec<File<'_>> {
    let mut files = vec![
        json(&Route::Home, move || front(magazine)),
        json(&Route::Popular, move || popular(magazine, &magazine.popular.ever)),
        json(&Route::Topics, move || index(&magazine.topics)),
        json(&Route::Archive, move || index(&magazine.years)),
        json(&Route::Authors, move || {
            let mut authors = index(&magazine.authors);
            authors.entries.retain(|author| author.count > 0);
            authors
        }),
    ];
    files.extend(
        periods(magazine)
            .map(|(period, list)| json(&Route::PopularIn(period), move || popular(magazine, list))),
    );
    files.push(File {
        path: aliases::NAME.to_owned(),
        content: Content::Json(Box::new(|| Ok(serde_json::to_vec(&magazine.aliases)?))),
    });
    files.push(File {
        path: text_files::NAME.to_owned(),
        content: Content::Json(Box::new(|| Ok(serde_json::to_vec(&magazine.text_files)?))),
    });
    files.extend(article::files(magazine));
    files.extend(
        magazine
            .series
            .iter()
            .map(|group| json(&Route::Series(group.slug.clone()), move || reading_list(magazine, group))),
    );
    files.extend(magazine.pages.iter().map(|page| {
        json(&Route::Page(page.slug.clone()), move || Page {
            format: FORMAT,
            title: page.title.clone(),
            description: page.description.clone(),
            html: page.html.clone(),
        })
    }));
    let kinds: [(&[Group], Numbered); 3] = [
        (&magazine.topics, Route::Topic),
        (&magazine.years, Route::Year),
        (&magazine.authors, Route::Author),
    ];
    for (groups, route) in kinds {
        for group in groups {
            let pages = pagination::split(group.members.len(), magazine.site.per_page as usize);
            files.extend(pages.into_iter().map(|page| {
                json(&route(group.slug.clone(), page.number), move || listing(magazine, group, &page))
            }));
        }
    }
    files.extend(magazine.media.iter().map(|Media { to, from, usage }| {
        let content = if *usage == Use::Made { Content::Kept(from) } else { Content::Copy(from) };
        File { path: to.clone(), content }
    }));
    files
}

/// Returns the files of the search index.
pub fn searched(magazine: &Magazine) -> Vec<File<'static>> {
    let files = search_index::files(&search_index::found(magazine), &magazine.site, false);
    files.into_iter().map(|(path, text)| File { path, content: Content::Text(text) }).collect()
}

fn json<'m, T: Serialize>(route: &Route, make: impl Fn() -> T + Send + Sync + 'm) -> File<'m> {
    let content = Content::Json(Box::new(move || Ok(serde_json::to_vec(&make())?)));
    File { path: route.data(), content }
}

fn front(magazine: &Magazine) -> Front {
    let home = &magazine.home;
    let per_page = magazine.site.per_page as usize;
    let slug = |place: &usize| magazine.articles[*place].summary.slug.to_string();
    let named = |show: &str| home.iter().find(|part| part.block.show == show).map(|part| &*part.members);
    let popular = match home.is_empty() {
        true => &magazine.popular.now[..magazine.popular.now.len().min(POPULAR)],
        false => named("popular").unwrap_or_default(),
    };
    let featured = match home.is_empty() {
        true => magazine.featured,
        false => named("featured").and_then(|members| members.first().copied()),
    };
    let shown: Vec<usize> = if home.is_empty() {
        let older: BTreeSet<usize> =
            featured.iter().chain(popular).copied().filter(|p| *p >= per_page).collect();
        (0..magazine.articles.len().min(per_page)).chain(older).collect()
    } else {
        home.iter()
            .flat_map(|part| part.members.iter().copied())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    };
    let mut topics: Vec<&Group> = magazine.topics.iter().collect();
    // The sort is stable, so topics of equal size stay ordered by name.
    topics.sort_by_key(|topic| std::cmp::Reverse(topic.members.len()));
    Front {
        format: FORMAT,
        site: magazine.site.clone(),
        featured: featured.as_ref().map(slug),
        popular: popular.iter().map(slug).collect(),
        articles: summaries(magazine, &shown),
        home: home.iter().map(|part| block(part, slug)).collect(),
        newest: None,
        total: Some(count(magazine.articles.len())),
        topics: topics.into_iter().take(FRONT_TOPICS).map(entry).collect(),
        data: true,
    }
}

/// The data of a part of the front page. Which article is featured is said elsewhere.
fn block(HomePart { block, members }: &HomePart, slug: impl Fn(&usize) -> String) -> Block {
    let articles = if block.show == "featured" { Vec::new() } else { members.iter().map(slug).collect() };
    Block { articles, ..block.clone() }
}

fn popular(magazine: &Magazine, list: &[usize]) -> Listing {
    Listing {
        format: FORMAT,
        title: Messages::with(&magazine.site.language, &magazine.site.strings).most_popular().to_owned(),
        articles: summaries(magazine, list),
        until: magazine.popular.until.map(|day| day.to_string()),
        periods: periods(magazine).map(|(period, _)| period.name().to_owned()).collect(),
        ..Listing::default()
    }
}

/// Returns the periods with reads, and the most-read articles of each.
fn periods(magazine: &Magazine) -> impl Iterator<Item = (Period, &[usize])> {
    let Rankings { year, month, .. } = &magazine.popular;
    [(Period::Year, &**year), (Period::Month, &**month)].into_iter().filter(|(_, list)| !list.is_empty())
}

fn listing(magazine: &Magazine, group: &Group, page: &ListPage) -> Listing {
    Listing {
        format: FORMAT,
        title: group.name.clone(),
        description: group.description.clone(),
        html: group.html.clone(),
        articles: summaries(magazine, &group.members[page.members.clone()]),
        page: page.number,
        older: page.older,
        newer: page.newer,
        ..Listing::default()
    }
}

/// Lists a whole series in reading order.
fn reading_list(magazine: &Magazine, group: &Group) -> Listing {
    Listing {
        format: FORMAT,
        title: group.name.clone(),
        articles: summaries(magazine, &article::in_order(group)),
        ..Listing::default()
    }
}

fn index(groups: &[Group]) -> Index {
    Index { format: FORMAT, entries: groups.iter().map(entry).collect() }
}

fn entry(group: &Group) -> Entry {
    let Group { slug, name, description, members, .. } = group;
    Entry {
        slug: slug.clone(),
        name: name.clone(),
        count: count(members.len()),
        description: description.clone(),
    }
}

fn summaries(magazine: &Magazine, places: &[usize]) -> Vec<Summary> {
    places.iter().map(|place| magazine.articles[*place].summary.clone()).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
