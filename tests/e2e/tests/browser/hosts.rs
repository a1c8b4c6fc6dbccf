//! The built magazine behind real nginx and real Caddy, as `hosts/` configures them.

use e2e::{
    host::{Answer, Host},
    places,
    suite::Test,
    tests,
};

const ARTICLE: &str = "articles/docker-backbone-of-modern-devops/";

pub fn tests() -> Vec<Test> {
    tests![alone: nginx_serves_the_magazine, caddy_serves_the_magazine]
}

fn nginx_serves_the_magazine() {
    serves_the_magazine(&Host::nginx(&places::dist()), &["gzip"]);
}

fn caddy_serves_the_magazine() {
    serves_the_magazine(&Host::caddy(&places::dist()), &["gzip", "br"]);
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
    let hashed: Vec<&str> = text.split(['"', '\'', '=', '>', ' ']).filter(|part| is_hashed(part)).collect();
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

fn is_hashed(path: &str) -> bool {
    path.starts_with("/broadsheet-") || path.starts_with("/fonts/")
}

fn is_secured(answer: &Answer) {
    assert_eq!(answer.header("content-security-policy"), "frame-ancestors 'none'", "{answer:?}");
    for name in ["cross-origin-opener-policy", "permissions-policy", "referrer-policy", "x-frame-options"] {
        assert_ne!(answer.header(name), "", "{name}");
    }
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
}
