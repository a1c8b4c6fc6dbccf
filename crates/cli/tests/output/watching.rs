//! `broadsheet trunk watch` goes on whatever happens to the folders.

use super::Magazine;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A running `broadsheet trunk watch`, with a served folder that is filled already.
struct Watch<'m> {
    magazine: &'m Magazine,
    program: Child,
}

impl<'m> Watch<'m> {
    fn start(magazine: &'m Magazine) -> Self {
        magazine.build();
        magazine.write("dist/changed.txt", "");
        let mut command = magazine.trunk(&["watch"]);
        let program = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut watch = Self { magazine, program };
        magazine.article("first", "");
        watch.shows("first");
        watch
    }

    /// Waits until an article is served.
    fn shows(&mut self, article: &str) {
        let file = self.magazine.at(&format!("dist/data/articles/{article}.json"));
        self.wait(|| file.exists());
    }

    /// Waits until something has happened; fails if the program has ended, or after a minute.
    fn wait(&mut self, happened: impl Fn() -> bool) {
        let begun = Instant::now();
        while !happened() {
            assert!(self.program.try_wait().unwrap().is_none(), "the program has ended");
            assert!(begun.elapsed() < Duration::from_secs(60), "nothing happens");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
#[ignore = "slow"]
fn an_error_in_the_served_folder_is_not_the_end() {
    let magazine = Magazine::new();
    let mut watch = Watch::start(&magazine);
    let data = magazine.at("dist/data");
    fs::remove_dir_all(&data).unwrap();
    fs::write(&data, "a file in the way").unwrap();
    magazine.article("second", "");
    watch.wait(|| magazine.at("target/site/data/articles/second.json").exists());
    thread::sleep(Duration::from_millis(200));
    fs::remove_file(&data).unwrap();
    watch.shows("second");
}

#[test]
#[ignore = "slow"]
fn the_content_folder_may_be_removed_and_created_again() {
    let magazine = Magazine::new();
    let mut watch = Watch::start(&magazine);
    copy(&magazine.at("content"), &magazine.at("backup"));
    fs::remove_dir_all(magazine.at("content")).unwrap();
    thread::sleep(Duration::from_millis(200));
    copy(&magazine.at("backup"), &magazine.at("content"));
    magazine.article("second", "");
    watch.shows("second");
    magazine.article("third", "");
    watch.shows("third");
}

#[test]
fn the_content_folder_may_be_replaced_by_another() {
    let magazine = Magazine::new();
    let mut watch = Watch::start(&magazine);
    copy(&magazine.at("content"), &magazine.at("other"));
    fs::rename(magazine.at("content"), magazine.at("old")).unwrap();
    fs::rename(magazine.at("other"), magazine.at("content")).unwrap();
    magazine.article("second", "");
    watch.shows("second");
    magazine.article("third", "");
    watch.shows("third");
}

#[test]
fn a_folder_of_articles_may_be_removed_and_created_again() {
    let magazine = Magazine::new();
    let mut watch = Watch::start(&magazine);
    for round in ["second", "third"] {
        fs::remove_dir_all(magazine.at("content/articles")).unwrap();
        thread::sleep(Duration::from_millis(100));
        magazine.article("one", "");
        magazine.article(round, "");
        watch.shows(round);
    }
}

#[test]
fn an_article_that_comes_and_goes_is_not_the_end() {
    let magazine = Magazine::new();
    let mut watch = Watch::start(&magazine);
    for _ in 0..40 {
        magazine.article("fleeting", "");
        thread::sleep(Duration::from_millis(7));
        fs::remove_file(magazine.at("content/articles/fleeting.md")).unwrap();
        thread::sleep(Duration::from_millis(7));
    }
    magazine.article("last", "");
    watch.shows("last");
    watch.wait(|| !magazine.at("dist/data/articles/fleeting.json").exists());
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_allowed_later_is_watched() {
    let magazine = Magazine::new();
    let mut watch = Watch::start(&magazine);
    let article = |title: &str| format!("---\ntitle: {title}\nsummary: S\ndate: 2025-01-02\n---\nText.\n");
    magazine.write("shared/second.md", &article("Second"));
    magazine.write("content/site.toml", "title = \"T\"\nallow_folders = [\"../shared\"]\n");
    std::os::unix::fs::symlink("../../shared", magazine.at("content/articles/shared")).unwrap();
    watch.shows("second");
    magazine.write("shared/third.md", &article("Third"));
    watch.shows("third");
}
