//! Site artifacts as readers encounter them: redirects, and feeds opened in a browser.

use crate::magazine::{ALIAS, ARTICLE, DOCKER, TITLE};
use e2e::{
    browser::Browser,
    places::{self, BELOW},
    server::{Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: redirects_keep_query_and_fragment, redirects_work_below_a_base_path,
            feeds_are_readable_in_a_browser;
        chromium: redirects_work_without_javascript
    ]
}

fn leads_on(browser: &Browser, server: &Server, base: &str) {
    browser.visit(&server.url(&format!("{ALIAS}?from=mail&x=%C3%A9#what-was-new")));
    browser.arrive(&format!("{base}{ARTICLE}?from=mail&x=%C3%A9#what-was-new"), DOCKER);
    browser.wait_for_app();
    browser.until(
        "the part is in view",
        "Math.abs(document.getElementById('what-was-new').getBoundingClientRect().top) < 200",
    );
    // The old address leaves no entry in the history.
    browser.back();
    browser.until("back where one came from", "location.href === 'about:blank'");
}

fn redirects_keep_query_and_fragment(browser: &Browser) {
    leads_on(browser, &Site::dist().serve(), "/");
}

fn redirects_work_below_a_base_path(browser: &Browser) {
    leads_on(browser, &Site::from_folder(&places::below()).below(BELOW).serve(), BELOW);
}

fn redirects_work_without_javascript(browser: &Browser) {
    let server = Site::dist().serve();
    browser.disable_scripts();
    browser.visit(&server.url(ALIAS));
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
}

fn feeds_are_readable_in_a_browser(browser: &Browser) {
    let server = Site::dist().serve();
    for feed in ["feed.xml", "atom.xml", "topics/devops/feed.xml"] {
        browser.visit(&server.url(feed));
        let links: Vec<(String, String)> = browser.eval(
            "[...document.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', 'a')]
                 .filter((link) => link.getClientRects().length > 0)
                 .map((link) => [link.textContent, link.href])",
        );
        assert!(links[0].0.contains(TITLE), "{feed} says what it is of: {links:?}");
        let docker = links.iter().find(|(title, _)| title == DOCKER);
        assert!(docker.is_some_and(|(_, address)| address.ends_with(ARTICLE)), "{feed}: {links:?}");
        // Markup, dates and identifiers are hidden from readers.
        let shown: Vec<String> = browser.eval(
            "[...document.documentElement.getElementsByTagName('*')]
                 .filter((element) => element.getClientRects().length > 0 && element.children.length === 0)
                 .map((element) => element.localName)",
        );
        assert!(
            shown.iter().all(|name| ["a", "description", "subtitle", "summary"].contains(&name.as_str())),
            "{feed} shows {shown:?}"
        );
    }
}
