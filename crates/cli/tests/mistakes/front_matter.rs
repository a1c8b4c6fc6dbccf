//! Mistakes in front matter.

use super::{article, found, help, mistakes};

#[test]
fn fields() {
    for (field, code) in [
        ("tittle: a", "unknown-field"),
        ("publish_dat: a", "unknown-field"),
        ("cover:\n  imge: a", "unknown-field"),
        ("colour: red", "unknown-field"),
        ("draft: maybe", "invalid-value"),
        ("draft: \"true\"", "invalid-value"),
        ("weight: heavy", "invalid-value"),
        ("popular: 0", "invalid-value"),
        ("lang: en_US", "invalid-value"),
        ("lang: German", "invalid-value"),
        ("lang: jp", "invalid-value"),
        ("lang: en-UK", "invalid-value"),
        ("slug: [a]", "invalid-value"),
        ("slug: A post!", "invalid-slug"),
        ("tags: {a: b}", "unknown-field"),
        ("tags: [[a]]", "invalid-value"),
        ("tags: [\"++\"]", "invalid-name"),
        ("authors: [{name: Ann Lee, url: \"https://ann.example\"}]", "unknown-field"),
        ("author: {name: Ann Lee, url: \"https://ann.example\"}", "unknown-field"),
        ("tags: [{name: Rust, colour: red}]", "unknown-field"),
        ("author: Ann Lee, Bo Chen", "invalid-value"),
        ("author: Ann Lee and Bo Chen", "invalid-value"),
        ("series: [One, Two]", "invalid-value"),
        ("heroImage: a.png", "unknown-field"),
        ("hidden: true", "unknown-field"),
        ("permalink: /old/", "unknown-field"),
        ("_summary: Two", "duplicate"),
        ("updated: 2024-12-31", "invalid-date"),
        ("updated: 2025-07-01", "suspicious-date"),
        ("expires: 2024-12-31", "invalid-date"),
        ("expires: 2025-01-02", "invalid-date"),
        ("scheduled: 1970-01-01", "suspicious-date"),
        ("series: Questions &amp; Answers", "markup-in-field"),
        ("tags: [R&amp;D]", "markup-in-field"),
        ("author: \"Ren&eacute;\"", "markup-in-field"),
        ("imageAlt: A **red** boat", "markup-in-field"),
        ("updated: 03/10/2025", "invalid-date"),
        ("updated: March 10, 2025", "invalid-date"),
        ("updated: 2025-02-30", "invalid-date"),
        ("updated: [2025-02-03]", "invalid-value"),
    ] {
        let line = if field.contains('\n') { 6 } else { 5 };
        assert_eq!(article(&format!("{field}\n"), ""), [format!("articles/x.md:{line} {code}")], "{field}");
    }
}

#[test]
fn likely_corrections_are_suggested() {
    for (field, meant) in [
        ("tittle: a", "title"),
        ("publish_dat: a", "date"),
        ("cover:\n  imge: a", "cover.image"),
        ("unlisted: \"true\"", "unlisted: true"),
        ("unlisted: \"false\"", "unlisted: false"),
        ("unlisted: yes", "unlisted: true"),
        ("unlisted: no", "unlisted: false"),
        ("weight: \"5\"", "weight: 5"),
        ("lang: en_US", "en-US"),
        ("lang: cn", "zh"),
        ("lang: en-UK", "en-GB"),
        ("author: \"Ren&eacute;\"", "é"),
        ("slug: A post!", "a-post"),
        ("slug: /2014/a-post", "a-post"),
        ("updated: March 10, 2025", "2025-03-10"),
        ("author: Ann Lee, Bo Chen", "author: [\"one\", \"two\"]"),
        ("by: Ann Lee", "authors"),
        ("heroImage: a.png", "image"),
        ("lastModifiedAt: 2025-03-10", "updated"),
        ("hidden: true", "unlisted: true"),
        ("status: draft", "draft: true"),
        ("permalink: /2014/a/", "aliases: [\"/2014/a/\"]"),
        ("redirect_from: [/a/, /b]", "aliases: [\"/a/\", \"/b/\"]"),
        ("publish: false", "draft: true"),
        ("publised: false", "published"),
        ("thumbnail:\n  src: a.png", "image"),
        ("updated: Mon, 10 Mar 2025 10:00:00 GMT", "2025-03-10T10:00:00Z"),
        ("last_update:\n  editor: A", "ignore_fields = [\"last_update\"]"),
        ("ShowToc: true", "ignore_fields = [\"ShowToc\"]"),
        ("editPost:\n  URL: a", "ignore_fields = [\"editPost\"]"),
        ("cover:\n  responsive: a", "ignore_fields = [\"cover.responsive\"]"),
    ] {
        let help = help(&format!("{field}\n"), "");
        assert!(help.contains(&format!("`{meant}`")), "{field}: {help}");
    }
    assert!(!help("colour: red\n", "").contains("did you mean"));
}

#[test]
fn markup_in_titles_and_summaries_is_reported() {
    for (path, file, line) in [
        ("articles/x.md", "---\ntitle: A <em>x</em>\nsummary: S\ndate: 2025-01-02\n---\n", 2),
        ("articles/x.md", "---\ntitle: X\ndescription: A &ndash; B\ndate: 2025-01-02\n---\n", 3),
        ("pages/x.md", "---\ntitle: Terms &amp; Conditions\n---\n", 2),
        ("authors/x.md", "---\nname: X\nbio: Writes at [X](https://x.example)\n---\n", 3),
        ("site.toml", "title = \"A &amp; B\"\n", 1),
    ] {
        let expected = [format!("{path}:{line} markup-in-field")];
        assert_eq!(mistakes(&[(path, file.as_bytes())]), expected, "{file}");
    }
    let honest = "title: Why `&amp;` is no `<b>&</b>`\nsummary: Vec<i> & R&D; a ** b\ndate: 2025-01-02\n";
    assert_eq!(mistakes(&[("articles/x.md", format!("---\n{honest}---\n").as_bytes())]), [""; 0]);
}

#[test]
fn dates_that_programs_write_are_reported() {
    for date in ["0001-01-01", "0001-01-01T00:00:00Z", "1970-01-01", "1970-01-01T00:00:00Z"] {
        let file = format!("---\ntitle: X\ndate: {date}\n---\n");
        assert_eq!(mistakes(&[("articles/x.md", file.as_bytes())]), ["articles/x.md:3 suspicious-date"]);
    }
}

#[test]
fn topics_written_as_words_are_reported_if_each_is_a_topic() {
    let other = b"---\ntitle: Y\ndate: 2025-01-02\ntags: [Wasm, Web Design]\n---\n";
    for (field, reported) in [
        ("tags: rust wasm", true),
        ("topics: Rust  Wasm", true),
        ("tags: \"rust wasm\"", false),
        ("tags: [rust wasm]", false),
        ("tags: web design", false),
        ("tags: Web Design", false),
        ("tags: rust, wasm", false),
    ] {
        let file = format!("---\ntitle: X\ndate: 2025-01-02\n{field}\n---\n");
        let found = mistakes(&[("articles/x.md", file.as_bytes()), ("articles/y.md", other)]);
        let found = found.iter().any(|found| found == "articles/x.md:4 joined-topics");
        assert_eq!(found, reported, "{field}");
    }
}

#[test]
fn a_table_with_a_field_of_known_meaning_is_not_ignored_as_a_whole() {
    let fields = "last_update:\n  date: 2025-03-10\n  editor: A\n";
    let file = format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n{fields}---\n");
    let found = found(&[("articles/x.md", file.as_bytes())]);
    let helps: Vec<_> = found.iter().map(|found| (found.line, &*found.help)).collect();
    let [(Some(6), date), (Some(7), editor)] = helps[..] else { panic!("{helps:?}") };
    assert!(date.contains("`updated`") && editor.contains("[\"last_update.editor\"]"), "{helps:?}");
}

#[test]
fn missing_fields() {
    let expected = ["articles/x.md:1 missing-field"; 2];
    assert_eq!(mistakes(&[("articles/x.md", b"Text without front matter.\n")]), expected);
    assert_eq!(mistakes(&[("articles/x.md", b"---\ntitle:\n---\n")]), expected);
    for (path, file, expected) in [
        ("pages/x.md", "", "pages/x.md:1 missing-field"),
        ("pages/x.md", "---\ntitle: X\ndate: 2025-01-01\n---\n", "pages/x.md:3 unknown-field"),
        ("pages/topics.md", "---\ntitle: X\n---\n", "pages/topics.md:1 invalid-slug"),
        ("authors/x.md", "---\nname: X\nlinks: here\n---\n", "authors/x.md:3 invalid-value"),
        (
            "articles/+++.md",
            "---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n",
            "articles/+++.md:1 invalid-slug",
        ),
    ] {
        assert_eq!(mistakes(&[(path, file.as_bytes())]), [expected]);
    }
}

#[test]
fn files_that_cannot_be_read() {
    for (file, line, code) in [
        (&b"---\ntitle: X\n"[..], 1, "invalid-front-matter"),
        (b"---\ntitle: X\ntitle: Y\n---\n", 3, "invalid-front-matter"),
        (b"---\ntitle: X: Y\n---\n", 2, "invalid-front-matter"),
        (b"Title: X\nDate: 2025-01-02\n\nText.\n", 1, "invalid-front-matter"),
        (b"<!--\n.. title: X\n-->\n\nText.\n", 1, "invalid-front-matter"),
        (b"---\ntitle\n---\n", 2, "invalid-front-matter"),
        (b"+++\ntitle = X\n+++\n", 2, "invalid-front-matter"),
        (b"---\ntitle: X\n---\n\n\xE9t\xE9\n", 5, "not-utf8"),
    ] {
        let text = String::from_utf8_lossy(file);
        assert_eq!(mistakes(&[("articles/x.md", file)]), [format!("articles/x.md:{line} {code}")], "{text}");
    }
}

#[test]
fn ignored_fields_are_written_in_any_way() {
    let article = b"---\ntitle: X\ndate: 2025-01-02\nshow_toc: true\neditPost: {URL: a, Text: b}\n---\n";
    for (ignored, expected) in [
        ("\"ShowToc\", \"edit_post\"", &[][..]),
        ("\"show-toc\", \"EditPost.url\"", &["articles/x.md:5 unknown-field"]),
    ] {
        let site = format!("title = \"T\"\nignore_fields = [{ignored}]\n");
        let page = b"---\ntitle: X\nshowToc: true\n---\n";
        let files = [
            ("articles/x.md", &article[..]),
            ("pages/x.md", page),
            ("authors/x.md", b"---\nname: X\nshowToc: true\n---\n"),
            ("site.toml", site.as_bytes()),
        ];
        assert_eq!(mistakes(&files), expected, "{ignored}");
    }
}

#[test]
fn front_matter_that_begins_or_ends_otherwise() {
    let fields = "title: X\ndate: 2025-01-02\n";
    for (file, expected) in [
        (format!("\n---\n{fields}---\nText.\n"), "articles/x.md:2 invalid-front-matter"),
        (format!("--\n{fields}--\nText.\n"), "articles/x.md:1 invalid-front-matter"),
        (format!("---\n{fields}topics: the #hashtag\n---\nText.\n"), "articles/x.md:4 invalid-front-matter"),
    ] {
        assert_eq!(mistakes(&[("articles/x.md", file.as_bytes())]), [expected], "{file}");
    }
    for end in ["...", "---------"] {
        let file = format!("---\n{fields}{end}\n# In the text\n\n---\n");
        let expected = ["articles/x.md:5 heading-level"];
        assert_eq!(mistakes(&[("articles/x.md", file.as_bytes())]), expected, "{end}: its text is read");
    }
}
