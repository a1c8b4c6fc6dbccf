//! Prints a page: the app, rendered natively into complete HTML.

use crate::app::{App, AppProps, page};
use crate::context::CurrentRoute;
use crate::head::{CurrentHead, Head};
use crate::load::Source;
use contract::url::Route;
use i18n::messages::{Messages, set_messages};
use leptos::prelude::*;

/// A printed page.
#[derive(Clone, Debug)]
pub struct Printed {
    /// What belongs into `<div id="b-app">`.
    pub html: String,
    /// What belongs into `<head>`.
    pub head: Head,
}

/// Prints what stands at `route`; `None` prints the page that says there is none.
pub fn print(source: &Source, route: Option<Route>) -> Printed {
    let owner = Owner::new();
    let printed = owner.with(|| {
        let language = source.front().map(|front| front.site.language.clone()).unwrap_or_default();
        set_messages(Messages::of(&language));
        provide_context(source.clone());
        provide_context(CurrentRoute(RwSignal::new(route)));
        let CurrentHead(head) = CurrentHead::provide();
        // The marks between nodes are for hydration. A printed page is taken over as it stands and needs none.
        let html = App(AppProps { pages: page }).into_view().to_html().replace("<!>", "");
        Printed { html, head: head.get_untracked().unwrap_or_default() }
    });
    owner.cleanup();
    printed
}
