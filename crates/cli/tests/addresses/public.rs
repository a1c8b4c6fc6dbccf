//! Files of the publisher's own at addresses of the magazine.

use super::{article, build};
use content::diagnostics::Code;

/// The files of the public folder that are refused in a magazine with an article, a page and a file beside it.
fn refused(public: &[&str]) -> Vec<String> {
    let own: Vec<_> = public.iter().map(|file| (format!("../public/{file}"), "")).collect();
    let article = article("tags: [Rust]\nauthor: Ann").replace("Text.", "[a](a.txt)");
    let mut files = vec![
        ("articles/x/index.md", article.as_str()),
        ("articles/x/a.txt", "a"),
        ("pages/about.md", "---\ntitle: About\n---\n"),
        ("pages/draft.md", "---\ntitle: Draft\ndraft: true\n---\n"),
    ];
    files.extend(own.iter().map(|(path, text)| (path.as_str(), *text)));
    let Err(problems) = build(&files) else { return Vec::new() };
    let path = |found: &content::diagnostics::Diagnostic| {
        assert_eq!(found.code, Code::AddressConflict, "{found:?}");
        found.path.to_str().unwrap().replace('\\', "/").rsplit_once("/public/").unwrap().1.to_owned()
    };
    problems.as_slice().iter().map(path).collect()
}

#[test]
fn a_file_at_the_address_of_a_page_is_an_error() {
    let files = [
        "404.html",
        "About/index.html",
        "articles/x/index.html",
        "authors/ann/index.html",
        "index.html",
        "search/index.html",
        "topics/index.html",
    ];
    assert_eq!(refused(&files), files);
}

#[test]
fn a_file_at_the_address_of_a_file_is_an_error() {
    let files = ["articles.json", "data/articles/x.json", "media/x/a.txt", "version.json"];
    assert_eq!(refused(&files), files);
}

#[test]
fn a_file_in_place_of_a_folder_is_an_error() {
    let files = ["about", "articles", "data", "fonts", "media", "search", "topics"];
    assert_eq!(refused(&files), files);
}

#[test]
fn a_folder_in_place_of_a_file_is_an_error() {
    let files = ["articles.json/a.txt", "data/topics.json/a.txt", "feed.xml/a.txt", "robots.txt/a.txt"];
    let folders = files.map(|file| file.strip_suffix("/a.txt").unwrap());
    assert_eq!(refused(&files), folders);
}

#[test]
fn files_that_publishers_may_replace_are_no_conflict() {
    let files = [
        "feed.xml",
        "topics/rust/atom.xml",
        "robots.txt",
        "sitemap.xml",
        "icon-192.png",
        "share.png",
        "share/x.png",
        "_headers",
        "_redirects",
        "about/picture.png",
        "articles/index.html",
        "data/own.json",
        "demo/index.html",
        "draft/index.html",
        "fonts/own.woff2",
        "media/x/b.txt",
        "search/own.js",
    ];
    assert_eq!(refused(&files), [""; 0]);
}
