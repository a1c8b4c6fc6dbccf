//! `broadsheet add`.

use crate::commands::Place;

#[test]
fn an_article_begins_as_a_draft_of_today() {
    let place = Place::with_magazine(&[]);
    assert_eq!(place.run(&["add", "Was heißt „Größe“?"]).silently(), "articles/was-heißt-größe.md\n");
    let text = place.read("articles/was-heißt-größe.md");
    let expected = "---\ntitle: \"Was heißt „Größe“?\"\ndate: 2025-06-02T02:00:00+02:00\ndraft: true\nsummary:\ntopics: []\n---\n\n";
    assert_eq!(text, expected);
    assert_eq!(
        place.run(&["list", "drafts"]).silently(),
        "2025-06-02\tdraft\tarticles/was-heißt-größe.md\tWas heißt „Größe“?\n"
    );
    assert_eq!(place.run(&["check", "--drafts", "--deny-warnings"]).silently(), "1 article, no problems\n");
}

#[test]
fn the_date_is_in_the_magazines_zone() {
    let place = Place::with_magazine(&[("site.toml", "title = \"T\"\ntimezone = \"Asia/Tokyo\"\n")]);
    place.run(&["add", "A"]).silently();
    assert!(place.read("articles/a.md").contains("\ndate: 2025-06-02T09:00:00+09:00\n"));
}

#[test]
fn a_bundle_has_a_folder_for_its_pictures() {
    let place = Place::with_magazine(&[]);
    assert_eq!(place.run(&["add", "A Tour", "--bundle"]).silently(), "articles/a-tour/index.md\n");
    place.run(&["add", "A Tour"]).failed(1);
}

#[test]
fn pages_and_authors_are_added_to_their_folders() {
    let place = Place::with_magazine(&[]);
    assert_eq!(place.run(&["add", "--page", "Imprint"]).silently(), "pages/imprint.md\n");
    assert_eq!(place.run(&["add", "--author", "Ada O'Hara"]).silently(), "authors/ada-o-hara.md\n");
    assert!(place.read("authors/ada-o-hara.md").contains("name: \"Ada O'Hara\"\n"));
    assert!(place.read("pages/imprint.md").contains("draft: true\n"));
    // The magazine makes this page.
    place.run(&["add", "--page", "Topics"]).failed(2);
}

#[test]
fn nothing_is_overwritten() {
    let place = Place::with_magazine(&[("articles/2024/2024-01-01-a-b.md", "---\ntitle: A b\n---\n")]);
    let printed = place.run(&["add", "A, B!"]).failed(1);
    assert!(printed.contains("articles/2024/2024-01-01-a-b.md"), "{printed}");
    assert_eq!(place.files(), ["articles/2024/2024-01-01-a-b.md", "site.toml"]);
}

#[test]
fn a_folder_of_the_magazine_is_enough() {
    let place = Place::with_magazine(&[("articles/2024/x.md", "---\ntitle: X\ndate: 2024-01-01\n---\n")]);
    let done = place.command(&["add", "New"]).current_dir(place.at("articles/2024")).output().unwrap();
    assert_eq!(String::from_utf8(done.stdout).unwrap(), "../../articles/new.md\n");
    assert!(place.at("articles/new.md").is_file());
}

#[test]
fn an_archetype_is_filled_in() {
    let archetype = "+++\ntitle = \"{{ title }}\"\ndate = {{ date }}\nslug = \"x-{{ slug }}\"\ndraft = true\ntopics = [\"Notes\"]\n+++\n\n## Summary\n";
    let place = Place::with_magazine(&[("archetypes/article.md", archetype)]);
    place.run(&["add", "A \"B\" \\n"]).silently();
    assert_eq!(
        place.read("articles/a-b-n.md"),
        "+++\ntitle = \"A \\\"B\\\" \\\\n\"\ndate = 2025-06-02T02:00:00+02:00\nslug = \"x-a-b-n\"\ndraft = true\ntopics = [\"Notes\"]\n+++\n\n## Summary\n"
    );
    assert_eq!(place.run(&["check", "--drafts"]).silently(), "1 article, no problems\n");
}

#[test]
fn an_archetype_of_another_program_is_explained() {
    let hugo = "---\ntitle: \"{{ replace .Name \"-\" \" \" | title }}\"\n---\n";
    let place = Place::with_magazine(&[("archetypes/article.md", hugo)]);
    let printed = place.run(&["add", "A"]).failed(1);
    assert!(
        printed.contains("error[invalid-front-matter]") && printed.contains("archetypes/article.md:2"),
        "{printed}"
    );
    assert!(!place.at("articles").exists());
}

#[cfg(unix)]
#[test]
fn links_out_of_the_magazine_are_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("article.md"), "---\ntitle: {{ title }}\n---\nSecret\n").unwrap();
    let place = Place::with_magazine(&[]);
    let link = |to: &std::path::Path, at: &str| std::os::unix::fs::symlink(to, place.at(at)).unwrap();
    link(outside.path(), "articles");
    let printed = place.run(&["add", "New"]).failed(1);
    assert!(printed.contains("error[outside-magazine]") && printed.contains("articles"), "{printed}");
    assert_eq!(outside.path().read_dir().unwrap().count(), 1);
    std::fs::remove_file(place.at("articles")).unwrap();
    for (to, code) in [(outside.path(), "outside-magazine"), ("nowhere".as_ref(), "broken-symlink")] {
        link(to, "archetypes");
        let printed = place.run(&["add", "New"]).failed(1);
        assert!(printed.contains(&format!("error[{code}]")) && printed.contains("archetypes"), "{printed}");
        assert!(!place.at("articles/new.md").exists());
        std::fs::remove_file(place.at("archetypes")).unwrap();
    }
    place.run(&["add", "New"]).silently();
}
