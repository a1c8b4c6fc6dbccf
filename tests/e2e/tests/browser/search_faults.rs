//! Every file that the search fetches may fail: an error is shown, and retrying works.

use e2e::{
    browser::Browser,
    server::{Fault, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: program_recovers, catalog_recovers, words_recover, places_recover, articles_recover,
            page_stays_usable
    ]
}

/// Opens the results page for "docker" while `file` fails in every way, and retries until it works.
fn fails(browser: &Browser, file: &str) {
    let server = Site::dist().serve();
    browser.shorten_timeouts(1_500);
    browser.expect_trouble("");
    let faults = [Fault::Status(500), Fault::Close, Fault::web_page(), Fault::Status(404)];
    for fault in faults {
        server.fail(file, fault.clone());
        browser.visit(&server.url("search/?q=docker"));
        browser.until(
            &format!("{fault:?} is reported"),
            "document.querySelector('.b-search-found [role=alert] p')?.textContent === 'Couldn’t load search'",
        );
        assert_eq!(browser.count(".b-search-page .b-hit"), 0);
        server.mend();
        browser.button("Try again").click();
        browser.until("results", "document.querySelector('.b-search-page .b-hit')");
        assert_eq!(browser.count(".b-search-found [role=alert]"), 0);
    }
}

fn program_recovers(browser: &Browser) {
    fails(browser, "search-*.js");
}

fn catalog_recovers(browser: &Browser) {
    fails(browser, "search/catalog.txt");
}

fn words_recover(browser: &Browser) {
    fails(browser, "search/words/*");
}

fn places_recover(browser: &Browser) {
    fails(browser, "search/places/*");
}

fn articles_recover(browser: &Browser) {
    fails(browser, "data/articles/*");
}

fn page_stays_usable(browser: &Browser) {
    let server = Site::dist().serve();
    browser.expect_trouble("");
    server.fail("search-*_bg.wasm", Fault::Status(500));
    browser.open(&server.url("about/"));
    browser.press_with_control('k');
    browser.until("the error is shown", "document.querySelector('#b-search [role=alert]')");
    browser.button("Close").click();
    browser.until("it is closed", "!document.querySelector('#b-search[open]')");
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
}
