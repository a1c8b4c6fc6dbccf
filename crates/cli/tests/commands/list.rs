//! `broadsheet list`.

use crate::commands::Place;

fn place() -> Place {
    let article = |fields: &str| format!("---\ntitle: T\n{fields}\n---\n");
    let place = Place::with_magazine(&[
        ("articles/old.md", &article("date: 2024-01-01")),
        ("articles/new.md", "---\ntitle: \"A\\tB \\u202E\"\ndate: 2025-01-01\n---\n"),
        ("articles/later.md", &article("date: 2030-01-01")),
        ("articles/gone.md", &article("date: 2024-01-02\nexpires: 2025-01-01")),
        ("articles/hidden.md", &article("date: 2024-01-03\nunlisted: true")),
        ("articles/2023/begun.md", "---\ndraft: true\n---\n"),
        ("pages/about.md", "---\ntitle: About\n---\n"),
        ("pages/begun.md", "---\ntitle: Begun\ndraft: true\n---\n"),
        ("authors/a.md", "---\nname: A\n---\n"),
    ]);
    place.write("articles/README.md", "About this folder.\n");
    place
}

#[test]
fn each_text_has_a_line_the_newest_first() {
    let expected = "\
2030-01-01\tscheduled\tarticles/later.md\tT
2025-01-01\tpublished\tarticles/new.md\tA\\tB \\u{202e}
2024-01-03\tunlisted\tarticles/hidden.md\tT
2024-01-02\texpired\tarticles/gone.md\tT
2024-01-01\tpublished\tarticles/old.md\tT
-\tdraft\tarticles/2023/begun.md\t-
-\tpublished\tpages/about.md\tAbout
-\tdraft\tpages/begun.md\tBegun
";
    assert_eq!(place().run(&["list"]).silently(), expected);
}

#[test]
fn texts_of_one_state_are_listed_alone() {
    let place = place();
    for (state, paths) in [
        ("drafts", &["articles/2023/begun.md", "pages/begun.md"][..]),
        ("scheduled", &["articles/later.md"]),
        ("expired", &["articles/gone.md"]),
        ("unlisted", &["articles/hidden.md"]),
    ] {
        let listed = place.run(&["list", state]).silently();
        let listed: Vec<_> = listed.lines().map(|line| line.split('\t').nth(2).unwrap()).collect();
        assert_eq!(listed, paths, "{state}");
    }
}

#[test]
fn an_empty_list_is_no_error() {
    let done = Place::with_magazine(&[]).run(&["list", "drafts"]);
    assert_eq!((done.code, done.out.as_str(), done.err.as_str()), (Some(0), "", "nothing is draft\n"));
}

#[test]
fn what_cannot_be_listed_is_reported_below_the_rest() {
    let place = place();
    place.write("articles/broken.md", "---\ntitle: [\n---\n");
    let done = place.run(&["list"]);
    assert_eq!((done.code, done.out.lines().count()), (Some(1), 8));
    assert!(done.err.contains("error[invalid-front-matter]"), "{}", done.err);
}
