//! What articles look like that were written for other programs.

use crate::reading::Magazine;

/// The HTML of an article, which has no faults and causes no warnings.
pub fn html(text: &str) -> String {
    let magazine = Magazine::with_text(text);
    assert_eq!(magazine.warnings(), Vec::<String>::new(), "{text}");
    magazine.html("x")
}

#[test]
fn ids_of_headings_can_be_chosen() {
    let html = html("## Loading a ship {#stable}\n\n[There](#stable)\n\n## Stable");
    assert!(html.contains("<h2 id=\"stable\">Loading a ship<a"), "{html}");
    assert!(html.contains("<h2 id=\"stable-1\">Stable<a"), "{html}");
}

#[test]
fn headings_do_not_take_ids_that_are_there() {
    let html = html("<a id=\"setup\"></a>\n\n## Setup\n\n<div id=\"usage\">\n\n## Usage\n\n</div>");
    for id in ["setup", "setup-1", "usage", "usage-1"] {
        assert_eq!(html.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}: {html}");
    }
}

#[test]
fn an_id_that_is_used_twice_is_a_warning() {
    let magazine = Magazine::with_text("<p id=\"a\">A</p>\n\n## B {#a}");
    assert_eq!(magazine.warnings(), ["duplicate-id:8"]);
}

#[test]
fn ids_of_lines_of_code_are_not_taken() {
    let code = "```rust showLineNumbers\nfn main() {}\n```";
    let magazine = Magazine::with_text(&format!("{code}\n\n<p id=\"code-1-L1\">A</p>"));
    assert_eq!(magazine.warnings(), ["duplicate-id:10"]);
    let html = html(&format!("{code}\n\n## Code 1 L1"));
    for id in ["code-1-L1", "code-1-l1"] {
        assert_eq!(html.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}: {html}");
    }
}

#[test]
fn footnotes_open_their_own_text_whatever_their_order() {
    let html = html("[^b]: Note of b.\n\nOne[^a], two[^b].\n\n[^a]: Note of a.\n\nEnd.");
    let note =
        |number: usize| html.split(&format!("<div id=\"b-N{number}\" popover>")).nth(1).unwrap_or_default();
    assert!(note(1).trim_start().starts_with("<p>Note of a."), "{html}");
    assert!(note(2).trim_start().starts_with("<p>Note of b."), "{html}");
    assert!(html.trim_end().ends_with("</section>"), "{html}");
}

#[test]
fn a_footnote_that_is_never_referenced_is_a_warning() {
    let magazine = Magazine::with_text("Text.\n\n[^note]: This remark is lost.");
    assert_eq!(magazine.warnings(), ["unused-footnote:8"]);
}

#[test]
fn emphasis_and_line_breaks_follow_chinese_and_japanese() {
    let html = html(
        "**テスト。**テスト、**真，**她\n\n自强不息，厚\n德载物。日本語の\n文章です。\n\n한국어는\n띄어쓰기.",
    );
    assert!(html.contains("<strong>テスト。</strong>テスト、<strong>真，</strong>她"), "{html}");
    assert!(html.contains("自强不息，厚德载物。日本語の文章です。"), "{html}");
    assert!(html.contains("한국어는\n띄어쓰기."), "{html}");
}

#[test]
fn alerts_of_obsidian_are_read() {
    let html = html(
        "> [!note]\n> Lower.\n\n> [!WARNING] A *title*\n> Body.\n\n> [!info]\n> Obsidian.\n\n> [!tip]- Folded\n> Body.\n\n>[!NOTE] \n> space",
    );
    for (class, title) in
        [("note", "Note"), ("warning", "A <em>title</em>"), ("note", "Info"), ("tip", "Folded")]
    {
        let title = format!("</svg>{title}</p>");
        assert!(html.contains(&title), "{title}: {html}");
        assert!(html.contains(&format!("b-callout-{class}")), "{html}");
    }
    assert_eq!(html.matches("b-callout-note").count(), 3, "{html}");
    assert!(!html.contains("[!"), "{html}");
}

#[test]
fn prices_are_no_formulas() {
    let html =
        html("The plan costs $5 a month. Set `$API_KEY` first.\n\nSet $HOME/$USER, 5$ or 10$, but $x^2$.");
    assert!(html.contains("costs $5 a month. Set <code>$API_KEY</code> first."), "{html}");
    assert!(html.contains("$HOME/$USER, 5$ or 10$"), "{html}");
    assert_eq!(html.matches("<math").count(), 1, "{html}");
}

#[test]
fn formulas_can_be_turned_off() {
    let magazine = Magazine::with_text("Not $x^2$, not 3$\\times$3.");
    magazine.write("content/site.toml", "title = \"T\"\nmath = false\n");
    assert!(magazine.build().html("x").contains("Not $x^2$, not 3$\\times$3."));
    magazine.write(
        "content/articles/x/index.md",
        "---\ntitle: X\nsummary: S\ndate: 2025-01-02\nmath: true\n---\nA $x^2$.\n",
    );
    assert!(magazine.build().html("x").contains("<math"));
}

#[test]
fn a_code_language_that_is_not_known_is_a_warning() {
    let magazine = Magazine::with_text("```rusty\n<x>\n```");
    assert_eq!(magazine.warnings(), ["unknown-code-language:6"]);
    assert!(magazine.html("x").contains("&lt;x&gt;"));
}

#[test]
fn the_mark_below_an_excerpt_may_be_within_a_paragraph() {
    let magazine = Magazine::new();
    let article = "---\ntitle: X\ndate: 2025-01-02\n---\nHello *world*, with more <!-- more -->\n\nNext.\n";
    magazine.write("content/articles/x.md", article);
    let text = std::fs::read_to_string(magazine.build().at("out/articles.json")).unwrap();
    assert!(text.contains("\"summary\":\"Hello world, with more\""), "{text}");
}

#[test]
fn a_linked_picture_of_a_film_is_shown() {
    let magazine = Magazine::with_text("[![The talk](talk.svg)](https://www.youtube.com/watch?v=1)");
    magazine.write(
        "content/articles/x/talk.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\"/>",
    );
    let html = magazine.build().html("x");
    assert!(html.contains("<a href=\"https://www.youtube.com/watch?v=1\"><img "), "{html}");
}

#[test]
fn pages_in_the_public_folder_can_be_linked() {
    let magazine = Magazine::with_text("[Demo](/demo/) and [part](/demo/?a=1#b)");
    magazine.write("public/demo/index.html", "<!doctype html>");
    let html = magazine.build().html("x");
    assert!(
        html.contains("href=\"/demo/index.html\"") && html.contains("href=\"/demo/index.html?a=1#b\""),
        "{html}"
    );
}

#[test]
fn names_of_rows_are_headers_below_an_empty_corner() {
    let with_corner = html("| | a | b |\n|---|---|---|\n| c | 1 | 2 |");
    assert!(with_corner.contains("<td></td>\n<th scope=\"col\">a</th>"), "{with_corner}");
    assert!(with_corner.contains("<th scope=\"row\">c</th>\n<td>1</td>"), "{with_corner}");
    let without = html("| n | a |\n|---|---|\n| c | 1 |");
    assert!(without.contains("<td>c</td>\n<td>1</td>"), "{without}");
}
