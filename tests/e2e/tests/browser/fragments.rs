//! Links to a heading, to words and to a line.

use crate::magazine::{DOCKER, MADE};
use e2e::{browser::Browser, places, server::Site, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: heading_that_a_link_leads_to_takes_the_focus, links_to_words_are_left_to_the_browser;
        tabs: control_click_on_a_line_number_opens_a_tab, control_click_beside_a_heading_copies_nothing
    ]
}

fn heading_that_a_link_leads_to_takes_the_focus(browser: &Browser) {
    let text = std::fs::read_to_string(places::fixture("by-hand").join("articles.json")).unwrap();
    let site = Site::dist().unprinted().without(|path| path.starts_with("data/"));
    let server = site.with_file("articles.json", text).serve();
    browser.open(&server.url("articles/second-thoughts/"));
    browser.link("its calibration").click();
    browser.arrive("/articles/first-light/#calibration", "First light");
    browser.until("the heading has the focus", "document.activeElement.id === 'calibration'");
}

/// Only browsers find the words that a text fragment names.
fn links_to_words_are_left_to_the_browser(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("popular/"));
    server.wait_until_quiet();
    server.clear_log();
    browser.link(DOCKER).act("element.href += '#:~:text=containers'; element.click()");
    browser.until(
        "the article",
        &format!("document.querySelector('main h1')?.textContent.trim() === {DOCKER:?}"),
    );
    let documents = server.requests().iter().filter(|request| request.destination == "document").count();
    assert_eq!(documents, 1, "the browser has loaded the page");
}

fn control_click_on_a_line_number_opens_a_tab(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(MADE));
    browser.css(".b-code pre a").control_click();
    browser.until_true("there is a second tab", || browser.tabs() == 2);
    assert_eq!(browser.eval::<String>("location.hash"), "");
}

fn control_click_beside_a_heading_copies_nothing(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(MADE));
    browser.act("e2e.copied = null; navigator.clipboard.writeText = text => { e2e.copied = text; return Promise.resolve(); }");
    browser.css(".b-anchor").control_click();
    browser.until_true("there is a second tab", || browser.tabs() == 2);
    assert!(browser.eval::<bool>("e2e.copied === null"));
    browser.css(".b-anchor").click();
    browser.until("a plain click copies the address", "e2e.copied?.includes('#')");
}
