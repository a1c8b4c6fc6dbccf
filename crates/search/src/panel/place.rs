//! Where the panel is: in the dialog over a page, or on the page of all results.

use super::{hit, markup::insert};
use crate::{engine::Query, html::escaped};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, UrlSearchParams, Window,
};

/// The dialog.
const DIALOG: &str = "dialog#b-search";
/// The page.
const PAGE: &str = ".b-search-page";
/// The filters, by their names in an address.
const FILTERS: [&str; 3] = ["topic", "author", "year"];

/// A panel: the element around the form and what is found.
#[derive(Clone)]
pub struct Place(Element);

impl Place {
    /// The panel that an event happened in.
    pub fn of(event: &Event) -> Option<Self> {
        hit(event, &format!("{DIALOG}, {PAGE}")).map(Self)
    }

    /// The panel that a reader sees.
    pub fn open() -> Option<Self> {
        find(&format!("{DIALOG}[open]")).or_else(|| find(PAGE)).map(Self)
    }

    /// Whether it is the dialog.
    pub fn is_dialog(&self) -> bool {
        self.0.matches(DIALOG).unwrap_or_default()
    }

    /// Whether it still is in the document.
    pub fn is_there(&self) -> bool {
        self.0.is_connected()
    }

    /// An element in it.
    pub fn find(&self, selector: &str) -> Option<Element> {
        self.0.query_selector(selector).ok()?
    }

    /// The field.
    pub fn input(&self) -> Option<HtmlInputElement> {
        self.find("input")?.dyn_into().ok()
    }

    /// What has been typed.
    pub fn typed(&self) -> String {
        self.input().map(|input| input.value()).unwrap_or_default()
    }

    /// Puts `text` into the field.
    pub fn type_in(&self, text: &str) {
        if let Some(input) = self.input() {
            input.set_value(text);
        }
        self.focus();
    }

    /// Gives the keyboard to the field.
    pub fn focus(&self) {
        if let Some(input) = self.input() {
            // An input that is in the document can be focused.
            let _ = input.focus();
        }
    }

    /// What is looked for: what is typed, and what is chosen or, before there is a choice, named in the address.
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

    /// The reader has come here: on the page, the address says what to look for.
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

    /// Makes the page's address say what is looked for.
    pub fn put_into_address(&self, query: &Query) {
        if self.is_dialog() {
            return;
        }
        let Ok(history) = window().history() else { return };
        // The entry keeps its scroll position. A browser that limits such changes leaves the address behind.
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&self.address_of(query)));
    }

    /// The address of all results.
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

    /// Says how it stands, also to a screen reader.
    pub fn say(&self, text: &str) {
        if let Some(status) = self.find(".b-search-status")
            && status.text_content().as_deref() != Some(text)
        {
            status.set_text_content(Some(text));
        }
    }

    /// Puts HTML in the place of what was found before.
    pub fn put(&self, html: &str) {
        if let Some(found) = self.find(".b-search-found") {
            found.set_text_content(None);
            insert(&found, "beforeend", html);
        }
    }

    /// Says that the search cannot be done, with a button to try again, in the words that the form brings.
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

    /// Says whether a list of results is there.
    pub fn expand(&self, expanded: bool) {
        if let Some(input) = self.input().filter(|_| self.is_dialog()) {
            // Setting an attribute with a valid name does not fail.
            let _ = input.set_attribute("aria-expanded", if expanded { "true" } else { "false" });
            if !expanded {
                let _ = input.remove_attribute("aria-activedescendant");
            }
        }
    }
}

/// What the address says.
fn address(name: &str) -> Option<String> {
    let text = window().location().search().unwrap_or_default();
    UrlSearchParams::new_with_str(&text).ok()?.get(name)
}

/// The window.
pub fn window() -> Window {
    // Only a page loads this.
    js_sys::global().unchecked_into()
}

/// The document.
pub fn document() -> Document {
    window().document().unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into())
}

/// The first element that a selector fits.
pub fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

/// An attribute of the document's root.
pub fn root(name: &str) -> String {
    document().document_element().and_then(|root| root.get_attribute(name)).unwrap_or_default()
}

/// An element that can have the keyboard.
pub fn focusable(element: Element) -> Option<HtmlElement> {
    element.dyn_into().ok()
}

/// Whether the keyboard is at an element.
pub fn has_focus(element: &Element) -> bool {
    document().active_element().is_some_and(|active| active == *element)
}

/// Scrolls so that an element of a list is in view, no further than needed.
pub fn into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Elements that a selector finds.
pub fn all(place: &Place, selector: &str) -> Vec<Element> {
    let Some(found) = place.find(".b-search-found") else { return Vec::new() };
    let Ok(found) = found.query_selector_all(selector) else { return Vec::new() };
    let found = js_sys::Array::from(&found);
    found.iter().filter_map(|element| element.dyn_into().ok()).collect()
}
