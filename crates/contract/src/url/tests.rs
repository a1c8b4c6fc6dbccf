use super::*;

#[test]
fn routes_round_trip_through_their_url() {
    for route in [
        Route::Home,
        Route::Popular,
        Route::PopularIn(Period::Year),
        Route::PopularIn(Period::Month),
        Route::Search,
        Route::Article(Slug::of("borrowing")),
        Route::Article(Slug::parse("借用 und 100? #1").unwrap()),
        Route::Article(Slug::parse("node.js").unwrap()),
        Route::Topics,
        Route::Topic(Slug::of("devops"), None),
        Route::Topic(Slug::of("devops"), Some(3)),
        Route::Archive,
        Route::Year(Slug::of("2025"), None),
        Route::Year(Slug::of("2025"), Some(2)),
        Route::Authors,
        Route::Author(Slug::of("editors"), Some(1)),
        Route::Series(Slug::of("from-metal-up")),
        Route::Page(Slug::of("about")),
    ] {
        assert_eq!(Route::parse(&route.href()), Some(route));
    }
}

#[test]
fn unsafe_segments_are_rejected() {
    for path in [
        "/articles/..%2f..%2fmedia%2fattack%2fforged",
        "/articles/%2e%2e/",
        "/articles/../x/",
        "/articles/a%5cb/",
        "/articles/a%00b/",
        "/articles/a%252fb/",
        "/articles/%ff/",
        "/articles//",
        "/articles/a//",
        "/archive/..%2f..%2fx/2/",
        "/topics/index.html/",
        "/..%2fx/",
    ] {
        assert_eq!(Route::parse(path), None, "{path}");
    }
}

/// Tries all combinations of up to three of these fragments.
#[test]
fn parsed_routes_have_safe_paths_and_round_trip() {
    let parts = [
        "articles",
        "topics",
        "popular",
        "search",
        "a",
        "7",
        "/",
        "//",
        ".",
        "..",
        "%2f",
        "%2e",
        "%25",
        "%",
        "\\",
        "%5C",
        "%00",
        "\u{85}",
        "index.html",
        "ü",
        " ",
        "?",
        ":",
    ];
    let mut made = vec![String::new()];
    for _ in 0..3 {
        let longer = made.iter().flat_map(|start| parts.map(|part| format!("{start}{part}")));
        made = longer.chain([String::new()]).collect();
    }
    for text in made {
        for path in [format!("/{text}"), format!("/articles/{text}"), format!("/topics/a/{text}")] {
            let Some(route) = Route::parse(&path) else { continue };
            let inner = route.path();
            let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '%', '\0']);
            assert!(
                inner.is_empty() || inner.trim_end_matches('/').split('/').all(plain),
                "{path:?}: {inner:?}"
            );
            assert_eq!(Route::parse(&route.href()), Some(route), "{path:?}");
        }
    }
}

#[test]
fn files_are_not_pages() {
    assert_eq!(Route::parse("/feed.xml"), None);
    assert_eq!(Route::parse("/a/b/c/d/"), None);
    assert_eq!(Route::parse("/topics/devops/none/"), None);
}

#[test]
fn trailing_slash_is_optional() {
    assert_eq!(Route::parse("/popular"), Some(Route::Popular));
    assert_eq!(Route::parse("/popular/index.html"), Some(Route::Popular));
    assert_eq!(Route::parse("/index.html"), Some(Route::Home));
    assert_eq!(Route::parse("/reindex.html"), None);
}

#[test]
fn every_page_has_a_data_file() {
    assert_eq!(Route::Home.data(), "articles.json");
    assert_eq!(Route::Article(Slug::of("a")).data(), "data/articles/a.json");
    assert_eq!(Route::Topic(Slug::of("t"), Some(2)).data(), "data/topics/t/2.json");
    assert_eq!(Route::Archive.data(), "data/archive.json");
    assert_eq!(Route::Page(Slug::of("about")).data(), "data/pages/about.json");
}

#[test]
fn special_characters_are_percent_encoded() {
    assert_eq!(address("data/articles/a b?c#d.json"), "/data/articles/a%20b%3Fc%23d.json");
    assert_eq!(Route::Article(Slug::of("é")).href(), "/articles/%C3%A9/");
}
