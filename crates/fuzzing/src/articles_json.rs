use crate::{assert_is_inside, fixture, page};
use broadsheet::error::LoadError;
use broadsheet::load::{Source, decode};
use broadsheet::model::{Article, Index, Listing, Page};
use broadsheet::print::print;
use broadsheet::url::{FRONT, Route, Slug};
use press::routes;

/// How many pages of one magazine are printed.
const PAGES: usize = 6;

/// The search's form is the interface's own.
const OWN: &[&str] = &["form"];

/// A hand-written `articles.json`, or the data of one page: every page that it makes is written where it belongs, and
/// runs nothing.
pub fn articles_json(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    // The same text as the front page and as the data of every other page: most of its fields are read by some type.
    let whole = text.to_owned();
    let source = Source::new(move |path| match path {
        FRONT => Ok(whole.clone()),
        _ => Err(LoadError::NotFound { path: path.to_owned() }),
    });
    if let Ok(front) = source.front() {
        let Ok(routes) = routes::all(&front, &fixture("public")) else { return };
        for route in &routes {
            assert_is_inside(&format!("{}index.html", route.path()));
            assert_is_inside(&route.data());
        }
        for route in routes.into_iter().take(PAGES) {
            page::assert_runs_only(OWN, &print(&source, Some(route)).html);
        }
        return;
    }
    let text = text.to_owned();
    let routes = [
        decode::<Article>("x", &text).is_ok().then(|| Route::Article(Slug::of("x"))),
        decode::<Listing>("x", &text).is_ok().then_some(Route::Popular),
        decode::<Index>("x", &text).is_ok().then_some(Route::Topics),
        decode::<Page>("x", &text).is_ok().then(|| Route::Page(Slug::of("x"))),
    ];
    let front = r#"{"format":1,"site":{"title":"T"},"articles":[],"data":true}"#;
    let source = Source::new(move |path| Ok(if path == FRONT { front.to_owned() } else { text.clone() }));
    for route in routes.into_iter().flatten() {
        page::assert_runs_only(OWN, &print(&source, Some(route)).html);
    }
}
