#![allow(clippy::unwrap_used)]
use super::*;
use content::article_fields::ArticleFields;
use content::front_matter::fields::At;
use contract::model::Summary;
use search::html::sections;

fn article(slug: &str, topic: &str, text: &str) -> Article {
    let summary = Summary {
        slug: url::Slug::of(slug),
        title: slug.into(),
        topics: vec![topic.into()],
        ..Summary::default()
    };
    let words = telling_words::of(&summary, &sections(&format!("<p>{text}</p>")), "en");
    Article { summary, words, ..Article::default() }
}

const BIRDS: &str = "falcon feather migration nest wing flock beak";
const BREAD: &str = "sourdough flour oven crust yeast dough bakery";
const TAXES: &str = "levy audit deduction invoice ledger receipt revenue";

/// Twelve articles on three subjects in turn, newest first.
fn sample_articles() -> Vec<Article> {
    (0..12)
        .map(|at| {
            let (topic, text) = [("Birds", BIRDS), ("Bread", BREAD), ("Taxes", TAXES)][at % 3];
            article(&format!("article-{at}"), topic, &format!("{text} alone{at}"))
        })
        .collect()
}

#[test]
fn articles_on_one_subject_are_related() {
    let articles = sample_articles();
    for (place, related) in find(&articles).into_iter().enumerate() {
        assert_eq!(related.len(), 3, "{place}: {related:?}");
        for other in related {
            assert!(other != place && other % 3 == place % 3, "{place} is not about what {other} is");
        }
    }
}

#[test]
fn articles_on_a_unique_subject_have_no_related_ones() {
    let mut articles = sample_articles();
    articles.insert(0, article("stars", "Stars", "nebula quasar parallax supernova orbit comet telescope"));
    assert_eq!(find(&articles)[0], [0; 0]);
    assert_eq!(find(&articles[..1]), [[0; 0]]);
}

#[test]
fn parts_of_one_series_are_not_related() {
    let mut articles = sample_articles();
    for article in &mut articles {
        article.meta = ArticleFields {
            series: Some(At { line: 1, value: "All of it".into() }),
            ..ArticleFields::default()
        };
    }
    assert!(find(&articles).iter().all(Vec::is_empty));
}

#[test]
fn adding_an_article_changes_at_most_three_others() {
    for (topic, text) in [("Birds", BIRDS), ("Bread", BREAD), ("Stars", "nebula quasar"), ("Birds", BREAD)] {
        let before = sample_articles();
        let mut after = sample_articles();
        after.insert(0, article("new", topic, text));
        let named = |articles: &[Article]| -> Vec<Vec<String>> {
            let slug = |place: usize| articles[place].summary.slug.to_string();
            find(articles).into_iter().map(|list| list.into_iter().map(slug).collect()).collect()
        };
        let (before, after) = (named(&before), named(&after));
        let changed = before.iter().zip(&after[1..]).filter(|(before, after)| before != after).count();
        assert!(changed <= 3, "{topic}: {changed}");
    }
}

#[test]
fn incoming_links_are_limited() {
    let articles: Vec<Article> = (0..100).map(|at| article(&format!("a{at}"), "Birds", BIRDS)).collect();
    let mut named_by = vec![0; articles.len()];
    find(&articles).into_iter().flatten().for_each(|place| named_by[place] += 1);
    assert!(named_by.iter().all(|times| *times <= NAMED_BY), "{named_by:?}");
}

#[test]
fn articles_in_other_languages_are_not_related() {
    let mut articles = sample_articles();
    articles.truncate(3);
    let summary = Summary { language: Some("fr".into()), ..sample_articles().remove(0).summary };
    let words = telling_words::of(&summary, &sections(&format!("<p>{BIRDS} alone0</p>")), "en");
    articles.push(Article { summary, words, ..Article::default() });
    assert_eq!(find(&articles)[3], [0; 0]);
}
