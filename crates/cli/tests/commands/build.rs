//! `build`, with an app that is only its page.

use super::{Done, Place};

const APP: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";

fn build(place: &Place, options: &[&str]) -> Done {
    place.write("../app/index.html", APP);
    let mut command = place.command(&[&["build"], options].concat());
    Done::from(command.env("BROADSHEET_BUNDLE", place.at("../app")).output().unwrap())
}

#[test]
fn errors_in_data_name_the_publishers_file() {
    for folder in ["", "public/"] {
        let place = Place::new();
        place.write(&format!("{folder}articles.json"), r#"{"format":1,"site":{"title":7},"articles":[]}"#);
        let printed = build(&place, &[]).failed(1);
        assert!(printed.contains(&format!("--> {folder}articles.json:1\n")), "{printed}");
    }
}

#[test]
fn the_folder_is_named_at_the_end() {
    let place = Place::with_magazine(&[(
        "articles/one.md",
        "---\ntitle: One\nsummary: S\ndate: 2025-01-02\n---\nText.\n",
    )]);
    let done = build(&place, &["--out", "out/"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(done.out.starts_with("out/ is ready for any host: "), "{}", done.out);
}
