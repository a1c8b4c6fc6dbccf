//! Groups articles by topic, year, author and series.

use crate::model::{Article, Group, Groups};
use content::site_config::SiteConfig;
use contract::url::Slug;
use std::collections::BTreeMap;

/// Groups the articles, which are ordered newest first; `authors` are those with a file of their own.
pub fn all(articles: &[Article], authors: Vec<Group>, settings: &SiteConfig) -> Groups {
    let mut topics: BTreeMap<Slug, Group> = BTreeMap::new();
    let mut years: BTreeMap<Slug, Group> = BTreeMap::new();
    let mut authors: BTreeMap<Slug, Group> =
        authors.into_iter().map(|author| (author.slug.clone(), author)).collect();
    let mut series: BTreeMap<Slug, Group> = BTreeMap::new();
    for (place, article) in articles.iter().enumerate() {
        join(&mut years, &article.meta.date.day().year().to_string(), place);
        for author in &article.summary.authors {
            join(&mut authors, author, place);
        }
        for topic in &article.summary.topics {
            join(&mut topics, topic, place);
        }
        if let Some(name) = &article.meta.series {
            join(&mut series, &name.value, place);
        }
    }
    for (slug, topic) in &mut topics {
        topic.description =
            settings.topics.get(slug.as_str()).map(|found| found.value.clone()).unwrap_or_default();
    }
    let by_name = |groups: BTreeMap<Slug, Group>| {
        let mut groups: Vec<Group> = groups.into_values().collect();
        groups.sort_by_cached_key(|group| (group.name.to_lowercase(), group.slug.clone()));
        groups
    };
    Groups {
        topics: by_name(topics),
        years: years.into_values().rev().collect(),
        authors: by_name(authors),
        series: by_name(series),
    }
}

fn join(groups: &mut BTreeMap<Slug, Group>, name: &str, place: usize) {
    let new = || Group::new(name.to_owned(), String::new(), String::new());
    let group = groups.entry(Slug::of(name)).or_insert_with(new);
    // An author listed twice still wrote one article.
    if group.members.last() != Some(&place) {
        group.members.push(place);
    }
}
