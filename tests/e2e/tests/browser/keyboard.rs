//! Using the magazine with only a keyboard.

use crate::magazine::FEATURED;
use e2e::{browser::Browser, server::Site, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: tab_reaches_everything_in_order, skip_link_moves_focus_to_the_content,
            enter_opens_an_article
    ]
}

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

fn focused(browser: &Browser) -> String {
    browser.eval(
        "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()",
    )
}

fn tab_reaches_everything_in_order(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(""));
    let expected: Vec<String> = browser.eval(
        "[...document.querySelectorAll('a[href], select, button')].filter(e => e.checkVisibility({ visibilityProperty: true }))
             .map(e => e.getAttribute('aria-label') || e.textContent.trim())",
    );
    let mut reached = Vec::new();
    for _ in &expected {
        browser.press(TAB);
        reached.push(focused(browser));
        assert!(
            browser.eval::<bool>(
                // The focus ring may surround a whole card, drawn by the link's `::after`.
                "[null, '::after'].map(part => getComputedStyle(document.activeElement, part))
                    .some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none')"
            ),
            "one sees where the keyboard is: {}",
            focused(browser)
        );
        browser.until(
            "what has the keyboard comes into view",
            "(() => { const { top, bottom } = document.activeElement.getBoundingClientRect();
                      return bottom > 0 && top < innerHeight; })()",
        );
    }
    assert_eq!(reached, expected);
    assert_eq!(
        reached[..7],
        ["Skip to content", "Topics", "Archive", "Popular", "About", "Search", "Reading settings"]
    );
}

fn skip_link_moves_focus_to_the_content(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(""));
    browser.press(TAB);
    assert_eq!(focused(browser), "Skip to content");
    browser.press(ENTER);
    browser.until("the focus is in the content", "document.activeElement.id === 'b-main'");
    browser.press(TAB);
    assert!(browser.eval::<bool>("!!document.activeElement.closest('main')"), "{}", focused(browser));
    assert_eq!(browser.eval::<String>("location.pathname"), "/");
}

fn enter_opens_an_article(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(""));
    for _ in 0..20 {
        browser.press(TAB);
        if browser.eval("document.activeElement.matches('.b-featured h2 a')") {
            break;
        }
    }
    browser.press(ENTER);
    browser.until(
        "the featured article",
        &format!("location.pathname === '/{FEATURED}' && document.activeElement.matches('main h1')"),
    );
    // From the heading, Tab continues with the page's own links.
    browser.press(TAB);
    assert!(browser.eval::<bool>("!!document.activeElement.closest('main')"), "{}", focused(browser));
}
