//! Validates the published files with third-party validators.

use e2e::{
    places::{self, Tool},
    suite::Test,
    tests, validators,
};
use rss::validation::Validate;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

pub fn tests() -> Vec<Test> {
    tests![
        alone: every_page_is_valid_html, structured_data_matches_schema_org,
            structured_data_meets_search_engine_rules, atom_is_valid, rss_is_valid, json_feed_is_valid,
            sitemap_is_valid, manifest_is_valid, validators_report_errors
    ]
}

/// The files of the built magazine whose names end with `end`.
fn files(end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![places::dist()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap().map(Result::unwrap) {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path if path.to_string_lossy().ends_with(end) => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "there are files that end in {end}");
    found
}

/// All pages except redirects, which have no metadata.
fn pages() -> Vec<PathBuf> {
    let is_page = |file: &PathBuf| {
        let text = read(file);
        !text.contains("redirect.js") && !text.contains("content=\"noindex\"")
    };
    files(".html").into_iter().filter(is_page).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn every_page_is_valid_html() {
    assert_eq!(validators::html(&places::dist()), "");
}

/// The JSON-LD of a page.
fn structured(page: &str) -> Option<Value> {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">")?;
    serde_json::from_str(rest.split_once("</script>")?.0).ok()
}

/// A TypeScript module that checks every part of the pages' JSON-LD against its declared type.
fn typed(pages: &[(String, Value)]) -> String {
    let vocabulary = places::tool(Tool::SchemaOrg).display().to_string();
    let mut module = format!("import type * as S from {:?};\n", vocabulary.trim_end_matches(".d.ts"));
    for (number, (page, data)) in pages.iter().enumerate() {
        assert_eq!(data["@context"], "https://schema.org", "{page}");
        for (at, part) in data["@graph"].as_array().unwrap().iter().enumerate() {
            let kind = part["@type"].as_str().unwrap();
            module += &format!("export const p{number}_{at}: S.{kind} = {part}; // {page}\n");
        }
    }
    module
}

fn structured_data_matches_schema_org() {
    let pages: Vec<(String, Value)> = pages()
        .iter()
        .map(|file| {
            let data = structured(&read(file)).unwrap_or_else(|| panic!("{} has JSON-LD", file.display()));
            (file.display().to_string(), data)
        })
        .collect();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for part in pages.iter().flat_map(|(_, data)| data["@graph"].as_array().unwrap()) {
        *kinds.entry(part["@type"].as_str().unwrap()).or_default() += 1;
    }
    for kind in ["BlogPosting", "BreadcrumbList", "CollectionPage", "ProfilePage", "WebPage", "WebSite"] {
        assert!(kinds.contains_key(kind), "{kind} is on some page: {kinds:?}");
    }
    assert_eq!(validators::typescript(&typed(&pages)), "");
}

fn structured_data_meets_search_engine_rules() {
    let pages = pages();
    assert_eq!(validators::structured_data(&pages), "");
    // Google's recommendations for articles, which the validator does not check.
    let articles = pages.iter().filter_map(|file| structured(&read(file)));
    for part in articles.flat_map(|data| data["@graph"].as_array().unwrap().clone()) {
        if part["@type"] == "BlogPosting" {
            for name in ["headline", "image", "datePublished", "dateModified"] {
                assert!(part[name].is_string(), "{name} in {part}");
            }
            assert!(part["author"][0]["name"].is_string() && part["author"][0]["url"].is_string(), "{part}");
        }
    }
}

fn atom_is_valid() {
    assert_eq!(validators::relax_ng(&places::schema("atom.rnc"), &files("atom.xml")), "");
}

/// The errors in an RSS feed, according to the `rss` crate.
fn faults_of_rss(text: &str) -> String {
    match rss::Channel::read_from(text.as_bytes()) {
        Ok(channel) => channel.validate().err().map(|error| error.to_string()).unwrap_or_default(),
        Err(error) => error.to_string(),
    }
}

fn rss_is_valid() {
    let feeds = files("feed.xml");
    assert!(feeds.len() > 5, "the magazine's, its topics', its author's: {feeds:?}");
    for file in feeds {
        assert_eq!(faults_of_rss(&read(&file)), "", "{}", file.display());
    }
}

/// The errors in JSON Feeds, according to their schema with formats.
fn faults_of_json_feeds(files: &[PathBuf]) -> String {
    let schema: Value = serde_json::from_str(&read(&places::tool(Tool::JsonFeed))).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let faults = |file: &PathBuf| {
        let feed: Value = serde_json::from_str(&read(file)).unwrap();
        let description = |error: jsonschema::ValidationError<'_>| {
            format!("{}: {}: {error}\n", file.display(), error.instance_path())
        };
        validator.iter_errors(&feed).map(description).collect::<String>()
    };
    files.iter().map(faults).collect()
}

fn json_feed_is_valid() {
    let feeds = files("/feed.json");
    assert!(feeds.len() > 5, "the magazine's, its topics', its author's: {feeds:?}");
    assert_eq!(faults_of_json_feeds(&feeds), "");
}

fn sitemap_is_valid() {
    assert_eq!(validators::xml_schema(&places::tool(Tool::Sitemap), &files("sitemap.xml")), "");
}

fn manifest_is_valid() {
    let manifest = read(&places::dist().join("manifest.webmanifest"));
    assert_eq!(validators::typescript(&manifest_module(&manifest)), "");
}

fn manifest_module(manifest: &str) -> String {
    let vocabulary = places::tool(Tool::WebManifest).display().to_string();
    let vocabulary = vocabulary.trim_end_matches(".d.ts");
    format!(
        "import type * as M from {vocabulary:?};\nexport const manifest: M.JSONSchemaForWebApplicationManifestFiles = {manifest};\n"
    )
}

fn validators_report_errors() {
    let rss = "<rss version=\"2.0\"><channel><title>x</title><link>nowhere</link><description>x</description></channel></rss>";
    assert!(faults_of_rss(rss).contains("URL"), "{}", faults_of_rss(rss));
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let list = r#"{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"x"}]}"#;
    let page = write(
        "index.html",
        &format!(
            "<!doctype html><html lang=en><title>x</title><script type=\"application/ld+json\">{list}</script><p><div></p>"
        ),
    );
    assert!(validators::html(folder.path()).contains("No “p” element in scope"));
    assert!(validators::structured_data(&[page]).contains("position"));
    let part: Value = serde_json::from_str(
        r#"{"@context":"https://schema.org","@graph":[{"@type":"BlogPosting","headlin":"x"}]}"#,
    )
    .unwrap();
    assert!(validators::typescript(&typed(&[("x".to_owned(), part)])).contains("headlin"));
    assert!(validators::typescript(&manifest_module(r#"{"display":"wide"}"#)).contains("wide"));
    let atom = write("atom.xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>x</title></feed>");
    assert!(validators::relax_ng(&places::schema("atom.rnc"), &[atom]).contains("updated"));
    let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","content_html":"","date_published":"today"}]}"#;
    let faults = faults_of_json_feeds(&[write("feed.json", feed)]);
    assert!(faults.contains("today") && faults.contains("date_published"), "{faults}");
    let sitemap =
        write("sitemap.xml", "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url/></urlset>");
    assert!(validators::xml_schema(&places::tool(Tool::Sitemap), &[sitemap]).contains("loc"));
}
