//! Nothing moves by itself, and nothing stands out of the page.

use crate::magazine::{ARTICLE, PAGES};
use e2e::{browser::Browser, server::Site, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: no_page_scrolls_sideways;
        chromium: nothing_shifts_on_home, nothing_shifts_on_an_article, nothing_shifts_without_printed_pages
    ]
}

fn no_page_scrolls_sideways(browser: &Browser) {
    let server = Site::dist().serve();
    for (path, _) in PAGES {
        browser.open(&server.url(path));
        for width in [320, 390, 820, 1440] {
            browser.set_viewport(width, 800);
            let wide: u32 = browser.eval("document.documentElement.scrollWidth");
            assert!(wide <= width, "/{path} is {wide} wide at {width}: {}", widest(browser, width));
        }
    }
}

/// The element that stands out furthest.
pub fn widest(browser: &Browser, width: u32) -> String {
    browser.eval(&format!(
        "[...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right > {width})
             .map(element => element.outerHTML.slice(0, 100)).slice(0, 4).join(' | ')"
    ))
}

/// Scrolls through a page on a phone and on a desk, and fails where anything has moved by itself.
pub fn nothing_shifts(browser: &Browser, site: Site, path: &str) {
    browser.before_load(
        "e2e.shifts = [];
         new PerformanceObserver(list => list.getEntries().forEach(entry => e2e.shifts.push(
             `${entry.value.toFixed(4)} of ${entry.sources?.map(({ node }) => node?.outerHTML?.slice(0, 80))}`,
         ))).observe({ type: 'layout-shift', buffered: true });",
    );
    for (width, height) in [(390, 844), (1440, 900)] {
        browser.set_viewport(width, height);
        let server = site.clone().serve();
        browser.open(&server.url(path));
        server.wait_until_quiet();
        let _: bool = browser.run_async(
            "const done = arguments[arguments.length - 1];
             let y = 0;
             (function step() {
                 scrollTo({ top: y += innerHeight / 2, behavior: 'instant' });
                 if (y < document.documentElement.scrollHeight) requestAnimationFrame(step);
                 else { scrollTo(0, 0); setTimeout(() => done(true), 300); }
             })();",
        );
        let shifts: Vec<String> = browser.eval("e2e.shifts");
        assert!(shifts.is_empty(), "/{path} shifts at {width}: {shifts:#?}");
    }
}

fn nothing_shifts_on_home(browser: &Browser) {
    nothing_shifts(browser, Site::dist(), "");
}

fn nothing_shifts_on_an_article(browser: &Browser) {
    nothing_shifts(browser, Site::dist(), ARTICLE);
}

fn nothing_shifts_without_printed_pages(browser: &Browser) {
    nothing_shifts(browser, Site::dist().unprinted(), "");
}
