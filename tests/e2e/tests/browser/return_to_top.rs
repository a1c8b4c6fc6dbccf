//! A link to the page that is open goes to its top, and leaves the history as it is.

use crate::history::scroll_to;
use crate::magazine::{DOCKER, TITLE};
use e2e::{
    browser::Browser,
    server::{Fault, Site},
    suite::Test,
    tests,
};
use std::time::Duration;

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: link_to_the_open_page_goes_to_its_top, position_is_kept_after_such_a_link;
        // Its Back passes over pages that a script opened, and two real clicks may take longer than the page.
        but_webkit: second_click_on_a_slow_link_adds_nothing
    ]
}

fn home_from_the_foot(browser: &Browser) {
    scroll_to(browser, 100_000);
    browser.css("footer.b-colophon").link(TITLE).click();
    browser.until("the top of the page", "scrollY === 0");
}

/// That the history is as long as before is seen by Back: `history.length` has an upper limit.
fn link_to_the_open_page_goes_to_its_top(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("topics/"));
    browser.visit(&server.url(""));
    browser.wait_for_app();
    for _ in 0..3 {
        home_from_the_foot(browser);
    }
    assert_eq!(browser.eval::<String>("document.activeElement.tagName"), "H1");
    browser.back();
    browser.arrive("/topics/", "Topics");
    // Pages that the app has rendered do the same.
    browser.wait_for_app();
    browser.link("Archive").click();
    browser.arrive("/archive/", "Archive");
    browser.css(".b-masthead").link("Archive").click();
    browser.settle();
    browser.back();
    browser.arrive("/topics/", "Topics");
}

fn position_is_kept_after_such_a_link(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(""));
    home_from_the_foot(browser);
    scroll_to(browser, 700);
    browser.css(".b-masthead").link("Topics").act("element.click()");
    browser.arrive("/topics/", "Topics");
    browser.back();
    browser.arrive("/", TITLE);
    browser.until("the position before", "Math.abs(scrollY - 700) < 1");
}

fn second_click_on_a_slow_link_adds_nothing(browser: &Browser) {
    let server = Site::dist().serve();
    // Data that is there already is shown at once.
    browser.save_data();
    browser.open(&server.url("popular/"));
    server.fail("data/articles/*", Fault::Delay(Duration::from_millis(700)));
    let link = browser.link(DOCKER);
    link.act("element.click(); element.click()");
    browser.until(
        "the article",
        &format!("document.querySelector('main h1')?.textContent.trim() === {DOCKER:?}"),
    );
    browser.back();
    browser.arrive("/popular/", "Most Popular");
}
