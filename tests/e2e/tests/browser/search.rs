//! The search dialog, which opens over any page.

use crate::magazine::{ARTICLE, DOCKER};
use e2e::{axe, browser::Browser, bytes, server::Site, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: nothing_is_fetched_before_search_opens, enter_opens_the_matching_heading,
            arrow_keys_select_results, slash_opens_search_except_in_fields, escape_restores_focus,
            click_opens_the_article, recent_searches_are_kept_until_cleared, search_passes_axe;
        chromium: first_search_is_within_budget, search_works_below_a_base_path
    ]
}

pub const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
pub const UP: &str = "\u{e013}";
pub const DOWN: &str = "\u{e015}";
const NETFLIX: &str = "Who Is Asking? Authentication and Authorization in Netflix's Microservices";

/// Opens the dialog, types and waits for results.
pub fn look_for(browser: &Browser, words: &str) {
    browser.press_with_control('k');
    browser.until("the field has the keyboard", "document.activeElement.matches('#b-search[open] input')");
    browser.press(words);
    browser.until("results", "document.querySelector('#b-search [role=option]')");
}

fn active(browser: &Browser) -> String {
    browser.eval(
        "(() => { const id = document.activeElement.getAttribute('aria-activedescendant');
                  const option = document.getElementById(id);
                  return option?.ariaSelected === 'true' ? option.id : ''; })()",
    )
}

fn nothing_is_fetched_before_search_opens(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(""));
    server.wait_until_quiet();
    assert_eq!(server.asked("search*"), Vec::<String>::new());
    browser.button("Search").click();
    server.wait_for("search/catalog.txt");
    assert!(server.asked("search/words/*").is_empty(), "no words before one is typed");
    browser.press("docker");
    browser.until("results", "document.querySelector('#b-search [role=option]')");
    let asked = server.asked("search*");
    let mut once = asked.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), asked.len(), "nothing is fetched twice: {asked:?}");
}

fn enter_opens_the_matching_heading(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("about/"));
    look_for(browser, "passport");
    browser.until("the first is active", "document.querySelector('#b-hit-0').ariaSelected === 'true'");
    assert_eq!(active(browser), "b-hit-0");
    assert!(browser.css("#b-hit-0 mark").text().eq_ignore_ascii_case("passport"));
    browser.press(ENTER);
    browser.arrive("/articles/authentication-in-netflix-microservices/#the-passport", NETFLIX);
    assert_eq!(browser.count("#b-search[open]"), 0);
    browser.until(
        "the heading has the keyboard",
        "document.activeElement.id === 'the-passport'
        || document.activeElement.querySelector?.('#the-passport') || scrollY > 100",
    );
    assert_eq!(server.requests().iter().filter(|request| request.destination == "document").count(), 1);
}

fn arrow_keys_select_results(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(""));
    look_for(browser, "aws");
    browser.until("the first is active", "document.querySelector('#b-hit-0').ariaSelected === 'true'");
    browser.press(DOWN);
    assert_eq!(active(browser), "b-hit-1");
    browser.press(UP);
    browser.press(UP);
    assert_eq!(active(browser), "b-hit-all", "up from the first is the last");
    assert_eq!(browser.css("#b-search input").attribute("aria-expanded"), "true");
    browser.press(ENTER);
    browser.arrive("/search/?q=aws", "Search");
    browser.until("all results", "document.querySelectorAll('.b-search-page .b-hit').length > 2");
}

fn slash_opens_search_except_in_fields(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("about/"));
    browser.press("/");
    browser.until("the field has the keyboard", "document.activeElement.matches('#b-search[open] input')");
    browser.press("ci/cd");
    assert_eq!(browser.css("#b-search input").run::<String>("element.value"), "ci/cd");
}

fn escape_restores_focus(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("topics/"));
    browser.act("document.querySelector('main h2 a').focus()");
    look_for(browser, "docker");
    browser.press(ESCAPE);
    browser.until("it is closed", "!document.querySelector('#b-search[open]')");
    assert!(browser.eval::<bool>("document.activeElement.matches('main h2 a')"));
}

fn click_opens_the_article(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("topics/"));
    look_for(browser, "docker");
    browser.css("#b-hit-0").click();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    assert_eq!(browser.count("#b-search[open]"), 0);
    browser.until("the heading has the keyboard", "document.activeElement.matches('main h1')");
}

fn recent_searches_are_kept_until_cleared(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("about/"));
    look_for(browser, "passport");
    browser.press(ENTER);
    browser.until("the article", "location.hash === '#the-passport'");
    browser.press_with_control('k');
    browser.act(
        "const field = document.querySelector('#b-search input'); field.value = '';
                 field.dispatchEvent(new Event('input', { bubbles: true }))",
    );
    browser.button("passport").click();
    browser.until("results", "document.querySelector('#b-search [role=option]')");
    assert_eq!(browser.css("#b-search input").run::<String>("element.value"), "passport");
    browser.act(
        "const field = document.querySelector('#b-search input'); field.value = '';
                 field.dispatchEvent(new Event('input', { bubbles: true }))",
    );
    browser.button("Clear").click();
    browser.until("nothing is kept", "localStorage.getItem('searches') === null");
    browser.until("nothing is shown", "!document.querySelector('.b-search-recent')");
}

fn search_passes_axe(browser: &Browser) {
    let server = Site::dist().serve();
    for theme in ["light", "dark"] {
        browser.set_viewport(390, 844);
        browser.open(&server.url("about/"));
        browser.eval::<()>(&format!("localStorage.setItem('theme', {theme:?})"));
        browser.open(&server.url("search/?q=docker"));
        browser.until("results", "document.querySelector('.b-search-page .b-hit')");
        axe::check(browser, &format!("the search, {theme}"));
        browser.open(&server.url("about/"));
        look_for(browser, "docker");
        axe::check(browser, &format!("the search's dialog, {theme}"));
    }
}

fn first_search_is_within_budget(browser: &Browser) {
    let server = Site::dist().compressed().serve();
    browser.open(&server.url("about/"));
    server.wait_until_quiet();
    server.clear_log();
    look_for(browser, "docker");
    server.wait_until_quiet();
    let requests = server.requests();
    let table = bytes::visit_table("A first search", &requests);
    println!("{table}");
    let program: usize = requests
        .iter()
        .filter(|request| request.path.starts_with("search-"))
        .map(|request| request.bytes)
        .sum();
    let all: usize = requests.iter().map(|request| request.bytes).sum();
    assert!(program > 0 && program <= 70_000, "the program: over 70 KB: {table}");
    assert!(all <= 130_000, "over 130 KB: {table}");
}

fn search_works_below_a_base_path(browser: &Browser) {
    let server = Site::from_folder(&e2e::places::below()).below(e2e::places::BELOW).serve();
    browser.open(&server.url(""));
    look_for(browser, "docker");
    browser.css("#b-hit-0").click();
    browser.arrive(&format!("{}{ARTICLE}", e2e::places::BELOW), DOCKER);
    browser.open(&server.url("search/?q=docker"));
    browser.until("results", "document.querySelector('.b-search-page .b-hit')");
    assert!(server.requests().iter().all(|request| request.status == 200), "{:?}", server.requests());
}
