//! Aliases: prerendering must be able to write every alias that the content stage accepts, so `content` has to know the
//! path of every file in a release.

use crate::by_hand::{SHELL, print, write};
use crate::options::options;
use broadsheet_cli::content_stage::content;
use content::diagnostics::{Code, Diagnostic};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

const ICON: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><rect width=\"8\" height=\"8\"/></svg>";

/// Builds a magazine whose article `x` has these aliases. Returns the errors.
fn made(folder: &Path, aliases: &[String]) -> Vec<Diagnostic> {
    write(folder, "content/site.toml", "title = \"T\"\nurl = \"https://x.example/\"\n");
    let good = "---\ntitle: Good\nsummary: S\ndate: 2025-01-01\ntopics: [Rust]\nseries: Parts\nauthor: Ann\n---\n\
        ![dot](dot.svg)\n";
    write(folder, "content/articles/good.md", good);
    write(folder, "content/articles/dot.svg", ICON);
    write(folder, "content/pages/about.md", "---\ntitle: About\n---\n");
    write(folder, "public/sw.js", "");
    write(folder, "public/icon.svg", ICON);
    write(folder, "public/schema/articles.json", "{}");
    let mut article = "---\ntitle: X\nsummary: S\ndate: 2025-01-02\naliases:\n".to_owned();
    // One per line, starting at line 6 of the file.
    aliases
        .iter()
        .for_each(|alias| article.push_str(&format!("  - {}\n", serde_json::Value::from(alias.as_str()))));
    write(folder, "content/articles/x.md", &(article + "---\nText.\n"));
    let options = content::options::Options { out: folder.join("site"), ..options(folder) };
    match content(&options) {
        Ok(_) => Vec::new(),
        Err(found) => found.as_slice().to_vec(),
    }
}

/// Adds articles whose slugs look like names of files.
fn dotted(folder: &Path) {
    for slug in ["node.js", "release-2.0.txt", "a.json", "x.svg", "feed.xml"] {
        let article = format!("---\ntitle: Dotted\nsummary: S\ndate: 2025-01-01\nslug: {slug}\n---\nText.\n");
        write(folder, &format!("content/articles/{}.md", slug.replace('.', "-")), &article);
    }
}

fn staged(folder: &Path) {
    write(folder, "staging/index.html", SHELL);
    for path in ["sw.js", "icon.svg", "schema/articles.json"] {
        fs::create_dir_all(folder.join("staging/schema")).unwrap();
        fs::copy(folder.join("public").join(path), folder.join("staging").join(path)).unwrap();
    }
}

/// The refused aliases, identified by the lines of the errors.
fn refused(found: &[Diagnostic], aliases: &[String]) -> BTreeSet<String> {
    let alias = |found: &Diagnostic| {
        assert!(found.path.ends_with("x.md"), "{found:?}");
        assert!(matches!(found.code, Code::AddressConflict | Code::InvalidAlias), "{found:?}");
        aliases[found.line.unwrap() - 6].clone()
    };
    found.iter().map(alias).collect()
}

#[test]
fn no_alias_replaces_a_file_or_lies_below_one() {
    let folder = tempfile::tempdir().unwrap();
    dotted(folder.path());
    assert_eq!(made(folder.path(), &[]), []);
    staged(folder.path());
    print(folder.path(), false).unwrap();
    let staging = folder.path().join("staging");
    let files: Vec<String> = WalkDir::new(&staging)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.is_file())
        .map(|path| path.strip_prefix(&staging).unwrap().to_str().unwrap().to_owned())
        .filter(|path| !path.ends_with("index.html"))
        .collect();
    assert!(files.len() > 40, "{files:?}");
    let aliases: Vec<String> =
        files.iter().flat_map(|file| [format!("/{file}/"), format!("/{file}/below/")]).collect();
    let found = made(folder.path(), &aliases);
    let refused = refused(&found, &aliases);
    let passed: Vec<&String> = aliases.iter().filter(|alias| !refused.contains(*alias)).collect();
    assert_eq!(passed, [""; 0]);
}

/// Awkward aliases: paths of generated files, paths in each other's way, unusual characters, extreme lengths.
fn odd() -> Vec<String> {
    let mut odd: Vec<String> = [
        "/sw.js",
        "/old/feed.xml",
        "/_headers",
        "/_redirects",
        "/articles.json",
        "/sitemap.xml",
        "/sitemap-1.xml",
        "/llms.txt",
        "/redirect.js",
        "/feed.css",
        "/icon.svg",
        "/icon-192.png",
        "/version.json",
        "/schema/articles.json",
        "/schema/",
        "/search/catalog.txt",
        "/search/",
        "/broadsheet-2c2c44fd46b0793.js",
        "/broadsheet-2c2c44fd46b0793_bg.wasm",
        "/words-0123456789abcdef.json",
        "/fonts/a.woff2",
        "/manifest.webmanifest/x",
        "/manifest.webmanifest",
        "/robots.txt",
        "/404.html",
        "/404.html/x",
        "/index.html",
        "/a.html",
        "/a.html/b/",
        "/b/",
        "/b/c.html",
        "/B/",
        "/data/articles/good.json",
        "/data/x/",
        "/data",
        "/media/good/dot.svg",
        "/share.png",
        "/share/good.png/x/",
        "/articles/good/",
        "/articles/good/amp/",
        "/articles/node.js",
        "/articles/node.js/x.html",
        "/articles/",
        "/topics/rust/feed.xml/",
        "/topics/rust/x/",
        "/about",
        "/about.html",
        "/node.js",
        "/x.json",
        "/y.svg/",
        "/z.css",
        "/w.txt",
        "/feed.xml.br",
        "/feed.xml.gz/",
        "/100%25/",
        "/ü ber/",
        "/.well-known/x/",
        "/2019/01/01/post.html",
        "/2019/01/01/post.htm",
        "/?p=1",
        "//evil/",
        "/reindex.html",
        "/..",
        "/a%2f..%2f..%2fb/",
        "/a%00b",
        "/public/../x/",
    ]
    .map(str::to_owned)
    .to_vec();
    odd.push(format!("/{}/", "a".repeat(300)));
    odd.push(format!("/{}.html", "b".repeat(250)));
    odd.push("/c".repeat(3_000));
    odd
}

#[test]
fn every_accepted_alias_gets_a_page() {
    let folder = tempfile::tempdir().unwrap();
    dotted(folder.path());
    let mut aliases = odd();
    let count = aliases.len();
    // Drop refused aliases until `content` accepts the rest.
    loop {
        let found = made(folder.path(), &aliases);
        if found.is_empty() {
            break;
        }
        let refused = refused(&found, &aliases);
        aliases.retain(|alias| !refused.contains(alias));
    }
    assert!(aliases.len() >= 20 && aliases.len() < count - 20, "{} of {count}: {aliases:?}", aliases.len());
    staged(folder.path());
    print(folder.path(), true).unwrap_or_else(|error| panic!("{error}"));
    for alias in &aliases {
        let file = content::aliases::file(&content::aliases::path(alias).unwrap());
        let page = fs::read_to_string(folder.path().join("staging").join(&file)).unwrap();
        assert!(page.contains("<a href=\"/articles/x/\">"), "{alias}: {page}");
    }
}

#[test]
fn an_alias_blocked_by_a_new_file_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(made(folder.path(), &["/old/".to_owned()]), []);
    staged(folder.path());
    write(folder.path(), "staging/old", "a file that was not there before");
    match print(folder.path(), true) {
        Err(publish::error::RenderError::Content(found)) => {
            assert_eq!(found.as_slice()[0].code, Code::AddressConflict);
            assert!(found.as_slice()[0].path.ends_with("old/index.html"));
        }
        other => panic!("{other:?}"),
    }
}
