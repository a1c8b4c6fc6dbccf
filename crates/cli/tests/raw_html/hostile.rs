//! Publishes hostile texts beside the project's own, and parses everything that is published as browsers do.

use crate::options::options;
use crate::raw_html::dom;
use broadsheet_cli::content_stage;
use content::diagnostics::Level;
use content::options::ImageMode;
use publish::prerender::{self, pages};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use walkdir::WalkDir;

const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title></head>\
    <body><div id=b-app></div></body></html>";

/// Front matter in which every value tries to inject markup.
const FIELDS: &str = "title: \"<img src=x onerror=alert(1)> \\\" onmouseover=alert(1) '\"\n\
    summary: \"</p><script>alert(1)</script> \\\" ]]>\"\n\
    topics: [\"<b onclick=alert(1)>\\\"\"]\n\
    authors: [\"Ann\", \"<svg onload=alert(1)> \\\" x\"]\n\
    series: \"\\\"><script>alert(1)</script>\"\n";

/// Texts that are published without errors, each with attempted attacks.
const TEXTS: &[&str] = &[
    // Markup in every part of Markdown that becomes an attribute or a label.
    "HTML [x](https://e.example/?\"><script>alert(1)</script> \"&#1;0&#1; \\\" onmouseover=alert(1)\")\n\n\
     HTML [x]\n\n[x]: https://e.example/ '&#1;0&#1;'\n\n## A &#1;0&#1; \" onclick=alert(1) <b title='\"><script>'>c</b>\n\n\
     ## B-evil\n\n## 🚀\n\nHTML a ![\" onerror=alert(1) &#1;0&#1;](a.svg \"&#1;0&#1; ' onload=alert(1)\")\n\n\
     *[HTML]: z\" onmouseover=alert(1) <script>alert(1)</script>\n",
    // Footnotes with hostile names and texts.
    "a[^\"onmouseover=alert(1)] b[^<script>] <i>c</i>\n\n[^\"onmouseover=alert(1)]: <b onclick=alert(1)>x</b> </div> </li> </section>\n\n\
     [^<script>]: HTML\n\n*[HTML]: &#1;1&#1;\n",
    // Cards, formulas, code and diagrams.
    "[<img src=x onerror=alert(1)> \"](https://vimeo.com/1?\"onclick=alert(1))\n",
    "[x \\<img src=x onerror=alert(1)>](https://vimeo.com/1?\"onclick=alert(1)//<b>)\n",
    "$\\text{<img src=x onerror=alert(1)>}$ $a < b \" onmouseover=alert(1)$ <i>x</i>\n\n$$\\text{\"></math><script>alert(1)</script>}$$\n",
    "```rust title='\"><script>alert(1)</script>' linenos\n</code></pre><script>alert(1)</script>\n```\n\n<b>x</b>\n",
    "```mermaid title=\"<script>alert(1)</script>\" alt='\" onload=alert(1)'\nflowchart TD\n  \
     accTitle: <script>alert(1)</script>\n  A[\"<img src=x onerror=alert(1)>\"] -->|\"<b onclick=alert(1)>x</b>\"| B[\"#lt;script#gt;\"]\n```\n",
    "> [!NOTE] <b onclick=alert(1)>x</b> \"\n> a\n\n- [x] <i onclick=alert(1)>a</i>\n\n| <b onclick=alert(1)>a</b> | b |\n|--|--|\n| &#1;0&#1; | $x$ |\n",
    // HTML with attributes that are active, use reserved names, or try to escape their quotes.
    "<p onclick=alert(1) onmouseover='alert(1)' style=\"position:fixed\" popover contenteditable accesskey=x is=y>x</p>\n\n\
     <p title='\"><script>alert(1)</script>' data-x='</p><script>' aria-label=\"&quot;&gt;&lt;script>\">x</p>\n\n\
     <a href=\"https://e.example/\" ping=https://evil.example/ target=_top>x</a>\n\n<div popovertarget=x form=y><input type=checkbox autofocus onfocus=alert(1)></div>\n",
    "HTML <span title=\"&#1;0&#1;\">x</span> <a href=https://e.example/ title='\u{1}0\u{1}'>x</a> &lt;b-placeholder n=\"0\">&lt;/b-placeholder>\n\n\
     *[HTML]: z onmouseover=alert(1) y\n",
    // Markup that HTML parsers have mishandled.
    "<table><b><tr><td>a</b><caption><a title='</table><img src=x onerror=alert(1)>'>x</a>$x$</table>\n\n\
     <p><b><p><i></b><p title=\"</i><script>\">x</i>\n\n<a href=https://e.example/>x<table><a href=https://e.example/2>$y$</table></a>\n\n\
     <pre>\n\n<b title=\"</pre><script>\">x</b></pre>\n\n<ol><li><ul></ol><li title='</ul><style>'>x</ul>\n\n\
     <details><summary><h2>x</details></summary></h2>\n\n<ruby><rt><b title=\"</ruby>\">x\n\n> a </blockquote> </div> </article> </main> b\n",
    "<b>\n\n```js\n</b><script>\n```\n\n<p>\n\n$$x$$\n\n</b></p>\n\n<i title=\"<!--\">x</i>\n\n<i title=\"-->\">y</i>\n\n\
     <audio controls></audio> <video muted></video> <meter value=1></meter>\n",
];

/// Publishes the project's own texts together with the hostile ones.
fn published() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let copied = WalkDir::new(root.join("content")).into_iter().map(Result::unwrap);
    for entry in copied.filter(|entry| entry.file_type().is_file()) {
        let to = at("content").join(entry.path().strip_prefix(root.join("content")).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(entry.path(), to).unwrap();
    }
    fs::create_dir_all(at("staging")).unwrap();
    fs::write(at("staging/index.html"), SHELL).unwrap();
    fs::write(at("content/articles/a.svg"), "<svg viewBox=\"0 0 4 2\"/>").unwrap();
    for (number, text) in TEXTS.iter().enumerate() {
        let article = format!("---\n{FIELDS}slug: hostile-{number}\ndate: 2025-01-02\n---\n{text}");
        fs::write(at(&format!("content/articles/hostile-{number}.md")), article).unwrap();
        let page = format!("---\ntitle: \"<script>\"\n---\n{}", text.replace("(a.svg", "(../articles/a.svg"));
        fs::write(at(&format!("content/pages/hostile-{number}.md")), page).unwrap();
    }
    let author = format!(
        "---\nname: Ann\nurl: https://e.example/?\"><script>alert(1)</script>\nlinks:\n  '<b onclick=alert(1)>\"': \"mailto:a\\\" onclick=alert(1)\"\n---\n{}",
        TEXTS[8]
    );
    fs::write(at("content/authors/ann.md"), author).unwrap();
    let options = content::options::Options {
        public: root.join("public"),
        effort: ImageMode::Read,
        ..options(folder.path())
    };
    if let Err(found) = content_stage::content(&options) {
        let errors = found.as_slice().iter().filter(|found| found.level() == Level::Error);
        panic!("{:#?}", errors.collect::<Vec<_>>());
    }
    pages(&prerender::Options { staging: at("staging"), site: at("out"), release: true, bare: true })
        .unwrap();
    folder
}

/// The path and text of every file below a folder whose name ends with `end`.
fn files(folder: &Path, end: &str) -> Vec<(String, String)> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let files =
        files.filter(|file| file.file_type().is_file() && file.path().to_str().unwrap().ends_with(end));
    let read = |path: &Path| {
        (path.strip_prefix(folder).unwrap().display().to_string(), fs::read_to_string(path).unwrap())
    };
    files.map(|file| read(file.path())).collect()
}

#[test]
fn no_text_page_or_feed_has_active_content() {
    let folder = published();
    let staging = folder.path().join("staging");
    let mut texts = Vec::new();
    for (path, text) in files(&staging.join("data"), ".json") {
        let json: Value = serde_json::from_str(&text).unwrap();
        texts.extend(json["html"].as_str().map(|html| (path, html.to_owned())));
    }
    let articles = texts.len();
    assert!(articles > 2 * TEXTS.len() + 10, "{articles} texts");
    for name in ["feed.xml", "atom.xml"] {
        for (path, text) in files(&staging, name) {
            let feed = roxmltree::Document::parse(&text).unwrap();
            let content =
                feed.descendants().filter(|node| matches!(node.tag_name().name(), "encoded" | "content"));
            texts.extend(content.map(|node| (path.clone(), node.text().unwrap_or_default().to_owned())));
        }
    }
    for (path, text) in files(&staging, "feed.json") {
        let feed: Value = serde_json::from_str(&text).unwrap();
        let items = feed["items"].as_array().into_iter().flatten();
        texts.extend(items.map(|item| (path.clone(), item["content_html"].as_str().unwrap().to_owned())));
    }
    assert!(texts.len() > articles + 6 * TEXTS.len(), "{} texts", texts.len());
    for (path, html) in texts {
        assert_eq!(dom::faults(&html), [""; 0], "{path}: {html}");
    }
    let pages = files(&staging, ".html");
    assert!(pages.len() > articles, "{} pages", pages.len());
    for (path, html) in pages {
        // Around the text, a page has scripts and other elements of its own, so only attributes are checked.
        let faults = dom::faults(&html).into_iter().filter(|fault| fault.contains('='));
        assert_eq!(faults.collect::<Vec<_>>(), [""; 0], "{path}: {html}");
    }
}
