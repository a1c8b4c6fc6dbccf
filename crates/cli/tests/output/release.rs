//! `broadsheet trunk pages`, which adds pages to Trunk's output.

use super::{Magazine, SHELL, failed, files, printed};
use std::{fs, str};

#[test]
#[ignore = "slow"]
fn a_slug_may_look_like_a_file_name() {
    let magazine = Magazine::new();
    let slugs = ["node.js", "a.json", "feed.xml", "release-2.0.txt", "x.svg", "a.css", "a.html"];
    for (number, slug) in slugs.iter().enumerate() {
        magazine.article(&format!("article-{number}"), &format!("slug: {slug}\n"));
    }
    let output = magazine.release();
    assert!(output.status.success(), "{}", printed(&output));
    for slug in slugs {
        let page = magazine.at(&format!("staging/articles/{slug}/index.html"));
        assert!(page.is_file() && page.with_file_name("index.html.br").is_file(), "{slug}");
    }
}

#[test]
#[ignore = "slow"]
fn changes_of_the_security_policy_are_noted() {
    let magazine = Magazine::new();
    let noted = |setting: &str| {
        magazine.write("content/site.toml", &format!("title = \"T\"\n{setting}\n"));
        let output = magazine.release();
        assert!(output.status.success(), "{}", printed(&output));
        printed(&output)
            .lines()
            .find(|line| line.starts_with("note: the pages' security policy"))
            .map(str::to_owned)
    };
    let differs = |other: &str, how: &str| {
        Some(format!("note: the pages' security policy differs from {other}: {how}"))
    };
    let (one, other) = ("allow_remote_pictures = [\"a.example\"]", "allow_remote_pictures = [\"b.example\"]");
    assert_eq!(noted(""), None);
    assert_eq!(noted(one), differs("the last build's", "img-src gained https://a.example"));
    assert_eq!(noted(one), differs("the default", "img-src gained https://a.example"));
    let changed = "img-src gained https://b.example and lost https://a.example";
    assert_eq!(noted(other), differs("the last build's", changed));
    assert_eq!(noted(""), differs("the last build's", "img-src lost https://b.example"));
    assert_eq!(noted(""), None);
}

#[test]
fn a_folder_without_trunks_output_is_left_alone() {
    let magazine = Magazine::new();
    magazine.build();
    magazine.write("public/file.txt", "mine");
    magazine.write("content/public/own.txt", "mine");
    let before = files(magazine.0.path());
    for folder in ["public", "target/site", "target"] {
        let output = magazine.trunk(&["pages"]).env("TRUNK_STAGING_DIR", folder).output().unwrap();
        assert!(!output.status.success(), "{folder}");
    }
    magazine.write("target/site/index.html", SHELL);
    let output = magazine.trunk(&["pages"]).env("TRUNK_STAGING_DIR", "target/site").output().unwrap();
    assert!(failed(&output, "output-is-input", "target/site"), "{}", printed(&output));
    fs::remove_file(magazine.at("target/site/index.html")).unwrap();
    assert_eq!(files(magazine.0.path()), before);
}

#[test]
fn the_magazines_own_files_and_styles_are_published() {
    let magazine = Magazine::new();
    magazine.write("content/public/files/own.txt", "mine");
    magazine.write("content/public/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    magazine.write("content/theme/style.css", "a { color: red }");
    magazine.write(
        "content/articles/two.md",
        "---\ntitle: Two\nsummary: S\ndate: 2025-01-02\n---\n[Own](/files/own.txt)\n",
    );
    let output = magazine.release();
    assert!(output.status.success(), "{}", printed(&output));
    let published = files(&magazine.at("staging"));
    assert!(published.contains_key("files/own.txt") && published.contains_key("icon-192.png"));
    let page = str::from_utf8(&published["articles/two/index.html"]).unwrap();
    assert!(page.contains("<style data-theme>a{color:red}</style>"), "{page}");
}

#[test]
fn only_files_that_a_build_has_written_are_published() {
    let magazine = Magazine::new();
    magazine.build();
    magazine.write("target/site/evil.html", "<script>1</script>");
    magazine.write("target/site/media/worker.js", "1");
    assert!(magazine.pages().output().unwrap().status.success());
    let published = files(&magazine.at("staging"));
    assert!(published.contains_key("articles.json") && !published.contains_key("evil.html"));
    assert!(!published.contains_key("media/worker.js"));
}

#[test]
fn foreign_data_in_the_output_folder_is_not_trusted() {
    let magazine = Magazine::new();
    fs::remove_dir_all(magazine.at("content")).unwrap();
    let front = r#"{"format":1,"site":{"title":"T"},"articles":[{"slug":"a","title":"A","date":"2025-01-02","html":"<p>ok<img src=x onerror=alert(1)></p>"}]}"#;
    magazine.write("target/site/articles.json", front);
    let mut pages = magazine.pages();
    magazine.write("staging/articles.json", front);
    let output = pages.output().unwrap();
    assert!(output.status.success(), "{}", printed(&output));
    assert!(printed(&output).contains("warning[removed-markup]"), "{}", printed(&output));
    let page = fs::read_to_string(magazine.at("staging/articles/a/index.html")).unwrap();
    assert!(page.contains("ok") && !page.contains("onerror"), "{page}");
}

#[test]
fn a_share_picture_without_glyphs_names_its_article() {
    let magazine = Magazine::new();
    // No font has this character.
    magazine.write(
        "content/articles/sign.md",
        "---\ntitle: \"A private sign: \u{100cf0}\"\nsummary: S\ndate: 2025-01-02\n---\nText.\n",
    );
    let output = magazine.release();
    assert!(output.status.success(), "{}", printed(&output));
    let printed = printed(&output).replace('\\', "/");
    assert!(printed.contains("missing-glyphs") && printed.contains("content/articles/sign.md"), "{printed}");
}
