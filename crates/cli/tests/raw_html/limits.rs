//! HTML that would be slow to parse is an error, which is found in linear time.

use crate::raw_html::{FIRST, errors, published};
use content::diagnostics::Code::*;

#[test]
fn deeply_nested_elements_are_an_error() {
    for text in [
        "<div>".repeat(200_000),
        "<div>\n\n".repeat(20_000),
        format!("a {}", "<b>".repeat(100_000)),
        format!("a {}", "<a>".repeat(100_000)),
        (0..1_000).map(|number| format!("<i id=a{number}>")).collect(),
        "<rt>".repeat(10_000),
    ] {
        let found = errors("", &[], &text);
        assert_eq!(found.iter().map(|(code, _)| code).collect::<Vec<_>>(), [&TooMuchHtml], "{}", &text[..20]);
    }
    assert_eq!(errors("", &[], &"<div>\n\n".repeat(300)), [(TooMuchHtml, FIRST + 2 * 256)]);
}

#[test]
fn too_many_elements_are_an_error() {
    let text = format!("a\n\n{}", "<br>\n".repeat(30_000));
    assert_eq!(errors("", &[], &text), [(TooMuchHtml, FIRST + 2 + 20_000)]);
}

#[test]
fn html_that_is_too_large_is_an_error() {
    let text = format!("a\n\n<pre>{}</pre>", "x".repeat(3 << 20));
    assert_eq!(errors("", &[], &text), [(TooMuchHtml, FIRST + 2)]);
}

#[test]
fn a_tag_that_is_too_long_is_an_error() {
    let attributes: String = (0..50_000).map(|number| format!(" a{number}")).collect();
    assert_eq!(errors("", &[], &format!("a\n\n<p{attributes}>")), [(UnclosedTag, FIRST + 2)]);
}

#[test]
fn formatting_that_is_reopened_in_every_block_is_an_error() {
    let title = "x".repeat(10_000);
    let text = format!("<b title={title}>\n\n{}</b>", "a\n\n".repeat(5_000));
    let found = errors("", &[], &text);
    assert_eq!(found.iter().map(|(code, _)| code).collect::<Vec<_>>(), [&TooMuchHtml]);
}

#[test]
fn markdown_that_is_moved_out_of_tables_is_limited() {
    let text = format!("<table>\n\n{}", "a\n\n".repeat(100_000));
    let found = errors("", &[], &text);
    assert_eq!(found.iter().map(|(code, _)| code).collect::<Vec<_>>(), [&TooMuchHtml]);
}

#[test]
fn a_deeply_nested_text_is_an_error() {
    assert_eq!(errors("", &[], &format!("a\n\n{}x", "> ".repeat(5_000))), [(TooDeep, FIRST + 2)]);
    let quote = format!("{}x", "> ".repeat(100));
    assert_eq!(published(&quote).1, []);
}

#[test]
fn a_long_ordinary_text_is_accepted() {
    let rows = "<tr><td>a<td>b".repeat(3_000);
    let items = "<li>a".repeat(3_000);
    let text = format!(
        "<table>{rows}</table>\n\n<ul>{items}</ul>\n\n<small>\n\n{}\n\n</small>",
        "a\n\n".repeat(500)
    );
    assert_eq!(published(&text).1, []);
}

#[test]
fn an_error_is_found_after_any_number_of_warnings() {
    let text = format!("{}\n\n[x](javascript:alert%281%29)", "<p onclick=x>a</p>\n".repeat(3_000));
    assert_eq!(errors("", &[], &text), [(ForbiddenScheme, FIRST + 3_002)]);
}
