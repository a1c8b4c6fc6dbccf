//! `broadsheet new`.

use crate::commands::Place;
use std::fs;

#[test]
fn a_new_magazine_has_no_problems() {
    let place = Place::new();
    place.run(&["new", "Übung 1"]).silently();
    assert_eq!(place.run(&["check", "Übung 1", "--deny-warnings"]).silently(), "3 articles, no problems\n");
    let listed = place.run(&["list", "--magazine", "Übung 1"]).silently();
    let states: Vec<_> = listed.lines().map(|line| line.split('\t').nth(1).unwrap()).collect();
    assert_eq!(states, ["published"; 4]);
}

#[test]
fn it_has_everything_that_a_publisher_begins_with() {
    let place = Place::new();
    place.run(&["new", "m"]).silently();
    let expected = [
        "m/.gitignore",
        "m/.schema/front-matter.json",
        "m/.schema/site.json",
        "m/articles/the-law-behind-every-queue.md",
        "m/articles/what-an-article-can-hold.md",
        "m/articles/why-retries-need-jitter/index.md",
        "m/articles/why-retries-need-jitter/retries.dark.svg",
        "m/articles/why-retries-need-jitter/retries.svg",
        "m/authors/editors.md",
        "m/pages/about.md",
        "m/site.toml",
    ];
    assert_eq!(place.files(), expected);
    for file in place.files() {
        assert!(!place.read(&file).contains("{{"), "{file}");
    }
}

#[test]
fn its_title_is_given_or_made_from_the_folder() {
    let place = Place::new();
    let title = |folder: &str| {
        let settings: toml::Table = place.read(&format!("{folder}/site.toml")).parse().unwrap();
        settings["title"].as_str().unwrap().to_owned()
    };
    place.run(&["new", "my-magazine"]).silently();
    assert_eq!(title("my-magazine"), "My Magazine");
    let odd = "A \"B\" \\ C's {{ today }} \u{1F4F0}";
    place.run(&["new", "b", "--title", odd]).silently();
    assert_eq!(title("b"), odd);
    place.run(&["new", "c", "--title", "a\nb"]).failed(2);
    place.run(&["new", "c", "--title", ""]).failed(2);
    assert!(!place.at("c").exists());
}

#[test]
fn its_dates_are_today_and_before_where_the_publisher_is() {
    let place = Place::new();
    // Midnight in London, evening of the day before in New York.
    place.command(&["new", "m"]).env("TZ", "America/New_York").output().unwrap();
    assert!(place.read("m/site.toml").contains("\ntimezone = \"America/New_York\"\n"));
    assert!(place.read("m/articles/what-an-article-can-hold.md").contains("\ndate: 2025-06-01\n"));
    assert!(place.read("m/articles/the-law-behind-every-queue.md").contains("\ndate: 2025-05-30\n"));
    place.command(&["new", "utc"]).env("TZ", "Etc/UTC").output().unwrap();
    assert!(place.read("utc/articles/what-an-article-can-hold.md").contains("\ndate: 2025-06-02\n"));
}

#[test]
fn what_to_do_next_can_be_typed() {
    let place = Place::new();
    let printed = place.run(&["new", "Mein Blatt"]).silently();
    assert!(printed.ends_with("\n  cd \"Mein Blatt\"\n  broadsheet serve\n"), "{printed}");
    assert_eq!(place.run(&["new", "other", "-q"]).silently(), "");
}

#[test]
fn a_folder_with_files_is_left_alone() {
    let place = Place::new();
    place.write("m/notes.txt", "mine");
    place.write("file", "mine");
    for folder in ["m", ".", "file", "file/below"] {
        let printed = place.run(&["new", folder]).failed(1);
        assert!(printed.starts_with("error: "), "{printed}");
    }
    place.run(&["new", "new"]).silently();
    place.run(&["new", "new"]).failed(1);
    let others = place.files().into_iter().filter(|path| !path.starts_with("new/"));
    assert_eq!(others.collect::<Vec<_>>(), ["file", "m/notes.txt"]);
}

#[test]
fn an_empty_folder_or_repository_is_filled() {
    let place = Place::new();
    place.write("m/.git/HEAD", "ref");
    place.run(&["new", "m"]).silently();
    place.run(&["check", "m"]).silently();
    assert_eq!(place.read("m/.git/HEAD"), "ref");
    fs::create_dir(place.at("n")).unwrap();
    place.command(&["new", "."]).current_dir(place.at("n")).output().unwrap();
    assert!(place.at("n/site.toml").is_file());
    assert!(!place.files().iter().any(|path| path.contains("broadsheet-new")));
}

#[test]
fn missing_folders_above_are_created() {
    let place = Place::new();
    place.run(&["new", "a/b/c"]).silently();
    place.run(&["check", "a/b/c"]).silently();
    assert_eq!(fs::read_dir(place.at("")).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_magazine_is_written_whole_or_not_at_all() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Place::new();
    symlink("nowhere", place.at("dangling")).unwrap();
    place.run(&["new", "dangling"]).failed(1);
    // Other users, such as that of a web server, can read it.
    place.run(&["new", "m"]).silently();
    let mode = |path: &str| fs::metadata(place.at(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("m"), mode(""), "as any new folder");
    assert_eq!(fs::read_dir(place.at("")).unwrap().count(), 2);
}
