//! Back and Forward restore the exact scroll position.

use crate::magazine::{FACEBOOK, MADE, TITLE};
use e2e::{
    browser::Browser,
    places,
    server::{Fault, Site},
    suite::Test,
    tests,
};
use std::{thread::sleep, time::Duration};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: back_and_forward_restore_scroll, back_after_reload_restores_scroll,
            scroll_is_restored_without_prerendering, back_from_another_site_restores_scroll, reload_restores_scroll, slow_pages_restore_scroll, back_renders_within_two_frames,
            position_is_not_saved_for_the_page_gone_back_to, position_is_not_saved_for_the_place_gone_back_to,
            linked_lines_keep_the_position
    ]
}

/// Scrolls, and waits as [`wait_until_kept`] does. Returns the position.
pub fn scroll_to(browser: &Browser, y: u32) -> f64 {
    browser.act(&format!("scrollTo({{ top: {y}, behavior: 'instant' }})"));
    wait_until_kept(browser)
}

/// Waits until the history's entry has the position, as readers pause a moment before moving on. Returns the position.
/// An entry without one is at the top.
pub fn wait_until_kept(browser: &Browser) -> f64 {
    let place: f64 = browser.eval("scrollY");
    browser.until(
        "the place is kept",
        &format!("Math.abs((history.state?.[0] ?? history.state ?? 0) - {place}) < 2"),
    );
    place
}

fn is_at(browser: &Browser, what: &str, y: f64) {
    browser.until(&format!("{what}: scrolled to {y}"), &format!("Math.abs(scrollY - {y}) < 1"));
    // It must also stay there.
    sleep(Duration::from_millis(200));
    let now: f64 = browser.eval("scrollY");
    assert!((now - y).abs() < 1.0, "{what}: scrolled to {now} instead of {y}");
}

/// Opens a card that is in view, so that the click does not scroll. Returns the article's heading.
fn open_card_in_view(browser: &Browser) -> String {
    let in_view = "[...document.querySelectorAll('.b-card h3 a')].find(link => {
        const { top, bottom } = link.getBoundingClientRect();
        return top > 20 && bottom < innerHeight - 20;
    })";
    let title: String = browser.eval(&format!("{in_view}.textContent.trim()"));
    browser.by_role("region", "Latest").link(&title).click();
    browser.until(
        "the article",
        &format!("document.querySelector('main h1')?.textContent.trim() === {title:?}"),
    );
    title
}

fn heading(browser: &Browser, title: &str) {
    browser.until(title, &format!("document.querySelector('main h1')?.textContent.trim() === {title:?}"));
}

fn keeps_the_place(browser: &Browser, site: Site, reload: bool) {
    browser.set_viewport(390, 844);
    let server = site.serve();
    browser.open(&server.url(""));
    heading(browser, TITLE);
    let at_home = scroll_to(browser, 2345);
    assert!(at_home > 2000.0, "home is long on a phone: {at_home}");
    let title = open_card_in_view(browser);
    is_at(browser, "a new page", 0.0);
    let at_article = scroll_to(browser, 1234);
    if reload {
        browser.reload();
        heading(browser, &title);
        is_at(browser, "after a reload", at_article);
    }
    browser.back();
    heading(browser, TITLE);
    is_at(browser, "Back", at_home);
    browser.forward();
    heading(browser, &title);
    is_at(browser, "Forward", at_article);
    browser.back();
    heading(browser, TITLE);
    is_at(browser, "Back once more", at_home);
    if reload {
        browser.reload();
        heading(browser, TITLE);
        is_at(browser, "after another reload", at_home);
    }
}

fn back_and_forward_restore_scroll(browser: &Browser) {
    keeps_the_place(browser, Site::dist(), false);
}

fn back_after_reload_restores_scroll(browser: &Browser) {
    keeps_the_place(browser, Site::dist(), true);
}

fn scroll_is_restored_without_prerendering(browser: &Browser) {
    keeps_the_place(browser, Site::dist().unprinted(), true);
}

/// While a page loads, its placeholder is short, which scrolls up. That position must not be stored.
fn slow_pages_restore_scroll(browser: &Browser) {
    browser.set_viewport(390, 844);
    let server = Site::dist().serve();
    browser.open(&server.url(""));
    let at_home = scroll_to(browser, 2345);
    let title = open_card_in_view(browser);
    let at_article = scroll_to(browser, 1234);
    browser.reload();
    server.fail("articles.json", Fault::Delay(Duration::from_millis(700)));
    browser.back();
    heading(browser, TITLE);
    is_at(browser, "Back", at_home);
    browser.forward();
    heading(browser, &title);
    is_at(browser, "Forward", at_article);
    browser.back();
    heading(browser, TITLE);
    is_at(browser, "Back once more", at_home);
}

fn reload_restores_scroll(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("articles/how-facebook-designed-its-news-feed/"));
    let place = scroll_to(browser, 1777);
    browser.reload();
    is_at(browser, "after a reload", place);
}

fn back_from_another_site_restores_scroll(browser: &Browser) {
    let elsewhere = Site::from_folder(&places::fixture("tiny")).serve();
    let server = Site::dist().serve();
    browser.open(&server.url("articles/how-facebook-designed-its-news-feed/"));
    let place = scroll_to(browser, 1300);
    browser.visit(&elsewhere.url(""));
    heading(browser, "Tiny");
    browser.back();
    heading(browser, FACEBOOK);
    is_at(browser, "Back", place);
}

fn back_renders_within_two_frames(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("popular/"));
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
    let frames: u32 = browser.run_async(
        "const done = arguments[arguments.length - 1];
         let frames = 0;
         addEventListener('popstate', function count() {
             if (document.querySelector('main h1')?.textContent.trim() === 'Most Popular') done(frames);
             else { frames += 1; requestAnimationFrame(count); }
         }, { once: true });
         history.back();",
    );
    assert!(frames <= 2, "Back is shown after {frames} frames");
}

/// Holds back the news that the browser has gone to another entry of the history, until the test tells it.
const LATE_NEWS: &str = "addEventListener('popstate', event => {
    if (!e2e.late || event.late) return;
    event.stopImmediatePropagation();
    e2e.tell = () => dispatchEvent(Object.assign(new PopStateEvent('popstate', { state: history.state }), { late: true }));
}, true)";

/// Goes back, and scrolls to `y` between the change of the address and the news of it.
fn go_back_and_scroll(browser: &Browser, y: u32) {
    browser.act("e2e.late = true");
    browser.back();
    browser.until("the browser has gone back", "e2e.tell");
    browser.act(&format!("scrollTo({{ top: {y}, behavior: 'instant' }})"));
    // Long enough for every browser to report that scrolling has ended.
    sleep(Duration::from_millis(400));
    browser.act("e2e.late = false; e2e.tell()");
}

fn position_is_not_saved_for_the_page_gone_back_to(browser: &Browser) {
    let server = Site::dist().serve();
    browser.before_load(LATE_NEWS);
    browser.open(&server.url(""));
    let place = scroll_to(browser, 700);
    open_card_in_view(browser);
    browser.settle();
    go_back_and_scroll(browser, 1500);
    heading(browser, TITLE);
    is_at(browser, "Back", place);
}

fn position_is_not_saved_for_the_place_gone_back_to(browser: &Browser) {
    let server = Site::dist().serve();
    browser.before_load(LATE_NEWS);
    browser.set_viewport(390, 844);
    browser.open(&server.url(MADE));
    browser.css(".b-contents summary").click();
    let link = browser.css(".b-contents li:last-child a");
    link.act("element.scrollIntoView({ block: 'center', behavior: 'instant' })");
    let place = wait_until_kept(browser);
    link.click();
    browser.until("the last heading", "location.hash && scrollY > 3000");
    go_back_and_scroll(browser, 2000);
    is_at(browser, "Back", place);
}

/// The line's address is an entry of its own.
fn linked_lines_keep_the_position(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(MADE));
    let number = browser.css(".b-code pre a");
    number.act("element.scrollIntoView({ block: 'center', behavior: 'instant' })");
    number.click();
    browser.until("the address names the line", "location.hash");
    assert!(wait_until_kept(browser) > 100.0);
}
