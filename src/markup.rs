//! HTML as text. Parts that have many small elements and never change take less code this way than as views, where
//! every shape is a type of its own.

use contract::model::Teaser;
use contract::text::{escaped, push_content};
use contract::url::Route;
use i18n::locale::direction;
use leptos::{
    prelude::IntoAttributeValue,
    tachys::{html::element::InnerHtmlValue, renderer::types::Element},
};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Inserts markup at a position as in `insertAdjacentHTML`. `index.html` defines this function, for the search too;
    /// the page's Trusted Types policy rejects all other ways.
    #[wasm_bindgen(js_name = insertMarkup)]
    pub fn insert(element: &Element, place: &str, markup: &str);
}

/// HTML for the `inner_html` attribute of views. Unlike a plain string, it is inserted through [`insert`].
#[derive(Clone, Debug)]
pub struct Markup(pub String);

impl IntoAttributeValue for Markup {
    type Output = Self;

    fn into_attribute_value(self) -> Self {
        self
    }
}

impl InnerHtmlValue for Markup {
    type AsyncOutput = Self;
    type State = Element;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn html_len(&self) -> usize {
        self.0.len()
    }

    fn to_html(self, buf: &mut String) {
        buf.push_str(&self.0);
    }

    fn to_template(_: &mut String) {}

    fn hydrate<const FROM_SERVER: bool>(self, element: &Element) -> Element {
        element.clone()
    }

    fn build(self, element: &Element) -> Element {
        insert(element, "beforeend", &self.0);
        element.clone()
    }

    fn rebuild(self, element: &mut Element) {
        element.set_text_content(None);
        insert(element, "beforeend", &self.0);
    }

    fn into_cloneable(self) -> Self {
        self
    }

    fn into_cloneable_owned(self) -> Self {
        self
    }

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }
}

/// A link.
pub fn link(href: &str, text: &str) -> String {
    ["<a href=\"", &escaped(href), "\">", &self::text(text), "</a>"].concat()
}

/// Text as content of an element.
pub fn text(text: &str) -> String {
    let mut html = String::new();
    push_content(&mut html, text);
    html
}

/// Text as content of an element, marked with its language and direction if it is not in the magazine's language.
pub fn localized(content: &str, language: Option<&str>) -> String {
    match language {
        Some(_) => ["<span", &lang(language), ">", &text(content), "</span>"].concat(),
        None => text(content),
    }
}

/// The `lang` and `dir` attributes for text in another language than its surroundings; empty for `None`.
pub fn lang(tag: Option<&str>) -> String {
    tag.map(|tag| format!(" lang=\"{}\" dir=\"{}\"", escaped(tag), direction(tag))).unwrap_or_default()
}

/// Links to the older and newer article, by date or in a series. `label` names the navigation for screen readers,
/// `names` the links. Empty if there is neither article.
pub fn neighbours(label: &str, names: [&str; 2], [older, newer]: [Option<Teaser>; 2]) -> String {
    let mut links = String::new();
    for (kind, name, teaser) in
        [("rel=\"prev\"", names[0], older), ("class=\"b-newer\" rel=\"next\"", names[1], newer)]
    {
        if let Some(Teaser { slug, title, language }) = teaser {
            let href = escaped(&Route::Article(slug).href());
            let title = escaped(&title);
            let lang = lang(language.as_deref());
            links += &format!(
                "<a {kind} href=\"{href}\"><span class=\"b-meta\">{name}</span> \
                 <span class=\"b-neighbour-title\"><span{lang}>{title}</span></span></a>"
            );
        }
    }
    if links.is_empty() {
        return links;
    }
    format!("<nav class=\"b-neighbours\" aria-label=\"{}\">{links}</nav>", escaped(label))
}
