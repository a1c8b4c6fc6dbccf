//! Tests of every supported field name.

#![allow(clippy::unwrap_used)]
use super::*;

fn meta(yaml: &str) -> ArticleFields {
    let entries = crate::front_matter::yaml::read(&format!("{yaml}\n"), 1).unwrap();
    let (meta, problems) = read(Path::new("x.md"), entries, None, &SiteConfig::default(), Timestamp::MAX);
    let other: Vec<_> = problems.iter().filter(|problem| !problem.message.ends_with("is missing")).collect();
    assert!(other.is_empty(), "{yaml}: {other:?}");
    meta
}

fn names(names: Vec<At<String>>) -> Vec<String> {
    names.into_iter().map(|name| name.value).collect()
}

#[test]
fn every_supported_name_is_read() {
    let day = Date::constant(2025, 3, 10);
    for name in ["date", "published", "publishDate", "publish_date", "pubDate", "pubDatetime"] {
        assert_eq!(meta(&format!("{name}: 2025-03-10")).date.day(), day, "{name}");
    }
    for name in ["updated", "lastmod", "updatedDate", "modDatetime"] {
        assert_eq!(meta(&format!("{name}: 2025-03-10")).updated.map(Moment::day), Some(day), "{name}");
    }
    for name in ["summary", "description", "excerpt"] {
        assert_eq!(meta(&format!("{name}: S")).summary.unwrap(), "S", "{name}");
    }
    for name in ["topics", "tags", "categories", "category", "taxonomies: {tags", "taxonomies: {categories"] {
        let end = if name.contains('{') { "}" } else { "" };
        assert_eq!(names(meta(&format!("{name}: [A, B]{end}")).topics), ["A", "B"], "{name}");
    }
    let pictures = "image: a.png|image: {src: a.png}|image: {url: a.png}|cover: a.png|cover: {image: a.png}\
        |coverImage: a.png|cover_image: a.png|images: [a.png, b.png]|ogImage: a.png|main_image: a.png\
        |extra: {image: a.png}|params: {cover: {image: a.png}}";
    for picture in pictures.split('|') {
        assert_eq!(meta(picture).picture.unwrap().src, "a.png", "{picture}");
    }
    for alt in ["image_alt: A", "cover: {alt: A}", "coverAlt: A", "coverImageAlt: A", "mainImageAlt: A"] {
        assert_eq!(meta(&format!("ogImage: a.png\n{alt}")).picture.unwrap().alt.unwrap(), "A", "{alt}");
    }
    for url in ["canonical_url", "canonicalURL", "canonicalUrl"] {
        assert_eq!(meta(&format!("{url}: https://a.example/")).canonical.unwrap(), "https://a.example/");
    }
    for authors in ["authors: [A, B]", "author: [A, B]", "authors: [{name: A}, {name: B}]"] {
        assert_eq!(names(meta(authors).authors), ["A", "B"], "{authors}");
    }
    for author in ["author: {name: A}", "author: A", "author: [A]"] {
        assert_eq!(names(meta(author).authors), ["A"], "{author}");
    }
    for (topics, expected) in [("tags: a, b c ,d", &["a", "b c", "d"][..]), ("tags: [\"a, b\"]", &["a, b"])] {
        assert_eq!(names(meta(topics).topics), expected);
    }
}

#[test]
fn states_are_read() {
    let day = Date::constant(2025, 3, 10);
    assert!(meta("published: false").draft && meta("draft: true").draft && !meta("published: true").draft);
    assert_eq!(meta("scheduled: 2025-03-10").scheduled.map(Moment::day), Some(day));
    assert_eq!(meta("scheduled: true").scheduled, None);
    assert_eq!(meta("expiryDate: 2025-03-10").expires.map(Moment::day), Some(day));
    assert!(meta("draft: True").draft && meta("published: FALSE").draft && !meta("draft: False").draft);
    assert!(meta("unlisted: true").unlisted && meta("pinned: true").pinned);
}

#[test]
fn the_first_of_several_names_wins() {
    assert_eq!(meta("description: D\nsummary: S").summary.unwrap(), "S");
    assert_eq!(meta("publishDate: 2025-01-01\ndate: 2025-03-10").date.day(), Date::constant(2025, 3, 10));
}
