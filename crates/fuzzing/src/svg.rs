use crate::page;
use images::drawing::{self, COVER_CANVAS};
use images::svg;
use roxmltree::{Document, Node};

/// Data URLs that a drawing may contain.
const CARRIED: [&str; 7] = [
    "data:image/png",
    "data:image/jpeg",
    "data:image/jpg",
    "data:image/webp",
    "data:image/gif",
    "data:font/",
    "data:application/",
];

/// Elements that act, load something, or contain another language.
const ACTIVE: [&str; 12] = [
    "script",
    "handler",
    "listener",
    "foreignObject",
    "iframe",
    "a",
    "audio",
    "video",
    "embed",
    "object",
    "discard",
    "link",
];

/// Cleans an SVG: what remains draws, and refers only to itself, both standalone and inline. It is rasterised or
/// rejected within the time and memory that the caller allows.
pub fn svg(data: &[u8]) {
    if let Ok(cleaned) = svg::clean_file(data) {
        let again = svg::clean(&cleaned.svg);
        assert!(
            again.is_ok_and(|again| again.svg == cleaned.svg),
            "what is clean stays as it is: {}",
            cleaned.svg
        );
        assert_draws(&cleaned.svg);
    }
    let Ok(text) = str::from_utf8(data) else { return };
    let drawn = drawing::drawn(text, &drawing::options(), COVER_CANVAS);
    assert!(drawn.is_err() || svg::clean(text).is_ok(), "what is drawn can be published: {text}");
    if let Ok(cleaned) = svg::clean_inline(text) {
        page::assert_runs_nothing(&cleaned.svg);
        page::assert_stays_inside(&cleaned.svg);
    }
}

fn assert_draws(text: &str) {
    assert!(!text.contains("<!") && !text.contains("<?"), "there is more than elements in {text:?}");
    let document = Document::parse(text);
    assert!(document.is_ok(), "{document:?}: {text:?}");
    let Ok(document) = document else { return };
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name();
        assert_eq!(name.namespace(), Some("http://www.w3.org/2000/svg"), "<{}> in {text:?}", name.name());
        assert!(!ACTIVE.contains(&name.name()), "<{}> in {text:?}", name.name());
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(!name.to_ascii_lowercase().starts_with("on"), "{name} in {text:?}");
            if matches!(name, "href" | "src") {
                assert!(stays(value), "{name}={value:?} in {text:?}");
            }
            // On other elements it names nothing.
            if name == "attributeName" && is_animation(node) {
                assert!(!value.to_ascii_lowercase().starts_with("on") && !value.contains("href"), "{text:?}");
            }
            if !matches!(name, "id" | "class" | "lang") && !name.starts_with("aria-") {
                assert_refers_to_itself(value, text);
            }
        }
        if node.tag_name().name() == "style" {
            let css = node.text().unwrap_or_default();
            assert_refers_to_itself(css, text);
            assert!(!outside_strings(&css.to_ascii_lowercase()).contains("@import"), "{css:?} in {text:?}");
        }
    }
}

/// Whether an element changes an attribute of another.
fn is_animation(node: Node<'_, '_>) -> bool {
    let name = node.tag_name().name();
    name == "set" || name.starts_with("animate")
}

/// Asserts that every URL in a value or style sheet refers to a part of the drawing.
fn assert_refers_to_itself(css: &str, text: &str) {
    let lower = css.to_ascii_lowercase();
    let open = outside_strings(&lower);
    for (at, function) in open.match_indices("url(").filter(|(at, _)| !ends_with_name(&open[..*at])) {
        // The address itself may be a string.
        let address = lower[at + function.len()..].trim_start_matches(['"', '\'', ' ']);
        assert!(stays(address), "{css:?} in {text:?}");
    }
}

/// CSS with a space for each byte within a string, where browsers recognise neither URLs nor rules.
fn outside_strings(css: &str) -> String {
    let mut open = String::with_capacity(css.len());
    let mut quote = None;
    let mut escaped = false;
    for c in css.chars() {
        let inside = quote.is_some();
        match quote {
            _ if escaped => escaped = false,
            // An escaped quotation mark opens and closes nothing.
            _ if c == '\\' => escaped = true,
            // A string ends at a line break at the latest.
            Some(end) if c == end || c == '\n' => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            _ => {}
        }
        if inside && quote.is_some() {
            open.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            open.push(c);
        }
    }
    open
}

/// Whether a name or number ends this text, as in `curl(` and `9url(`, which are another function and a unit.
fn ends_with_name(css: &str) -> bool {
    css.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-') || !c.is_ascii())
}

fn stays(address: &str) -> bool {
    address.starts_with('#') || CARRIED.iter().any(|carried| address.starts_with(carried))
}
