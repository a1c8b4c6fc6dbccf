//! Invalid URLs, hosts and names, and control characters.

use super::found;
use content::diagnostics::Code;

/// The code and line of each error in a file.
fn codes(path: &str, text: &str) -> Vec<(Code, usize)> {
    let found = found(&[(path, text.as_bytes())]);
    assert!(found.iter().all(|found| found.path.to_str() == Some(path)), "{found:?}");
    found.into_iter().map(|found| (found.code, found.line.unwrap())).collect()
}

fn article(fields: &str) -> Vec<(Code, usize)> {
    codes("articles/x.md", &format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n{fields}\n---\nText.\n"))
}

#[test]
fn control_characters_in_front_matter_are_errors() {
    for field in [
        r#"lang: "en\b""#,
        r#"tags: ["a\bc"]"#,
        r#"author: "a\x1Fc""#,
        r#"series: "a\u0085""#,
        r#"aliases: ["/a/", "/b\x7F/"]"#,
        r#"updated: "2025-01-03\0""#,
        r#"imageAlt: "a\uFFFFb""#,
    ] {
        assert!(article(field).contains(&(Code::ControlCharacter, 5)), "{field}");
    }
    let titled = codes("articles/x.md", "---\ntitle: \"a\\bc\"\nsummary: S\ndate: 2025-01-02\n---\n");
    assert_eq!(titled, [(Code::ControlCharacter, 2)]);
    assert_eq!(codes("site.toml", "title = \"a\\u0008\"\n"), [(Code::ControlCharacter, 1)]);
    assert_eq!(codes("authors/x.md", "---\nname: \"X\\b\"\n---\n"), [(Code::ControlCharacter, 2)]);
    assert_eq!(codes("pages/x.md", "---\ntitle: \"X\\b\"\n---\n"), [(Code::ControlCharacter, 2)]);
}

#[test]
fn links_that_decode_to_another_path_are_errors() {
    for link in
        ["/articles/..%2f..%2fmedia%2fattack%2fforged", "/articles/%2e%2e%2fgood/", "/articles/good%00/"]
    {
        let text = format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n[x]({link})\n");
        assert_eq!(codes("articles/x.md", &text), [(Code::InvalidPath, 6)], "{link}");
    }
}

#[test]
fn files_of_an_article_and_a_page_cannot_share_an_address() {
    let article = "---\ntitle: X\nsummary: S\ndate: 2025-01-02\nslug: pages\n---\n[x](team/x.txt)\n";
    let found = found(&[
        ("articles/x/index.md", article.as_bytes()),
        ("articles/x/team/x.txt", b"one"),
        ("pages/team/index.md", b"---\ntitle: Team\n---\n[x](x.txt)\n"),
        ("pages/team/x.txt", b"two"),
    ]);
    let found: Vec<_> = found.iter().map(|found| (found.code, found.path.to_str().unwrap())).collect();
    assert_eq!(found, [(Code::FileNameConflict, "pages/team/x.txt")]);
}

#[test]
fn front_matter_may_contain_tabs_and_line_breaks() {
    assert_eq!(
        codes("articles/x.md", "---\ntitle: \"a\\tb\"\nsummary: \"a\\nb\"\ndate: 2025-01-02\n---\n"),
        []
    );
}

#[test]
fn author_links_must_be_web_or_email_addresses() {
    let author = |field: &str| codes("authors/x.md", &format!("---\nname: X\n{field}\n---\n"));
    for hostile in
        ["javascript:alert(1)", "data:text/html,x", "jane.example", "//jane.example", "/about/", "vbscript:x"]
    {
        assert_eq!(author(&format!("url: \"{hostile}\"")), [(Code::InvalidUrl, 3)], "{hostile}");
        assert_eq!(author(&format!("links:\n  Home: \"{hostile}\"")), [(Code::InvalidUrl, 4)], "{hostile}");
        let list = format!("links:\n  - label: Home\n    href: \"{hostile}\"");
        assert_eq!(author(&list), [(Code::InvalidUrl, 4)], "{hostile}");
    }
    assert_eq!(author("url: https://jane.example\nlinks: {Mail: \"mailto:jane@x.example\"}"), []);
}

#[test]
fn canonical_urls_must_be_absolute() {
    for hostile in ["javascript:alert(1)", "x.example/a/", "/a/", "https://"] {
        assert_eq!(article(&format!("canonical_url: \"{hostile}\"")), [(Code::InvalidUrl, 5)], "{hostile}");
    }
    assert_eq!(article("canonical_url: https://x.example/a/"), []);
}

#[test]
fn urls_and_hosts_in_settings_are_checked() {
    for (line, code) in [
        ("url = \"javascript:alert(1)\"", Code::InvalidUrl),
        ("url = \"https://x.example/?a\"", Code::InvalidUrl),
        ("url = \"https://user:secret@x.example/\"", Code::InvalidUrl),
        ("edit = \"javascript:{path}\"", Code::InvalidUrl),
        ("links = [{label = \"L\", href = \"javascript:alert(1)\"}]", Code::InvalidUrl),
        ("links = [{label = \"L\", href = \"java\\nscript:alert(1)\"}]", Code::InvalidUrl),
        ("allow_frames = [\"x.example; script-src *\"]", Code::InvalidHost),
        ("allow_frames = [\"*\"]", Code::InvalidHost),
        ("allow_frames = [\"\"]", Code::InvalidHost),
        ("allow_remote_pictures = [\"x.example:99999\"]", Code::InvalidHost),
    ] {
        assert_eq!(codes("site.toml", &format!("title = \"T\"\n{line}\n")), [(code, 2)], "{line}");
    }
}

#[test]
fn names_must_fit_into_an_address() {
    let long = "a".repeat(300);
    assert_eq!(article(&format!("slug: {long}")), [(Code::InvalidSlug, 5)]);
    assert_eq!(article(&format!("slug: {}", "a".repeat(201))), [(Code::InvalidSlug, 5)]);
    for field in ["tags", "author", "series"] {
        assert_eq!(article(&format!("{field}: {long}")), [(Code::TooLong, 5)], "{field}");
        assert_eq!(article(&format!("{field}: {}", "長".repeat(90))), [(Code::InvalidName, 5)], "{field}");
        assert_eq!(article(&format!("{field}: \"???\"")), [(Code::InvalidName, 5)], "{field}");
    }
}

#[test]
fn slugs_must_be_valid_file_names() {
    for slug in ["index.html", ".git", "a.", "..", "a/b", "a%2fb", "a\\b"] {
        assert_eq!(article(&format!("slug: '{slug}'")), [(Code::InvalidSlug, 5)], "{slug}");
    }
    for slug in ["node.js", "release-2.0.txt", "feed.xml", "a.html"] {
        assert_eq!(article(&format!("slug: {slug}")), [], "{slug}");
    }
}
