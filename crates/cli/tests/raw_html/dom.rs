//! Parses HTML as a browser does, and finds what must not be in it.

use html5ever::tendril::TendrilSink;
use html5ever::{Attribute, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Elements that are active, or that affect the rest of the page.
const ACTING: &[&str] = &[
    "script",
    "style",
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "base",
    "meta",
    "link",
    "form",
    "template",
    "noscript",
    "textarea",
    "select",
    "xmp",
    "plaintext",
    "title",
    "foreignObject",
    "animate",
    "set",
    "animateMotion",
    "animateTransform",
    "image",
    "feImage",
    "annotation-xml",
    "portal",
    "dialog",
];

/// Attributes that hold an address.
const ADDRESSES: &[&str] = &[
    "href",
    "src",
    "cite",
    "poster",
    "action",
    "formaction",
    "data",
    "background",
    "ping",
    "longdesc",
    "manifest",
    "codebase",
];

/// The dangerous elements and attributes in a piece of HTML.
pub fn faults(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    each(&parsed(html), &mut |node, _| match &node.data {
        NodeData::Element { name, attrs, .. } => {
            if ACTING.contains(&&*name.local) || name.local.starts_with("b-") {
                faults.push(format!("<{}>", name.local));
            }
            let attributes = attrs.borrow();
            faults.extend(attributes.iter().filter_map(|one| fault(name, one)));
        }
        NodeData::Comment { .. } | NodeData::Doctype { .. } | NodeData::ProcessingInstruction { .. } => {
            faults.push(format!("{:?}", node.data));
        }
        _ => {}
    });
    faults
}

fn fault(element: &QualName, Attribute { name, value }: &Attribute) -> Option<String> {
    let attribute = &*name.local;
    let acts = attribute.starts_with("on") || matches!(attribute, "style" | "srcdoc" | "nonce" | "is");
    let is_set = matches!(attribute, "srcset" | "imagesrcset");
    let leads = (ADDRESSES.contains(&attribute) && !leads_well(value))
        || (is_set && value.split(',').any(|one| !leads_well(one) || is_remote(one)));
    // In these tests, contributors try to use reserved names that begin with `b-evil`.
    let reserved = matches!(attribute, "id" | "class")
        && value.split_whitespace().any(|name| name.to_ascii_lowercase().starts_with("b-evil"));
    (acts || leads || reserved).then(|| format!("<{} {attribute}={value:?}>", element.local))
}

/// Whether an address has a harmless scheme, ignoring the characters that browsers ignore.
fn leads_well(address: &str) -> bool {
    let address =
        address.trim_matches(|c: char| c <= ' ').replace(['\t', '\n', '\r'], "").to_ascii_lowercase();
    let scheme = address.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    match scheme {
        None => true,
        Some("data") => address.starts_with("data:image/webp;base64,"),
        Some(scheme) => ["http", "https", "mailto", "tel"].contains(&scheme),
    }
}

fn is_remote(address: &str) -> bool {
    address.contains("evil.example")
}

/// The number of elements with this name.
pub fn elements(html: &str, name: &str) -> usize {
    let mut count = 0;
    each(&parsed(html), &mut |node, _| count += usize::from(is(node, name)));
    count
}

/// The number of elements with this name inside an element of this class.
pub fn within(html: &str, class: &str, name: &str) -> usize {
    let mut count = 0;
    each(&parsed(html), &mut |node, path| {
        count += usize::from(is(node, name) && path.iter().any(|above| has_class(above, class)));
    });
    count
}

/// The text of a piece of HTML.
pub fn text(html: &str) -> String {
    let mut text = String::new();
    each(&parsed(html), &mut |node, _| {
        if let NodeData::Text { contents } = &node.data {
            text.push_str(&contents.borrow());
        }
    });
    text
}

fn parsed(html: &str) -> RcDom {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    parse_fragment(RcDom::default(), Default::default(), context, Vec::new(), true).one(html)
}

/// Visits every node below the root, with its ancestors.
fn each(dom: &RcDom, visit: &mut impl FnMut(&Handle, &[Handle])) {
    fn below(node: &Handle, path: &mut Vec<Handle>, visit: &mut impl FnMut(&Handle, &[Handle])) {
        path.push(node.clone());
        for child in node.children.borrow().iter() {
            visit(child, path);
            below(child, path, visit);
        }
        path.pop();
    }
    // The document's only child is `<html>`, which contains the fragment.
    let root = dom.document.children.borrow()[0].clone();
    below(&root, &mut Vec::new(), visit);
}

fn is(node: &Handle, wanted: &str) -> bool {
    matches!(&node.data, NodeData::Element { name, .. } if &*name.local == wanted)
}

fn has_class(node: &Handle, class: &str) -> bool {
    let NodeData::Element { attrs, .. } = &node.data else { return false };
    let attributes = attrs.borrow();
    let classes = attributes.iter().find(|one| one.name.local == local_name!("class"));
    classes.is_some_and(|classes| classes.value.split(' ').any(|one| one == class))
}

#[test]
fn faults_are_found() {
    for html in [
        "<p onclick=x>",
        "<svg><script>x</script></svg>",
        "<a href='java\nscript:x'>",
        "<a href=' &#1;javascript:x'>",
        "<p style=x>",
        "<p id=b-evil>",
        "<b-placeholder n=1>",
        "<img srcset='https://evil.example/a 1x'>",
        "<!-- x -->",
    ] {
        assert_eq!(faults(html).len(), 1, "{html}");
    }
    assert_eq!(faults("<p title='onclick'>javascript:x <a href='/a'>b</a>"), [""; 0]);
}
