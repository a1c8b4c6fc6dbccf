//! HTML and cover art.

use crate::by_hand::{Release, SHELL, print, write};
use content::diagnostics::{Code, Level};
use serde_json::{Value, json};
use std::fs;

const HOSTILE: &str = "<p onclick=\"alert(1)\">Text</p><script>alert(2)</script><img src=x onerror=alert(3)>\
    <a href=\"javascript:alert(4)\">x</a>";

fn article(html: &str) -> Release {
    Release::article(&format!("\"html\":{}", Value::from(html)))
}

#[test]
fn active_content_in_html_is_removed() {
    let release = article(HOSTILE);
    for file in ["articles/a/index.html", "articles.json"] {
        let text = release.text(file);
        assert!(!text.contains("alert(") && text.contains("Text"), "{file}: {text}");
    }
}

#[test]
fn removed_markup_is_reported() {
    let release = article(HOSTILE);
    assert_eq!(
        release.places(),
        [(Code::RemovedMarkup, "articles.json".to_owned(), "articles[0].html".to_owned())]
    );
    let found = &release.found()[0];
    assert_eq!(found.level(), Level::Warning);
    for part in ["`<script>`", "`onclick`", "`onerror`", "`href`"] {
        assert!(found.message.contains(part), "{}", found.message);
    }
}

#[test]
fn harmless_html_is_unchanged() {
    let html = "<h2 id=\"why\">Why</h2><p>Text &amp; <a href=\"/a/\">more</a>.</p>";
    let release = article(html);
    assert_eq!(release.found(), []);
    let front: Value = serde_json::from_str(&release.text("articles.json")).unwrap();
    assert_eq!(front["articles"][0]["html"], html);
}

#[test]
fn html_is_cleaned_in_every_file() {
    let front = r#"{"format":1,"site":{"title":"T"},"articles":[],"data":true}"#;
    let index = r#"{"format":1,"entries":[]}"#;
    let html = Value::from(HOSTILE);
    let about = json!({ "format": 1, "title": "About", "html": html }).to_string();
    let author = json!({ "format": 1, "title": "Ann", "html": html, "articles": [] }).to_string();
    let body = json!({
        "format": 1, "html": html,
        "article": { "slug": "a", "title": "A", "date": "2025-01-01" },
    })
    .to_string();
    let release = Release::of(&[
        ("articles.json", front),
        ("data/topics.json", index),
        ("data/archive.json", index),
        ("data/authors.json", index),
        ("data/authors/ann.json", &author),
        ("data/pages/about.json", &about),
        ("data/articles/a.json", &body),
    ]);
    for page in ["authors/ann", "about", "articles/a"] {
        let text = release.text(&format!("{page}/index.html"));
        assert!(!text.contains("alert(") && text.contains("Text"), "{page}");
    }
    assert_eq!(release.found().len(), 3);
}

#[test]
fn the_publishers_own_file_is_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let html = Value::from(HOSTILE);
    let front = json!({
        "format": 1, "site": { "title": "T" },
        "articles": [{ "slug": "a", "title": "A", "date": "2025-01-01", "html": html }],
    })
    .to_string();
    write(folder.path(), "public/articles.json", &front);
    write(folder.path(), "staging/index.html", SHELL);
    fs::hard_link(folder.path().join("public/articles.json"), folder.path().join("staging/articles.json"))
        .unwrap();
    print(folder.path(), true).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("public/articles.json")).unwrap(), front);
    assert!(!fs::read_to_string(folder.path().join("staging/articles.json")).unwrap().contains("alert("));
}

fn art(svg: &str) -> Release {
    Release::article(&format!("\"cover\":{{\"art\":{}}}", Value::from(svg)))
}

#[test]
fn art_that_is_not_svg_is_refused() {
    for svg in ["<svg><path d=M0></svg>", "<svg>", "<p>Text</p>", "text", "<svg/><svg/>"] {
        art(svg).refuses(Code::InvalidArt, "articles.json", "articles[0].cover.art");
    }
}

#[test]
fn active_content_in_art_is_removed() {
    for (svg, removed) in [
        ("<svg onload=\"alert(1)\"><path d=\"M0 0\"/></svg>", "`onload`"),
        ("<svg><script>alert(1)</script><path d=\"M0 0\"/></svg>", "`<script>`"),
        ("<svg><style>*{display:none}</style><path d=\"M0 0\"/></svg>", "a style sheet"),
        ("<svg><image href=\"../../../alert(1).png\"/><path d=\"M0 0\"/></svg>", "the URL of `<image>`"),
        ("<svg><foreignObject><p>alert(1)</p></foreignObject><path d=\"M0 0\"/></svg>", "`<foreignObject>`"),
        ("<svg><path id=\"b-search\" d=\"M0 0\"/></svg>", "a name reserved for the interface"),
    ] {
        let release = art(svg);
        for file in ["articles/a/index.html", "articles.json"] {
            let text = release.text(file);
            assert!(!text.contains("alert(1)") && !text.contains("display:none"), "{file}: {text}");
            assert!(text.contains("M0 0") && !text.contains("<path id"), "{file}: {text}");
        }
        assert_eq!(
            release.places(),
            [(Code::RemovedMarkup, "articles.json".to_owned(), "articles[0].cover.art".to_owned())]
        );
        assert!(release.found()[0].message.contains(removed), "{}", release.found()[0].message);
    }
}

#[test]
fn art_of_any_size_appears_in_the_share_picture() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "staging/index.html", SHELL);
    let front = json!({
        "format": 1, "site": { "title": "T" },
        "articles": [{ "slug": "a", "title": "A", "date": "2025-01-01", "cover": {
            "art": "<svg x=\"1\" y=\"2\" width=\"16\" height=\"10\" viewBox=\"0 0 16 10\"><path d=\"M0 0h16v10H0z\"/></svg>",
        } }],
    });
    write(folder.path(), "staging/articles.json", &front.to_string());
    print(folder.path(), false).unwrap();
    assert!(folder.path().join("staging/share/a.png").exists());
}

#[test]
fn harmless_art_is_kept() {
    let release = art("<svg viewBox=\"0 0 16 10\" aria-hidden=\"true\"><path d=\"M0 0h16v10H0z\"/></svg>");
    assert_eq!(release.found(), []);
    assert!(release.text("articles/a/index.html").contains("M0 0h16v10H0z"));
}
