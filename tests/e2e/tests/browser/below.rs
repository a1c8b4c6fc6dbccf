//! A magazine served below a path, on a host shared with other sites.

use crate::magazine::{ARTICLE, DOCKER};
use e2e::{
    browser::Browser,
    places::{self, BELOW},
    server::{Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: navigation_works_below_a_base_path, all_links_stay_below_the_base_path;
        alone: site_artifacts_use_the_base_path
    ]
}

fn site() -> Site {
    Site::from_folder(&places::below()).below(BELOW)
}

fn open(browser: &Browser, path: &str) -> Server {
    let server = site().serve();
    browser.open(&server.url(path));
    server
}

fn navigation_works_below_a_base_path(browser: &Browser) {
    let server = open(browser, "");
    browser.arrive(BELOW, "Broadsheet");
    browser.by_role("region", "Latest").link(DOCKER).click();
    browser.arrive(&format!("{BELOW}{ARTICLE}"), DOCKER);
    browser.link("Topics").click();
    browser.arrive(&format!("{BELOW}topics/"), "Topics");
    browser.back();
    browser.arrive(&format!("{BELOW}{ARTICLE}"), DOCKER);
    assert_eq!(server.requests().iter().filter(|request| request.destination == "document").count(), 1);
    assert!(server.requests().iter().all(|request| request.status == 200), "{:?}", server.requests());
}

fn all_links_stay_below_the_base_path(browser: &Browser) {
    for path in ["", ARTICLE, "topics/", "archive/"] {
        let server = open(browser, path);
        let outside: Vec<String> = browser.eval(&format!(
            "[...document.querySelectorAll('[href],[src]')]
                 .map((element) => element.getAttribute('href') ?? element.getAttribute('src'))
                 .filter((address) => address.startsWith('/') && !address.startsWith('{BELOW}'))"
        ));
        assert_eq!(outside, Vec::<String>::new(), "{}", server.url(path));
    }
}

fn site_artifacts_use_the_base_path() {
    let site = site();
    let text = |path: &str| String::from_utf8_lossy(site.file(path).unwrap_or_default()).into_owned();
    assert!(text("manifest.webmanifest").contains(&format!("\"{BELOW}icon-192.png\"")));
    assert!(
        text("_headers").lines().filter(|line| line.starts_with('/')).all(|line| line.starts_with(BELOW))
    );
    assert!(text("404.html").contains(&format!("href=\"{BELOW}archive/")));
}
