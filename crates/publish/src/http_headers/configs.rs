//! Checks that the server configurations in `hosts/` and the S3 upload commands in the documentation agree with the
//! header table. `UPDATE=1 cargo test -p broadsheet-publish configs` regenerates the configurations.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::headers;
use crate::output::Output;
use images::manifest::FOLDER;
use regex::Regex;
use site::release::{HEADERS, RULES, Rule};
use std::{fmt::Write, fs, path::PathBuf};

fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Asserts that a file's generated section, which two comments delimit, equals `expected`; rewrites it if `UPDATE` is
/// set.
fn is_generated(file: &str, part: &str, expected: &str) {
    let (start, end) = (format!("# Generated: {part}."), format!("# End of {part}."));
    let text = fs::read_to_string(repository(file)).unwrap();
    let (before, rest) = text.split_once(&start).unwrap_or_else(|| panic!("{file} has no `{start}`"));
    let (found, after) = rest.split_once(&end).unwrap_or_else(|| panic!("{file} has no `{end}`"));
    let indent = before.rsplit('\n').next().unwrap();
    let lines =
        expected.lines().map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") });
    let expected = format!("\n{}\n{indent}", lines.collect::<Vec<_>>().join("\n"));
    if found != expected && std::env::var_os("UPDATE").is_some() {
        fs::write(repository(file), format!("{before}{start}{expected}{end}{after}")).unwrap();
    } else {
        let other = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
        assert!(
            found == expected,
            "UPDATE=1 cargo test -p broadsheet-publish configs renews {file}: {other:?}"
        );
    }
}

/// The value of a header to which no rule applies.
fn default(header: &str) -> &'static str {
    let everywhere = HEADERS.iter().find(|(name, _)| *name == header).map(|(_, value)| *value);
    everywhere.unwrap_or(if header == "Cache-Control" { "no-cache" } else { "" })
}

/// The headers that rules set, sorted and without duplicates.
fn ruled() -> Vec<&'static str> {
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.header).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn variable(header: &str) -> String {
    format!("$broadsheet_{}", header.to_ascii_lowercase().replace('-', "_"))
}

#[test]
fn nginx_chooses_headers_by_the_table() {
    let mut maps = String::new();
    for header in ruled() {
        writeln!(maps, "map $uri {} {{\n    default \"{}\";", variable(header), default(header)).unwrap();
        // nginx uses the first match; in the table the last one wins.
        for Rule { reason, paths, value, .. } in RULES.iter().rev().filter(|rule| rule.header == header) {
            writeln!(maps, "    # {reason}\n    \"~{paths}\" \"{value}\";").unwrap();
        }
        maps.push_str("}\n");
    }
    is_generated("hosts/nginx.conf", "what is sent with which files", &maps);
    let mut names: Vec<&str> = HEADERS.iter().map(|(name, _)| *name).chain(ruled()).collect();
    names.sort_unstable();
    names.dedup();
    let mut lines = String::new();
    for name in names {
        let value = if ruled().contains(&name) { variable(name) } else { format!("\"{}\"", default(name)) };
        writeln!(lines, "add_header {name} {value} always;").unwrap();
    }
    is_generated("hosts/nginx.conf", "headers", &lines);
}

#[test]
fn caddy_chooses_headers_by_the_table() {
    let mut text = "header {\n".to_owned();
    for (name, value) in HEADERS.iter().filter(|(name, _)| !ruled().contains(name)) {
        writeln!(text, "\t{name} \"{value}\"").unwrap();
    }
    text.push_str("}\n\n# What no rule below sets.\n");
    // One directive each: in a shared block, Caddy applies the defaults only if all of these headers are missing.
    for name in ruled().into_iter().filter(|name| !default(name).is_empty()) {
        writeln!(text, "header ?{name} \"{}\"", default(name)).unwrap();
    }
    for Rule { name, reason, paths, header, value, .. } in RULES {
        write!(text, "\n# {reason}\n@{name} path_regexp {paths}\nheader @{name} {header} \"{value}\"\n")
            .unwrap();
    }
    is_generated("hosts/Caddyfile", "what is sent with which files", &text);
}

#[test]
fn s3_uploads_cache_the_same_files_as_the_table() {
    let text = fs::read_to_string(repository("docs/publishing.md")).unwrap();
    let globs: Vec<&str> =
        text.split("--include '").skip(1).filter_map(|rest| rest.split('\'').next()).collect();
    let excluded = |glob: &&str| text.contains(&format!("--exclude '{glob}'"));
    assert!(globs.iter().all(excluded), "what is uploaded first is not uploaded again: {globs:?}");
    let hashed = RULES.iter().filter(|rule| rule.value.contains("immutable"));
    let hashed: Vec<Regex> = hashed.map(|rule| Regex::new(rule.paths).unwrap()).collect();
    for file in FILES {
        let expected = hashed.iter().any(|paths| paths.is_match(&format!("/{file}")));
        assert_eq!(globs.iter().any(|glob| matches(glob, file)), expected, "{file}");
    }
}

/// Files of every kind, plus names that resemble hashed ones.
const FILES: [&str; 33] = [
    "index.html",
    "404.html",
    "articles/x/index.html",
    "topics/media/index.html",
    "articles.json",
    "data/articles/x.json",
    "manifest.webmanifest",
    "feed.json",
    "feed.xml",
    "topics/x/feed.xml",
    "topics/x/feed.json",
    "atom.xml",
    "rss.xml",
    "sitemap.xml",
    "sitemap-12.xml",
    "feed.css",
    "robots.txt",
    "icon.svg",
    "icon-192.png",
    "share/x.png",
    "broadsheet-app-0123456789abcdef.js",
    "broadsheet-app-0123456789abcdef_bg.wasm",
    "search-0123456789abcdef.js",
    "words-0123456789abcdef.json",
    "fonts/newsreader-0123456789abcdef.woff2",
    "fonts/OFL.txt",
    "data-1741600000000.json",
    "media/~/hills-800-0123456789abcdef.avif",
    "media/x/a.svg",
    "media/pages/about/b/a.html",
    "media/x/paper.pdf",
    "media/x/film.mp4",
    "media/x/data.json",
];

/// Whether a glob of `_headers` or S3 matches a file: `*` matches any text, `:folder` one path segment, `?` one
/// character.
fn matches(glob: &str, file: &str) -> bool {
    let mut pattern = regex::escape(glob).replace(r"\*", ".*").replace(r"\?", ".");
    pattern = pattern.replace(":folder", "[^/]+");
    Regex::new(&format!("^{pattern}$")).unwrap().is_match(file)
}

#[test]
fn globs_match_the_same_files_as_expressions() {
    for Rule { name, paths, globs, .. } in RULES.iter().filter(|rule| !rule.globs.is_empty()) {
        let paths = Regex::new(paths).unwrap();
        for file in FILES {
            let expected = paths.is_match(&format!("/{file}"));
            assert_eq!(globs.iter().any(|glob| matches(glob, file)), expected, "{name}: {file}");
        }
        assert!(
            globs.iter().all(|glob| glob.matches('*').count() == 1 || !glob.contains('*')),
            "one `*` at most"
        );
    }
}

#[test]
fn headers_file_has_every_rule() {
    let folder = tempfile::tempdir().unwrap();
    for file in FILES {
        content::files::put(&folder.path().join(file), b"").unwrap();
    }
    assert_eq!(headers(&Output::in_folder(folder.path()).unwrap()).unwrap(), None);
    let text = fs::read_to_string(folder.path().join("_headers")).unwrap();
    for line in text.lines() {
        assert!(line.len() < 2000 && (line.is_empty() || line.starts_with(['#', '/', ' '])), "{line}");
    }
    assert!(text.contains("\n/*\n  Content-Security-Policy: frame-ancestors 'none'\n"), "{text}");
    for path in ["broadsheet-app-0123456789abcdef.js", "fonts/newsreader-0123456789abcdef.woff2"] {
        assert!(text.contains(&format!("\n/{path}\n  Cache-Control: public, max-age=31536000")), "{path}");
    }
    assert!(text.contains(&format!("\n/{FOLDER}/*\n  Cache-Control: public")));
    assert!(text.contains("\n/icon.svg\n  Cache-Control: public, max-age=86400\n"), "{text}");
    assert!(!text.contains("1741600000000"), "a date is no hash");
    headers(&Output::in_folder(folder.path()).unwrap()).unwrap();
    assert!(fs::read_to_string(folder.path().join("_headers")).unwrap() == text, "written again");
}

#[test]
fn publisher_headers_come_last_and_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let own = "/demo/*\n  Cross-Origin-Embedder-Policy: require-corp\n";
    fs::write(folder.path().join("_headers"), own).unwrap();
    for _ in 0..2 {
        headers(&Output::in_folder(folder.path()).unwrap()).unwrap();
        let text = fs::read_to_string(folder.path().join("_headers")).unwrap();
        assert!(text.contains("\n/*\n") && text.ends_with(own), "{text}");
        assert_eq!(text.matches(own).count(), 1, "{text}");
    }
}

#[test]
fn too_many_rules_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    for font in 0..99 {
        content::files::put(&folder.path().join(format!("fonts/f{font}-0123456789abcdef.woff2")), b"")
            .unwrap();
    }
    assert!(headers(&Output::in_folder(folder.path()).unwrap()).unwrap().is_some());
    let text = fs::read_to_string(folder.path().join("_headers")).unwrap();
    let policies = text.split_once("/media/:folder/*.atom").unwrap().0;
    assert!(policies.lines().filter(|line| line.starts_with('/')).count() < 99, "policies come first");
}
