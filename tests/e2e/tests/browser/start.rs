//! What the first paint does not need is loaded after it.

use crate::magazine::ARTICLE;
use e2e::{
    browser::Browser,
    server::{Fault, Site},
    suite::Test,
    tests,
};
use std::time::Duration;

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: app_loads_after_first_paint, app_loads_without_paint_events, cover_loads_before_the_app,
            links_work_before_the_app_is_requested;
        chromium: font_is_preloaded_on_fast_connections
    ]
}

/// Simulates browsers that never report a paint, as all do for background pages.
const NO_PAINT_EVENTS: &str = "PerformanceObserver.prototype.observe = () => {}";

fn app_loads_after_first_paint(browser: &Browser) {
    for path in ["", ARTICLE, "topics/"] {
        let server = Site::dist().serve();
        browser.open(&server.url(path));
        server.wait_until_quiet();
        let before: Vec<String> = browser.eval(
            "performance.getEntriesByType('resource')
                 .filter(({ name, startTime }) => /\\.(js|wasm|json)$/.test(name) && !name.includes('/e2e/')
                     && startTime < performance.getEntriesByName('first-contentful-paint')[0].startTime)
                 .map(({ name }) => name)",
        );
        assert!(before.is_empty(), "/{path}: {before:?}");
        let scripts = server.asked("*.js");
        assert_eq!(scripts.len(), 1, "once: {scripts:?}");
        assert_eq!(server.asked("*.wasm").len(), 1, "once");
    }
}

fn app_loads_without_paint_events(browser: &Browser) {
    let server = Site::dist().serve();
    browser.before_load(NO_PAINT_EVENTS);
    browser.open(&server.url(ARTICLE));
}

fn cover_loads_before_the_app(browser: &Browser) {
    let site = Site::dist();
    let path = format!("{ARTICLE}index.html");
    let page = String::from_utf8_lossy(site.file(&path).unwrap()).into_owned();
    let cover = "<img src=/share.png alt=\"\" width=120 height=63 fetchpriority=high><h1";
    let server = site.with_file(&path, page.replacen("<h1", cover, 1)).serve();
    server.fail("share.png", Fault::Delay(Duration::from_millis(600)));
    browser.visit(&server.url(ARTICLE));
    browser.wait_for_app();
    let (cover, app): (f64, f64) = browser.eval(
        "(() => {
            const entries = performance.getEntriesByType('resource');
            const cover = document.querySelector('img[fetchpriority=high]').currentSrc;
            return [entries.find(({ name }) => name === cover).responseEnd,
                    entries.find(({ name }) => name.endsWith('.wasm')).startTime];
        })()",
    );
    assert!(cover <= app, "the cover is there after {cover} ms, the app is asked for after {app} ms");
}

fn links_work_before_the_app_is_requested(browser: &Browser) {
    let server = Site::dist().serve();
    browser.before_load(NO_PAINT_EVENTS);
    browser.visit(&server.url(ARTICLE));
    browser.css("header.b-masthead").link("Topics").click();
    browser.arrive("/topics/", "Topics");
    browser.wait_for_app();
}

fn font_is_preloaded_on_fast_connections(browser: &Browser) {
    for (trip, ahead) in [(50, true), (300, false)] {
        let server = Site::dist().serve();
        browser.before_load(&format!(
            "Object.defineProperty(Navigator.prototype, 'connection',
                 {{ configurable: true, get: () => ({{ rtt: {trip}, effectiveType: '4g' }}) }});"
        ));
        browser.open(&server.url(""));
        server.wait_until_quiet();
        let links = browser.count("link[rel=preload][as=font]");
        assert_eq!(links == 1, ahead, "{trip} ms there and back: {links}");
        // It must be loaded exactly once, so that the next page has it too.
        assert_eq!(server.asked("fonts/*").len(), 1);
    }
}
