//! HTML in Markdown: what an attacker would write is a mistake or gone, and a publisher can allow more.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use broadsheet::model::Article;
use press::content::{Options, content};
use std::fs;

/// The text as HTML, or what is wrong with it.
fn set(site: &str, text: &str) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("content/articles")).unwrap();
    fs::write(at("content/site.toml"), format!("title = \"T\"\n{site}\n")).unwrap();
    let article = format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n{text}\n");
    fs::write(at("content/articles/x.md"), article).unwrap();
    let today = "2025-06-01".parse().unwrap();
    let options =
        Options { content: at("content"), public: at("public"), out: at("out"), today, ..Options::default() };
    content(&options).map_err(|problems| problems.to_string())?;
    let article = fs::read_to_string(at("out/data/articles/x.json")).unwrap();
    Ok(serde_json::from_str::<Article>(&article).unwrap().html)
}

/// What must not be in a page in any way of writing it.
fn is_harmless(html: &str) -> bool {
    let plain = html.to_ascii_lowercase().replace(|c: char| c.is_whitespace() || c.is_control(), "");
    let decoded =
        plain.replace("&#x", "&#").replace("&colon;", ":").replace("&tab;", "").replace("&newline;", "");
    ![
        "<script",
        "<iframe",
        "<object",
        "<embed",
        "<form",
        "<base",
        "<meta",
        "<link",
        "<style",
        "<svg",
        "<math",
        "onload=",
        "onerror=",
        "onclick=",
        "onfocus=",
        "ontoggle=",
        "onmouseover=",
        "style=",
        "srcdoc=",
        "javascript:",
        "vbscript:",
        "data:text",
    ]
    .iter()
    .any(|bad| decoded.contains(bad))
}

#[test]
fn nothing_that_acts_gets_through() {
    for text in [
        "<svg onload=alert(1)></svg>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
        "<img src=x onerror=alert(1)>",
        "<p onclick=\"alert(1)\">x</p>",
        "<p OnMouseOver='alert(1)'>x</p>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=javascript:alert(1)>x</a>",
        "<a href=\" &#106;avascript:alert(1)\">x</a>",
        "<a href=\"java&#10;script:alert(1)\">x</a>",
        "<a href=\"java\tscript:alert(1)\">x</a>",
        "<a href='&#x6A;avascript&colon;alert(1)'>x</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<a href=\"vbscript:msgbox(1)\">x</a>",
        "[x](javascript:alert%281%29)",
        "[x](java&Tab;script:alert%281%29)",
        "[x](<javascript:alert(1)>)",
        "[x](data:text/html,x)",
        "<javascript:alert(1)>",
        "![x](data:text/html,x)",
        "<p style=\"position:fixed\">x</p>",
        "<style>p { color: red }</style>",
        "<iframe src=\"https://evil.example/\"></iframe>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<form action=\"https://evil.example/\"><input name=a></form>",
        "<base href=\"https://evil.example/\">",
        "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">",
        "<link rel=stylesheet href=\"https://evil.example/a.css\">",
        "<object data=\"a.swf\"></object><embed src=\"a.swf\">",
        "<details open ontoggle=alert(1)><summary>x</summary></details>",
        "<input autofocus onfocus=alert(1)>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=\"x\" alt=\"x\"\nonerror\n=\nalert(1)>",
        "<p title='x' onclick=\"alert(1)\" class=\"y\">x",
        "<!-- --!><script>alert(1)</script> -->",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<template><script>alert(1)</script></template>",
        "<p>x</p onclick=alert(1)><sCrIpT src=//evil.example></sCrIpT>",
    ] {
        match set("", text) {
            Ok(html) => assert!(is_harmless(&html), "{text}\n{html}"),
            Err(problems) => assert!(problems.contains("x.md"), "{text}: {problems}"),
        }
    }
}

#[test]
fn what_is_written_as_text_stays_text() {
    let html = set("", "`<script>` and \\<script> and\n\n```html\n<script>alert(1)</script>\n```").unwrap();
    assert!(!html.contains("<script"), "{html}");
    assert!(html.contains("&lt;"), "{html}");
}

#[test]
fn what_a_text_needs_is_kept() {
    let text = "<figure><img src=\"/a.png\" alt=\"\"></figure>";
    assert!(set("", text).unwrap_err().contains("there is no picture"), "its pictures are checked");
    for text in [
        "<p id=\"a\" class=\"b\" lang=\"de\" dir=\"ltr\" data-x=\"1\" aria-label=\"c\">x</p>",
        "<details open=\"\"><summary>s</summary>x</details>",
        "<a href=\"https://out.example/?a=1&amp;b=2\">x</a>",
        "<kbd>K</kbd> <mark>m</mark> <abbr title=\"t\">a</abbr> <sub>1</sub> <sup>2</sup>",
    ] {
        assert!(set("", text).unwrap().contains(text), "{text}: {}", set("", text).unwrap());
    }
}

#[test]
fn a_publisher_can_allow_more() {
    let frame = "<iframe src=\"https://player.example/1\" title=\"A film\" onload=\"alert(1)\"></iframe>";
    assert!(set("", frame).unwrap_err().contains("`<iframe>` is not allowed"));
    let site = "allow_html = [\"iframe src title\"]\nallow_frames = [\"player.example\"]";
    let html = set(site, frame).unwrap();
    assert!(html.contains("<iframe src=\"https://player.example/1\" title=\"A film\"></iframe>"), "{html}");
    let other = set(site, "<iframe src=\"https://evil.example/1\" title=\"x\"></iframe>").unwrap_err();
    assert!(other.contains("allow_frames = [\"evil.example\"]"), "{other}");
}

#[test]
fn what_the_policy_would_not_run_cannot_be_allowed() {
    for allowed in ["script", "style", "p onclick", "p style", "iframe srcdoc"] {
        let problems = set(&format!("allow_html = [\"{allowed}\"]"), "x").unwrap_err();
        assert!(
            problems.contains("cannot be allowed") && problems.contains("site.toml"),
            "{allowed}: {problems}"
        );
    }
}
