use crate::{assert_is_inside, fixture};
use broadsheet::url::{self, Route, Slug};
use press::places::{self, Places, Target};
use std::collections::HashMap;

/// Links, paths, addresses and slugs: none leads out of the magazine, and what is read back is what was written.
pub fn paths(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    // The first line is a link, the second the file in which it stands.
    let (link, inner) = text.split_once('\n').unwrap_or((text, "articles/x/index.md"));
    let (content, public) = (fixture("content"), fixture("public"));
    let own = Route::Article(Slug::of("x"));
    let places =
        Places::new(&content, &public, HashMap::from([("articles/x/index.md".to_owned(), own.clone())]));
    if let Some(joined) = places::join(inner, link) {
        assert!(!joined.split('/').any(|part| part == ".."), "{joined:?} leads out");
    }
    match places.find(link, "articles/x/index.md", &own) {
        Ok(Target::File(path)) => {
            assert_is_inside(&path);
            let file = content.join(&path).canonicalize().unwrap_or_default();
            assert!(file.starts_with(&content), "{} is outside", file.display());
        }
        Ok(Target::Public(path)) => {
            let path = path.split(['?', '#']).next().unwrap_or_default();
            assert_is_inside(path);
            let file = public.join(path).canonicalize().unwrap_or_default();
            assert!(file.starts_with(&public), "{} is outside", file.display());
        }
        Ok(Target::Page { route, .. }) => assert_route(&route),
        Ok(Target::Outside) | Err(_) => {}
    }
    if let Some(route) = Route::parse(link) {
        assert_route(&route);
    }
    let slug = url::slug(text);
    assert_eq!(url::slug(&slug), slug, "a slug is its own");
    if !slug.is_empty() {
        assert_is_inside(&slug);
    }
    for slug in Slug::parse(text).into_iter().chain([Slug::of(text)]) {
        assert_is_inside(&slug);
        assert_route(&Route::Article(slug));
    }
}

fn assert_route(route: &Route) {
    assert_eq!(Route::parse(&route.href()).as_ref(), Some(route), "{}", route.href());
    if *route != Route::Home {
        assert_is_inside(route.path().trim_end_matches('/'));
    }
    assert_is_inside(&route.data());
}
