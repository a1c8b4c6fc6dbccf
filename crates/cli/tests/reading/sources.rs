//! Which files are read as texts, and that no text is left out without a word.

use super::Magazine;
use broadsheet_cli::content_stage::{Report, content};

const FRONT: &str = "---\ntitle: T\ndate: 2025-01-02\n---\n";

/// A magazine with these files below `content/`.
fn magazine(files: &[(&str, &str)]) -> Magazine {
    let magazine = Magazine::new();
    files.iter().for_each(|(path, text)| magazine.write(&format!("content/{path}"), text));
    magazine
}

/// The number of articles, and the warnings as code and path below the content folder.
fn built(magazine: &Magazine) -> (usize, Vec<String>) {
    let Report::Written { articles, warnings, .. } = content(&magazine.options()).unwrap() else {
        panic!("it is not written");
    };
    let name =
        |path: &std::path::Path| path.strip_prefix(magazine.at("content")).unwrap().display().to_string();
    let warning = |found: &content::diagnostics::Diagnostic| format!("{} {}", found.code, name(&found.path));
    (articles, warnings.as_slice().iter().map(warning).collect())
}

#[test]
fn markdown_is_read_whatever_its_extension() {
    let names = ["a.md", "b.markdown", "C.MD", "d.mkd", "e.Mdown", "f/index.markdown"];
    let files: Vec<_> = names.iter().map(|name| (format!("articles/{name}"), FRONT)).collect();
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    assert_eq!(built(&magazine(&files)), (6, vec![]));
}

#[test]
fn a_link_leads_to_a_text_whatever_its_extension() {
    let text = format!("{FRONT}[B](b.markdown), [C](C.MD)\n");
    let files = [("articles/a.md", &*text), ("articles/b.markdown", FRONT), ("articles/C.MD", FRONT)];
    let html = magazine(&files).build().html("a");
    assert!(html.contains("/articles/b/") && html.contains("/articles/c/"), "{html}");
}

#[test]
fn texts_in_other_formats_are_reported_once_for_each_extension() {
    let files = [
        ("articles/a.md", FRONT),
        ("articles/b.mdx", FRONT),
        ("articles/c.MDX", FRONT),
        ("articles/d.rst", "Title\n"),
        ("articles/e.html", FRONT),
        ("articles/f", "../other/f.md"),
        ("pages/g.adoc", "= Title\n"),
    ];
    let expected = ["articles/b.mdx", "articles/d.rst", "articles/e.html", "articles/f", "pages/g.adoc"];
    let expected: Vec<_> = expected.iter().map(|path| format!("unread-source {path}")).collect();
    assert_eq!(built(&magazine(&files)), (1, expected));
}

#[test]
fn files_that_are_no_texts_are_not_reported() {
    let text = format!("{FRONT}[The recipe](Makefile)\n");
    let files = [
        ("articles/a/index.md", &*text),
        ("articles/a/Makefile", "all:\n"),
        ("articles/a/data.csv", "1\n"),
        ("articles/a/demo.html", "<p>x</p>\n"),
        ("articles/_draft.mdx", FRONT),
        ("articles/.gitkeep", ""),
    ];
    assert_eq!(built(&magazine(&files)), (1, vec![]));
}

#[test]
fn a_readme_is_an_article_only_if_it_has_a_title() {
    let files = [
        ("articles/a.md", FRONT),
        ("articles/README.md", "# About this folder\n"),
        ("articles/2025/readme.markdown", "---\nlicense: MIT\n---\n"),
        ("README.md", "# About this repository\n"),
    ];
    assert_eq!(built(&magazine(&files)), (1, vec![]));
    assert_eq!(built(&magazine(&[("articles/README.md", FRONT)])), (1, vec![]));
}

#[test]
fn an_index_of_a_whole_folder_is_reported_and_not_read() {
    let files = [
        ("articles/a.md", FRONT),
        ("articles/index.md", FRONT),
        ("pages/index.markdown", FRONT),
        ("articles/b/index.md", FRONT),
    ];
    let expected = ["unread-source articles/index.md", "unread-source pages/index.markdown"];
    assert_eq!(built(&magazine(&files)), (2, expected.map(str::to_owned).to_vec()));
}

#[test]
fn folders_whose_texts_are_not_read_are_reported() {
    let files = [
        ("articles/a.md", FRONT),
        ("page/b.md", FRONT),
        ("posts/2025/c.md", FRONT),
        ("pictures/d.csv", "1\n"),
        ("_notes/e.md", FRONT),
        ("f.md", FRONT),
    ];
    let expected = ["unread-source f.md", "unread-source page", "unread-source posts"];
    assert_eq!(built(&magazine(&files)), (1, expected.map(str::to_owned).to_vec()));
}

#[cfg(unix)]
#[test]
fn a_folder_that_a_link_leads_to_is_read() {
    let magazine = magazine(&[("shared/a.md", FRONT)]);
    magazine.link("articles/linked", "../shared");
    assert_eq!(built(&magazine), (1, vec![]));
}

#[test]
fn a_folder_with_files_but_no_article_is_an_error() {
    for (path, text) in [
        ("articles/ghost.json", "{}"),
        ("articles/a.mdx", FRONT),
        ("article/a.md", FRONT),
        ("_posts/2025-01-02-a.md", FRONT),
    ] {
        assert_eq!(magazine(&[(path, text)]).faults(), ["no-articles "], "{path}");
    }
}

#[test]
fn a_new_magazine_may_be_empty() {
    let begun = magazine(&[("pages/about.md", "---\ntitle: About\n---\n")]);
    std::fs::create_dir(begun.at("content/articles")).unwrap();
    assert_eq!(built(&begun), (0, vec![]));
    assert_eq!(built(&magazine(&[("articles/a.md", "---\ndraft: true\n---\n")])), (0, vec![]));
}

#[test]
fn links_to_aliases_lead_to_their_pages() {
    let old = "---\ntitle: T\ndate: 2025-01-02\naliases: [/2014/old/]\n---\n## Part one\n";
    let about = "---\ntitle: About\naliases: [/info.html]\n---\n";
    let text = format!("{FRONT}[A](/2014/old/) [B](/2014/old#part-one) [C](/info.html)\n");
    let files = [("articles/a.md", &*text), ("articles/new.md", old), ("pages/about.md", about)];
    let html = magazine(&files).build().html("a");
    for href in ["\"/articles/new/\"", "\"/articles/new/#part-one\"", "\"/about/\""] {
        assert!(html.contains(href), "{href} in {html}");
    }
    let text = format!("{FRONT}[A](/2014/old/#part-two)\n");
    let files = [("articles/a.md", &*text), ("articles/new.md", old)];
    assert_eq!(magazine(&files).faults(), ["broken-anchor articles/a.md:5"]);
}

#[test]
fn without_a_summary_the_opening_of_the_text_serves_and_is_not_shown_twice() {
    let text =
        format!("{FRONT}> A motto.\n\nThe *opening* of the text.[^1]\n\n## Part\n\nMore.\n\n[^1]: A note.\n");
    let files = [
        ("articles/a.md", &*text),
        ("articles/b.md", "---\ntitle: T\nsummary: S\ndate: 2025-01-01\n---\nX\n"),
    ];
    let magazine = magazine(&files);
    magazine.build();
    let (opening, own) = (magazine.json("a"), magazine.json("b"));
    assert_eq!(
        (&opening["article"]["summary"], &opening["excerpt"]),
        (&"The opening of the text.".into(), &true.into())
    );
    assert_eq!((&own["article"]["summary"], own.get("excerpt")), (&"S".into(), None));
}

#[test]
fn a_text_without_words_has_no_summary() {
    let magazine = magazine(&[("articles/a.md", FRONT)]);
    magazine.build();
    assert_eq!(magazine.json("a")["article"].get("summary"), None);
}
