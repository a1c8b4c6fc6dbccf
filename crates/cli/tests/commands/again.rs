//! `broadsheet build` after a change: the output folder is what a first build would make, whatever was kept of it.

use crate::commands::build::with_app;
use crate::commands::{Done, Place};
use crate::tree;
use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

const COVER: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 160 90\" width=\"160\" height=\"90\">\
                     <rect width=\"160\" height=\"90\" fill=\"#102030\"/></svg>";

/// A magazine that is built again and again.
struct Magazine(Place);

impl Magazine {
    fn new() -> Self {
        let settings =
            "title = \"Übungen\"\ndescription = \"Jeden Tag.\"\nurl = \"https://x.example/\"\nper_page = 3\n";
        let magazine = Self(Place::with_magazine(&[]));
        magazine.0.write("site.toml", settings);
        (0..8).for_each(|number| magazine.article(number, "", "Text."));
        magazine.0.write("articles/cover.svg", COVER);
        magazine.article(8, "image: cover.svg\nimage_alt: A\naliases: [/alt/]\n", "Text.");
        magazine.article(9, "unlisted: true\n", "Text.");
        magazine.0.write("pages/über.md", "---\ntitle: Über\n---\nUns.\n");
        magazine.0.write("public/files/own.txt", &"own ".repeat(400));
        magazine.0.write("public/_headers", "/own/*\n  X-Own: 1\n");
        magazine
    }

    fn article(&self, number: usize, fields: &str, text: &str) {
        let topic = ["Rust", "Wasm"][number % 2];
        let front = format!(
            "title: Nummer {number}\ndate: 2025-01-{:02}\nsummary: Die {number}.\ntopics: [{topic}]\nauthors: [Zoë]\n",
            number + 1
        );
        self.0.write(&format!("articles/a{number}.md"), &format!("---\n{front}{fields}---\n{text}\n"));
    }

    fn change(&self, path: &str, from: &str, to: &str) {
        let text = self.0.read(path);
        assert!(text.contains(from), "{path} has no {from}");
        self.0.write(path, &text.replace(from, to));
    }

    fn command(&self, target: &str) -> Command {
        let mut command = self.0.command(&["build", "-q", "--target", target]);
        command.env("BROADSHEET_BUNDLE", with_app(&self.0));
        command
    }

    /// Builds it again, and elsewhere for the first time, and compares every file.
    fn compare(&self, what: &str, target: &str) {
        Done::from(self.command(target).output().unwrap()).silently();
        let clean = self.0.0.path().join("clean");
        let _ = fs::remove_dir_all(&clean);
        let mut command = self.command(target);
        command.arg("--out").arg(clean.join("dist")).env("BROADSHEET_CACHE", clean.join("cache"));
        Done::from(command.output().unwrap()).silently();
        let (again, anew) = (tree::files(&self.0.at("dist")), tree::files(&clean.join("dist")));
        assert_eq!(again.keys().collect::<Vec<_>>(), anew.keys().collect::<Vec<_>>(), "{what}, {target}");
        let differs = |path: &&String| again[*path] != anew[*path];
        assert_eq!(again.keys().filter(differs).collect::<Vec<_>>(), [""; 0], "{what}, {target}");
    }
}

/// What a change is, and how it is made.
type Change = (&'static str, fn(&Magazine));

/// Changes that keep most files.
const CHANGES: [Change; 14] = [
    ("nothing", |_| {}),
    ("a text", |magazine| magazine.article(3, "", "Anderer Text.")),
    ("a title", |magazine| magazine.change("articles/a4.md", "Nummer 4", "Nummer vier")),
    ("one more", |magazine| magazine.article(10, "series: Reihe\n", "Neu.")),
    ("a cover of the same size", |magazine| magazine.change("articles/cover.svg", "#102030", "#302010")),
    ("a file of the publisher's", |magazine| magazine.change("public/files/own.txt", "own", "few")),
    ("headers of the publisher's", |magazine| magazine.change("public/_headers", "X-Own", "X-New")),
    ("a file in place of ours", |magazine| magazine.0.write("public/topics/rust/feed.xml", "<own/>")),
    ("an alias less", |magazine| magazine.change("articles/a8.md", "aliases: [/alt/]\n", "")),
    ("one less", |magazine| fs::remove_file(magazine.0.at("articles/a2.md")).unwrap()),
    ("an icon", |magazine| magazine.0.write("public/icon.svg", COVER)),
    ("a style", |magazine| magazine.0.write("theme/style.css", "a { color: red }")),
    ("a setting", |magazine| magazine.change("site.toml", "Jeden Tag.", "Jede Woche.")),
    ("what was deleted", |magazine| {
        fs::remove_dir_all(magazine.0.at("dist/articles")).unwrap();
        fs::remove_file(magazine.0.at("dist/sitemap.xml")).unwrap();
    }),
];

fn after_each_change(targets: &[&str]) {
    let magazine = Magazine::new();
    magazine.compare("first", targets[0]);
    for ((what, change), target) in CHANGES.iter().zip(targets.iter().cycle()) {
        change(&magazine);
        magazine.compare(what, target);
    }
}

#[test]
#[ignore = "slow"]
fn after_any_change_a_build_for_github_equals_a_first_one() {
    after_each_change(&["github"]);
}

#[test]
#[ignore = "slow"]
fn after_any_change_a_build_for_nginx_equals_a_first_one() {
    after_each_change(&["nginx"]);
}

#[test]
#[ignore = "slow"]
fn a_build_for_another_host_equals_a_first_one() {
    after_each_change(&["github", "nginx", "netlify"]);
}

#[test]
fn after_another_text_a_build_equals_a_first_one() {
    let magazine = Magazine::new();
    magazine.compare("first", "github");
    magazine.article(3, "", "Anderer Text.");
    magazine.compare("a text", "github");
}

#[test]
fn other_files_in_the_output_folder_stay() {
    let magazine = Magazine::new();
    magazine.compare("first", "github");
    magazine.0.write("dist/articles/mine.txt", "mine");
    fs::remove_dir_all(magazine.0.at("dist/articles/a1")).unwrap();
    Done::from(magazine.command("github").output().unwrap()).silently();
    assert_eq!(magazine.0.read("dist/articles/mine.txt"), "mine");
    fs::remove_file(magazine.0.at("dist/articles/mine.txt")).unwrap();
    magazine.compare("afterwards", "github");
}

#[test]
fn a_file_that_was_changed_to_one_of_the_same_size_is_reported() {
    let magazine = Magazine::new();
    magazine.compare("first", "github");
    let text = magazine.0.read("dist/articles/a1/index.html");
    magazine.0.write("dist/articles/a1/index.html", &text.replace("Text.", "txeT."));
    let reported = Done::from(magazine.command("github").output().unwrap()).failed(1);
    assert!(reported.contains("foreign-output") && reported.contains("articles/a1/index.html"), "{reported}");
    Done::from(magazine.command("github").arg("--force").output().unwrap()).silently();
    magazine.compare("replaced", "github");
}

#[test]
#[ignore = "slow"]
fn a_build_killed_at_any_moment_is_finished_by_the_next() {
    let magazine = Magazine::new();
    magazine.compare("first", "nginx");
    for round in 0..12 {
        (0..8).for_each(|number| magazine.article(number, "", &format!("Runde {round}.")));
        let mut build = magazine.command("nginx").stderr(Stdio::null()).spawn().unwrap();
        sleep(Duration::from_millis(40 * round));
        build.kill().unwrap();
        build.wait().unwrap();
        // What the killed build was about to write is not what the next one makes.
        magazine.article(round as usize % 8, "", "Zuletzt.");
        magazine.compare(&format!("killed in round {round}"), "nginx");
    }
}
