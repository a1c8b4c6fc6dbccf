//! Names in code that creates or finds elements, not all of which are in prerendered pages.

use crate::names::{files, is_reserved};
use regex::Regex;
use std::fs;

#[test]
fn source_code_uses_only_reserved_names() {
    // `class="a b"`, `class=\"a\"` and `id=a`; below, functions that take a name.
    let attribute = Regex::new(
        r#"(?:^|[\s"])(?:class|id|aria-labelledby|aria-controls|popovertarget)=(?:\\?"([^"\\]*)|([a-z][\w{}-]*)[\s>\]])"#,
    )
    .unwrap();
    let call = Regex::new(
        r#"[^_](?:element|get_element_by_id|getElementById|set_id|set_class_name|add_1|remove_1)\(["']([^"']*)|class:([\w-]+)="#,
    )
    .unwrap();
    let (mut count, mut open) = (0, Vec::new());
    for path in [files("src", ".rs"), files("crates/search/src", ".rs")].concat() {
        let text = fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for found in attribute.captures_iter(text).chain(call.captures_iter(text)) {
            let names = found.get(1).or(found.get(2)).unwrap().as_str();
            for name in names.split_whitespace() {
                count += 1;
                // A name in braces is a variable.
                if !is_reserved(name) && !name.starts_with('{') && name != VARIABLE {
                    open.push(format!("{}: {name}", path.display()));
                }
            }
        }
    }
    assert!(count > 120, "{count} names");
    assert!(open.is_empty(), "{}", open.join("\n"));
}

/// `class=class` in a view names a variable.
const VARIABLE: &str = "class";
