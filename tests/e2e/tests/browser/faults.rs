//! Every data file may fail in every way: an error is shown, and retrying works.

use crate::magazine::{ARTICLE, AUTHOR, DOCKER, TITLE};
use e2e::{
    browser::Browser,
    server::{Fault, Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        offline: offline_navigation_recovers;
        everywhere: front_page_recovers, article_recovers, topic_index_recovers, topic_recovers,
            archive_recovers, year_recovers, author_recovers, text_page_recovers, most_popular_recovers, newer_format_loads_the_new_document,
            newer_format_does_not_reload_endlessly
    ]
}

/// The faults, each with the heading it leads to. After the last one, retrying succeeds.
fn faults() -> Vec<(&'static str, Fault, &'static str)> {
    const SERVER: &str = "Something went wrong on our end";
    const DAMAGED: &str = "This page didn’t load correctly";
    vec![
        ("status 500", Fault::Status(500), SERVER),
        ("status 503", Fault::Status(503), SERVER),
        ("a closed connection", Fault::Close, "Couldn’t connect"),
        ("a web page", Fault::web_page(), "Unexpected response from the server"),
        ("truncated JSON", Fault::Truncated, DAMAGED),
        ("no fields", Fault::json("{}"), DAMAGED),
        ("null", Fault::json("null"), DAMAGED),
        ("an empty file", Fault::json(""), DAMAGED),
        ("a field missing", Fault::json(r#"{"format":1}"#), DAMAGED),
        ("wrong types", Fault::json(WRONG_TYPES), DAMAGED),
        ("status 404", Fault::Status(404), "Page not found"),
        ("no answer in time", Fault::Hang, "This is taking too long"),
    ]
}

const WRONG_TYPES: &str =
    r#"{"format":1,"title":5,"html":[],"articles":{},"entries":"none","site":[],"article":7}"#;

/// From `start`, follows the link `name` to a page whose `file` fails in every way, until it works.
fn fails(browser: &Browser, file: &str, start: &str, name: &str, arrival: (&str, &str)) {
    let server = Site::dist().serve();
    let faults = faults();
    browser.shorten_timeouts(1_500);
    // Set the fault first, so that prefetching fails too. The browser would load the page if it were there.
    let page = arrival.0.trim_start_matches('/');
    server.fail(file, faults[0].1.clone());
    server.fail(page, Fault::Status(503));
    browser.open(&server.url(start));
    for (at, (what, fault, heading)) in faults.into_iter().enumerate() {
        server.mend();
        server.fail(file, fault);
        server.fail(page, Fault::Status(503));
        server.clear_log();
        if at == 0 {
            browser.link(name).click();
        } else {
            browser.button("Try again").click();
        }
        shows_error(browser, what, heading);
        assert!(!server.asked(file).is_empty(), "{file} is asked for again: {what}");
    }
    frame_is_usable(browser);
    server.mend();
    browser.button("Try again").click();
    browser.arrive(arrival.0, arrival.1);
    assert_eq!(browser.count("[role=alert]"), 0);
    assert!(browser.eval::<String>("document.title").contains(arrival.1));
}

fn shows_error(browser: &Browser, what: &str, heading: &str) {
    browser.until(
        &format!("{what} is reported as \u{201c}{heading}\u{201d}"),
        &format!(
            "[...document.querySelectorAll('main [role=alert]')].some(alert =>
                 alert.querySelector('h1, h2')?.textContent.trim() === {heading:?} &&
                 alert.querySelector('p')?.textContent.length > 30)"
        ),
    );
    assert_eq!(browser.count("[aria-busy=true]"), 0, "no skeleton is left: {what}");
}

fn frame_is_usable(browser: &Browser) {
    browser.css("header.b-masthead").link(TITLE);
    let links: usize = browser.by_role("navigation", "Main").run("element.querySelectorAll('a').length");
    assert_eq!(links, 4);
    browser.button("Reading settings");
}

fn front_page_recovers(browser: &Browser) {
    fails(browser, "articles.json", "about/", TITLE, ("/", TITLE));
}

fn article_recovers(browser: &Browser) {
    let file = "data/articles/docker-backbone-of-modern-devops.json";
    fails(browser, file, "popular/", DOCKER, (&format!("/{ARTICLE}"), DOCKER));
}

fn topic_index_recovers(browser: &Browser) {
    fails(browser, "data/topics.json", "about/", "Topics", ("/topics/", "Topics"));
}

fn topic_recovers(browser: &Browser) {
    fails(browser, "data/topics/devops.json", "topics/", "DevOps", ("/topics/devops/", "DevOps"));
}

fn archive_recovers(browser: &Browser) {
    fails(browser, "data/archive.json", "about/", "Archive", ("/archive/", "Archive"));
}

fn year_recovers(browser: &Browser) {
    fails(browser, "data/archive/2025.json", "archive/", "2025", ("/archive/2025/", "2025"));
}

fn author_recovers(browser: &Browser) {
    let file = "data/authors/broadsheet-editors.json";
    fails(browser, file, ARTICLE, AUTHOR, ("/authors/broadsheet-editors/", AUTHOR));
}

fn text_page_recovers(browser: &Browser) {
    let heading = {
        let server = Site::dist().serve();
        browser.open(&server.url("about/"));
        browser.eval::<String>("document.querySelector('main h1').textContent.trim()")
    };
    fails(browser, "data/pages/about.json", "topics/", "About", ("/about/", &heading));
}

fn most_popular_recovers(browser: &Browser) {
    fails(browser, "data/popular.json", "about/", "Popular", ("/popular/", "Most Popular"));
}

fn offline_navigation_recovers(browser: &Browser) {
    let server: Server = Site::dist().serve();
    browser.open(&server.url("popular/"));
    server.wait_until_quiet();
    // Missing fonts that were not needed before are harmless.
    browser.expect_trouble("downloadable font");
    browser.set_offline(true);
    browser.link(DOCKER).click();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    browser.link("About").click();
    shows_error(browser, "no connection", "Couldn’t connect");
    frame_is_usable(browser);
    browser.back();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    browser.forward();
    shows_error(browser, "no connection", "Couldn’t connect");
    browser.set_offline(false);
    browser.button("Try again").click();
    browser.until("the page is there", "document.querySelector('main .b-prose')");
    assert_eq!(browser.count("[role=alert]"), 0);
}

const NEWER: &str = r#"{"format":999}"#;

fn newer_format_loads_the_new_document(browser: &Browser) {
    let server = Site::dist().serve();
    browser.save_data();
    browser.open(&server.url("about/"));
    server.fail("data/*", Fault::json(NEWER));
    server.clear_log();
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
    browser.wait_for_app();
    assert_eq!(server.asked("topics/"), ["topics/"], "its printed page is loaded, once");
}

fn newer_format_does_not_reload_endlessly(browser: &Browser) {
    // If a deploy has replaced the data but not the pages, prefetched data stays too new.
    let server = Site::dist().serve();
    server.fail("data/*", Fault::json(NEWER));
    browser.open(&server.url("popular/"));
    stays(browser, &server);
    // Without prerendered pages, reloading would not help.
    let server = Site::dist().unprinted().serve();
    server.fail("data/*", Fault::json(NEWER));
    browser.open(&server.url("topics/"));
    stays(browser, &server);
    shows_error(browser, "an unknown version", "This site has been updated");
}

fn stays(browser: &Browser, server: &Server) {
    std::thread::sleep(std::time::Duration::from_secs(2));
    let documents = server.requests().iter().filter(|request| request.destination == "document").count();
    assert!(documents <= 2, "the page is loaded {documents} times, {}", browser.kind);
}
