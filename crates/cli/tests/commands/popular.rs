//! `popular`.

use super::Place;

/// A line of an access log.
const LINE: &str = "192.0.2.1 - - [10/Mar/2025:12:00:00 +0000] \"GET /blog/articles/one/ HTTP/1.1\" 200 512 \"-\" \"Mozilla/5.0\"\n";

#[test]
fn reads_are_counted_below_the_path_of_the_magazine() {
    let article = "---\ntitle: One\nsummary: S\ndate: 2025-01-02\n---\nText.\n";
    for (options, counted) in [
        (&[][..], "0 reads of 0 articles"),
        (&["--base-url", "https://x.example/blog/"], "1 read of 1 article"),
    ] {
        let place = Place::with_magazine(&[("articles/one.md", article), ("access.log", LINE)]);
        let printed = place.run(&[&["popular", "--everyone", "access.log"], options].concat()).silently();
        assert!(printed.contains(counted), "{printed}");
    }
}

#[test]
fn data_of_others_is_not_ranked() {
    let place = Place::new();
    place.write("articles.json", r#"{"format":1,"site":{"title":"T"},"articles":[]}"#);
    place.write("access.log", LINE);
    assert!(place.run(&["popular", "access.log"]).failed(1).contains("has a list `popular` of its own"));
    assert!(!place.files().contains(&"popular.toml".to_owned()));
}
