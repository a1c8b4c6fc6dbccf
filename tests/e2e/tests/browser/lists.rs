//! "More articles": a list grows, and keeps its length when the reader comes back.

use e2e::{
    browser::Browser,
    printed,
    server::{Fault, Server, Site},
    suite::Test,
    tests,
};
use std::sync::OnceLock;

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: more_articles_appends_the_next_page, back_restores_the_extended_list,
            failed_page_can_be_retried, prerendered_lists_link_to_their_pages,
            reload_restores_the_extended_list
    ]
}

const TOPIC: &str = "topics/systems/";
const CARDS: &str = "document.querySelectorAll('main .b-card').length";

/// A magazine with nineteen articles on one topic, four per page.
fn magazine() -> Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    let site =
        "title = \"T\"\nurl = \"https://t.example/\"\nlanguage = \"en\"\nauthor = \"A\"\nper_page = 4\n";
    let article = |day: u32| {
        let text = format!(
            "---\ntitle: Day {day}\nsummary: What came on day {day}.\ndate: 2025-03-{day:02}\n\
             topics: [Systems]\n---\nText.\n"
        );
        (format!("articles/day-{day}.md"), text)
    };
    let print =
        || printed::written([("site.toml".into(), site.into())].into_iter().chain((1..20).map(article)));
    SITE.get_or_init(print).clone()
}

fn open(browser: &Browser) -> Server {
    let server = magazine().serve();
    browser.open(&server.url(TOPIC));
    server
}

/// Presses the button, and waits for this many cards.
fn more(browser: &Browser, cards: usize) {
    browser.button("More articles").click();
    browser.until("more cards", &format!("{CARDS} === {cards}"));
}

fn titles(browser: &Browser) -> Vec<String> {
    browser.eval("[...document.querySelectorAll('main h3')].map(title => title.textContent)")
}

fn days(from: u32, to: u32) -> Vec<String> {
    (to..=from).rev().map(|day| format!("Day {day}")).collect()
}

fn more_articles_appends_the_next_page(browser: &Browser) {
    let server = open(browser);
    server.clear_log();
    assert_eq!(titles(browser), days(19, 13));
    more(browser, 11);
    assert_eq!(titles(browser), days(19, 9));
    assert_eq!(browser.eval::<String>("location.pathname"), format!("/{TOPIC}"), "the address stays");
    assert_eq!(
        browser.eval::<String>("document.activeElement.textContent"),
        "Day 12",
        "one goes on from there"
    );
    assert_eq!(browser.link("Page 3").attribute("href"), "/topics/systems/3/");
    more(browser, 15);
    more(browser, 19);
    assert_eq!(titles(browser), days(19, 1));
    assert_eq!(browser.count("[data-b-more]") + browser.count(".b-pager a"), 0, "there is nothing more");
    assert!(
        browser.eval::<bool>("document.querySelector('.b-colophon, footer') !== null"),
        "the end is in reach"
    );
    let documents = server.requests().iter().filter(|request| request.destination == "document").count();
    assert_eq!(documents, 0);
}

fn back_restores_the_extended_list(browser: &Browser) {
    let _server = open(browser);
    more(browser, 11);
    more(browser, 15);
    browser.link("Day 6").click();
    browser.arrive("/articles/day-6/", "Day 6");
    browser.back();
    browser.arrive("/topics/systems/", "Systems");
    assert_eq!(titles(browser), days(19, 5));
    assert_eq!(browser.eval::<String>("document.activeElement.textContent"), "Day 6");
    assert!(
        browser.eval::<bool>(
            "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.activeElement.getBoundingClientRect())"
        ),
        "one sees it again"
    );
}

fn reload_restores_the_extended_list(browser: &Browser) {
    let _server = open(browser);
    more(browser, 11);
    more(browser, 15);
    browser.act(
        "document.querySelectorAll('.b-card')[13].scrollIntoView({ block: 'start', behavior: 'instant' })",
    );
    let place: f64 = browser.eval("scrollY");
    browser.until("the place is kept", &format!("Math.abs(history.state?.[0] - {place}) < 2"));
    browser.reload();
    browser.until("as long as it was", &format!("{CARDS} === 15"));
    browser.until("where one was", &format!("Math.abs(scrollY - {place}) < 3"));
}

fn failed_page_can_be_retried(browser: &Browser) {
    let server = open(browser);
    server.fail("data/topics/*", Fault::Status(503));
    browser.button("More articles").click();
    browser.until("it is said", "document.querySelector('.b-pager [role=alert]')?.textContent.length > 20");
    browser.until("it is over", "!document.querySelector('[data-b-more][aria-busy]')");
    assert_eq!(browser.eval::<usize>(CARDS), 7);
    server.mend();
    more(browser, 11);
    assert_eq!(browser.count("[role=alert]"), 0);
}

fn prerendered_lists_link_to_their_pages(browser: &Browser) {
    let server = magazine().serve();
    let mut page = TOPIC.to_owned();
    let mut found = 0;
    while !page.is_empty() {
        let html: String = browser.run_async(&format!(
            "const done = arguments[arguments.length - 1];
             fetch('{}').then(answer => answer.text()).then(done, done);",
            if found == 0 { open_blank(browser, &server, &page) } else { server.url(&page) }
        ));
        found += html.matches("<h3>").count();
        let next = html.split("rel=next").nth(1).or_else(|| html.split("rel=\"next\"").nth(1));
        let href = next.and_then(|rest| rest.split("href=").nth(1)).unwrap_or_default();
        page =
            href.trim_start_matches(['"', '/']).split(['"', '>', ' ']).next().unwrap_or_default().to_owned();
    }
    assert_eq!(found, 19);
}

fn open_blank(browser: &Browser, server: &Server, page: &str) -> String {
    browser.open(&server.url(page));
    server.url(page)
}
