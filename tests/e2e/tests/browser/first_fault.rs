//! The first data file fails on a site without prerendered pages, so that nothing about the site is known yet.

use crate::magazine::{DOCKER, TITLE};
use e2e::{
    browser::Browser,
    server::{Fault, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: failing_first_request_shows_an_error, article_recovers_with_the_front_file,
            slow_loading_shows_a_skeleton
    ]
}

fn failing_first_request_shows_an_error(browser: &Browser) {
    let server = Site::dist().unprinted().serve();
    browser.shorten_timeouts(1_500);
    for fault in
        [Fault::Status(500), Fault::Hang, Fault::web_page(), Fault::json(r#"{"format":999}"#), Fault::Close]
    {
        server.mend();
        server.fail("articles.json", fault.clone());
        browser.open(&server.url(""));
        browser.until(&format!("{fault:?} is reported"), "document.querySelector('main [role=alert] h1')");
        browser.by_role("navigation", "Main").link("Topics");
    }
    server.mend();
    browser.button("Try again").click();
    browser.arrive("/", TITLE);
    assert_eq!(browser.count("[role=alert]"), 0);
    // The frame now shows the site's data too.
    browser.css("footer").link(TITLE);
    browser.by_role("navigation", "Main").link("About");
    browser.until("the title", &format!("document.title === {TITLE:?}"));
}

fn article_recovers_with_the_front_file(browser: &Browser) {
    let server = Site::dist().unprinted().serve();
    server.fail("articles.json", Fault::Truncated);
    browser.open(&server.url(crate::magazine::ARTICLE));
    browser.until("the fault is reported", "document.querySelector('main [role=alert] h1')");
    server.mend();
    browser.button("Try again").click();
    browser.arrive(&format!("/{}", crate::magazine::ARTICLE), DOCKER);
    browser.css("header.b-masthead").link(TITLE);
}

fn slow_loading_shows_a_skeleton(browser: &Browser) {
    let server = Site::dist().serve();
    server.fail("data/topics.json", Fault::Delay(std::time::Duration::from_millis(1_500)));
    browser.open(&server.url("about/"));
    browser.link("Topics").click();
    browser.until("a skeleton", "document.querySelector('main [aria-busy=true]')");
    browser.arrive("/topics/", "Topics");
    browser
        .until("the heading has the focus", "document.activeElement === document.querySelector('main h1')");
}
