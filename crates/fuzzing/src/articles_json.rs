use crate::{assert_is_inside, fixture, page};
use app::load::{Source, decode};
use app::prerender::prerender;
use content::diagnostics::Level;
use content::site_config::SiteConfig;
use contract::error::LoadError;
use contract::model::{Article, Front, Index, Listing, Page};
use contract::url::{FRONT, Route, Slug};
use markup::html::Sanitizer;
use publish::hand_written::{Checked, check_text};
use publish::output::Output;
use publish::routes;
use std::path::Path;

/// Maximum number of pages rendered per magazine.
const PAGES: usize = 6;

/// The search form belongs to the interface.
const OWN: &[&str] = &["form"];

/// Parses a hand-written `articles.json`, or the data of one page, and renders it: every page stays inside the output
/// folder and contains nothing active.
pub fn articles_json(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    if decode::<Front>(FRONT, text).is_ok() {
        if let Some(text) = published(text, &Route::Home) {
            whole(text);
        }
        return;
    }
    // Try the same text as the data of every kind of page, so that each type's fields are covered.
    let routes = [
        decode::<Article>("x", text).is_ok().then(|| Route::Article(Slug::of("x"))),
        decode::<Listing>("x", text).is_ok().then_some(Route::Popular),
        decode::<Index>("x", text).is_ok().then_some(Route::Topics),
        decode::<Page>("x", text).is_ok().then(|| Route::Page(Slug::of("x"))),
    ];
    for route in routes.into_iter().flatten() {
        let Some(text) = published(text, &route) else { continue };
        let front = r#"{"format":1,"site":{"title":"T"},"articles":[],"data":true}"#;
        let source = Source::new(move |path| Ok(if path == FRONT { front.to_owned() } else { text.clone() }));
        page::assert_runs_only(OWN, &prerender(&source, Some(route)).html);
    }
}

/// Returns what is published of a file, or `None` if it has errors.
fn published(text: &str, route: &Route) -> Option<String> {
    let settings = SiteConfig::default();
    let Checked { found, cleaned } = check_text(Path::new(FRONT), text, route, &Sanitizer::new(&settings));
    let is_wrong = found.iter().any(|found| found.level() == Level::Error);
    (!is_wrong).then(|| cleaned.unwrap_or_else(|| text.to_owned()))
}

/// Renders the pages of a whole magazine.
fn whole(text: String) {
    let source = Source::new(move |path| match path {
        FRONT => Ok(text.clone()),
        _ => Err(LoadError::NotFound { path: path.to_owned() }),
    });
    let Ok(front) = source.front() else { return };
    let Ok(output) = Output::in_folder(&fixture("public")) else { return };
    let Ok(routes) = routes::all(&front, &output) else { return };
    for route in &routes {
        assert_is_inside(&format!("{}index.html", route.path()));
        assert_is_inside(&route.data());
    }
    for route in routes.into_iter().take(PAGES) {
        page::assert_runs_only(OWN, &prerender(&source, Some(route)).html);
    }
}
