//! `broadsheet check`: what is checked, and how it ends.

use crate::commands::Place;

const GOOD: &str = "---\ntitle: Good\ndate: 2025-01-01\n---\nText.\n";
const WARNING: &str = "---\ntitle: W\ndate: 2025-01-01\n---\n```nolanguage\nx\n```\n";

#[test]
fn a_magazine_without_problems_is_counted() {
    let place = Place::with_magazine(&[("articles/a.md", GOOD)]);
    assert_eq!(place.run(&["check"]).silently(), "1 article, no problems\n");
    assert_eq!(place.run(&["check", "-q"]).silently(), "");
    assert_eq!(place.files(), ["articles/a.md", "site.toml"], "nothing is written");
}

#[test]
fn errors_fail_and_warnings_do_not_unless_they_are_denied() {
    let place = Place::with_magazine(&[("articles/w.md", WARNING)]);
    let done = place.run(&["check"]);
    assert_eq!((done.code, done.out.as_str()), (Some(0), "1 article, 1 warning\n"));
    assert!(done.err.starts_with("warning[unknown-code-language]"), "{}", done.err);
    assert_eq!(place.run(&["check", "--deny-warnings"]).code, Some(1));
    place.write("articles/e.md", "---\ntitle: E\ndate: 2025-01-01\n---\n[a](missing.md)\n");
    let printed = place.run(&["check"]).failed(1);
    assert!(printed.contains("error[broken-link]") && printed.contains("articles/e.md:5"), "{printed}");
    assert!(!printed.contains("written"), "nothing ever is: {printed}");
}

#[test]
fn drafts_are_checked_when_they_are_asked_for() {
    let place = Place::with_magazine(&[("articles/a.md", GOOD)]);
    place.write("articles/d.md", "---\ntitle: D\ndraft: true\n---\n[a](missing.md)\n");
    place.run(&["check"]).silently();
    place.run(&["check", "--drafts"]).failed(1);
}

#[test]
fn hand_written_data_is_checked_too() {
    let place = Place::new();
    let data = |html: &str| {
        format!(
            "{{\n\"format\": 1,\n\"site\": {{ \"title\": \"T\" }},\n\"articles\": [{{ \"slug\": \"a\", \"title\": \"A\", \"date\": \"2025-01-01\", \"html\": \"{html}\" }}]\n}}\n"
        )
    };
    for folder in ["", "public/"] {
        let file = format!("{folder}articles.json");
        place.write(&file, &data("<p>Text.</p>"));
        assert_eq!(place.run(&["check"]).silently(), "1 article, no problems\n");
        let unclean = data("<p onclick='x()'>Text.</p>");
        place.write(&file, &unclean);
        let done = place.run(&["check"]);
        assert_eq!(done.code, Some(0));
        assert!(done.err.contains("warning[removed-markup]") && done.err.contains(&file), "{}", done.err);
        assert_eq!(place.read(&file), unclean, "only the copy is cleaned");
        place.write(&file, "{\n\"format\": 1,\n\"site\": { \"title\": 7 },\n\"articles\": []\n}\n");
        let printed = place.run(&["check"]).failed(1);
        assert!(
            printed.contains("error[invalid-data]") && printed.contains(&format!("{file}:3")),
            "{printed}"
        );
        std::fs::remove_file(place.at(&file)).unwrap();
    }
}

#[test]
fn a_file_in_place_of_the_front_page_is_found() {
    let place = Place::with_magazine(&[("articles/a.md", GOOD), ("public/index.html", "")]);
    let printed = place.run(&["check"]).failed(1);
    assert!(printed.contains("error[address-conflict]"), "{printed}");
}

#[cfg(unix)]
#[test]
fn what_a_build_could_not_copy_is_reported() {
    let place = Place::with_magazine(&[("public/a/note.txt", "A")]);
    place.run(&["check"]).silently();
    std::os::unix::fs::symlink(".", place.at("public/a/circle")).unwrap();
    let printed = place.run(&["check"]).failed(1);
    assert!(printed.contains("error[unreadable]") && printed.contains("public/a/circle"), "{printed}");
}

#[test]
fn descriptions_of_topics_that_no_article_has_are_reported() {
    let settings =
        "title = \"T\"\n[topics.databeses]\ndescription = \"A\"\n[topics.go]\ndescription = \"B\"\n";
    let draft = "---\ntitle: A\nsummary: S\ndate: 2025-01-01\ndraft: true\ntopics: [Databases]\n---\n";
    let place = Place::with_magazine(&[("site.toml", settings), ("articles/a.md", draft)]);
    let printed = place.run(&["check"]).err;
    assert!(
        printed.contains("site.toml:2") && printed.contains("did you mean `[topics.databases]`?"),
        "{printed}"
    );
    assert!(printed.contains("site.toml:4"), "{printed}");
}
