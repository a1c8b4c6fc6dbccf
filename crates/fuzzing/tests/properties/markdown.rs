use crate::cases;
use content::diagnostics::Diagnostic;
use content::site_config::SiteConfig;
use contract::text::escaped;
use fuzzing::page::{Element, elements};
use fuzzing::render;
use proptest::prelude::*;
use std::collections::HashSet;

/// Renders a text with default settings; returns its elements and problems.
fn shown(text: &str) -> (Vec<Element>, Vec<Diagnostic>) {
    let document = render(text, &SiteConfig::default());
    (elements(&document.html), document.problems)
}

/// Returns the first element with a name.
fn first(elements: &[Element], name: &str) -> Element {
    let found = elements.iter().find(|element| element.name == name);
    found.cloned().unwrap_or_else(|| panic!("no <{name}> in {elements:?}"))
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn code_is_shown_verbatim(
        code in prop::collection::vec("[^\\p{C}\u{2028}\u{2029}]{0,24}", 1..5),
        language in prop::sample::select(vec!["", "rust", "html", "diff", "bash"]),
    ) {
        let code = code.join("\n").replace("````", "");
        let (elements, _) = shown(&format!("`````{language}\n{code}\n`````\n"));
        let code_of = first(&elements, "pre").text;
        prop_assert_eq!(code_of.trim_end_matches('\n'), code.trim_end_matches('\n'));
    }

    #[test]
    fn escaped_text_is_literal(text in "[!-~ é借]{1,32}") {
        let text = text.trim().to_owned();
        prop_assume!(!text.is_empty());
        let markdown: String = text.chars().flat_map(|c| [c.is_ascii_punctuation().then_some('\\'), Some(c)]).flatten().collect();
        let (elements, problems) = shown(&format!("x {markdown}\n"));
        prop_assert_eq!(first(&elements, "p").text, format!("x {text}"));
        prop_assert_eq!(problems, []);
    }

    #[test]
    fn attributes_of_raw_html_keep_their_values(
        value in "[^\\p{C}]{0,24}",
        quote in prop::sample::select(vec!['"', '\'']),
    ) {
        let written = escaped(&value).replace('\'', "&#39;");
        let (elements, problems) = shown(&format!("<span title={quote}{written}{quote} data-x=\"1\">x</span>\n"));
        let span = first(&elements, "span");
        prop_assert_eq!(span.attributes.get("title"), Some(&value));
        prop_assert_eq!(span.attributes.get("data-x").map(String::as_str), Some("1"));
        prop_assert_eq!(problems, []);
    }

    #[test]
    fn titles_and_alternative_texts_keep_their_values(text in "[a-z<>&'= ]{0,24}x") {
        let text = text.trim();
        let (elements, problems) = shown(&format!("![{text}](a.png \"{text}\") [y](y.md \"{text}\")\n", text = escaped(text)));
        let (picture, link) = (first(&elements, "img"), first(&elements, "a"));
        prop_assert_eq!(picture.attributes.get("alt").map(String::as_str), Some(text));
        prop_assert_eq!(link.attributes.get("title").map(String::as_str), Some(text));
        prop_assert_eq!(problems.len(), 1, "the link leads nowhere: {:?}", problems);
    }

    #[test]
    fn external_addresses_are_kept(path in "([a-z0-9/?#&=_~.é借-]|%[0-9A-F]{2}){0,24}") {
        let address = format!("https://x.example/{path}");
        let in_markdown = first(&shown(&format!("[x](<{address}>)\n")).0, "a");
        let in_html = first(&shown(&format!("<a href=\"{}\">x</a>\n", escaped(&address))).0, "a");
        let read = |link: Element| url::Url::parse(&link.attributes["href"]).unwrap();
        prop_assert_eq!(read(in_markdown), url::Url::parse(&address).unwrap());
        prop_assert_eq!(read(in_html), url::Url::parse(&address).unwrap());
    }

    #[test]
    fn heading_ids_are_unique(titles in prop::collection::vec("[a-c ]{0,3}[a-c]", 1..8)) {
        let text: String = titles.iter().map(|title| format!("## {title}\n\n")).collect();
        let document = render(&text, &SiteConfig::default());
        let ids: HashSet<&str> = document.headings.iter().map(|heading| heading.id.as_str()).collect();
        prop_assert_eq!(ids.len(), titles.len());
        let elements = elements(&document.html);
        for heading in &document.headings {
            let found = elements.iter().find(|element| element.attributes.get("id") == Some(&heading.id));
            prop_assert!(found.is_some_and(|element| element.name == "h2" && element.text.contains(&heading.text)));
        }
    }

    #[test]
    fn fence_options_may_be_in_any_order(
        title in "[a-zA-Z0-9_./-]{1,12}", start in 1_u32..1000, order in Just([0, 1, 2]).prop_shuffle(),
    ) {
        let words = [format!("title=\"{title}\""), format!("linenostart={start}"), "{1}".to_owned()];
        let info: Vec<&str> = order.iter().map(|at| words[*at].as_str()).collect();
        let (elements, problems) = shown(&format!("```rust {}\nfn f() {{}}\n```\n", info.join(" ")));
        prop_assert_eq!(problems, []);
        prop_assert_eq!(first(&elements, "b").text, title);
    }
}
