//! Markup as text. What is many small elements and never changes once it is there costs the app less in this form
//! than as a view, whose every shape is a type with code of its own.

use crate::{locale::direction, model::Teaser, url::Route};

/// A text as it stands in markup, also between quotes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A link.
pub fn link(href: &str, text: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(href), escaped(text))
}

/// What says on an element that its text is in another language than what stands around it.
pub fn lang(tag: Option<&str>) -> String {
    tag.map(|tag| format!(" lang=\"{}\" dir=\"{}\"", escaped(tag), direction(tag))).unwrap_or_default()
}

/// Links to the article before and the one after, in time or in a series: what a screen reader calls the pair, what
/// each is called, and each. Nothing where there is neither.
pub fn neighbours(label: &str, names: [&str; 2], [older, newer]: [Option<Teaser>; 2]) -> String {
    let mut links = String::new();
    for (kind, name, teaser) in
        [("older\" rel=\"prev", names[0], older), ("newer\" rel=\"next", names[1], newer)]
    {
        if let Some(Teaser { slug, title, language }) = teaser {
            let href = escaped(&Route::Article(slug).href());
            let title = escaped(&title);
            let lang = lang(language.as_deref());
            links += &format!(
                "<a class=\"{kind}\" href=\"{href}\"><span class=\"meta\">{name}</span> \
                 <span class=\"neighbour-title\"><span{lang}>{title}</span></span></a>"
            );
        }
    }
    if links.is_empty() {
        return links;
    }
    format!("<nav class=\"neighbours\" aria-label=\"{}\">{links}</nav>", escaped(label))
}
