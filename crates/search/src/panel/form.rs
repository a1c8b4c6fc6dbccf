//! The location of the search form: in the dialog over a page, or on the results page.

use super::{hit, markup::insert};
use crate::engine::Query;
use contract::text::escaped;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, UrlSearchParams, Window,
};

/// The selector of the dialog.
const DIALOG: &str = "dialog#b-search";
/// The selector of the results page.
const PAGE: &str = ".b-search-page";
/// The query parameters of the filters.
const FILTERS: [&str; 3] = ["topic", "author", "year"];

/// The element that contains a search form and its results.
#[derive(Clone)]
pub struct Form(Element);

impl Form {
    /// The form in which an event occurred.
    pub fn of(event: &Event) -> Option<Self> {
        hit(event, &format!("{DIALOG}, {PAGE}")).map(Self)
    }

    /// The visible form: in the open dialog, or else on the results page.
    pub fn open() -> Option<Self> {
        find(&format!("{DIALOG}[open]")).or_else(|| find(PAGE)).map(Self)
    }

    /// Whether this is the dialog.
    pub fn is_dialog(&self) -> bool {
        self.0.matches(DIALOG).unwrap_or_default()
    }

    /// Whether the element is still in the document.
    pub fn is_there(&self) -> bool {
        self.0.is_connected()
    }

    /// The first descendant that matches `selector`.
    pub fn find(&self, selector: &str) -> Option<Element> {
        self.0.query_selector(selector).ok()?
    }

    /// The text input.
    pub fn input(&self) -> Option<HtmlInputElement> {
        self.find("input")?.dyn_into().ok()
    }

    /// The text in the input.
    pub fn typed(&self) -> String {
        self.input().map(|input| input.value()).unwrap_or_default()
    }

    /// Puts `text` into the input and focuses it.
    pub fn type_in(&self, text: &str) {
        if let Some(input) = self.input() {
            input.set_value(text);
        }
        self.focus();
    }

    /// Focuses the input.
    pub fn focus(&self) {
        if let Some(input) = self.input() {
            let _ = input.focus();
        }
    }

    /// The query: the typed text and, on the results page, the selected filters. Until the filters are shown, they are
    /// read from the address.
    pub fn query(&self) -> Query {
        let mut query = Query { text: self.typed(), ..Query::default() };
        if !self.is_dialog() {
            let chosen = |name: &str| {
                let select = self.find(&format!("select[name={name}]"));
                let select = select.and_then(|select| select.dyn_into::<HtmlSelectElement>().ok());
                let drawn = self.find(".b-search-filters").is_some_and(|filters| filters.has_child_nodes());
                match select {
                    Some(select) => select.value(),
                    None if drawn => String::new(),
                    None => address(name).unwrap_or_default(),
                }
            };
            [query.topic, query.author, query.year] = FILTERS.map(chosen);
        }
        query
    }

    /// Initializes the results page from the address.
    pub fn arrive(&self) {
        if self.is_dialog() {
            return;
        }
        if let (Some(text), Some(input)) = (address("q"), self.input()) {
            input.set_value(&text);
        }
        if let Some(filters) = self.find(".b-search-filters") {
            filters.set_text_content(None);
        }
        if self.typed().is_empty() {
            self.focus();
        }
    }

    /// Updates the address of the results page.
    pub fn put_into_address(&self, query: &Query) {
        if self.is_dialog() {
            return;
        }
        let Ok(history) = window().history() else { return };
        // Keep the state, which has the scroll position. Browsers may limit how often the address changes; then it is
        // outdated.
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&self.address_of(query)));
    }

    /// The address of the results page for a query.
    pub fn address_of(&self, query: &Query) -> String {
        let path = self.find("form").and_then(|form| form.get_attribute("action")).unwrap_or_default();
        let Ok(parameters) = UrlSearchParams::new() else { return path };
        let text = query.text.trim();
        let all = [("q", text), ("topic", &query.topic), ("author", &query.author), ("year", &query.year)];
        for (name, value) in all.into_iter().filter(|(_, value)| !value.is_empty()) {
            parameters.append(name, value);
        }
        let parameters = String::from(parameters.to_string());
        if parameters.is_empty() { path } else { format!("{path}?{parameters}") }
    }

    /// Shows a status message, which screen readers announce.
    pub fn say(&self, text: &str) {
        if let Some(status) = self.find(".b-search-status")
            && status.text_content().as_deref() != Some(text)
        {
            status.set_text_content(Some(text));
        }
    }

    /// Replaces the results.
    pub fn put(&self, html: &str) {
        if let Some(found) = self.find(".b-search-found") {
            found.set_text_content(None);
            insert(&found, "beforeend", html);
        }
    }

    /// Shows an error with a retry button. The messages are attributes of the form, since the index may be unavailable.
    pub fn fail(&self) {
        let said = |name: &str| {
            let form = self.find("form");
            escaped(&form.and_then(|form| form.get_attribute(name)).unwrap_or_default())
        };
        self.say("");
        self.put(&format!(
            "<div role=\"alert\"><p>{}</p><button type=\"button\" data-b-search-again>{}</button></div>",
            said("data-failed"),
            said("data-again")
        ));
        self.expand(false);
    }

    /// Sets whether the combobox is expanded.
    pub fn expand(&self, expanded: bool) {
        if let Some(input) = self.input().filter(|_| self.is_dialog()) {
            let _ = input.set_attribute("aria-expanded", if expanded { "true" } else { "false" });
            if !expanded {
                let _ = input.remove_attribute("aria-activedescendant");
            }
        }
    }
}

/// A query parameter of the current address.
fn address(name: &str) -> Option<String> {
    let text = window().location().search().unwrap_or_default();
    UrlSearchParams::new_with_str(&text).ok()?.get(name)
}

/// The window.
pub fn window() -> Window {
    // The panel only runs on a page, never in a worker.
    js_sys::global().unchecked_into()
}

/// The document.
pub fn document() -> Document {
    window().document().unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into())
}

/// The first element that matches `selector`.
pub fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

/// An attribute of the root element; empty if missing.
pub fn root(name: &str) -> String {
    document().document_element().and_then(|root| root.get_attribute(name)).unwrap_or_default()
}

/// The element as one that can be focused.
pub fn focusable(element: Element) -> Option<HtmlElement> {
    element.dyn_into().ok()
}

/// Whether an element has the focus.
pub fn has_focus(element: &Element) -> bool {
    document().active_element().is_some_and(|active| active == *element)
}

/// Scrolls the least distance that brings an element into view.
pub fn into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The results that match `selector`.
pub fn all(form: &Form, selector: &str) -> Vec<Element> {
    let Some(found) = form.find(".b-search-found") else { return Vec::new() };
    let Ok(found) = found.query_selector_all(selector) else { return Vec::new() };
    let found = js_sys::Array::from(&found);
    found.iter().filter_map(|element| element.dyn_into().ok()).collect()
}
