//! Texts and front matter: how long they may be, and how many errors are reported.

use super::{Magazine, times};
use std::fs;

#[test]
fn titles_have_a_maximum_length() {
    let article = |title: &str| format!("---\ntitle: {title}\nsummary: S\ndate: 2025-01-01\n---\n");
    for title in [times(1_001, "x"), times(501, "x ")] {
        let found = Magazine::new(&[("articles/x.md", article(&title).as_bytes())]).found();
        assert_eq!(found, ["articles/x.md:2 too-long"]);
    }
    assert_eq!(Magazine::new(&[("articles/x.md", article(&times(1_000, "é")).as_bytes())]).found(), [""; 0]);
}

#[test]
fn names_and_summaries_have_a_maximum_length() {
    for field in ["topics: [", "authors: [One, ", "series: ["] {
        let found = Magazine::of_article(&format!("{field}{}]\n", times(201, "n")), "").found();
        assert_eq!(found, ["articles/x.md:5 too-long"], "{field}");
    }
    let article = format!("---\ntitle: X\ndate: 2025-01-01\nsummary: {}\n---\n", times(10_001, "s"));
    let found = Magazine::new(&[("articles/x.md", article.as_bytes())]).found();
    assert!(found.contains(&"articles/x.md:4 too-long".to_owned()), "{found:?}");
}

#[test]
fn control_characters_are_refused_in_fields_written_to_feeds() {
    for (field, line) in
        [("series: \"a\\bc\"", 5), ("topics: [\"a\\u0001\"]", 5), ("authors: \"a\\uffff\"", 5)]
    {
        let found = Magazine::of_article(&format!("{field}\n"), "").found();
        assert_eq!(found, [format!("articles/x.md:{line} control-character")], "{field}");
    }
    let article = b"---\ntitle: \"a\\bc\"\nsummary: S\ndate: 2025-01-01\n---\n";
    assert_eq!(Magazine::new(&[("articles/x.md", article)]).found(), ["articles/x.md:2 control-character"]);
}

#[test]
fn a_text_has_a_maximum_size() {
    let text = times(4 << 20, "x");
    assert_eq!(Magazine::of_article("", &text).found(), ["articles/x.md too-large"]);
}

#[test]
fn front_matter_has_a_maximum_size() {
    let fields = times(9_000, "aliases: [/a/]\n");
    let found = Magazine::of_article(&fields, "").found();
    assert_eq!(found, ["articles/x.md:1 invalid-front-matter"]);
}

#[test]
#[ignore = "slow"]
fn many_unknown_fields_are_counted_and_not_all_printed() {
    let fields: String = (0..2_000).map(|number| format!("field{number}: 1\n")).collect();
    let yaml = Magazine::of_article(&fields, "");
    let found = yaml.diagnostics();
    assert_eq!(found.as_slice().len(), 2_000);
    assert!(found.to_string().contains("\nand 1950 more in "), "{found}");
    assert_eq!(found.to_string().matches("error[unknown-field]").count(), 50);

    let fields: String = (0..2_000).map(|number| format!("a.b{number} = 1\n")).collect();
    let article = format!("+++\ntitle = \"X\"\nsummary = \"S\"\ndate = 2025-01-01\n{fields}+++\n");
    let found = Magazine::new(&[("articles/x.md", article.as_bytes())]).diagnostics();
    assert_eq!(found.as_slice().last().and_then(|found| found.line), Some(2_004));
}

#[test]
fn at_most_a_thousand_errors_of_a_text_are_kept() {
    let found = Magazine::of_article("", &times(3_000, "[x](nowhere.md) ")).diagnostics();
    assert_eq!(found.as_slice().len(), 1, "one line, one link: they are one");
    let text: String = (0..3_000).map(|number| format!("[x](nowhere{number}.md)\n")).collect();
    assert_eq!(Magazine::of_article("", &text).diagnostics().as_slice().len(), 1_000);
    let fences: String = (0..3_000).map(|number| format!("```rust zz{number}\n```\n")).collect();
    assert_eq!(Magazine::of_article("", &fences).diagnostics().as_slice().len(), 1_000);
}

#[test]
fn the_words_after_a_fence_have_a_maximum_length() {
    let found = Magazine::of_article("", &format!("```rust {}\n```\n", times(500, "wrpa "))).found();
    assert_eq!(found, ["articles/x.md:6 invalid-fence"]);
}

#[test]
fn the_number_of_topics_authors_and_aliases_is_limited() {
    let list = |count: usize| (0..count).map(|number| format!("n{number}x")).collect::<Vec<_>>().join(", ");
    for field in ["topics", "tags", "authors"] {
        let found = Magazine::of_article(&format!("{field}: [{}]\n", list(51)), "").found();
        assert_eq!(found, ["articles/x.md:5 invalid-value"], "{field}");
    }
    let found = Magazine::of_article(&format!("aliases: [{}]\n", list(501)), "").found();
    assert_eq!(found, ["articles/x.md:5 invalid-value"]);
}

#[test]
fn deeply_nested_code_stays_plain() {
    let text = format!("```ts\n{}```\n", times(300, &(times(100, "{") + "\n")));
    assert_eq!(Magazine::of_article("", &text).warnings(), ["articles/x.md:9 plain-code"]);
}

#[test]
#[ignore = "slow"]
fn the_total_size_of_diagrams_is_limited() {
    let nodes = |name: &str| (0..30).map(|number| format!("{name}{number}")).collect::<Vec<_>>().join("&");
    let diagram = format!("```mermaid\nflowchart LR\n{} --> {}\n```\n\n", nodes("a"), nodes("b"));
    let found = Magazine::of_article("", &times(40, &diagram)).found();
    assert!(!found.is_empty() && found.iter().all(|found| found.ends_with(" too-much-drawing")), "{found:?}");
}

#[test]
#[ignore = "slow"]
fn a_file_of_any_size_is_copied() {
    let magazine = Magazine::of_article("", "[The film](film.bin)");
    let file = magazine.at("content/articles/film.bin");
    fs::File::create(&file).unwrap().set_len(100 << 20).unwrap();
    assert_eq!(magazine.found(), [""; 0]);
    assert_eq!(fs::metadata(magazine.at("out/media/x/film.bin")).unwrap().len(), 100 << 20);
}
