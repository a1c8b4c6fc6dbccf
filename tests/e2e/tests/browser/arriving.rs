//! The entrance animation of pages, which only plays after a link was followed.

use crate::magazine::{ARTICLE, DOCKER, TITLE};
use e2e::{browser::Browser, server::Site, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: only_newly_opened_pages_animate;
        chromium: reduced_motion_disables_page_animation, page_animation_causes_no_layout_shift
    ]
}

const WATCH: &str = "e2e.begun = 0;
    addEventListener('animationstart', ({ target, animationName }) => {
        if (target.matches('main > .b-page') && animationName === 'arrive') e2e.begun++;
    }, true);
    e2e.shifts = [];
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
        new PerformanceObserver(list => e2e.shifts.push(...list.getEntries().filter(shift => !shift.hadRecentInput).map(shift => shift.value)))
            .observe({ type: 'layout-shift', buffered: true });";

/// Visits home, an article, home by a link, Back, Back, Forward. Returns the number of animated pages after each.
fn settled(browser: &Browser) -> Vec<usize> {
    let server = Site::dist().serve();
    browser.before_load(WATCH);
    browser.open(&server.url(""));
    let mut counts = Vec::new();
    let mut count = |path: &str, heading: &str| {
        browser.arrive(path, heading);
        browser.settle();
        counts.push(browser.eval("e2e.begun"));
    };
    let article = format!("/{ARTICLE}");
    count("/", TITLE);
    browser.by_role("region", "Latest").link(DOCKER).click();
    count(&article, DOCKER);
    browser.css(".b-masthead-title").click();
    count("/", TITLE);
    browser.back();
    count(&article, DOCKER);
    browser.back();
    count("/", TITLE);
    browser.forward();
    count(&article, DOCKER);
    counts
}

fn only_newly_opened_pages_animate(browser: &Browser) {
    assert_eq!(settled(browser), [0, 1, 2, 2, 2, 2]);
}

fn reduced_motion_disables_page_animation(browser: &Browser) {
    browser.emulate("", &[("prefers-reduced-motion", "reduce")]);
    assert_eq!(settled(browser), [0; 6]);
}

fn page_animation_causes_no_layout_shift(browser: &Browser) {
    assert_eq!(settled(browser)[2], 2);
    assert_eq!(browser.eval::<Vec<f64>>("e2e.shifts"), Vec::<f64>::new());
}
