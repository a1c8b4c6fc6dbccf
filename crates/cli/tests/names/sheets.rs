//! Names in style sheets.

use crate::{CLOSED, files, is_reserved};
use regex::Regex;
use std::fs;

#[test]
fn style_sheets_name_what_no_text_can_have() {
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
fn a_short_name_stands_below_a_reserved_one() {
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
fn a_name_is_found_wherever_it_stands() {
    let sheet = "/* .no */ @media (width > 1.5rem) { .a:is(.b, #c) > d, e.f { content: \".no\" } } .g [class^=\"h\"] {}";
    let all: Vec<String> =
        selectors(sheet).iter().flat_map(|selector| names(selector)).map(|(_, name)| name).collect();
    assert_eq!(all, ["a", "b", "c", "f", "g", "h"]);
}

/// Every complex selector of a sheet: lists are taken apart.
fn selectors(sheet: &str) -> Vec<String> {
    let sheet = Regex::new(r"(?s)/\*.*?\*/").unwrap().replace_all(sheet, "");
    let before_blocks = Regex::new(r"([^{};]*)\{").unwrap();
    let lists = before_blocks.captures_iter(&sheet).map(|found| found[1].trim().to_owned());
    lists.filter(|list| !list.starts_with('@')).flat_map(|list| parted(&list)).collect()
}

/// A list of selectors, at the commas that stand in no parentheses.
fn parted(list: &str) -> Vec<String> {
    let mut depth = 0;
    let parts = list.split(|c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    });
    parts.map(|part| part.trim().to_owned()).collect()
}

/// The ids and classes that a selector asks for, each with where it begins.
fn names(selector: &str) -> Vec<(usize, String)> {
    let name = Regex::new(r#"[.#]([A-Za-z][\w-]*)|\[(?:class|id)[*^$~|]?="([^"]*)"\]"#).unwrap();
    name.captures_iter(selector)
        .map(|found| {
            (found.get(0).unwrap().start(), found.get(1).or(found.get(2)).unwrap().as_str().to_owned())
        })
        .collect()
}

/// Whether what follows this part of a selector is below what holds no author's HTML.
fn is_closed(before: &str) -> bool {
    CLOSED.iter().any(|closed| {
        let start = if closed.starts_with('.') { "" } else { r"(?:^|[\s>+~(,])" };
        let container = format!(r"{start}{}(?:[^\w\s-]\S*)?\s", regex::escape(closed));
        Regex::new(&container).unwrap().is_match(before)
    })
}
