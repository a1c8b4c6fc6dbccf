//! Markup that we generate is inserted as elements, and never into attributes or text that a contributor wrote.

use crate::raw_html::{FIRST, build, dom, errors, published};
use content::diagnostics::Code::*;

const ABBREVIATION: &str = "\n\n*[HTML]: z onmouseover=alert(1) y";
const FILES: &[(&str, &str)] = &[("content/articles/x/a.svg", "<svg viewBox=\"0 0 4 2\"/>")];

/// Ways to forge placeholders, of today's or an earlier format, without the element, which would be an error.
const FORGED: [&str; 3] =
    ["&#1;0&#1;", "\u{1}0\u{1}", "&lt;b-placeholder n=&quot;0&quot;&gt;&lt;/b-placeholder&gt;"];

#[test]
fn forged_placeholders_in_attributes_of_markdown_have_no_effect() {
    for forged in FORGED {
        for text in [
            format!("HTML [x](https://e.example/ \"{forged}\")"),
            format!("HTML [x]\n\n[x]: https://e.example/ '{forged}'"),
            format!("HTML\n\n## A {forged}"),
            format!("HTML a ![x](a.svg \"{forged}\")"),
            format!("HTML a ![{forged}](a.svg)"),
        ] {
            check(&text);
        }
    }
}

#[test]
fn forged_placeholders_in_attributes_of_html_have_no_effect() {
    for forged in FORGED.into_iter().chain(["<b-placeholder n=0></b-placeholder>"]) {
        for text in [
            format!("HTML <span title=\"{forged}\">x</span>"),
            format!("HTML <a href=\"https://e.example/\" title='{forged}'>x</a>"),
            format!("HTML <span title=\"HTML\" aria-label='{forged}'>x</span>"),
        ] {
            check(&text);
        }
    }
}

fn check(text: &str) {
    let built = build("", FILES, &format!("{text}{ABBREVIATION}"));
    let html = built.unwrap_or_else(|found| panic!("{text}: {found:?}")).html;
    assert_eq!(dom::faults(&html), [""; 0], "{text}: {html}");
    // Only the abbreviation in the text itself becomes an element.
    assert_eq!(
        (dom::elements(&html, "abbr"), dom::elements(&html, "b-placeholder")),
        (1, 0),
        "{text}: {html}"
    );
}

#[test]
fn a_placeholder_element_in_a_heading_is_an_error() {
    let text = format!("HTML\n\n## A <b-placeholder n=\"0\"></b-placeholder>{ABBREVIATION}");
    assert_eq!(errors("", &[], &text), [(ForbiddenElement, FIRST + 2)]);
}

#[test]
fn forged_placeholders_in_text_have_no_effect() {
    let (html, _) = published(&format!(
        "HTML &#1;0&#1; \u{1}0\u{1} `\u{1}0\u{1}` &lt;b-placeholder n=\"0\"&gt;&lt;/b-placeholder&gt;{ABBREVIATION}"
    ));
    assert_eq!(dom::elements(&html, "abbr"), 1, "{html}");
}

#[test]
fn the_expansion_of_an_abbreviation_is_escaped() {
    let (html, _) = published("HTML <i>HTML</i>\n\n*[HTML]: a \" onmouseover=\"alert(1)");
    assert_eq!((dom::elements(&html, "abbr"), dom::faults(&html)), (2, vec![]), "{html}");
}

#[test]
fn generated_markup_is_the_same_with_and_without_html() {
    let text = "HTML $x$ a[^1].\n\n```rust\nfn\n```\n\n```mermaid\nflowchart TD\n  A --> B\n```\n\n$$y$$\n\n\
        https://vimeo.com/1\n\n> [!NOTE]\n> HTML\n\n[^1]: HTML\n\n*[HTML]: H\n";
    let (plain, _) = published(text);
    let (mixed, warnings) = published(&format!("<i>i</i> {text}"));
    assert_eq!(warnings, []);
    for name in ["abbr", "math", "svg", "pre", "button", "figure", "input"] {
        assert_eq!(dom::elements(&plain, name), dom::elements(&mixed, name), "{name}: {mixed}");
    }
    assert!(mixed.contains(
        &plain[plain.find("<div class=\"b-code\"").unwrap()..plain.find("https://vimeo").unwrap()]
    ));
}
