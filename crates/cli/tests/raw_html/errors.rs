//! HTML that stops the build.

use crate::raw_html::{FIRST, build, errors};
use content::diagnostics::Code::*;

#[test]
fn active_elements_are_errors() {
    for (text, offset) in [
        ("<svg onload=alert(1)></svg>", 0),
        ("a\n<svg><script>alert(1)</script></svg>", 1),
        ("<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>", 0),
        ("<style>p { color: red }</style>", 0),
        ("<p>\n<scr<script>ipt>alert(1)</scr</script>ipt>", 1),
        ("<iframe src=\"https://evil.example/\"></iframe>", 0),
        ("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>", 0),
        ("<form action=\"https://evil.example/\"><b>x</b></form>", 0),
        ("<input name=a>", 0),
        ("<input type=image src=x>", 0),
        ("<base href=\"https://evil.example/\">", 0),
        ("<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">", 0),
        ("<link rel=stylesheet href=\"https://evil.example/a.css\">", 0),
        ("<object data=\"a.swf\"></object>", 0),
        ("<embed src=\"a.swf\">", 0),
        ("<!-- --!><script>alert(1)</script> -->", 0),
        ("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>", 0),
        ("<template><script>alert(1)</script></template>", 0),
        ("<p>x</p onclick=alert(1)><sCrIpT src=//evil.example></sCrIpT>", 0),
        ("<textarea><img src=x onerror=alert(1)></textarea>", 0),
        ("<xmp><img src=x onerror=alert(1)></xmp>", 0),
        ("<title><img src=x onerror=alert(1)></title>", 0),
        ("<plaintext>", 0),
        ("<button popovertarget=N1>x</button>", 0),
        ("<b-placeholder n=0></b-placeholder>", 0),
        ("<?php echo 1 ?>", 0),
        ("<!DOCTYPE html>", 0),
        ("<![CDATA[<script>alert(1)</script>]]>", 0),
    ] {
        let found = errors("", &[], text);
        assert!(found.contains(&(ForbiddenElement, FIRST + offset)), "{text}: {found:?}");
    }
}

#[test]
fn dangerous_schemes_are_errors() {
    for link in [
        "javascript:alert(1)",
        " &#106;avascript:alert(1)",
        "java&#10;script:alert(1)",
        "java\tscript:alert(1)",
        "&#x6A;avascript&colon;alert(1)",
        "&#1;javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "blob:https://x.example/1",
        "filesystem:https://x.example/1",
        "intent://x",
        "view-source:https://x.example/",
    ] {
        for text in [
            format!("<a href=\"{link}\">x</a>"),
            format!("<map name=m><area href='{link}' alt=x></map>"),
            format!("<blockquote cite=\"{link}\">x</blockquote>"),
            format!("a <ins cite='{link}'>x</ins>"),
        ] {
            assert_eq!(errors("", &[], &text), [(ForbiddenScheme, FIRST)], "{text}");
        }
    }
    assert_eq!(errors("", &[], "<a href=javascript:alert(1)>x</a>"), [(ForbiddenScheme, FIRST)]);
}

#[test]
fn dangerous_schemes_are_errors_in_markdown() {
    for text in [
        "[x](javascript:alert%281%29)",
        "[x](java&Tab;script:alert%281%29)",
        "[x](<javascript:alert(1)>)",
        "[x](&#1;javascript:alert%281%29)",
        "[x](data:text/html,x)",
        "<javascript:alert(1)>",
        "[x]\n\n[x]: ftp://x.example/",
    ] {
        assert_eq!(errors("", &[], text), [(ForbiddenScheme, FIRST)], "{text}");
    }
    assert_eq!(errors("", &[], "![x](data:text/html,x)"), [(MissingPicture, FIRST)]);
    assert_eq!(errors("", &[], "[x](<https://a b/>)"), [(InvalidUrl, FIRST)]);
}

#[test]
fn unfinished_markup_is_an_error() {
    for (text, offset) in [
        ("a\n\n<div>\n<p title=\"x>\n\n## Lost", 3),
        ("<div\n\nclass=\"x\">", 0),
        ("<p>a</p\n\nb", 0),
        ("a\n\n<div><!-- a\n\nb --></div>", 2),
        ("<!-- a\n\nb", 0),
    ] {
        assert_eq!(errors("", &[], text), [(UnclosedTag, FIRST + offset)], "{text}");
    }
    let site = "allow_html = [\"iframe src\"]\nallow_frames = [\"player.example\"]";
    let text = "<iframe src=\"https://player.example/\">\nWhat follows it.";
    assert_eq!(errors(site, &[], text), [(UnclosedTag, FIRST)]);
}

#[test]
fn reserved_names_are_errors() {
    for text in ["<p id=b-search>x</p>", "<p class='a B-note'>x</p>", "a <b id=\"B-x\">c</b>"] {
        assert_eq!(errors("", &[], text), [(ReservedName, FIRST)], "{text}");
    }
}

#[test]
fn the_suggested_setting_allows_the_element() {
    let frame = "<iframe src=\"https://player.example/1\" title=\"A film\" onload=\"alert(1)\" allowfullscreen></iframe>";
    let found = build("", &[], frame).err().unwrap();
    let advice = "allow_html = [\"iframe src allowfullscreen\"]";
    assert!(found[0].help.contains(advice), "{}", found[0].help);
    let site = format!("{advice}\nallow_frames = [\"player.example\"]");
    let built = build(&site, &[], frame).unwrap();
    assert_eq!(
        built.html,
        "<iframe src=\"https://player.example/1\" title=\"A film\" allowfullscreen=\"\"></iframe>\n"
    );
    assert_eq!(built.warnings, [(AttributeLeftOut, FIRST)]);
}

#[test]
fn active_elements_cannot_be_allowed() {
    for allowed in [
        "script",
        "style",
        "p onclick",
        "p style",
        "iframe srcdoc",
        "p is",
        "svg viewbox",
        "math",
        "textarea",
        "xmp",
        "noscript",
        "plaintext",
        "template",
        "base",
        "meta",
        "link",
        "object",
        "embed",
        "button",
        "form action",
        "select",
        "b-placeholder n",
        "<p>",
        "p a=b",
    ] {
        let found = errors(&format!("allow_html = [\"{allowed}\"]"), &[], "x");
        assert_eq!(found, [(ForbiddenElement, 2)], "{allowed}");
    }
}
