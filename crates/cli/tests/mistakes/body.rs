//! Mistakes in the text.

use super::{article, mistakes};

#[test]
fn links() {
    let path = "correct the path, which is seen from the file it stands in, or remove the link";
    for (link, message, help) in [
        ("", "this link leads nowhere", "write an address between the brackets"),
        ("goood.md", "there is no `goood.md`", "did you mean `articles/good.md` of the content folder?"),
        ("good", "there is no `good`", "did you mean `articles/good.md` of the content folder?"),
        ("data.csv", "there is no `data.csv`", path),
        (
            "../../x.md",
            "`../../x.md` leads out of the content folder",
            "move what it links to into the content folder",
        ),
        ("/leaflets.txt", "there is no `/leaflets.txt`", path),
        ("/abuot/", "there is no page `/abuot/`", "did you mean `/about/`?"),
        ("/topics/golang/", "there is no page `/topics/golang/`", "correct the address or remove the link"),
        ("/topics/rust/1/", "there is no page `/topics/rust/1/`", "correct the address or remove the link"),
        ("#pard", "there is no heading `#pard` where `#pard` leads", "did you mean `#part`?"),
        (
            "good.md#part-on",
            "there is no heading `#part-on` where `good.md#part-on` leads",
            "did you mean `#part-one`?",
        ),
        (
            "/about#x",
            "there is no heading `#x` where `/about#x` leads",
            "link to the id of a heading: its words in lower case, joined by `-`",
        ),
        (
            "javascript:alert%281%29",
            "a link may not begin with `javascript:`",
            "link to an address that begins with `https://`, or to a file of the magazine",
        ),
        (
            "draft.md",
            "`draft.md` leads to an article that is not published",
            "remove the link, or publish the article",
        ),
        (
            "later.md",
            "`later.md` leads to an article that is not published",
            "remove the link, or publish the article",
        ),
    ] {
        let file =
            format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n## Part\n\nSome\n[text]({link}).\n");
        let found = mistakes(&[
            ("articles/x.md", file.as_bytes()),
            ("articles/draft.md", b"---\ndraft: true\n---\n"),
            ("articles/later.md", b"---\ntitle: L\nsummary: S\ndate: 2026-01-01\n---\n"),
        ]);
        assert_eq!(found, [format!("articles/x.md:9: {message}; {help}")], "{link}");
    }
}

#[test]
fn pictures() {
    let alt = "say in a few words what it shows, for those who do not see it: `![what it shows](file)`";
    let there = "put the file beside the text, or correct the path, which is seen from the text's file";
    for (text, message, help) in [
        ("![](picture.svg)", "the picture `picture.svg` has no alternative text", alt),
        ("<img src=\"picture.svg\">", "the picture `picture.svg` has no alternative text", alt),
        ("![a](pictur.svg)", "there is no picture `pictur.svg`", there),
        ("![a](good.md)", "there is no picture `good.md`", there),
        ("![a](data:image/png;base64,AA)", "there is no picture `data:image/png;base64,AA`", there),
        (
            "![a](/leaflet.txt)",
            "the size of the picture `/leaflet.txt` cannot be read",
            "save it as PNG, JPEG, WebP, AVIF or GIF, or as SVG with a `viewBox`",
        ),
        (
            "![a](broken.png)",
            "the size of the picture `broken.png` cannot be read",
            "save it as PNG, JPEG, WebP, AVIF or GIF, or as SVG with a `viewBox`",
        ),
        (
            "![a](https://pictures.example/a.png)",
            "the picture `https://pictures.example/a.png` is on another site",
            "keep a copy beside the text, or allow the host in site.toml: `allow_remote_pictures = [\"pictures.example\"]`",
        ),
    ] {
        assert_eq!(article("", text), [format!("articles/x.md:6: {message}; {help}")], "{text}");
    }
    // The first bytes of a PNG of 600 by 400 pixels, and no more.
    let cut = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x58\0\0\x01\x90\x08\x02\0\0\0";
    let text = "---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\nA\n![cut](cut.png)\n";
    let found = mistakes(&[("articles/x.md", text.as_bytes()), ("articles/cut.png", cut)]);
    let [found] = &found[..] else { panic!("{found:?}") };
    assert!(found.starts_with("articles/x.md:7: the picture `cut.png` cannot be read: "), "{found}");
    assert!(found.ends_with("; save it anew as PNG, JPEG or WebP"), "{found}");
    let expected = [
        "articles/x.md:5: the picture `picture.svg` has no alternative text; give it one: `image_alt: \"what it shows\"`",
    ];
    assert_eq!(article("image: picture.svg\n", ""), expected);
    let expected = [format!("articles/x.md:5: there is no picture `no.svg`; {there}")];
    assert_eq!(article("image: no.svg\nimage_alt: A\n", ""), expected);
    let folder =
        "---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n![a](../picture.svg) ![a](../more/picture.svg)\n";
    let svg = b"<svg width=\"2px\" height=\"1\"></svg>";
    assert_eq!(
        mistakes(&[("articles/x/index.md", folder.as_bytes()), ("articles/more/picture.svg", svg)]),
        [
            "articles/x/index.md:6: two different files are called `picture.svg`; give one of them another name"
        ]
    );
}

#[test]
fn texts() {
    for (text, line, message, help) in [
        (
            "a\n\n# Title",
            8,
            "a heading of level 1 in the text",
            "start at `##`: the title of the front matter is the page's only heading of level 1",
        ),
        ("### Deep", 6, "a heading of level 3 below one of level 1", "write `##` here"),
        ("## A\n\n#### Deep", 8, "a heading of level 4 below one of level 2", "write `###` here"),
        (
            "`[^a]` and a[^1].\n\nb[^2]\n\n[^1]: One.",
            8,
            "there is no footnote `[^2]`",
            "write its text on a line of its own: `[^2]: …`",
        ),
        (
            "```rusty\n```",
            6,
            "`rusty` is not a known language of code",
            "did you mean `rust`? Plain text is `text`",
        ),
        ("```befunge\n```", 6, "`befunge` is not a known language of code", "write `text` for plain text"),
        ("```rust tilte=\"a\"\n```", 6, "`tilte` is not known of a block of code", "did you mean `title`?"),
        (
            "```rust live\n```",
            6,
            "`live` is not known of a block of code",
            "remove it; known are `title`, `{1,3-5}`, `linenos`, `linenostart`, `ins`, `del`, `diff`, `wrap`, `fold`",
        ),
        ("```rust title=\n```", 6, "`title` says nothing", "write it as `title=\"…\"`, or remove it"),
        (
            "```rust {1-3}\na\n```",
            6,
            "there is no line 3 in this block of 1",
            "lines are counted from 1, whatever number they are shown with",
        ),
        ("```rust mark=one\na\n```", 6, "`one` is no line and no range of lines", "write `mark={1,3-5}`"),
        (
            "```rust linenostart=one\na\n```",
            6,
            "`linenostart` is not a number: `one`",
            "write the number of the first line: `linenostart=10`",
        ),
        (
            "```rust wrap=maybe\na\n```",
            6,
            "`wrap` is on or off, not `maybe`",
            "write `wrap` alone, or `wrap=false`",
        ),
        (
            "A\n$\\frac{1}{2$.",
            7,
            "this formula cannot be read: Expected closing token \"}\", but reached end of input",
            "correct the LaTeX; a dollar sign that is none of a formula is written `\\$`",
        ),
        (
            "```math\na\n\\foo\n```",
            8,
            "this formula cannot be read: Unknown command \"\\foo\"",
            "correct the LaTeX; a dollar sign that is none of a formula is written `\\$`",
        ),
        (
            "```mermaid\nflowchart TD\n  A --> B\n  C[Open --> D\n```",
            9,
            "this diagram cannot be read: Unterminated node label (missing `]`)",
            "correct it; https://mermaid.js.org describes how a diagram is written",
        ),
        (
            "```mermaid\nflowchrt TD\n```",
            7,
            "`flowchrt` is no diagram that can be drawn",
            "did you mean `flowchart`?",
        ),
        (
            "<div>\n<script>\n</script>\n</div>",
            7,
            "`<script>` is not allowed",
            "write it in Markdown, or put a file of its own beside the text",
        ),
        (
            "A <blink>word</blink>.",
            6,
            "`<blink>` is not allowed",
            "write it in Markdown, or allow it in site.toml: `allow_html = [\"blink\"]`",
        ),
    ] {
        assert_eq!(article("", text), [format!("articles/x.md:{line}: {message}; {help}")], "{text}");
    }
}
