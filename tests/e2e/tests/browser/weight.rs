//! Size budgets in brotli. A kilobyte is 1000 bytes here, the stricter definition.

use e2e::{
    browser::Browser,
    bytes::{self, Weight},
    server::{Site, brotli},
    suite::Test,
    tests,
};

const ARTICLE: &str = "articles/authentication-in-netflix-microservices/index.html";

pub fn tests() -> Vec<Test> {
    tests![
        alone: app_is_within_budget, styles_are_within_budget, first_paint_is_within_budget;
        chromium: first_visit_is_within_budget
    ]
}

fn app_is_within_budget() {
    let site = Site::dist().compressed();
    let app = bytes::weigh(&site, |path| {
        (path.ends_with(".wasm") || path.ends_with(".js")) && !path.starts_with("search-")
    });
    println!("{}", bytes::table("WebAssembly and JavaScript", &app));
    assert!(!app.is_empty());
    assert!(bytes::total(&app) <= 143_300, "{}", bytes::table("over 143.3 KB", &app));
}

fn styles_are_within_budget() {
    let site = Site::dist().compressed();
    let mut styles = bytes::weigh(&site, |path| path.ends_with(".css"));
    for (path, page) in site.files().filter(|(path, _)| ["index.html", ARTICLE].contains(path)) {
        let inline = inline_styles(&String::from_utf8_lossy(page));
        let packed = brotli(inline.as_bytes()).len();
        styles.push(Weight { path: format!("{path}, inline"), plain: inline.len(), brotli: packed });
    }
    println!("{}", bytes::table("CSS", &styles));
    let files: usize =
        styles.iter().filter(|style| style.path.ends_with(".css")).map(|style| style.brotli).sum();
    let inline = styles.iter().filter(|style| style.path.ends_with("inline")).map(|style| style.brotli).max();
    assert!(files + inline.unwrap_or_default() <= 12_000, "{}", bytes::table("over 12 KB", &styles));
}

/// What a new connection transfers before it waits for an acknowledgement must contain the front page, and an article
/// except for its text.
fn first_paint_is_within_budget() {
    let site = Site::dist();
    for (path, page) in site.files().filter(|(path, _)| ["index.html", ARTICLE].contains(path)) {
        let page = String::from_utf8_lossy(page);
        let (before, text) = page.split_once("<div class=\"b-prose\"").unwrap_or((&page, ""));
        let after = text.split_once("<footer").map_or("", |(_, after)| after);
        let packed = brotli([before, after].concat().as_bytes()).len();
        println!("{path}, first sight: {packed} bytes in brotli");
        assert!(packed <= 14_150, "{path}: {packed} bytes");
    }
}

fn inline_styles(page: &str) -> String {
    page.split("<style")
        .skip(1)
        .filter_map(|part| Some(part.split_once("</style>")?.0.split_once('>')?.1))
        .collect()
}

fn first_visit_is_within_budget(browser: &Browser) {
    let server = Site::dist().compressed().serve();
    browser.open(&server.url(""));
    server.wait_until_quiet();
    let requests = server.requests();
    let table = bytes::visit_table("A first visit to home, with what is fetched ahead", &requests);
    println!("{table}");
    let all: usize = requests.iter().map(|request| request.bytes).sum();
    assert!(all <= 188_900, "over 188.9 KB: {table}");
    assert!(requests.len() <= 8, "more than 8 requests: {table}");
    let mut paths: Vec<&str> = requests.iter().map(|request| request.path.as_str()).collect();
    paths.sort_unstable();
    let count = paths.len();
    paths.dedup();
    assert_eq!(paths.len(), count, "nothing is downloaded twice: {table}");
}
