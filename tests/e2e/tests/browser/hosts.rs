//! The built magazine on real nginx and Caddy servers, configured by `hosts/`.

use e2e::{
    host::{Answer, Host, Method},
    places::{self, BELOW},
    suite::Test,
    tests,
};

use crate::magazine::{ALIAS, ARTICLE};
use std::{fs, os::unix::fs::symlink, path::Path};

pub fn tests() -> Vec<Test> {
    tests![
        alone: nginx_serves_the_magazine, caddy_serves_the_magazine, nginx_serves_below_a_base_path,
            caddy_serves_below_a_base_path, nginx_sends_correct_content_types,
            caddy_sends_correct_content_types, nginx_redirects_to_https, nginx_sandboxes_active_media_only,
            caddy_sandboxes_active_media_only
    ]
}

fn nginx_serves_the_magazine() {
    serves_the_magazine(&Host::nginx(&places::dist(), "/"), &["gzip"]);
}

fn caddy_serves_the_magazine() {
    serves_the_magazine(&Host::caddy(&places::dist(), "/"), &["gzip", "br"]);
}

fn serves_the_magazine(host: &Host, encodings: &[&str]) {
    let page = host.get(ARTICLE, "identity");
    assert_eq!(page.status, 200, "a deep link");
    assert!(page.text().contains("Docker: The Backbone"), "a deep link is complete");
    is_secured(&page);
    assert_eq!(page.header("cache-control"), "no-cache");
    assert!(page.header("content-type").starts_with("text/html"), "{page:?}");

    let missing = host.get("no/such/page", "identity");
    assert_eq!(missing.status, 404, "an unknown path");
    assert!(missing.text().contains("Page not found"), "an unknown path has its page");
    is_secured(&missing);
    assert_eq!(host.get("data/", "identity").status, 404, "a folder without a page");
    assert_eq!(host.get("_headers", "identity").status, 404, "what is for another host");

    let bare = host.get(ARTICLE.trim_end_matches('/'), "identity");
    assert!(matches!(bare.status, 301 | 308), "a path without its slash: {}", bare.status);
    assert_eq!(bare.header("location"), format!("/{ARTICLE}"));
    let asked = host.get(&format!("{}?from=mail&x=1", ARTICLE.trim_end_matches('/')), "identity");
    assert_eq!(asked.header("location"), format!("/{ARTICLE}?from=mail&x=1"), "a query is kept");
    let asked = host.get(&format!("{ARTICLE}?from=mail"), "identity");
    assert_eq!((asked.status, asked.body), (200, page.body.clone()), "a query changes nothing");

    let head = host.ask(Method::HEAD, ARTICLE, &[]);
    assert_eq!((head.status, head.body.len()), (200, 0), "HEAD");
    assert_eq!(head.header("content-type"), page.header("content-type"));
    let part = host.ask(Method::GET, "share.png", &[("Range", "bytes=0-7")]);
    assert_eq!((part.status, part.body.as_slice()), (206, b"\x89PNG\r\n\x1a\n".as_slice()), "a range");
    let tag = page.header("etag").to_owned();
    let again = host.ask(Method::GET, ARTICLE, &[("Accept-Encoding", "identity"), ("If-None-Match", &tag)]);
    assert_eq!((again.status, again.body.len()), (304, 0), "asked anew, and not sent again: {tag}");
    // A file missing during a deploy may come back, so its absence must not be cached.
    for gone in ["broadsheet-app-0123456789abcdef_bg.wasm", "broadsheet-0123456789abcdef.js"] {
        let gone = host.get(gone, "identity");
        assert_eq!(
            (gone.status, gone.header("cache-control")),
            (404, "no-cache"),
            "an asset of another build"
        );
    }

    for encoding in encodings {
        let packed = host.get(ARTICLE, encoding);
        assert_eq!(packed.header("content-encoding"), *encoding, "precompressed");
        assert!(packed.body.len() < page.body.len() / 2, "{encoding}: {} bytes", packed.body.len());
        assert!(
            packed.header("vary").to_ascii_lowercase().contains("accept-encoding"),
            "{encoding}: {packed:?}"
        );
        assert_eq!(host.get("no-such-page", encoding).status, 404, "in {encoding}");
    }

    for (path, kind) in [
        ("articles.json", "application/json"),
        ("feed.xml", "text/xml application/xml"),
        ("icon.svg", "image/svg+xml"),
        ("manifest.webmanifest", "application/manifest+json"),
        ("robots.txt", "text/plain"),
    ] {
        let answer = host.get(path, "identity");
        let found = answer.header("content-type").split(';').next().unwrap_or_default().to_owned();
        assert!(answer.status == 200 && kind.split(' ').any(|kind| kind == found), "{path}: {found}");
    }

    let text = page.text();
    let hashed: Vec<&str> =
        text.split(['"', '\'', '`', '=', '>', ' ']).filter(|part| is_hashed(part)).collect();
    assert!(hashed.iter().any(|path| path.ends_with(".wasm")), "{hashed:?}");
    for path in hashed {
        let asset = host.get(path.trim_start_matches('/'), encodings[0]);
        assert_eq!(asset.status, 200, "{path}");
        assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable", "{path}");
        if path.ends_with(".wasm") {
            assert_eq!(asset.header("content-type"), "application/wasm");
        }
    }
}

fn nginx_serves_below_a_base_path() {
    serves_below(Host::nginx);
}

fn caddy_serves_below_a_base_path() {
    serves_below(Host::caddy);
}

/// Serves the magazine at the path it was built for, on a host with other files.
fn serves_below(start: fn(&Path, &str) -> Host) {
    let root = tempfile::tempdir().unwrap();
    let at = root.path().join(BELOW.trim_matches('/'));
    fs::create_dir_all(at.parent().unwrap()).unwrap();
    symlink(places::below(), &at).unwrap();
    let host = start(root.path(), BELOW);
    let get = |path: &str| host.get(&format!("{}{path}", BELOW.trim_start_matches('/')), "identity");
    for path in
        ["", ARTICLE, "feed.xml", "atom.xml", "sitemap.xml", "manifest.webmanifest", "share.png", ALIAS]
    {
        assert_eq!(get(path).status, 200, "{path}");
    }
    let bare = get(ARTICLE.trim_end_matches('/'));
    assert_eq!(bare.header("location"), format!("{BELOW}{ARTICLE}"));
    let missing = get("no/such/page");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("Page not found") && missing.text().contains(BELOW), "with its page");
    assert_eq!(get("_headers").status, 404, "what is for another host");
    assert_eq!(get("icon.svg").header("cache-control"), "public, max-age=86400");
    is_secured(&get(ARTICLE));
}

fn nginx_redirects_to_https() {
    let host = Host::nginx(&places::dist(), "/");
    let led = host.lead(&format!("{ARTICLE}?from=mail"));
    assert_eq!(led.status, 301);
    assert_eq!(led.header("location"), format!("https://magazine.example/{ARTICLE}?from=mail"));
}

fn nginx_sandboxes_active_media_only() {
    tells_media_from_pages(Host::nginx);
}

fn caddy_sandboxes_active_media_only() {
    tells_media_from_pages(Host::caddy);
}

/// The CSP rules for `media/` must also work below a path, and must not apply to a topic named Media.
fn tells_media_from_pages(start: fn(&Path, &str) -> Host) {
    let root = tempfile::tempdir().unwrap();
    let page = "frame-ancestors 'none'";
    let files = [
        ("topics/media/x/index.html", page),
        ("demo/a.svg", page),
        ("articles.json", "default-src 'none'; frame-ancestors 'none'"),
        ("topics/media/feed.xml", "default-src 'none'; style-src 'self'; img-src 'self';"),
        ("sitemap-2.xml", "default-src 'none'; style-src 'self'; img-src 'self';"),
        ("media/x/a.svg", "sandbox"),
        ("media/x/A.SVG", "sandbox"),
        ("media/x/y/a b.html", "sandbox"),
        ("media/x/feed.xml", "sandbox"),
        ("media/x/a.pdf", "script-src 'none'"),
        ("media/x/no-ending", "script-src 'none'"),
    ];
    for (file, _) in files {
        let file = root.path().join("blog").join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap();
    }
    fs::write(root.path().join("blog/404.html"), "Page not found").unwrap();
    let host = start(root.path(), "/blog/");
    let policy = |path: &str| {
        let answer = host.get(&format!("blog/{path}"), "identity");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin", "{path}");
        (answer.status, answer.header("content-security-policy").to_owned())
    };
    for (file, expected) in files {
        let (status, found) = policy(&file.replace(' ', "%20"));
        assert_eq!(status, 200, "{file}");
        assert!(if expected == page { found == page } else { found.contains(expected) }, "{file}: {found}");
        assert_eq!(expected == "sandbox", found.contains("sandbox"), "{file}: {found}");
    }
    for path in ["media/x/a%2Esvg", "media/x/a.s%76g", "media//x/a.svg"] {
        assert!(policy(path).1.contains("sandbox"), "{path}: {}", policy(path).1);
    }
    for path in ["media/x/none.svg", "none/feed.xml", "none.json"] {
        assert_eq!(policy(path), (404, page.to_owned()), "{path} is a page");
    }
    assert_eq!(host.get("blog/topics/media/feed.xml", "identity").header("access-control-allow-origin"), "*");
    assert_eq!(host.get("blog/articles.json", "identity").header("access-control-allow-origin"), "");
}

fn nginx_sends_correct_content_types() {
    knows_every_type(Host::nginx);
}

fn caddy_sends_correct_content_types() {
    knows_every_type(Host::caddy);
}

fn knows_every_type(start: fn(&Path, &str) -> Host) {
    let root = tempfile::tempdir().unwrap();
    let kinds = [
        ("avif", "image/avif"),
        ("webp", "image/webp"),
        ("jpg", "image/jpeg"),
        ("png", "image/png"),
        ("gif", "image/gif"),
        ("svg", "image/svg+xml"),
        ("mp4", "video/mp4"),
        ("webm", "video/webm"),
        ("woff2", "font/woff2"),
        ("json", "application/json"),
        ("wasm", "application/wasm"),
        ("js", "application/javascript text/javascript"),
    ];
    for (end, _) in kinds {
        fs::write(root.path().join(format!("a.{end}")), "x").unwrap();
    }
    let host = start(root.path(), "/");
    for (end, expected) in kinds {
        let answer = host.get(&format!("a.{end}"), "identity");
        let found = answer.header("content-type").split(';').next().unwrap_or_default().to_owned();
        assert!(expected.split(' ').any(|kind| kind == found), "{end}: {found}");
    }
}

fn is_hashed(path: &str) -> bool {
    path.starts_with("/broadsheet-") || path.starts_with("/fonts/")
}

fn is_secured(answer: &Answer) {
    assert_eq!(answer.header("content-security-policy"), "frame-ancestors 'none'", "{answer:?}");
    assert_eq!(answer.header("strict-transport-security"), "max-age=31536000");
    for name in ["cross-origin-opener-policy", "permissions-policy", "referrer-policy", "x-frame-options"] {
        assert_ne!(answer.header(name), "", "{name}");
    }
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
}
