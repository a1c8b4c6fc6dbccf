//! Signs in sentences that Markdown takes for markup, or takes too much for markup.

use crate::reading::Magazine;
use crate::reading::markdown::html;

#[test]
fn bare_addresses_end_before_quotation_marks_and_text_without_spaces() {
    for (text, address, after) in [
        (
            "这里有链接https://x.example/a，后面还有**文字**。",
            "https://x.example/a",
            "，后面还有<strong>文字</strong>。",
        ),
        ("„siehe https://x.example/a“", "https://x.example/a", "“"),
        ("https://x.example/fooを参照。", "https://x.example/foo", "を参照。"),
        ("«https://x.example/a» and", "https://x.example/a", "» and"),
        ("https://x.example/foo’s page", "https://x.example/foo", "’s page"),
        ("| a |\n|---|\n| https://x.example/a。 |", "https://x.example/a", "。</td>"),
        ("https://x.example/a。https://y.example/b。", "https://y.example/b", "。"),
        ("见 https://zh.wikipedia.org/wiki/中国。", "https://zh.wikipedia.org/wiki/中国", "。"),
        ("https://x.example/a&amp;b is one", "https://x.example/a&amp;b", " is one"),
        ("https://x.example/a?b=1&c=2 is one", "https://x.example/a?b=1&amp;c=2", " is one"),
    ] {
        let html = html(text);
        let link = format!("\">{address}</a>{after}");
        assert!(html.contains(&link), "{text}: {html}");
        assert!(
            !html.contains("&amp;amp;") && !html.contains("%EF") && !html.contains("%E2"),
            "{text}: {html}"
        );
    }
    let www = html("见 www.x.example/a_b。");
    assert!(www.contains("<a href=\"http://www.x.example/a_b\">www.x.example/a_b</a>。"), "{www}");
}

#[test]
fn written_links_keep_their_addresses() {
    let html = html("[https://x.example/a，b](https://x.example/a，b) and <https://x.example/c，d>");
    assert!(html.contains(">https://x.example/a，b</a> and"), "{html}");
    assert!(html.contains(">https://x.example/c，d</a>"), "{html}");
}

#[test]
fn formulas_of_science_follow_letters_and_digits() {
    let html = html("H$_2$O at 90$^\\circ$C, 3$\\times$3, 5$\\mu$m, 20$\\%$ are");
    assert_eq!(html.matches("<math").count(), 5, "{html}");
    assert!(!html.contains('$'), "{html}");
}

#[test]
fn two_dollars_in_running_text_stay() {
    let html =
        html("In the shell, $$ is the pid and $$ stays.\n\nThe bistro ($$) and the diner ($$)\n\n$$\nx\n$$");
    assert!(html.contains("In the shell, $$ is the pid and $$ stays."), "{html}");
    assert!(html.contains("The bistro ($$) and the diner ($$)"), "{html}");
    assert_eq!(html.matches("<math").count(), 1, "{html}");
}

#[test]
fn tildes_between_letters_or_digits_are_text() {
    for text in [
        "20~30 minutes, or 40~50",
        "约10~20个，或30~40个",
        "H~2~O and CO~2~.",
        "周一~周五，九点~十点",
        "~10, or rather 20~30",
        "| 20~30, 40~50 | a~b, c~d |\n|---|---|",
    ] {
        let html = html(text);
        assert!(!html.contains("<del>"), "{text}: {html}");
        let cell = text.split(" |").next().unwrap_or_default().trim_start_matches("| ");
        assert!(html.contains(cell), "{text}: {html}");
    }
    let struck = html("~~10~~ 20, a~~b~~c, ~c~, ~~20~30 or 40~50~~ and *~d~*");
    for text in ["10", "b", "c", "d", "20~30 or 40~50"] {
        assert!(struck.contains(&format!("<del>{text}</del>")), "{struck}");
    }
}

#[test]
fn notes_within_a_sentence_are_footnotes() {
    let html = html(
        "One[^b], two^[An *inline* note.] and three[^a], four^[Last; see [x](https://x.example).].\n\n[^a]: Note of a.\n[^b]: Note of b.",
    );
    let texts = ["Note of b.", "An <em>inline</em> note.", "Note of a.", "Last; see "];
    for (number, text) in (1..).zip(texts) {
        let note = html.split(&format!("<div id=\"b-N{number}\" popover>")).nth(1).unwrap_or_default();
        assert!(note.trim_start().starts_with(&format!("<p>{text}")), "{number}: {html}");
        assert_eq!(html.matches(&format!("popovertarget=\"b-N{number}\"")).count(), 1, "{html}");
    }
    assert!(html.contains("two<sup class=\"b-fn\"") && !html.contains("^["), "{html}");
}

#[test]
fn regular_expressions_and_exponents_are_no_footnotes() {
    let html = html("Names match ^[a-z]+$ or (^[abc]), and 2^[2] is 4.");
    assert!(html.contains("Names match ^[a-z]+$ or (^[abc]), and 2^[2] is 4."), "{html}");
}

#[test]
fn each_caption_of_a_paragraph_is_shown_below_its_picture() {
    for (text, expected) in [
        ("![a](a.svg \"One\")\n![b](b.svg \"Two\")", "F a One F b Two"),
        ("![a](a.svg \"One\") ![b](b.svg \"Two\")", "F a One F b Two"),
        ("- ![a](a.svg \"One\")\\\n  ![b](b.svg \"Two\")", "F a One F b Two"),
        ("![a](a.svg)\n![b](b.svg \"Both\")", "F a b Both"),
        ("![a](a.svg \"One\")\n![b](b.svg)", "F a One P b"),
        ("![a](a.svg#only-light \"One\")\n![a](b.svg#only-dark \"One\")", "F a a One"),
        ("![a](a.svg)\n![b](b.svg)", "P a b"),
        ("> [^n]\n\n[^n]: ![a](a.svg \"One\")\n    ![b](b.svg \"Two\")", "P F a One F b Two"),
    ] {
        let magazine = Magazine::with_text(text);
        for name in ["a", "b"] {
            let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\"/>";
            magazine.write(&format!("content/articles/x/{name}.svg"), svg);
        }
        let html = magazine.build().html("x");
        let mut found = Vec::new();
        for part in html.split('<') {
            let alt = part.split("alt=\"").nth(1).and_then(|rest| rest.split('"').next());
            match part.split_once('>') {
                Some(("figure", _)) => found.push("F"),
                Some(("p", "")) => found.push("P"),
                Some(("figcaption", caption)) => found.push(caption),
                _ => found.extend(alt),
            }
        }
        assert_eq!(found.join(" "), expected, "{text}: {html}");
        assert!(!html.contains(" title="), "{html}");
        assert_eq!(html.contains("b-backref"), text.contains("[^n]"), "{html}");
    }
}
