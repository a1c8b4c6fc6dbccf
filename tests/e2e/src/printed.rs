//! Builds other magazines around the built app, without Trunk.

use crate::places;
use crate::server::Site;
use broadsheet_cli::content_stage;
use publish::prerender;
use std::{fs, path::Path};

/// Prerenders content that a test provides as paths and file contents.
///
/// # Panics
/// See [`magazine`].
pub fn written(files: impl IntoIterator<Item = (String, String)>) -> Site {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder"))
            .expect("a folder in a temporary one");
        fs::write(path, text).expect("a file in it");
    }
    magazine(folder.path())
}

/// Prerenders a content folder with the built app.
///
/// # Panics
/// If the content has errors or a file cannot be written.
pub fn magazine(folder: &Path) -> Site {
    let made = tempfile::tempdir().expect("a temporary folder");
    let (site, staging) = (made.path().join("site"), made.path().join("staging"));
    let options = content::options::Options {
        content: folder.to_owned(),
        out: site.clone(),
        public: folder.join("public"),
        drafts: false,
        now: "2026-01-01T00:00:00Z".parse().expect("a time"),
        image_cache: made.path().join("cache"),
        text_cache: made.path().join("kept"),
        ..content::options::Options::below(made.path())
    };
    content_stage::content(&options).unwrap_or_else(|problems| panic!("{problems}"));
    let built = Site::dist();
    let text = |path: &str| String::from_utf8_lossy(built.file(path).unwrap_or_default()).into_owned();
    fs::create_dir_all(&staging).expect("a folder in a temporary one");
    fs::write(staging.join("index.html"), shell(&text("index.html"))).expect("a file in it");
    fs::write(staging.join("icon.svg"), text("icon.svg")).expect("a file in it");
    prerender::pages(&prerender::Options { staging: staging.clone(), site, release: true, bare: false })
        .unwrap_or_else(|error| panic!("{}: {error}", places::dist().display()));
    let app = |path: &str| ["broadsheet-", "search-", "fonts/"].iter().any(|start| path.starts_with(start));
    let files = built.files().filter(|(path, _)| app(path));
    files.fold(Site::from_folder(&staging), |site, (path, content)| site.with_file(path, content))
}

/// Reconstructs the page as Trunk built it, by removing everything that prerendering has added.
fn shell(page: &str) -> String {
    let cut = |page: &str, from: &str, to: &str, put: &str| {
        let (before, rest) = page.split_once(from).unwrap_or_else(|| panic!("there is {from} in {page}"));
        let after = rest.find(to).unwrap_or_else(|| panic!("there is {to} after {from}"));
        format!("{before}{put}{}", &rest[after..])
    };
    let page = cut(page, "<meta http-equiv=\"Content-Security-Policy\"", "<meta ", "");
    // In `index.html`, the title is followed by the script.
    let page = cut(&page, "<title>", "<script>", "<title>Magazine</title>");
    let app = ["<div id=\"b-app\">", "<div id=b-app>"].into_iter().find(|app| page.contains(app));
    let (before, _) = page.split_once(app.expect("a page has the app's element")).expect("as just found");
    format!("{before}<div id=\"b-app\"></div></body></html>")
}
