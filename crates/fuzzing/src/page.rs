//! Parses HTML as a browser would and checks it for active content.

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_document, parse_fragment, serialize};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};
use std::collections::BTreeMap;
use url::Url;

/// Elements that run or load something, or change how the page is parsed.
const ACTIVE: [&str; 13] = [
    "script",
    "style",
    "object",
    "embed",
    "base",
    "meta",
    "link",
    "form",
    "frame",
    "frameset",
    "applet",
    "foreignObject",
    "portal",
];

/// Attributes that hold a URL.
const ADDRESSES: [&str; 13] = [
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "cite",
    "background",
    "ping",
    "longdesc",
    "manifest",
    "usemap",
    "dynsrc",
];

/// Allowed URL schemes.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Asserts that nothing in the HTML acts by itself or when clicked, even after a browser parses and serializes it
/// again.
pub fn assert_runs_nothing(html: &str) {
    assert_runs_only(&[], html);
}

/// Like [`assert_runs_nothing`], but allows some elements.
pub fn assert_runs_only(allowed: &[&str], html: &str) {
    for scripting_enabled in [true, false] {
        let dom = fragment(html, scripting_enabled);
        walk(&dom.document, &mut |node| assert_is_harmless(node, allowed, html));
        let mut again = Vec::new();
        // Writing to a vector cannot fail.
        let _ = serialize(&mut again, &SerializableHandle::from(root(&dom)), Default::default());
        let dom = fragment(&String::from_utf8_lossy(&again), scripting_enabled);
        walk(&dom.document, &mut |node| assert_is_harmless(node, allowed, html));
    }
}

/// Asserts that the HTML does not affect the structure of the page around it.
pub fn assert_stays_inside(html: &str) {
    let page = format!(
        "<!doctype html><body><div id=b-app><main id=b-main><article id=b-article><div id=b-text>{html}</div>\
         <p id=b-after><i id=b-word>x</i></p></article><p id=b-below></p></main><footer id=b-end></footer></div>"
    );
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
    for (id, parent) in [
        ("b-text", "b-article"),
        ("b-after", "b-article"),
        ("b-word", "b-after"),
        ("b-article", "b-main"),
        ("b-below", "b-main"),
        ("b-main", "b-app"),
        ("b-end", "b-app"),
    ] {
        let mut found = Vec::new();
        walk(&dom.document, &mut |node| {
            if attribute(node, "id").as_deref() == Some(id) {
                found.push(node.clone());
            }
        });
        assert_eq!(found.len(), 1, "there is one `{id}` in the page of {html:?}");
        let above = found[0].parent.take().and_then(|parent| parent.upgrade());
        let above = above.and_then(|above| attribute(&above, "id"));
        assert_eq!(above.as_deref(), Some(parent), "what `{id}` is in, with {html:?} in the page");
    }
}

/// An element of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Element name.
    pub name: String,
    /// Attributes.
    pub attributes: BTreeMap<String, String>,
    /// Text of the element and its descendants.
    pub text: String,
}

/// Returns every element of a fragment, in no particular order.
pub fn elements(html: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    walk(&fragment(html, true).document, &mut |node| {
        let NodeData::Element { name, attrs, .. } = &node.data else { return };
        let attributes =
            attrs.borrow().iter().map(|attr| (attr.name.local.to_string(), attr.value.to_string())).collect();
        let mut text = String::new();
        collect(node, &mut text);
        elements.push(Element { name: name.local.to_string(), attributes, text });
    });
    elements
}

fn collect(node: &Handle, text: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    node.children.borrow().iter().for_each(|child| collect(child, text));
}

fn fragment(html: &str, scripting_enabled: bool) -> RcDom {
    let tree_builder = TreeBuilderOpts { scripting_enabled, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let context = QualName::new(None, ns!(html), local_name!("article"));
    parse_fragment(RcDom::default(), options, context, Vec::new(), false).one(html)
}

/// Returns the element that contains the fragment.
fn root(dom: &RcDom) -> Handle {
    let children = dom.document.children.borrow();
    children.first().map_or_else(|| dom.document.clone(), Handle::clone)
}

fn walk(node: &Handle, visit: &mut dyn FnMut(&Handle)) {
    let mut waiting = vec![node.clone()];
    while let Some(node) = waiting.pop() {
        visit(&node);
        waiting.extend(node.children.borrow().iter().cloned());
        if let NodeData::Element { template_contents, .. } = &node.data {
            waiting.extend(template_contents.borrow().iter().cloned());
        }
    }
}

fn attribute(node: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    let attrs = attrs.borrow();
    attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string())
}

fn assert_is_harmless(node: &Handle, allowed: &[&str], html: &str) {
    let NodeData::Element { name, attrs, .. } = &node.data else { return };
    let element = &*name.local;
    let active = ACTIVE.iter().any(|active| active.eq_ignore_ascii_case(element));
    assert!(!active || allowed.contains(&element), "<{element}> in {html:?}");
    for attr in attrs.borrow().iter() {
        let (name, value) = (str::to_ascii_lowercase(&attr.name.local), &*attr.value);
        let name = name.as_str();
        assert!(!name.starts_with("on"), "<{element} {name}={value:?}> in {html:?}");
        assert!(name != "srcdoc" && name != "http-equiv", "<{element} {name}={value:?}> in {html:?}");
        if ADDRESSES.contains(&name) {
            assert!(
                is_address(value) || element == "image" && is_picture(value),
                "<{element} {name}={value:?}> in {html:?}"
            );
        }
        if name == "srcset" || name == "imagesrcset" {
            for candidate in value.split(',').filter_map(|part| part.split_whitespace().next()) {
                assert!(is_address(candidate), "<{element} {name}={value:?}> in {html:?}");
            }
        }
    }
}

/// Whether a browser opens this URL as a page, mail or phone call, rather than running it.
fn is_address(value: &str) -> bool {
    let Ok(base) = Url::parse("https://magazine.example/articles/x/") else { return false };
    match base.join(value) {
        Ok(address) => SCHEMES.contains(&address.scheme()),
        // A browser ignores an invalid URL.
        Err(_) => true,
    }
}

/// Whether a URL is an inline bitmap, which an SVG `<image>` may contain.
fn is_picture(address: &str) -> bool {
    ["png", "jpeg", "jpg", "webp", "gif"]
        .iter()
        .any(|kind| address.starts_with(&format!("data:image/{kind};")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::catch_unwind;

    fn runs_something(html: &str) -> bool {
        catch_unwind(|| assert_runs_nothing(html)).is_err()
    }

    #[test]
    fn active_content_is_detected() {
        for html in [
            "<script>1</script>",
            "<p>x<svg><script>1</script></svg>",
            "<a href=javascript:1>x</a>",
            "<a href='java\nscript:1'>x</a>",
            "<svg><image href='data:image/svg+xml;base64,PHN2Zy8+'/></svg>",
            "<a href='&#1; javascript:1'>x</a>",
            "<svg><a xlink:href='javascript:1'>x</a></svg>",
            "<img src=x onerror=1>",
            "<img srcset='a.png 1x, data:text/html,x 2x'>",
            "<template><p onclick=1></p></template>",
            "<base href=//x.example>",
        ] {
            assert!(runs_something(html), "{html}");
        }
        assert!(!runs_something("<p class=on title='onclick=1'>javascript:1 <a href='#x'>y</a></p>"));
    }

    #[test]
    fn escaping_markup_is_detected() {
        let leaves = |html: &'static str| catch_unwind(|| assert_stays_inside(html)).is_err();
        assert!(leaves("</div>"));
        assert!(leaves("</main>"));
        assert!(leaves("<p id=b-after>"));
        assert!(leaves("<b>x"));
        assert!(!leaves("<p>x</p>"));
    }
}
