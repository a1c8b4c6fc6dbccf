//! Names in style sheets.

use crate::names::{CLOSED, files, is_reserved};
use regex::Regex;
use std::fs;

#[test]
fn style_sheets_use_only_reserved_names() {
    let mut count = 0;
    let mut open = Vec::new();
    let sheets = [files("style", ".css"), files("crates/search/src", ".css")].concat();
    for path in &sheets {
        for selector in selectors(&fs::read_to_string(path).unwrap()) {
            for (at, name) in names(&selector) {
                count += 1;
                if !is_reserved(&name) && !is_closed(&selector[..at]) {
                    open.push(format!("{}: `{name}` in `{selector}`", path.display()));
                }
            }
        }
    }
    assert!(sheets.len() > 20 && count > 500, "{count} names in {} sheets", sheets.len());
    assert!(open.is_empty(), "{}", open.join("\n"));
}

#[test]
fn names_inside_closed_elements_are_recognised() {
    for (before, expected) in [
        (".b-code ", true),
        (".b-code[data-x] > :is(.k, ", true),
        ("math ", true),
        (".b-code", false),
        (".b-codes ", false),
        (".b-math ", false),
        ("", false),
    ] {
        assert_eq!(is_closed(before), expected, "{before}");
    }
}

#[test]
fn names_are_found_in_every_kind_of_selector() {
    let sheet = "/* .no */ @media (width > 1.5rem) { .a:is(.b, #c) > d, e.f { content: \".no\" } } .g [class^=\"h\"] {}";
    let all: Vec<String> =
        selectors(sheet).iter().flat_map(|selector| names(selector)).map(|(_, name)| name).collect();
    assert_eq!(all, ["a", "b", "c", "f", "g", "h"]);
}

/// Every complex selector of a style sheet, with lists split.
fn selectors(sheet: &str) -> Vec<String> {
    let sheet = Regex::new(r"(?s)/\*.*?\*/").unwrap().replace_all(sheet, "");
    let before_blocks = Regex::new(r"([^{};]*)\{").unwrap();
    let lists = before_blocks.captures_iter(&sheet).map(|found| found[1].trim().to_owned());
    lists.filter(|list| !list.starts_with('@')).flat_map(|list| parted(&list)).collect()
}

/// Splits a selector list at the commas outside parentheses.
fn parted(list: &str) -> Vec<String> {
    let mut depth = 0;
    let parts = list.split(|c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    });
    parts.map(|part| part.trim().to_owned()).collect()
}

/// The ids and classes in a selector, each with its offset.
fn names(selector: &str) -> Vec<(usize, String)> {
    let name = Regex::new(r#"[.#]([A-Za-z][\w-]*)|\[(?:class|id)[*^$~|]?="([^"]*)"\]"#).unwrap();
    name.captures_iter(selector)
        .map(|found| {
            (found.get(0).unwrap().start(), found.get(1).or(found.get(2)).unwrap().as_str().to_owned())
        })
        .collect()
}

/// Whether the rest of a selector, after this part, matches only inside [`CLOSED`] elements.
fn is_closed(before: &str) -> bool {
    CLOSED.iter().any(|closed| {
        let start = if closed.starts_with('.') { "" } else { r"(?:^|[\s>+~(,])" };
        let container = format!(r"{start}{}(?:[^\w\s-]\S*)?\s", regex::escape(closed));
        Regex::new(&container).unwrap().is_match(before)
    })
}
