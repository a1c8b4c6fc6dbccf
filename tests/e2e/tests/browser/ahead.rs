//! The page that a reader is about to open is prefetched.

use crate::magazine::{DOCKER, FACEBOOK};
use e2e::{browser::Browser, server::Site, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: hovered_links_are_prefetched, focused_links_are_prefetched, visible_links_are_prefetched,
            save_data_disables_prefetching, prefetched_pages_render_within_two_frames
    ]
}

const FACEBOOK_DATA: &str = "data/articles/how-facebook-designed-its-news-feed.json";
const DOCKER_DATA: &str = "data/articles/docker-backbone-of-modern-devops.json";

/// On a slow connection, links in view are not prefetched, but those under the pointer are.
fn slow_connection(browser: &Browser) {
    browser.before_load(
        "Object.defineProperty(Navigator.prototype, 'connection',
             { configurable: true, get: () => ({ saveData: false, effectiveType: '2g' }) });",
    );
}

fn hovered_links_are_prefetched(browser: &Browser) {
    let server = Site::dist().serve();
    slow_connection(browser);
    browser.open(&server.url(""));
    server.wait_until_quiet();
    assert_eq!(server.asked("data/*"), Vec::<String>::new(), "nothing before the pointer moves");
    let link = browser.by_role("region", "Latest").link(FACEBOOK);
    link.hover();
    server.wait_for(FACEBOOK_DATA);
    server.wait_until_quiet();
    server.clear_log();
    link.click();
    browser.arrive("/articles/how-facebook-designed-its-news-feed/", FACEBOOK);
    server.wait_until_quiet();
    let asked = server.requests();
    assert!(
        asked.iter().all(|request| request.destination == "font" || request.path == "version.json"),
        "nothing more is asked for: {asked:?}"
    );
}

fn focused_links_are_prefetched(browser: &Browser) {
    let server = Site::dist().serve();
    slow_connection(browser);
    browser.open(&server.url(""));
    browser.by_role("region", "Latest").link(DOCKER).act("element.focus()");
    server.wait_for(DOCKER_DATA);
}

fn visible_links_are_prefetched(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("popular/"));
    server.wait_for(DOCKER_DATA);
    server.wait_until_quiet();
    let asked = server.asked("data/*");
    let mut once = asked.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), asked.len(), "each once: {asked:?}");
    assert!(asked.len() <= 5, "few, not all: {asked:?}");
}

fn save_data_disables_prefetching(browser: &Browser) {
    let server = Site::dist().serve();
    browser.save_data();
    browser.open(&server.url(""));
    let link = browser.by_role("region", "Latest").link(FACEBOOK);
    link.hover();
    link.act("element.focus()");
    server.wait_until_quiet();
    assert_eq!(server.asked("data/*"), Vec::<String>::new());
    link.click();
    browser.arrive("/articles/how-facebook-designed-its-news-feed/", FACEBOOK);
    assert_eq!(server.asked("data/*"), [FACEBOOK_DATA]);
}

fn prefetched_pages_render_within_two_frames(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("popular/"));
    server.wait_for(DOCKER_DATA);
    server.wait_until_quiet();
    let frames: u32 = browser.run_async(
        "const done = arguments[arguments.length - 1];
         const before = document.querySelector('main h1');
         document.querySelector('.b-card h3 a').click();
         let frames = 0;
         (function count() {
             const now = document.querySelector('main h1');
             if (now && now !== before && location.pathname.startsWith('/articles/')) done(frames);
             else { frames += 1; requestAnimationFrame(count); }
         })();",
    );
    assert!(frames <= 2, "the page is there after {frames} frames");
}
