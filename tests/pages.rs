//! Tests of prerendered pages, with hand-written data and without a browser.

use broadsheet_app::load::Source;
use broadsheet_app::prerender::{Prerendered, prerender};
use contract::error::LoadError;
use contract::url::{Route, Slug};

const MAGAZINE: &str = r#"{
    "format": 1,
    "site": { "title": "Field Notes", "description": "What we saw, and how we know." },
    "featured": "first-light",
    "popular": ["second-thoughts"],
    "articles": [
        { "slug": "second-thoughts", "title": "Second <thoughts>", "summary": "The number was too good.",
          "date": "2025-06-01", "minutes": 2, "topics": ["Instruments"], "authors": ["Ada Byron"],
          "html": "<p>We measured <em>twice</em>.</p>" },
        { "slug": "first-light", "title": "First light", "date": "2025-05-01", "html": "<p>At last.</p>" }
    ]
}"#;

fn render(magazine: &str, route: Option<Route>) -> Prerendered {
    let magazine = magazine.to_owned();
    let source = Source::new(move |path| match path {
        "articles.json" => Ok(magazine.clone()),
        path => Err(LoadError::NotFound { path: path.to_owned() }),
    });
    prerender(&source, route)
}

fn article(slug: &str) -> Option<Route> {
    Slug::parse(slug).map(Route::Article)
}

/// The content of the first `tag` element after `from`.
fn inside<'a>(html: &'a str, from: &str, tag: &str) -> &'a str {
    let rest = html.split_once(from).map_or("", |(_, rest)| rest);
    let rest = rest.split_once(&format!("<{tag}")).and_then(|(_, rest)| rest.split_once('>'));
    rest.and_then(|(_, rest)| rest.split_once(&format!("</{tag}>"))).map_or("", |(text, _)| text)
}

/// The text between `from` and `to`.
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let rest = html.split_once(from).map_or("", |(_, rest)| rest);
    rest.split_once(to).map_or("", |(text, _)| text)
}

#[test]
fn front_page_features_one_article() {
    let html = render(MAGAZINE, Some(Route::Home)).html;
    assert!(inside(&html, "class=\"b-featured", "h2").contains("First light"), "{html}");
}

#[test]
fn a_card_links_to_its_article_with_reading_time() {
    let html = render(MAGAZINE, Some(Route::Home)).html;
    let card = inside(&html, "class=\"b-grid\"", "article");
    assert!(card.contains("href=\"/articles/second-thoughts/\""), "{card}");
    assert!(card.contains("2 min read") && card.contains("Jun 1, 2025"), "{card}");
    assert!(card.contains("The number was too good."), "{card}");
}

#[test]
fn titles_are_escaped() {
    let page = render(MAGAZINE, article("second-thoughts"));
    assert!(inside(&page.html, "", "h1").contains("Second &lt;thoughts&gt;"), "{}", page.html);
}

#[test]
fn the_sidebar_ranks_popular_articles_and_links_to_all() {
    let html = render(MAGAZINE, Some(Route::Home)).html;
    let sidebar = inside(&html, "Most Popular", "ol");
    assert!(sidebar.contains("/articles/second-thoughts/") && !sidebar.contains("first-light"), "{sidebar}");
    assert!(html.contains("href=\"/popular/\""), "{html}");
}

#[test]
fn an_article_has_its_body_author_and_topic() {
    let html = render(MAGAZINE, article("second-thoughts")).html;
    assert!(html.contains("<p>We measured <em>twice</em>.</p>"), "{html}");
    assert!(html.contains("href=\"/authors/ada-byron/\""), "{html}");
    assert!(html.contains("href=\"/topics/instruments/\""), "{html}");
}

/// An article in a data file of its own, as builds write it: with three headings, part of a series, with a source.
const WHOLE: &str = r#"{
    "format": 1,
    "article": { "slug": "whole", "title": "100 % <whole>", "date": "2025-03-10", "authors": ["Ada Byron"] },
    "html": "<p>Text.</p>",
    "contents": [
        { "id": "why", "text": "Why & how", "level": 2 },
        { "id": "so", "text": "So", "level": 3 },
        { "id": "then", "text": "Then", "level": 2 }
    ],
    "older": { "slug": "before", "title": "Before" },
    "series": { "name": "From metal up", "part": 2, "previous": { "slug": "metal", "title": "<Metal>" } },
    "edit": "https://source.example/edit/a&b.md"
}"#;

fn whole(text: &str) -> String {
    let text = text.to_owned();
    let source = Source::new(move |path| match path {
        "articles.json" => Ok(r#"{ "format": 1, "data": true, "articles": [],
            "site": { "title": "Field Notes", "url": "https://notes.example/" } }"#
            .to_owned()),
        "data/articles/whole.json" => Ok(text.clone()),
        path => Err(LoadError::NotFound { path: path.to_owned() }),
    });
    prerender(&source, article("whole")).html
}

#[test]
fn contents_link_to_the_headings() {
    let html = whole(WHOLE);
    let contents = inside(&html, "class=\"b-contents\"", "nav");
    assert!(contents.contains("<a href=\"#why\">Why &amp; how</a>"), "{contents}");
    assert_eq!(contents.matches("<li").count(), 3, "{contents}");
}

#[test]
fn two_headings_get_no_contents() {
    let html = whole(&WHOLE.replace(r#"{ "id": "so", "text": "So", "level": 3 },"#, ""));
    assert!(!html.contains("class=\"b-contents\""), "{html}");
}

#[test]
fn a_series_part_is_numbered_and_links_to_the_previous_one() {
    let html = whole(WHOLE);
    let part = between(&html, "class=\"b-part\"", "</p>");
    assert!(part.contains("Part 2 of <a href=\"/series/from-metal-up/\">From metal up</a>"), "{part}");
    let parts = between(&html, "aria-label=\"From metal up\"", "</nav>");
    assert!(parts.contains("href=\"/articles/metal/\"") && parts.contains("&lt;Metal&gt;"), "{parts}");
    assert!(!parts.contains("Next part"), "{parts}");
}

#[test]
fn the_date_of_a_ranking_is_escaped() {
    let source = Source::new(|path| match path {
        "articles.json" => {
            Ok(r#"{ "format": 1, "data": true, "articles": [], "site": { "title": "T" } }"#.to_owned())
        }
        "data/popular.json" => Ok(r#"{ "format": 1, "title": "P", "articles": [],
            "until": "<img src=x onerror=alert(1)>" }"#
            .to_owned()),
        path => Err(LoadError::NotFound { path: path.to_owned() }),
    });
    let html = prerender(&source, Some(Route::Popular)).html;
    assert!(html.contains("&lt;img src=x") && !html.contains("<img src=x"), "{html}");
}

#[test]
fn citation_works_without_javascript() {
    let html = whole(WHOLE);
    let entry = inside(&html, "class=\"b-cite\"", "pre");
    assert!(entry.contains(r"title = {{100 \% &lt;whole&gt;}}"), "{entry}");
    assert!(entry.contains("url = {https://notes.example/articles/whole/}"), "{entry}");
}

#[test]
fn edit_link_is_shown_where_configured() {
    let edit = "<a href=\"https://source.example/edit/a&amp;b.md\">";
    assert!(whole(WHOLE).contains(edit));
    assert!(!render(MAGAZINE, article("second-thoughts")).html.contains("Edit"));
}

#[test]
fn every_page_has_one_main_heading() {
    for route in [Some(Route::Home), Some(Route::Popular), Some(Route::Archive), Some(Route::Topics), None] {
        let html = render(MAGAZINE, route.clone()).html;
        assert_eq!(html.matches("<h1").count(), 1, "{route:?}: {html}");
    }
}

#[test]
fn current_page_is_marked_in_the_masthead() {
    let html = render(MAGAZINE, Some(Route::Popular)).html;
    assert_eq!(html.matches("aria-current=\"page\"").count(), 1, "{html}");
}

#[test]
fn missing_article_renders_404() {
    let html = render(MAGAZINE, article("no-such")).html;
    assert!(html.contains("Page not found"), "{html}");
}

#[test]
fn unreadable_data_renders_an_error_with_retry() {
    let html = render("{ \"format\": 1,", Some(Route::Home)).html;
    assert!(html.contains("role=\"alert\"") && html.contains("Try again"), "{html}");
}

#[test]
fn newer_format_asks_for_a_reload() {
    let html = render(r#"{ "format": 99 }"#, Some(Route::Home)).html;
    assert!(html.contains("updated") && html.contains("role=\"alert\""), "{html}");
}

/// The site, with a picture as the cover of the second article.
fn with_cover(more: &str) -> String {
    let cover = format!(
        r#""cover": {{ "picture": {{ "src": "/media/dome.jpg", "alt": "A \"dome\"", "width": 1600, "height": 900{more} }} }}"#
    );
    MAGAZINE.replace(r#""title": "First light","#, &format!(r#""title": "First light", {cover},"#))
}

#[test]
fn cover_has_all_widths_and_formats() {
    let variants = r#", "variants": { "path": "media/dome-*", "formats": ["avif", "webp"], "widths": [480, 1600] },
        "placeholder": "data:image/webp;base64,AA""#;
    let html = render(&with_cover(variants), article("first-light")).html;
    for part in [
        "<img src=\"data:image/webp;base64,AA\" alt=\"\" aria-hidden=\"true\" class=\"b-blur\">",
        "<source type=\"image/avif\" srcset=\"/media/dome-480.avif 480w, /media/dome-1600.avif 1600w\"",
        "<source type=\"image/webp\" srcset=\"/media/dome-480.webp 480w, /media/dome-1600.webp 1600w\"",
        "src=\"/media/dome.jpg\" alt=\"A &quot;dome&quot;\" width=\"1600\" height=\"900\"",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[test]
fn only_the_first_cover_loads_eagerly() {
    let magazine = with_cover("");
    let whole = render(&magazine, article("first-light")).html;
    assert!(whole.contains("loading=\"eager\" fetchpriority=\"high\""), "{whole}");
    let front = render(&magazine, Some(Route::Home)).html;
    assert!(inside(&front, "", "article").contains("fetchpriority=\"high\""), "{front}");
    let grid = front.split_once("class=\"b-grid\"").map_or("", |(_, grid)| grid);
    assert!(grid.contains("loading=\"lazy\"") && !grid.contains("fetchpriority"), "{grid}");
    assert!(!front.contains("class=\"b-blur\"") && !front.contains("<source"), "{front}");
}
