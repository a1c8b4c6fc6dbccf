//! Links keep their native behaviour.

use crate::magazine::{ARTICLE, DOCKER};
use e2e::{
    browser::Browser,
    places,
    server::{Fault, Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        tabs: control_click_opens_a_tab, middle_click_opens_a_tab;
        everywhere: head_updates_on_navigation, in_page_links_scroll_to_their_target, links_to_headings_of_other_pages_scroll_there,
            external_links_leave_the_site, old_tabs_load_the_new_build, missing_trailing_slashes_redirect,
            links_work_where_the_history_takes_no_more_entries
    ]
}

fn home(browser: &Browser) -> Server {
    let server = Site::dist().serve();
    browser.open(&server.url(""));
    server
}

fn control_click_opens_a_tab(browser: &Browser) {
    let _server = home(browser);
    browser.by_role("region", "Latest").link(DOCKER).control_click();
    browser.until_true("there is a second tab", || browser.tabs() == 2);
    assert_eq!(browser.eval::<String>("location.pathname"), "/");
}

fn middle_click_opens_a_tab(browser: &Browser) {
    let _server = home(browser);
    browser.by_role("region", "Latest").link(DOCKER).middle_click();
    browser.until_true("there is a second tab", || browser.tabs() == 2);
    assert_eq!(browser.eval::<String>("location.pathname"), "/");
}

fn head_updates_on_navigation(browser: &Browser) {
    let _server = home(browser);
    let head = || -> (String, String, String) {
        for tag in ["title", "meta[name=description]", "link[rel=canonical]"] {
            assert_eq!(browser.count(tag), 1, "{tag}");
        }
        browser.eval(
            "[document.title, document.querySelector('meta[name=description]').content,
              document.querySelector('link[rel=canonical]').getAttribute('href')]",
        )
    };
    let at_home = head();
    browser.by_role("region", "Latest").link(DOCKER).click();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    browser.until("the title follows", &format!("document.title.includes({DOCKER:?})"));
    let at_article = head();
    assert_ne!(at_article.1, at_home.1);
    assert!(at_article.2.ends_with(&format!("/{ARTICLE}")), "{}", at_article.2);
    browser.back();
    browser.arrive("/", "Broadsheet");
    browser.until("the title follows", &format!("document.title === {:?}", at_home.0));
    assert_eq!(head(), at_home);
    browser.forward();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    browser.until("the title follows", &format!("document.title === {:?}", at_article.0));
    assert_eq!(head(), at_article);
    browser.reload();
    assert_eq!(head(), at_article, "what is printed and what is rendered say the same");
}

/// The hand-written magazine of the fixtures, with external links to `elsewhere`.
fn by_hand(elsewhere: &str) -> Server {
    let text = std::fs::read_to_string(places::fixture("by-hand").join("articles.json")).unwrap();
    let site = Site::dist().unprinted().without(|path| path.starts_with("data/"));
    site.with_file("articles.json", text.replace("https://elsewhere.example/", elsewhere)).serve()
}

fn in_page_links_scroll_to_their_target(browser: &Browser) {
    let server = by_hand("");
    browser.open(&server.url("articles/first-light/"));
    browser.heading(1, "First light");
    server.wait_until_quiet();
    server.clear_log();
    // Scroll it into view first, so that the click does not.
    browser.link("the calibration").act("element.scrollIntoView({ block: 'center', behavior: 'instant' })");
    let place: f64 = browser.eval("scrollY");
    browser.link("the calibration").click();
    browser.until(
        "the part is in view",
        "Math.abs(document.getElementById('calibration').getBoundingClientRect().top) < 200",
    );
    assert_eq!(browser.eval::<String>("location.hash"), "#calibration");
    browser.heading(1, "First light");
    assert!(server.requests().is_empty(), "nothing is loaded: {:?}", server.requests());
    browser.back();
    browser.until(
        &format!("back at the place of the link, {place}"),
        &format!("location.hash === '' && Math.abs(scrollY - {place}) < 1"),
    );
    browser.heading(1, "First light");
    browser.forward();
    browser.until("forward to the part", "location.hash === '#calibration' && scrollY > 0");
}

fn links_to_headings_of_other_pages_scroll_there(browser: &Browser) {
    let server = by_hand("");
    browser.open(&server.url("articles/second-thoughts/"));
    browser.link("its calibration").click();
    browser.arrive("/articles/first-light/#calibration", "First light");
    browser.until(
        "the part is in view",
        "Math.abs(document.getElementById('calibration').getBoundingClientRect().top) < 200",
    );
    assert!(browser.eval::<f64>("scrollY") > 0.0);
}

fn external_links_leave_the_site(browser: &Browser) {
    let elsewhere = Site::from_folder(&places::fixture("tiny")).serve();
    let server = by_hand(&elsewhere.url(""));
    browser.open(&server.url("articles/first-light/"));
    browser.link("somewhere else").click();
    browser.until("the other site is there", &format!("location.origin === {:?}", elsewhere.origin()));
    browser.back();
    browser.heading(1, "First light");
}

fn missing_trailing_slashes_redirect(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("popular"));
    browser.arrive("/popular/", "Most Popular");
}

fn old_tabs_load_the_new_build(browser: &Browser) {
    let server = Site::dist().serve();
    browser.before_load("const now = Date.now; e2e.later = 0; Date.now = () => now() + e2e.later;");
    browser.open(&server.url("about/"));
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
    server.clear_log();
    // The deploy is noticed once the last check is old enough.
    server.fail("version.json", Fault::json(r#"{"version":"another"}"#));
    browser.act("e2e.later = 3_600_000");
    browser.link("Archive").click();
    browser.arrive("/archive/", "Archive");
    server.wait_for("version.json");
    assert_eq!(server.asked("archive/"), Vec::<String>::new(), "one reads on without a new document");
    browser.link("Popular").click();
    browser.arrive("/popular/", "Most Popular");
    assert_eq!(server.asked("popular/"), ["popular/"], "the next link brings the new version");
    browser.wait_for_app();
    browser.back();
    browser.arrive("/archive/", "Archive");
}

/// Browsers limit how many entries a page may add within seconds.
fn links_work_where_the_history_takes_no_more_entries(browser: &Browser) {
    let _server = home(browser);
    browser.act("history.pushState = () => { throw new DOMException('too many', 'SecurityError'); }");
    browser.by_role("region", "Latest").link(DOCKER).click();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
}
