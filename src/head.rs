//! What the current page says of itself in `<head>`. Pages set it; printing and the browser apply it.

use crate::url::Route;
use leptos::prelude::*;

/// A page's title and what is said of it to those who do not see the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The page's own title; empty where it is the magazine's.
    pub title: String,
    /// One or two sentences, plain text.
    pub description: String,
    /// The page; `None` where there is none at this address.
    pub route: Option<Route>,
}

/// The head of the page that is shown, once its content is there.
#[derive(Clone, Copy)]
pub struct CurrentHead(pub RwSignal<Option<Head>>);

impl CurrentHead {
    /// A head to be set by the page that is rendered below.
    pub fn provide() -> Self {
        let head = Self(RwSignal::new(None));
        provide_context(head);
        head
    }
}

/// Sets the head of the page that is being rendered.
pub fn set(head: Head) {
    if let Some(CurrentHead(current)) = use_context() {
        current.set(Some(head));
    }
}

/// The title as a tab shows it.
pub fn full_title(page: &str, site: &str) -> String {
    if page.is_empty() || page == site { site.to_owned() } else { format!("{page} · {site}") }
}
