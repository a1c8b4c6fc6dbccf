//! Mistakes in the text.

use super::{article, help, mistakes};

#[test]
fn links() {
    for (link, code) in [
        ("", "broken-link"),
        ("goood.md", "broken-link"),
        ("good", "broken-link"),
        ("data.csv", "broken-link"),
        ("../../x.md", "outside-magazine"),
        ("/leaflets.txt", "broken-link"),
        ("/abuot/", "broken-link"),
        ("/topics/golang/", "broken-link"),
        ("/topics/rust/1/", "broken-link"),
        ("#pard", "broken-anchor"),
        ("good.md#part-on", "broken-anchor"),
        ("/about#x", "broken-anchor"),
        ("javascript:alert%281%29", "forbidden-scheme"),
        ("draft.md", "broken-link"),
        ("later.md", "broken-link"),
    ] {
        let file =
            format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n## Part\n\nSome\n[text]({link}).\n");
        let found = mistakes(&[
            ("articles/x.md", file.as_bytes()),
            ("articles/draft.md", b"---\ndraft: true\n---\n"),
            ("articles/later.md", b"---\ntitle: L\nsummary: S\ndate: 2026-01-01\n---\n"),
        ]);
        assert_eq!(found, [format!("articles/x.md:9 {code}")], "{link}");
    }
}

#[test]
fn likely_corrections_are_suggested() {
    for (text, meant) in [
        ("[a](goood.md)", "good.md"),
        ("[a](good)", "good.md"),
        ("[a](/abuot/)", "/about/"),
        ("## Part\n\n[a](#pard)", "#part"),
        ("[a](good.md#part-on)", "#part-one"),
        ("## A\n\n#### Deep", "###"),
        ("a[^1]", "[^1]: …"),
        ("```rust tilte=\"a\"\n```", "title"),
        ("```rust mark=one\na\n```", "mark={1,3-5}"),
        ("```mermaid\nflowchrt TD\n```", "flowchart"),
        ("A <blink>word</blink>.", "allow_html = [\"blink\"]"),
        ("![a](https://pictures.example/a.png)", "allow_remote_pictures = [\"pictures.example\"]"),
    ] {
        let help = help("", text);
        assert!(help.contains(&format!("`{meant}`")), "{text}: {help}");
    }
}

#[test]
fn pictures() {
    for (text, code) in [
        ("![](picture.svg)", "missing-alt"),
        ("<img src=\"picture.svg\">", "missing-alt"),
        ("![a](pictur.svg)", "missing-picture"),
        ("![a](good.md)", "missing-picture"),
        ("![a](data:image/png;base64,AA)", "missing-picture"),
        ("![a](/leaflet.txt)", "unreadable-picture"),
        ("![a](broken.png)", "unreadable-picture"),
        ("![a](https://pictures.example/a.png)", "remote-picture"),
    ] {
        assert_eq!(article("", text), [format!("articles/x.md:6 {code}")], "{text}");
    }
    // Only the first bytes of a PNG of 600 by 400 pixels.
    let cut = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x58\0\0\x01\x90\x08\x02\0\0\0";
    let text = "---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\nA\n![cut](cut.png)\n";
    let found = mistakes(&[("articles/x.md", text.as_bytes()), ("articles/cut.png", cut)]);
    assert_eq!(found, ["articles/x.md:7 unreadable-picture"]);
    assert_eq!(article("image: picture.svg\n", ""), ["articles/x.md:5 missing-alt"]);
    assert_eq!(article("image: no.svg\nimage_alt: A\n", ""), ["articles/x.md:5 missing-picture"]);
    let folder =
        "---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n![a](../picture.svg) ![a](../more/picture.svg)\n";
    let svg = b"<svg width=\"2px\" height=\"1\"></svg>";
    assert_eq!(
        mistakes(&[("articles/x/index.md", folder.as_bytes()), ("articles/more/picture.svg", svg)]),
        ["articles/x/index.md:6 file-name-conflict"]
    );
}

#[test]
fn texts() {
    for (text, line, code) in [
        ("a\n\n# Title", 8, "heading-level"),
        ("### Deep", 6, "heading-order"),
        ("## A\n\n#### Deep", 8, "heading-order"),
        ("`[^a]` and a[^1].\n\nb[^2]\n\n[^1]: One.", 8, "undefined-footnote"),
        ("```rust tilte=\"a\"\n```", 6, "invalid-fence"),
        ("```rust live\n```", 6, "invalid-fence"),
        ("```rust title=\n```", 6, "invalid-fence"),
        ("```rust {1-3}\na\n```", 6, "invalid-fence"),
        ("```rust mark=one\na\n```", 6, "invalid-fence"),
        ("```rust linenostart=one\na\n```", 6, "invalid-fence"),
        ("```rust wrap=maybe\na\n```", 6, "invalid-fence"),
        ("A\n$\\frac{1}{2$.", 7, "invalid-formula"),
        ("```math\na\n\\foo\n```", 8, "invalid-formula"),
        ("```mermaid\nflowchart TD\n  A --> B\n  C[Open --> D\n```", 9, "invalid-diagram"),
        ("```mermaid\nflowchrt TD\n```", 7, "invalid-diagram"),
        ("<div>\n<script>\n</script>\n</div>", 7, "forbidden-element"),
        ("A <blink>word</blink>.", 6, "forbidden-element"),
    ] {
        assert_eq!(article("", text), [format!("articles/x.md:{line} {code}")], "{text}");
    }
}

#[test]
fn all_headings_that_skip_a_level_are_reported_at_once() {
    let text = "### a\n#### b\n##### c\n### d\n## e\n### f";
    let lines = [6, 7, 8, 9].map(|line| format!("articles/x.md:{line} heading-order"));
    assert_eq!(article("", text), lines);
}

#[test]
fn a_fence_that_is_never_closed_is_a_warning() {
    for (text, line) in [
        ("```rust\nfn main() {}\n\nMore text.", 6),
        ("A\n\n~~~~\ncode\n~~~\n\nMore.", 8),
        ("1. A\n\n   ```\n   code\n\nMore.", 8),
        ("```mermaid\nflowchart TD\n  A --> B", 6),
        ("```math\nx", 6),
        ("```\ncode\n```\n\n``` \nmore", 10),
    ] {
        assert_eq!(article("", text), [format!("articles/x.md:{line} unclosed-fence")], "{text}");
    }
    assert_eq!(article("", "```\nclosed\n```\n\n    indented"), Vec::<String>::new());
}

#[test]
fn cells_beyond_a_tables_header_are_errors() {
    for (text, line) in [
        ("| a | b |\n|---|---|\n| `x | y` | z |", 8),
        ("a | b\n---|---\n1 | 2\n1 | 2 | 3", 9),
        ("> - | a | b |\n>   |---|---|\n>   | $|x|$ | z |", 8),
        ("| a |\n|---|\n| $5 | b | $6 |", 8),
    ] {
        assert_eq!(article("", text), [format!("articles/x.md:{line} lost-cells")], "{text}");
    }
    for text in
        ["| a | b |\n|---|---|\n| `x \\| y` | z |\n| 1 |\n| 1 | 2 | |", "a | b\n---|---\n1 | 2\n\\|x | \\|y"]
    {
        assert_eq!(article("", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn markers_of_a_merge_conflict_are_errors() {
    for (text, lines) in [
        ("<<<<<<< HEAD\nOne.\n\n=======\nTwo.\n>>>>>>> main", &[6][..]),
        ("- a\n<<<<<<< HEAD\n- b\n\n=======\n- c\n>>>>>>> main\n- d", &[7]),
        ("A\n\n=======\nTwo.\n>>>>>>> main", &[10]),
        ("<<<<<<< ours\nA\n\n<<<<<<< ours\nB\n>>>>>>> x\n\n<<<<<<< ours\nC", &[6, 13]),
        ("<div>\n<<<<<<< ours\n</div>", &[7]),
    ] {
        let found: Vec<_> =
            article("", text).into_iter().filter(|found| found.ends_with("merge-conflict")).collect();
        let expected: Vec<_> =
            lines.iter().map(|line| format!("articles/x.md:{line} merge-conflict")).collect();
        assert_eq!(found, expected, "{text}");
    }
    for text in [
        "```text\n<<<<<<< HEAD\n=======\n>>>>>>> main\n```",
        "The marker `<<<<<<< HEAD` and `\n<<<<<<< HEAD`.",
        ">>>>>>> A reply to a reply.",
    ] {
        assert_eq!(article("", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_text_with_too_many_notes_in_sentences_is_an_error() {
    let found = article("", &format!("A\n\n{}", "^[".repeat(10_001)));
    assert_eq!(found, ["articles/x.md:8 too-long"]);
}

#[test]
fn a_forbidden_element_is_named_as_it_is_written() {
    let file = "---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\nA List<String> here.\n";
    let found = super::found(&[("articles/x.md", file.as_bytes())]);
    let [only] = &found[..] else { panic!("{found:?}") };
    assert!(only.message.contains("`<String>`") && only.help.contains("`&lt;String>`"), "{only:?}");
}

#[test]
fn the_parts_of_a_drawing_are_not_reported() {
    for text in [
        "<svg viewBox=\"0 0 1 1\"><g><path d=\"M0 0\"/></g></svg>",
        "Text <svg><path d=\"M0 0\"/></svg> and <math><mi>x</mi></math>",
    ] {
        let expected = vec![
            "articles/x.md:6 forbidden-element";
            text.matches("</svg>").count() + text.matches("</math>").count()
        ];
        assert_eq!(article("", text), expected, "{text}");
    }
    assert_eq!(
        article("", "<svg></svg>\n\n<blink>a</blink>"),
        [6, 8].map(|line| format!("articles/x.md:{line} forbidden-element"))
    );
}
