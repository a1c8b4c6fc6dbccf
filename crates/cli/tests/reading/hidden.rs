//! Files in the content folder that are not for readers.

use super::Magazine;

fn refused(path: &str, link: &str) {
    let magazine = Magazine::with_text(&format!("[x]({link})"));
    magazine.write(&format!("content/{path}"), super::SECRET);
    assert_eq!(magazine.faults(), ["forbidden-file articles/x/index.md:6"], "{link}");
}

#[test]
fn names_that_begin_with_a_dot_or_an_underscore_are_not_published() {
    for (path, link) in [
        (".git/config", "../../.git/config"),
        ("articles/x/.env", ".env"),
        ("articles/x/.env", "%2Eenv"),
        ("articles/x/_notes.txt", "_notes.txt"),
        ("articles/_drafts/a.txt", "../_drafts/a.txt"),
        ("articles/x/_hidden/deep/a.png", "_hidden/deep/a.png"),
    ] {
        refused(path, link);
        let magazine = Magazine::with_text(&format!("![x]({link})"));
        assert_eq!(magazine.faults(), ["forbidden-file articles/x/index.md:6"], "{link}: not even there");
    }
}

#[test]
fn settings_are_not_published() {
    let magazine = Magazine::with_text("[x](../../site.toml)");
    assert_eq!(magazine.faults(), ["forbidden-file articles/x/index.md:6"]);
    let magazine = Magazine::with_text("[x](../../popular.toml)");
    magazine.write("content/popular.toml", "pinned = []\n");
    assert_eq!(magazine.faults(), ["forbidden-file articles/x/index.md:6"]);
    let magazine = Magazine::with_text("[x](site.toml)");
    magazine.write("content/articles/x/site.toml", "an = \"example\"\n");
    magazine.build();
    assert_eq!(magazine.names(), ["x/site.toml"], "elsewhere it is a file like any other");
}

#[test]
fn sources_of_texts_are_not_published() {
    for name in
        ["draft.MD", "draft.Md", "draft.markdown", "draft.MARKDOWN", "draft.mdx", "draft.mkd", "draft.mdown"]
    {
        refused(&format!("notes/{name}"), &format!("../../notes/{name}"));
    }
}

#[test]
fn hidden_files_in_the_public_folder_can_be_linked_to() {
    let magazine = Magazine::with_text("[x](/.well-known/security.txt) [y](/CNAME) [z](/_headers)");
    magazine.write("public/.well-known/security.txt", "Contact: mailto:a@b.example");
    magazine.write("public/CNAME", "x.example");
    magazine.write("public/_headers", "");
    magazine.write("public/.nojekyll", "");
    let html = magazine.build().html("x");
    assert!(html.contains("href=\"/.well-known/security.txt\""), "{html}");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_pipe_is_broken() {
    for (path, link) in [("content/articles/x/pipe", "pipe"), ("public/pipe", "/pipe")] {
        let magazine = Magazine::with_text(&format!("[x]({link})"));
        std::fs::create_dir_all(magazine.at("public")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(magazine.at(path)).status().unwrap().success());
        assert_eq!(magazine.faults(), ["broken-link articles/x/index.md:6"]);
    }
}

#[cfg(unix)]
#[test]
fn symbolic_links_to_hidden_files_are_refused() {
    for target in [".git/config", "site.toml", "_drafts/a.txt", "notes/draft.MD"] {
        let magazine = Magazine::with_text("[x](notes.txt)");
        magazine.write("content/_drafts/a.txt", super::SECRET);
        magazine.write("content/.git/config", super::SECRET);
        magazine.write("content/notes/draft.MD", super::SECRET);
        magazine.link("articles/x/notes.txt", format!("../../{target}"));
        let faults = magazine.faults();
        assert!(faults.contains(&"forbidden-file articles/x/index.md:6".to_owned()), "{target}: {faults:?}");
    }
}

#[cfg(unix)]
#[test]
fn hidden_files_do_not_become_articles() {
    for target in [".git/config", "site.toml", "popular.toml", "_drafts/a.md"] {
        let magazine = Magazine::with_text("Text.");
        magazine.write("content/popular.toml", "pinned = []\n");
        magazine.write("content/.git/config", super::SECRET);
        magazine.write("content/_drafts/a.md", super::SECRET);
        magazine.link("articles/y.md", format!("../{target}"));
        assert_eq!(magazine.faults(), ["forbidden-file articles/y.md"], "{target}");
    }
}
