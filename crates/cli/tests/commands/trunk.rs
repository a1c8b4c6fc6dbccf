//! `trunk`, which only those need who change the app.

use super::{Done, Place};

/// A checkout with a magazine in `content/`.
fn checkout() -> Place {
    let place = Place::new();
    place.write("content/site.toml", "title = \"T\"\n");
    place.write("content/articles/one.md", "---\ntitle: One\nsummary: S\ndate: 2025-01-02\n---\nText.\n");
    place
}

#[test]
fn publishers_do_not_see_it() {
    let place = Place::new();
    assert!(!place.run(&["--help"]).silently().to_lowercase().contains("trunk"));
}

#[test]
fn its_help_sends_publishers_elsewhere() {
    let help = Place::new().run(&["trunk", "--help"]).silently();
    assert!(help.contains("To publish or preview a magazine, use `broadsheet build`"), "{help}");
}

#[test]
fn pages_are_only_for_trunk() {
    let place = checkout();
    let mut command = place.command(&["trunk", "pages"]);
    let done = Done::from(command.env_remove("TRUNK_STAGING_DIR").output().unwrap());
    assert!(done.failed(2).starts_with("error: TRUNK_STAGING_DIR is not set"));
}

#[test]
fn quiet_prints_nothing() {
    let place = checkout();
    assert_eq!(place.run(&["--quiet", "trunk", "content"]).silently(), "");
    assert!(place.files().contains(&"target/site/articles.json".to_owned()));
}

#[test]
fn warnings_can_be_denied() {
    let place = checkout();
    // No folder of articles.
    place.write("content/posts/two.md", "Text.");
    assert_eq!(place.run(&["trunk", "content"]).code, Some(0));
    assert_eq!(place.run(&["trunk", "content", "--deny-warnings"]).code, Some(1));
}
