//! Links and abbreviations that are defined twice.

use super::article;

/// The line of an article's file at which its text begins.
const FIRST: usize = 6;

fn reported(text: &str, lines: &[usize]) {
    let expected: Vec<_> =
        lines.iter().map(|line| format!("articles/x.md:{} duplicate-definition", FIRST + line)).collect();
    assert_eq!(article("", text), expected, "{text}");
}

#[test]
fn a_link_with_two_addresses_is_reported() {
    for (text, line) in [
        ("[x] [a]\n\n[x]: https://a.example\n[x]: https://b.example\n[a]: https://a.example", 3),
        ("[x]\n\n[x]: https://a.example\n\n[X]: <https://b.example> \"Title\"", 4),
        ("[a  b]\n\n[a b]: https://a.example\n\nText\n\n> [A  B]: https://b.example", 6),
        ("[x]\n\n[x]:\n  https://a.example\n\n- Item\n\n  [x]:\n  https://b.example", 7),
        ("[x]\n\n[x]: https://a.example\n[x]: https://b.example\nText in the same paragraph", 3),
    ] {
        reported(text, &[line]);
    }
}

#[test]
fn a_link_with_one_address_is_not_reported() {
    for text in [
        "[x]\n\n[x]: https://a.example\n[x]: https://a.example \"Title\"",
        "[//]: # (one)\n[//]: # (two)\n\n[comment]: <> (one)\n[comment]: <> (two)",
        "[x]\n\n[x]: https://a.example\n\n```\n[x]: https://b.example\n```",
        "[x]\n\n[x]: https://a.example\n\n    [x]: https://b.example",
        "[x]\n\n[x]: https://a.example\n\n<div>\n[x]: https://b.example\n</div>",
        "[x]\n\n[x]: https://a.example\n\n[x]: is not an address",
        "[x]\n\n[x]: https://a.example\n\nText\n[x]: https://b.example",
    ] {
        reported(text, &[]);
    }
}

#[test]
fn an_abbreviation_with_two_meanings_is_reported() {
    reported("HTML\n\n*[HTML]: HyperText\n*[CSS]: Style\n*[HTML]: Hyper\n", &[4]);
    reported("HTML\n\n*[HTML]: HyperText\n\nText\n\n*[HTML]: Hyper\n", &[6]);
    reported("HTML\n\n*[HTML]: HyperText\n\n*[HTML]: HyperText\n*[html]: other", &[]);
}
