//! `broadsheet build`, `clean` and what is common to commands that write.

use crate::commands::{Done, Place};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

pub const ARTICLE: (&str, &str) =
    ("articles/eins.md", "---\ntitle: Eins\ndate: 2025-01-01\nsummary: Eins.\n---\nText.\n");

/// A page template and a search program, which is all that a build needs of the app.
pub fn with_app(place: &Place) -> PathBuf {
    let app = place.0.path().join("app");
    fs::create_dir_all(&app).unwrap();
    let page = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
                <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";
    fs::write(app.join("index.html"), page).unwrap();
    fs::write(app.join("search.js"), "load('search_bg.wasm');export{a as b,$c as default};").unwrap();
    fs::write(app.join("search_bg.wasm"), "wasm").unwrap();
    app
}

fn build(place: &Place, arguments: &[&str]) -> Command {
    let mut command = place.command(&[&["build"], arguments].concat());
    command.env("BROADSHEET_BUNDLE", with_app(place));
    command
}

pub fn built(place: &Place, arguments: &[&str]) -> Done {
    Done::from(build(place, arguments).output().unwrap())
}

#[test]
fn quiet_builds_print_nothing() {
    let place = Place::with_magazine(&[ARTICLE]);
    assert_eq!(built(&place, &["-q"]).silently(), "");
    assert!(place.at("dist/articles/eins/index.html").is_file());
}

#[cfg(unix)]
#[test]
fn an_interrupted_build_leaves_nothing_that_stops_the_next() {
    let place = Place::with_magazine(&[ARTICLE]);
    for count in 0..40 {
        let text = format!("---\ntitle: Nr. {count}\ndate: 2025-01-02\nsummary: Nr.\n---\nText.\n");
        place.write(&format!("articles/a{count}.md"), &text);
    }
    for wait in 0..12 {
        let mut child = build(&place, &["--target", "nginx"]).stderr(Stdio::piped()).spawn().unwrap();
        sleep(Duration::from_millis(40 * wait));
        // The build may have ended by then.
        let _ = Command::new("kill").args(["-INT", &child.id().to_string()]).stderr(Stdio::null()).status();
        let code = child.wait().unwrap().code();
        // Before it has anything to delete, the system ends it.
        assert!(matches!(code, None | Some(0 | 130)), "{code:?}");
    }
    assert_eq!(built(&place, &["--target", "nginx", "-q"]).silently(), "");
    assert!(!place.at(".dist.broadsheet").exists());
    assert!(place.at("dist/articles/a39/index.html").is_file());
}

#[test]
fn output_is_no_folder_of_inputs_even_if_there_is_none_yet() {
    let place = Place::with_magazine(&[ARTICLE]);
    for name in ["public", "theme", "data", "archetypes"] {
        assert!(built(&place, &["--out", name]).failed(1).contains("output-is-input"), "{name}");
        assert!(!place.at(name).exists(), "{name}");
    }
}

#[test]
fn the_publishers_style_sheet_is_never_left_out_silently() {
    let place = Place::with_magazine(&[ARTICLE]);
    fs::create_dir_all(place.at("theme")).unwrap();
    fs::write(place.at("theme/style.css"), [0xff, b'a']).unwrap();
    assert!(built(&place, &[]).failed(1).contains("not-utf8"));
    assert!(place.run(&["check"]).failed(1).contains("not-utf8"));
    assert!(!place.at("dist").exists());
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_style_sheet_is_not_waited_for() {
    let place = Place::with_magazine(&[ARTICLE]);
    fs::create_dir_all(place.at("theme")).unwrap();
    assert!(Command::new("mkfifo").arg(place.at("theme/style.css")).status().unwrap().success());
    assert!(built(&place, &[]).failed(1).contains("theme/style.css"));
}

#[test]
fn a_magazine_that_has_lost_its_articles_is_not_published() {
    let place = Place::with_magazine(&[ARTICLE, ("pages/über.md", "---\ntitle: Über\n---\nUns.\n")]);
    built(&place, &["-q"]).silently();
    fs::rename(place.at("articles"), place.at("elsewhere")).unwrap();
    assert!(built(&place, &[]).failed(1).contains("no-articles"));
    assert!(place.at("dist/articles/eins/index.html").is_file());
    fs::write(place.at("articles"), "").unwrap();
    assert!(place.run(&["check"]).failed(1).contains("no-articles"));
}

#[test]
fn cleaning_deletes_only_caches() {
    let place = Place::with_magazine(&[ARTICLE]);
    built(&place, &["-q"]).silently();
    let caches = place.0.path().join("cäche/magazines");
    let own = fs::read_dir(&caches).unwrap().flatten().next().unwrap().path();
    assert!(own.join("text-cache").is_dir());
    fs::create_dir(caches.join("my work")).unwrap();
    fs::write(caches.join("my work/novel.md"), "").unwrap();
    fs::write(own.join("notes.txt"), "").unwrap();
    place.run(&["clean", "--all", "-q"]).silently();
    assert!(caches.join("my work/novel.md").is_file() && own.join("notes.txt").is_file());
    assert!(!own.join("text-cache").exists());
    assert!(place.run(&["clean"]).silently().contains("deleted"));
}

#[cfg(unix)]
#[test]
fn closed_pipes_are_no_error_and_full_disks_are() {
    let place = Place::with_magazine(&[]);
    for command in [&["schema"][..], &["completions", "bash"], &["manual"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let closed = Done::from(place.command(command).stdout(writer).output().unwrap());
        assert_eq!((closed.code, &*closed.err), (Some(0), ""), "{command:?}");
        if let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") {
            let full = Done::from(place.command(command).stdout(full).output().unwrap());
            assert_eq!(full.code, Some(1), "{command:?}");
            assert!(full.err.contains("standard output"), "{}", full.err);
        }
    }
}

#[test]
fn a_killed_new_does_not_stop_the_next() {
    let place = Place::new();
    fs::create_dir_all(place.at("m/.broadsheet-new/articles")).unwrap();
    place.run(&["new", "m", "-q"]).silently();
    assert!(place.at("m/site.toml").is_file() && !place.at("m/.broadsheet-new").exists());
}

#[test]
fn errors_in_data_name_the_publishers_file() {
    for folder in ["", "public/"] {
        let place = Place::new();
        place.write(&format!("{folder}articles.json"), r#"{"format":1,"site":{"title":7},"articles":[]}"#);
        let printed = built(&place, &[]).failed(1);
        assert!(printed.contains(&format!("--> {folder}articles.json:1\n")), "{printed}");
    }
}

#[test]
fn the_folder_is_named_at_the_end() {
    let place = Place::with_magazine(&[ARTICLE]);
    let done = built(&place, &["--out", "out/"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(done.out.starts_with("out/ is ready for any host: "), "{}", done.out);
}
