//! The results page: matches, typing errors and filters.

use crate::magazine::{ARTICLE, DOCKER, FACEBOOK};
use crate::search::{DOWN, ENTER, UP, look_for};
use e2e::{browser::Browser, server::Site, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: url_reflects_the_query, back_restores_results, filters_narrow_results,
            typos_are_corrected, results_work_by_keyboard, no_results_shows_a_hint,
            dates_are_written_as_elsewhere
    ]
}

fn url_reflects_the_query(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("search/?q=news+feed&year=2025"));
    browser.until("results", "document.querySelector('.b-search-page .b-hit')");
    assert_eq!(browser.css(".b-search-page .b-hit h2").text(), FACEBOOK);
    assert_eq!(browser.css(".b-search-page input").run::<String>("element.value"), "news feed");
    browser.css(".b-search-page input").click();
    browser.press(" facebook");
    browser.until(
        "the address follows",
        "new URLSearchParams(location.search).get('q') === 'news feed facebook'",
    );
}

fn back_restores_results(browser: &Browser) {
    browser.set_viewport(390, 844);
    let server = Site::dist().serve();
    browser.open(&server.url("about/"));
    look_for(browser, "aws");
    browser.css("#b-hit-all").click();
    browser.arrive("/search/?q=aws", "Search");
    browser.until("results", "document.querySelectorAll('.b-search-page .b-hit').length > 3");
    browser.act("scrollTo({ top: 300, behavior: 'instant' })");
    std::thread::sleep(std::time::Duration::from_millis(250));
    let title = browser.css(".b-hit:nth-child(3) h2").text();
    browser.act("document.querySelector('.b-hit:nth-child(3) h2 a').click()");
    browser.until(
        "the article",
        &format!("document.querySelector('main h1')?.textContent.trim() === {title:?}"),
    );
    browser.back();
    browser.arrive("/search/?q=aws", "Search");
    browser.until("results again", "document.querySelectorAll('.b-search-page .b-hit').length > 3");
    browser.until("where one was", "Math.abs(scrollY - 300) < 2");
    browser.back();
    browser.until("about", "location.pathname === '/about/'");
}

fn filters_narrow_results(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("search/?q=services"));
    browser.until("results", "document.querySelectorAll('.b-search-page .b-hit').length > 4");
    let all = browser.count(".b-search-page .b-hit");
    browser.act(
        "const select = document.querySelector('select[name=topic]');
         select.value = 'aws';
         select.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    browser.until("the address follows", "location.search === '?q=services&topic=aws'");
    browser.until("fewer", &format!("document.querySelectorAll('.b-search-page .b-hit').length < {all}"));
    browser.reload();
    browser.until("as before", "document.querySelector('select[name=topic]')?.value === 'aws'");
    browser.until("results", "document.querySelector('.b-search-page .b-hit')");
    assert!(browser.count(".b-search-page .b-hit") < all);
}

fn typos_are_corrected(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("search/?q=dokcer"));
    browser.until("results", "document.querySelector('.b-search-page .b-hit')");
    assert_eq!(browser.css(".b-search-page .b-hit h2").text(), DOCKER);
    let status = browser.css(".b-search-status").text();
    assert!(status.contains("dokcer") && status.contains("docker"), "{status}");
}

fn results_work_by_keyboard(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("search/"));
    browser.until("the field has the keyboard", "document.activeElement.matches('.b-search-page input')");
    browser.press("docker");
    browser.until("results", "document.querySelector('.b-search-page .b-hit')");
    browser.press(DOWN);
    assert!(browser.eval::<bool>("document.activeElement.matches('.b-hit:first-child a')"));
    browser.press(UP);
    assert!(browser.eval::<bool>("document.activeElement.matches('.b-search-page input')"));
    browser.press(DOWN);
    browser.press(ENTER);
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
}

fn no_results_shows_a_hint(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("search/?q=xyzzyplugh"));
    browser.until("the hint is shown", "document.querySelector('.b-search-none')");
    assert!(browser.css(".b-search-status").text().contains("xyzzyplugh"));
    assert!(browser.count(".b-search-page .b-hit") == 0);
}

fn dates_are_written_as_elsewhere(browser: &Browser) {
    let server = Site::dist().serve();
    browser.before_load("Object.defineProperty(navigator, 'languages', { value: ['en-GB'] })");
    browser.open(&server.url("search/?q=docker"));
    browser.until("results", "document.querySelector('.b-search-page .b-hit')");
    let text = browser.css(".b-search-page .b-hit").text();
    browser.css(".b-search-page .b-hit h2 a").click();
    browser.until("the article", "document.querySelector('.b-byline time')");
    let date: String = browser.eval("document.querySelector('.b-byline time').textContent");
    assert!(date.starts_with(|c: char| c.is_ascii_digit()), "a British date: {date}");
    assert!(text.contains(&date), "{date} in {text}");
}
