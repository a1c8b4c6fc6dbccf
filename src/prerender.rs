//! Prerenders pages: renders the app natively to HTML.

use crate::app::{App, AppProps, page};
use crate::components::chrome::masthead::mark;
use crate::context::CurrentRoute;
use crate::head::{CurrentHead, Head};
use crate::load::Source;
use contract::text::escaped;
use contract::url::Route;
use i18n::messages::{Messages, set_messages};
use leptos::prelude::*;

/// A prerendered page.
#[derive(Clone, Debug)]
pub struct Prerendered {
    /// The content of `<div id="b-app">`.
    pub html: String,
    /// The tags for `<head>`.
    pub head: Head,
}

/// Renders the page at `route`; `None` renders the 404 page.
pub fn prerender(source: &Source, route: Option<Route>) -> Prerendered {
    let owner = Owner::new();
    let prerendered = owner.with(|| {
        let site = source.front().map(|front| front.site.clone()).unwrap_or_default();
        let words = Messages::with(&site.language, &site.strings);
        set_messages(words.with_dates(site.date_style));
        provide_context(source.clone());
        provide_context(CurrentRoute(RwSignal::new(route.clone())));
        let CurrentHead(head) = CurrentHead::provide();
        // The comment markers are only needed for hydration; the app adopts pages instead.
        let html = App(AppProps { pages: page }).into_view().to_html().replace("<!>", "");
        let html = with_current_link(html, route.as_ref());
        Prerendered { html, head: head.get_untracked().unwrap_or_default() }
    });
    owner.cleanup();
    prerendered
}

/// Marks the masthead's link to the current page, as the app does after a navigation.
fn with_current_link(html: String, route: Option<&Route>) -> String {
    const LINK: &str = "<li><a href=\"";
    let (Some(route), Some(end)) = (route, html.find("</nav>")) else { return html };
    let (masthead, rest) = html.split_at(end);
    let here = escaped(&route.href());
    let mut parts = masthead.split(LINK);
    let mut marked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (href, after) = part.split_once('"').unwrap_or((part, ""));
        marked += &[LINK, href, "\""].concat();
        if let Some(kind) = mark(&here, href) {
            marked += &format!(" aria-current=\"{kind}\"");
        }
        marked += after;
    }
    marked + rest
}
