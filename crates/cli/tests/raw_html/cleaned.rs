//! HTML that is published without the parts that are not allowed.

use crate::raw_html::{FIRST, dom, published};
use content::diagnostics::Code::*;

#[test]
fn active_attributes_are_removed_with_a_warning() {
    for (text, expected) in [
        ("<p onclick=\"alert(1)\">x</p>", "<p>x</p>\n"),
        ("<p OnMouseOver='alert(1)'>x</p>", "<p>x</p>\n"),
        ("<p style=\"position:fixed\">x</p>", "<p>x</p>\n"),
        ("<p title='x' onclick=\"alert(1)\" class=\"y\">x", "<p title=\"x\" class=\"y\">x\n</p>"),
        (
            "<details open ontoggle=alert(1)><summary>x</summary></details>",
            "<details open=\"\"><summary>x</summary></details>\n",
        ),
        ("<p title=\"x\" id=\"y\"\nonerror\n=\nalert(1)>x</p>", "<p title=\"x\" id=\"y\">x</p>\n"),
        ("<p><input type=checkbox onfocus=alert(1)></p>", "<p><input type=\"checkbox\"></p>\n"),
        ("<div popover>x</div>", "<div>x</div>\n"),
        ("<p contenteditable>x</p>", "<p>x</p>\n"),
        ("<p accesskey=s>x</p>", "<p>x</p>\n"),
        ("<p autofocus>x</p>", "<p>x</p>\n"),
        ("<p is=x-y>x</p>", "<p>x</p>\n"),
        ("<p slot=x>x</p>", "<p>x</p>\n"),
        ("<p data-b-reset>x</p>", "<p>x</p>\n"),
        ("<p DATA-B-do=forget>x</p>", "<p>x</p>\n"),
        ("<p part=x>x</p>", "<p>x</p>\n"),
        ("<p commandfor=x>x</p>", "<p>x</p>\n"),
        ("<p tabindex=1>x</p>", "<p>x</p>\n"),
        ("<p data-x\"y=1>x</p>", "<p>x</p>\n"),
        (
            "<a href=\"https://out.example/\" ping=\"https://evil.example/\">x</a>",
            "<p><a href=\"https://out.example/\">x</a></p>\n",
        ),
    ] {
        assert_eq!(published(text), (expected.to_owned(), vec![(AttributeLeftOut, FIRST)]), "{text}");
    }
}

#[test]
fn markup_in_attributes_stays_in_the_attribute() {
    for (text, expected) in [
        (
            "<p title='\"><script>alert(1)</script>'>x</p>",
            "<p title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">x</p>\n",
        ),
        (
            "<p title=\"<!--\">x</p>\n\n<p title=\"-->\">y</p>",
            "<p title=\"&lt;!--\">x</p>\n<p title=\"--&gt;\">y</p>\n",
        ),
        ("<p title=</p>x</p>", "<p title=\"&lt;/p\">x</p>\n"),
        ("<p title=&quot;>x</p>", "<p title=\"&quot;\">x</p>\n"),
    ] {
        assert_eq!(published(text), (expected.to_owned(), vec![]), "{text}");
    }
}

#[test]
fn mutation_xss_is_prevented() {
    for text in [
        "<table><b><tr><td>a</b><caption><a title='</table><img src=x onerror=alert(1)>'>x</a></table>",
        "<p><b><p><i></b><p title=\"</i><script>\">x</i>",
        "<a href=\"https://a.example/\"><table><a href=\"https://b.example/\">x</table></a>",
        "<pre>\n\n<b title=\"</pre>\">x</b></pre>",
        "<ol><li><ul></ol><li title='</ul><style>'>x</ul>",
        "<details><summary><h2>x</details></summary></h2>",
    ] {
        let (html, _) = published(text);
        assert_eq!(dom::faults(&html), [""; 0], "{text}: {html}");
    }
}

#[test]
fn escaped_markup_stays_text() {
    let text =
        "`<script>` and \\<script> and\n\n```html\n<script>alert(1)</script>\n```\n\n<p>&lt;script&gt;</p>";
    let (html, warnings) = published(text);
    assert_eq!((dom::elements(&html, "script"), warnings), (0, vec![]));
    assert_eq!(dom::text(&html).matches("<script>").count(), 4, "{html}");
}

#[test]
fn allowed_markup_is_kept() {
    for text in [
        "<p id=\"a\" class=\"b\" lang=\"de\" dir=\"ltr\" data-x=\"1\" aria-label=\"c\" tabindex=\"0\">x</p>",
        "<details open=\"\" name=\"n\"><summary>s</summary>x</details>",
        "<p><a href=\"https://out.example/?a=1&amp;b=2\" rel=\"me\" hreflang=\"de\">x</a> <a href=\"#a\" name=\"a\">y</a></p>",
        "<p><kbd>K</kbd> <mark>m</mark> <abbr title=\"t\">a</abbr> <sub>1</sub> <sup>2</sup> a<wbr>b</p>",
        "<p align=\"center\"><time datetime=\"2025-01-02\">t</time> <data value=\"1\">d</data></p>",
        "<p><meter value=\"1\" min=\"0\" max=\"2\" low=\"1\" high=\"2\" optimum=\"2\">m</meter> <progress value=\"1\" max=\"2\">p</progress></p>",
        "<ol type=\"a\" start=\"3\" reversed=\"\"><li value=\"7\">x</li></ol>",
        "<table><colgroup><col span=\"2\"></colgroup><tbody><tr><th scope=\"row\" id=\"h\">x</th><td colspan=\"2\" rowspan=\"1\" headers=\"h\">y</td></tr></tbody></table>",
        "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>",
        "<section><address>x</address></section>",
    ] {
        assert_eq!(published(text), (format!("{text}\n"), vec![]));
    }
}

#[test]
fn self_closing_elements_are_closed() {
    assert_eq!(published("<p><a id=\"x\"/>a<br/>b</p>").0, "<p><a id=\"x\"></a>a<br>b</p>\n");
}

#[test]
fn unbalanced_elements_are_a_warning() {
    for (text, offset) in
        [("a\n\n<div>\n\nb", 2), ("a\n\nb <b>c\n\nd", 2), ("a\n\nb</b>", 2), ("a\n\n</div>", 2)]
    {
        assert_eq!(published(text).1, [(UnbalancedElement, FIRST + offset)], "{text}");
    }
    for text in [
        "<p>a\n\n<ul><li>b<li>c</ul>",
        "<small>\n\na\n\n</small>",
        "<b>a<i>b</b>c</i>",
        "<p>a</p>\n\n<table><tr><td>b</table>",
    ] {
        assert_eq!(published(text).1, [], "{text}");
    }
}

#[test]
fn formatting_ends_with_the_block_that_opens_it() {
    for text in ["## A <i>b\n\nText", "a <b>c <i>d\n\nText", "| a <s>b | c |\n|---|---|\n| d | e |\n\nText"] {
        let (html, faults) = published(text);
        assert!(html.contains("<p>Text</p>"), "{html}");
        assert!(faults.iter().all(|(code, line)| (*code, *line) == (UnbalancedElement, FIRST)), "{faults:?}");
        assert!(!faults.is_empty());
    }
    // A block of HTML may contain several blocks of Markdown.
    assert!(published("<b>\n\nText\n\n</b>").0.contains("<b>\n<p>Text</p>\n</b>"));
}

#[test]
fn formatting_ends_with_the_element_that_contains_it() {
    for text in [
        "<p>a <b>b</p>\n\nText",
        "<p>a <b>b\n\nText",
        "<p>a <b>b\n<p>c</p>\n\nText",
        "<details><summary>a <b>x</summary>\n\nText\n\n</details>",
        "<ul><li><b>x</li></ul>\n\nText",
        "<ul><li><b>x<li>y</ul>\n\nText",
        "<dl><dt><i>x<dd>y</dl>\n\nText",
        "<table><tr><td><b>x<td>y<tr><td>z</table>\n\nText",
        "<div><em><b>x</div>\n\nText",
        "<div><p><a href=\"#x\" id=\"x\">a</div>\n\nText",
        "<b>\na\n\nText",
        "> <b>\n> a\n\nText",
        "- <b>\n  a\n\n  </i>\n\nText",
    ] {
        let (html, warnings) = published(text);
        assert!(html.contains("<p>Text</p>"), "{html}");
        assert!(warnings.contains(&(UnbalancedElement, FIRST)), "{text}: {warnings:?}");
        for (element, most) in [("b", 1), ("i", 1), ("em", 1), ("a", 1)] {
            assert!(dom::elements(&html, element) <= most, "{html}");
        }
    }
}

#[test]
fn formatting_may_contain_blocks() {
    for text in [
        "<b>\n\nText\n\n</b>",
        "<b>\n\n- Text\n\n  More\n\n</b>",
        "<div>\n<b>\n\nText\n\n</b>\n</div>",
        "<b><ul><li>x<li>y</ul></b>",
        "<p align=\"center\">\n\nText\n\n</p>",
        "<ul><li>a<ul><li><b>b</b></li></ul></li><li><b>c</b></li></ul>",
        "<div><p>a</div>\n\n<b><p>b</p></b>",
    ] {
        assert_eq!(published(text).1, [], "{text}");
    }
}

#[test]
fn links_in_links_are_a_warning() {
    for text in [
        "<a href=\"#x\">a [b](#x)</a>\n\n## X",
        "<a href=\"#x\">a <a href=\"#x\">b</a></a>\n\n## X",
        "[a <a href=\"#x\">b</a>](#x)\n\n## X",
        "a <a href=\"#x\">b <https://b.example></a>\n\n## X",
        "<a href=\"#x\">\n\n[b](#x)\n\n</a>\n\n## X",
    ] {
        let (_, warnings) = published(text);
        assert!(warnings.iter().any(|(code, _)| *code == NestedLink), "{text}: {warnings:?}");
    }
    assert_eq!(published("<a href=\"#x\">a</a> [b](#x) <a id=\"y\"></a>[c](#x)\n\n## X").1, []);
}

#[test]
fn extra_end_tags_do_not_close_elements_of_markdown() {
    let (html, _) = published("> [!NOTE]\n> a\n>\n> </div>\n>\n> b");
    assert_eq!(dom::within(&html, "b-callout", "p"), 3, "{html}");
}
