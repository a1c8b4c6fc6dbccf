use crate::{assert_is_inside, fixture};
use content::link_resolver::{LinkResolver, Target};
use content::magazine_path::MagazinePath;
use content::root::Root;
use contract::url::{self, Route, Slug};
use std::collections::HashMap;

/// Resolves links, paths, addresses and slugs: none escapes the magazine, and each round-trips.
pub fn paths(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    // The first line is a link, the second the file that contains it.
    let (link, inner) = text.split_once('\n').unwrap_or((text, "articles/x/index.md"));
    let (content, public) = (fixture("content"), fixture("public"));
    let own = Route::Article(Slug::of("x"));
    let pages = HashMap::from([("articles/x/index.md".to_owned(), own.clone())]);
    let places = LinkResolver::new(Root::new(&content, &[]), Root::new(&public, &[]), pages);
    if let Ok(inner) = MagazinePath::parse(inner) {
        assert_path(&inner);
        inner.linked(link).iter().for_each(assert_path);
    }
    let inner = MagazinePath::parse("articles/x/index.md").unwrap_or_default();
    match places.find(link, &inner, &own) {
        Ok(Target::File(file, _)) => {
            assert_path(&file.inner);
            let real = file.path.canonicalize().unwrap_or_default();
            assert!(real.starts_with(&content), "{} is outside", real.display());
        }
        Ok(Target::Public(file, _)) => {
            assert_path(&file.inner);
            let real = file.path.canonicalize().unwrap_or_default();
            assert!(real.starts_with(&public), "{} is outside", real.display());
        }
        Ok(Target::Page { route, .. }) => assert_route(&route),
        Ok(Target::Outside | Target::Generated(_)) | Err(_) => {}
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

fn assert_path(path: &MagazinePath) {
    let steps_up = |name: &str| matches!(name, "" | "." | "..") || name.contains(['/', '\\', '\0']);
    assert!(!path.names().any(steps_up), "{path} leads out");
    // The text of a path parses to the same path; that of the content folder itself is empty.
    assert!(path.as_str().is_empty() || MagazinePath::parse(path.as_str()).as_ref() == Ok(path), "{path}");
}

fn assert_route(route: &Route) {
    assert_eq!(Route::parse(&route.href()).as_ref(), Some(route), "{}", route.href());
    if *route != Route::Home {
        assert_is_inside(route.path().trim_end_matches('/'));
    }
    assert_is_inside(&route.data());
}
