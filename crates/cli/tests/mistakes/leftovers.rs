//! Markup that Markdown does not understand and would print as typed.

use crate::mistakes::{article, help};

#[test]
fn markup_of_other_programs_is_an_error() {
    for (text, line) in [
        ("{{< figure src=\"a.png\" title=\"A\" >}}", 6),
        ("A\n{{<note>}} B {{</note>}}", 7),
        ("![x]({{ site.baseurl }}/a.png)", 6),
        ("See {{% ref \"b.md\" %}}.", 6),
        ("A\n\n{: .note }\nKramdown note.", 8),
        (":::tip\nDocusaurus.", 6),
        ("[TOC]", 6),
        ("A [[Some Page]].", 6),
        ("!!! note\n    MkDocs.", 6),
        ("A %%private%% remark.", 6),
        ("import X from './X'", 6),
        ("## Learn {/*learn*/}", 6),
        ("## Learn {.lead}", 6),
        ("Energy \\(E_1 = mc^2\\) is", 6),
        ("A\n\n\\[\nE = mc^2\n\\]", 8),
        ("A\nReleased :tada:", 7),
        ("## Released :white_check_mark:", 6),
        ("\\begin{align}\na\n\\end{align}", 6),
        ("A <!-- note\n\nsecret\n\n--> b", 6),
        ("=== \"Python\"\n\nText.", 6),
        ("A ==marked== word.", 6),
        ("A\n\n##Heading", 8),
        ("- [x]done", 6),
        ("[caption id=\"a\"]A boat[/caption]", 6),
        ("As \\cite{knuth} says.", 6),
        ("[A](https://x.example/){target=_blank}", 6),
        ("<div>\nA [[wiki]] link.\n</div>", 7),
    ] {
        let found = article("", text);
        assert_eq!(found.first(), Some(&format!("articles/x.md:{line} foreign-syntax")), "{text}");
        assert!(found.iter().all(|found| found.ends_with("foreign-syntax")), "{text}: {found:?}");
    }
}

#[test]
fn broken_links_and_pictures_are_errors() {
    for text in [
        "![A photo](my photo.png)",
        "[A file](my notes.pdf)",
        "See [the docs][missing].",
        "See [collapsed][].",
        "Also [spaced] (https://x.example).",
    ] {
        assert_eq!(article("", text), ["articles/x.md:6 invalid-link"], "{text}");
    }
}

#[test]
fn escaped_markup_and_code_are_text() {
    for text in [
        "\\{{ x }}, \\{% x %}, \\[[Page]], \\%%x%%, \\[x][y], \\[a](b c)",
        "`{{ x }}` and `[[Page]]`\n\n```text\n{{< figure >}}\n:::tip\n```",
        "\\:::tip",
        "At 10:30:45, a:b:c, `:tada:`, \\:tada: and :no_code:.",
        "The class \\[^/] matches all but a slash, and \\[^abc\\] too. Bare: [^/] and [^\"].",
        "\\#\\[async_trait\\] and\n\\[async_trait\\], \\(foo_bar\\)",
        "\\[citation needed\\] and \\(so on\\)",
        "a[i][j] = [[1, 2], [3]], as in [1][2] and [sic]",
    ] {
        assert_eq!(article("", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn footnotes_defined_twice_are_errors() {
    let text = "One[^a], two[^c].\n\n[^a]: Note of one.\n[^c]: Note of two.\n[^C]: Note of two again.";
    assert_eq!(article("", text), ["articles/x.md:10 duplicate-footnote"]);
}

#[test]
fn placeholders_in_angle_brackets_belong_in_code() {
    assert!(help("", "but <your-name> is not").contains("backticks"));
    assert!(!help("", "A <blink>word</blink>.").contains("backticks"));
}

#[test]
fn markdown_within_html_is_a_warning() {
    for (text, line) in [
        ("<div>**bold** text</div>", 6),
        ("<details>\n<summary>A</summary>\n- one\n- two\n</details>", 8),
        ("<p>See [this](there.md).</p>", 6),
        ("A\n\n<td>note[^1]</td>", 8),
    ] {
        assert!(
            article("", text).contains(&format!("articles/x.md:{line} unread-markdown")),
            "{text}: {:?}",
            article("", text)
        );
    }
    for text in ["<div>\n\n**bold**\n\n</div>", "<pre>**a** [b](c)</pre>", "<p>2 * 3 - 1, a[0](b c)</p>"] {
        assert!(!article("", text).iter().any(|found| found.ends_with("unread-markdown")), "{text}");
    }
}
