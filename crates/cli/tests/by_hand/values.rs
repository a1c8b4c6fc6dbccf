//! Validation of the values in hand-written data.

use crate::by_hand::{Release, SHELL, write};
use content::diagnostics::Code;
use std::fs;

#[test]
fn a_byte_order_mark_is_ignored() {
    let front = "\u{feff}{\"format\":1,\"site\":{\"title\":\"T\"},\"articles\":[]}";
    Release::of(&[("articles.json", front)]).text("index.html");
}

#[test]
fn invalid_json_is_reported_with_its_line() {
    for (front, line) in [
        ("{\n  \"format\": 1,\n  \"site\": {\"title\": \"T\"},\n  \"articles\": [,]\n}", 4),
        ("{\n  \"format\": 1,\n  \"site\": {\"title\": 7},\n  \"articles\": []\n}", 3),
        ("", 1),
    ] {
        let release = Release::of(&[("articles.json", front)]);
        let found = release.found();
        assert_eq!(
            (found.len(), found[0].code, found[0].line),
            (1, Code::InvalidData, Some(line)),
            "{found:?}"
        );
    }
}

#[test]
fn invalid_utf8_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "staging/index.html", SHELL);
    fs::write(folder.path().join("staging/articles.json"), b"{\"format\":1,\"a\":\"\xff\"}").unwrap();
    let result = crate::by_hand::print(folder.path(), true);
    let release = Release { folder, result };
    assert_eq!(release.found()[0].code, Code::NotUtf8);
}

#[test]
fn errors_of_all_files_are_reported_together() {
    let front = r#"{"format":1,"site":{"title":"T\u0001"},"articles":[],"data":true}"#;
    let release = Release::of(&[
        ("articles.json", front),
        ("data/topics.json", r#"{"format":1,"entries":[{"slug":"..","name":"N","count":1}]}"#),
        ("data/archive.json", "["),
    ]);
    let codes: Vec<Code> = release.found().iter().map(|found| found.code).collect();
    assert_eq!(codes, [Code::ControlCharacter, Code::InvalidData, Code::InvalidSlug]);
}

#[test]
fn a_host_cannot_inject_into_the_security_policy() {
    for (kind, host) in [
        ("frames", "x.example; script-src-elem 'unsafe-inline' *; script-src-attr 'unsafe-inline'"),
        ("pictures", "x\\\"><img src=x onerror=alert(1)>"),
        ("pictures", "x *"),
        ("pictures", "*"),
        ("frames", "https://x.example/"),
    ] {
        let release = Release::whole(&format!(r#""allow":{{"{kind}":["{host}"]}}"#), "[]");
        release.refuses(Code::InvalidHost, "articles.json", &format!("site.allow.{kind}[0]"));
    }
}

#[test]
fn hosts_in_the_security_policy_are_normalised() {
    let release =
        Release::whole(r#""allow":{"pictures":["Bücher.Example"],"frames":["player.example:8443"]}"#, "[]");
    let page = release.text("index.html");
    assert!(page.contains("img-src 'self' data: https://xn--bcher-kva.example;"), "{page}");
    assert!(page.contains("frame-src https://player.example:8443;"), "{page}");
}

#[test]
fn urls_with_other_schemes_are_refused() {
    for hostile in ["javascript:alert(1)", "java\\nscript:alert(1)", "data:text/html,x", "https://a\\u0000b/"]
    {
        for (site, place) in [
            (format!(r#""url":"{hostile}""#), "site.url"),
            (format!(r#""links":[{{"label":"L","href":"{hostile}"}}]"#), "site.links[0].href"),
        ] {
            let release = Release::whole(&site, "[]");
            let code = if hostile.contains("u0000") { Code::ControlCharacter } else { Code::InvalidUrl };
            release.refuses(code, "articles.json", place);
        }
    }
    Release::whole(r#""url":"x.example""#, "[]").refuses(Code::InvalidUrl, "articles.json", "site.url");
    for link in ["about/", "https://a.example/", "mailto:a@b.example"] {
        let release = Release::whole(&format!(r#""links":[{{"label":"L","href":"{link}"}}]"#), "[]");
        assert!(release.text("index.html").contains(link));
    }
}

#[test]
fn exact_times_have_an_offset() {
    let article = |time: &str| {
        format!(r#"[{{"slug":"a","title":"A","date":"2025-03-10","published":"{time}","html":"<p>x</p>"}}]"#)
    };
    let url = r#""url":"https://x.example/""#;
    let release = Release::whole(url, &article("2025-03-10T20:00:00-05:00"));
    assert!(release.text("feed.xml").contains("<pubDate>Mon, 10 Mar 2025 20:00:00 -0500</pubDate>"));
    for time in ["2025-03-10", "2025-03-10T20:00:00", "2025-03-10T20:00:00 EST", "yesterday"] {
        let release = Release::whole(url, &article(time));
        release.refuses(Code::InvalidDate, "articles.json", "articles[0].published");
    }
}

#[test]
fn the_edit_url_must_be_a_web_address() {
    let article = r#"{"format":1,"article":{"slug":"a","title":"A","date":"2025-01-01"},"html":"",
        "edit":"javascript:alert(1)"}"#;
    let front = r#"{"format":1,"site":{"title":"T"},"articles":[],"data":true}"#;
    let release = Release::of(&[("articles.json", front), ("data/articles/a.json", article)]);
    release.refuses(Code::InvalidUrl, "data/articles/a.json", "edit");
}

#[test]
fn the_site_url_cannot_inject_markup() {
    let release = Release::whole(r#""url":"https://x.example/\"><script>alert(1)</script>""#, "[]");
    for file in ["index.html", "articles.json", "feed.xml", "robots.txt"] {
        assert!(!release.text(file).contains("<script>alert"), "{file}");
    }
    assert!(release.text("index.html").contains("href=\"https://x.example/\""));
}

#[test]
fn control_characters_are_refused() {
    for c in ["\\b", "\\u0000", "\\u001b", "\\u007f", "\\u0085", "\\ufffe", "\\uffff"] {
        let release = Release::whole("", &format!(r#"[{{"slug":"a","title":"a{c}c","date":"2025-01-01"}}]"#));
        release.refuses(Code::ControlCharacter, "articles.json", "articles[0].title");
    }
    for (members, place) in [
        (r#""authors":["A","B\b"]"#, "articles[0].authors[1]"),
        (r#""summary":"\u001f""#, "articles[0].summary"),
        (r#""updated":"2025-01-01\b""#, "articles[0].updated"),
    ] {
        Release::article(members).refuses(Code::ControlCharacter, "articles.json", place);
    }
    Release::article(r#""summary":"a\tb\nc""#).text("index.html");
}

#[test]
fn texts_and_lists_have_limits() {
    let long = |count: usize| "a".repeat(count);
    let title = format!(r#"[{{"slug":"a","title":"{}","date":"2025-01-01"}}]"#, long(100_000));
    Release::whole("", &title).refuses(Code::TooLong, "articles.json", "articles[0].title");
    let summary = format!(r#""summary":"{}""#, long(10_001));
    Release::article(&summary).refuses(Code::TooLong, "articles.json", "articles[0].summary");
    let names: Vec<String> = (0..21).map(|number| format!("\"N{number}\"")).collect();
    for list in ["topics", "authors"] {
        let members = format!(r#""{list}":[{}]"#, names.join(","));
        Release::article(&members).refuses(
            Code::InvalidValue,
            "articles.json",
            &format!("articles[0].{list}"),
        );
    }
    let article = |number: usize| format!(r#"{{"slug":"a{number}","title":"A","date":"2025-01-01"}}"#);
    let articles: Vec<String> = (0..1_001).map(article).collect();
    let articles = format!("[{}]", articles.join(","));
    Release::whole("", &articles).refuses(Code::InvalidValue, "articles.json", "articles");
}

#[test]
fn names_dates_and_languages_must_be_valid() {
    let long = format!(r#""topics":["{}"]"#, "a".repeat(300));
    let wide = format!(r#""topics":["{}"]"#, "長".repeat(90));
    for (members, code, place) in [
        (r#""topics":["???"]"#, Code::InvalidName, "articles[0].topics[0]"),
        (&long, Code::TooLong, "articles[0].topics[0]"),
        (&wide, Code::InvalidName, "articles[0].topics[0]"),
        (r#""authors":["-"]"#, Code::InvalidName, "articles[0].authors[0]"),
        (r#""updated":"<b>2025</b>""#, Code::InvalidDate, "articles[0].updated"),
        (r#""language":"en\" onload=\"x""#, Code::InvalidValue, "articles[0].language"),
    ] {
        Release::article(members).refuses(code, "articles.json", place);
    }
}

#[test]
fn names_with_one_address_must_be_spelled_alike() {
    let article = |slug: &str, members: &str| {
        format!(r#"{{"slug":"{slug}","title":"A","date":"2025-01-01",{members}}}"#)
    };
    for (one, two, place) in [
        (r#""topics":["Rust"]"#, r#""topics":["Go","rust"]"#, "articles[1].topics[1]"),
        (r#""authors":["Ann Lee"]"#, r#""authors":["Ann-Lee"]"#, "articles[1].authors[0]"),
    ] {
        let articles = format!("[{},{}]", article("a", one), article("b", two));
        Release::whole("", &articles).refuses(Code::NameConflict, "articles.json", place);
    }
}

#[test]
fn the_date_of_a_ranking_must_be_valid() {
    let front = r#"{"format":1,"site":{"title":"T"},"articles":[],"data":true}"#;
    let popular = r#"{"format":1,"title":"P","articles":[],"until":"<img src=x onerror=alert(1)>"}"#;
    let release = Release::of(&[("articles.json", front), ("data/popular.json", popular)]);
    release.refuses(Code::InvalidDate, "data/popular.json", "until");
}

#[test]
fn picture_paths_cannot_leave_the_magazine() {
    let picture = |src: &str, more: &str| {
        format!(r#""cover":{{"picture":{{"src":"{src}","alt":"A","width":1,"height":1{more}}}}}"#)
    };
    for src in [
        "../../../outside/secret.png",
        "/%2e%2e/secret.png",
        "a/..%2f..%2fb.png",
        "javascript:x",
        "data:text/html,x",
    ] {
        let release = Release::article(&picture(src, ""));
        release.refuses(Code::InvalidUrl, "articles.json", "articles[0].cover.picture.src");
    }
    for (more, code, place) in [
        (r#","placeholder":"https://evil.example/x""#, Code::InvalidUrl, "placeholder"),
        (
            r#","variants":{"path":"../x-*","formats":["webp"],"widths":[1]}"#,
            Code::InvalidUrl,
            "variants.path",
        ),
        (
            r#","variants":{"path":"x-*","formats":["webp 1w, https://evil.example/x"],"widths":[1]}"#,
            Code::InvalidValue,
            "variants.formats[0]",
        ),
    ] {
        let release = Release::article(&picture("media/a.png", more));
        release.refuses(code, "articles.json", &format!("articles[0].cover.picture.{place}"));
    }
    Release::article(&picture("media/a.png", "")).text("index.html");
}

#[test]
fn unknown_fields_are_ignored() {
    Release::article(r#""url":"/articles/a/","extra":{"href":"x y","id":7}"#).text("index.html");
}
