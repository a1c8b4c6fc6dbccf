#![allow(clippy::unwrap_used)]
use super::*;

fn resolver() -> LinkResolver {
    let pages = [
        ("articles/one.md", Route::Article(url::Slug::of("one"))),
        ("articles/deep/two/index.md", Route::Article(url::Slug::of("two"))),
        ("pages/about.md", Route::Page(url::Slug::of("about"))),
    ];
    LinkResolver {
        pages: pages.map(|(path, route)| (path.to_owned(), route)).into(),
        ..LinkResolver::default()
    }
}

fn page(link: &str) -> (Route, Option<String>) {
    let inner = MagazinePath::parse("articles/deep/two/index.md").unwrap();
    match resolver().find(link, &inner, &Route::Article(url::Slug::of("two"))).unwrap() {
        Target::Page { route, anchor, .. } => (route, anchor),
        other => unreachable!("{link} is {other:?}"),
    }
}

#[test]
fn links_lead_to_pages() {
    let one = Route::Article(url::Slug::of("one"));
    assert_eq!(page("../../one.md"), (one.clone(), None));
    assert_eq!(page(".././../one.md#a%20b"), (one.clone(), Some("a b".into())));
    assert_eq!(page("/articles/one"), (one.clone(), None));
    assert_eq!(page("/articles/one/?x=1#y"), (one, Some("y".into())));
    assert_eq!(page("../../../pages/about.md"), (Route::Page(url::Slug::of("about")), None));
    assert_eq!(page("#top"), (Route::Article(url::Slug::of("two")), Some("top".into())));
    assert_eq!(page("/"), (Route::Home, None));
}

#[test]
fn former_paths_lead_to_their_page() {
    let two = Route::Article(url::Slug::of("two"));
    let first = Route::Article(url::Slug::of("one"));
    let aliases = [("/2014/two/", &two), ("old.html", &two), ("/2014/two", &first)];
    let resolver = resolver().with_aliases(aliases.into_iter().map(|(alias, route)| (alias, route.clone())));
    let inner = MagazinePath::parse("articles/one.md").unwrap();
    for (link, expected) in [
        ("/2014/two/", ""),
        ("/2014/two", ""),
        ("/2014/two/index.html#part", "#part"),
        ("/old.html?a#part", "?a#part"),
    ] {
        match resolver.find(link, &inner, &Route::Home) {
            Ok(Target::Page { route, rest, .. }) => {
                assert_eq!((&route, &*rest), (&two, expected), "{link}");
            }
            other => unreachable!("{link}: {other:?}"),
        }
    }
    assert!(resolver.find("/2014/three/x/", &inner, &Route::Home).is_err());
}

#[test]
fn links_lead_outside() {
    let inner = MagazinePath::parse("articles/one.md").unwrap();
    for link in ["https://example.org/a.md", "mailto:a@example.org", "//example.org/", "tel:+49"] {
        assert_eq!(resolver().find(link, &inner, &Route::Home), Ok(Target::Outside), "{link}");
    }
}

#[test]
fn broken_links_suggest_a_fix() {
    let inner = MagazinePath::parse("articles/one.md").unwrap();
    for (link, help) in [
        ("javascript:alert(1)", "link to a URL that starts with `https://`, or to a file of the magazine"),
        ("onne.md", "did you mean `one.md`?"),
        ("two/", "did you mean `deep/two/index.md`?"),
        ("ann@example.org", "write `mailto:ann@example.org`"),
        ("www.example.org/a", "write `https://www.example.org/a`"),
        ("../../one.md", "move the file into the content folder"),
        ("/a/b/c/d/", "fix the path; it starts at the magazine's root"),
        ("a/b/c/d/", "fix the path; it is relative to this file"),
    ] {
        assert_eq!(resolver().find(link, &inner, &Route::Home).unwrap_err().2, help, "{link}");
    }
}

#[test]
fn files_that_a_release_writes_can_be_linked() {
    let inner = MagazinePath::parse("articles/one.md").unwrap();
    for file in GENERATED {
        let found = resolver().find(&format!("/{file}?a#b"), &inner, &Route::Home);
        assert_eq!(found, Ok(Target::Generated(format!("/{file}?a#b"))));
    }
    assert!(resolver().find("feed.xml", &inner, &Route::Home).is_err(), "not beside an article");
}
