//! Returning to an article that was not read to the end.

use crate::magazine::{ARTICLE, DOCKER};
use e2e::{
    browser::Browser,
    server::{Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: reading_position_is_offered_and_restored, reading_position_survives_edits,
            dismissed_position_is_forgotten, no_offer_after_back_or_reload, no_offer_for_links_to_a_heading,
            finished_articles_are_forgotten, brief_scrolling_is_not_stored, no_offer_with_storage_blocked,
            offer_appears_after_in_app_navigation;
        chromium: offer_causes_no_layout_shift
    ]
}

const OFFER: &str = ".b-resume button";
const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

fn server() -> Server {
    Site::dist().serve()
}

/// Opens the article and reads to two paragraphs after its third heading. Returns the words at that position.
fn read_a_part(browser: &Browser, server: &Server) -> String {
    browser.open(&server.url(ARTICLE));
    let words = browser.eval(
        "(() => {
            const blocks = [...document.querySelector('.b-prose').children];
            const block = blocks[blocks.indexOf(document.querySelectorAll('.b-prose > h2')[2]) + 2];
            scrollTo({ top: scrollY + block.getBoundingClientRect().top - innerHeight / 4 + 5, behavior: 'instant' });
            return block.textContent.slice(0, 40);
        })()",
    );
    browser.until("the place is kept", "localStorage.getItem('places')?.includes('/articles/')");
    words
}

fn leave(browser: &Browser, server: &Server) {
    browser.open(&server.url("about/"));
}

fn is_at(browser: &Browser, words: &str) {
    browser.until(
        &format!("at \u{201c}{words}\u{201d}"),
        &format!(
            "[...document.querySelector('.b-prose').children].some(block => {{
                const {{ top, bottom }} = block.getBoundingClientRect();
                return block.textContent.startsWith({words:?}) && top <= innerHeight / 4 && bottom >= innerHeight / 4;
            }})"
        ),
    );
}

fn offers_nothing(browser: &Browser) {
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(browser.count(OFFER), 0);
}

fn reading_position_is_offered_and_restored(browser: &Browser) {
    let server = server();
    let words = read_a_part(browser, &server);
    leave(browser, &server);
    browser.open(&server.url(ARTICLE));
    let heading: String =
        browser.eval("document.querySelectorAll('.b-prose > h2')[2].firstChild.textContent.trim()");
    assert_eq!(browser.css(OFFER).text(), format!("Continue where you left off: {heading}"));
    assert!(browser.eval::<f64>("scrollY") < 1.0, "nobody is moved");
    browser.until(
        "it is announced",
        "document.getElementById('b-announcer').textContent.startsWith('Continue')",
    );
    // With the keyboard, Tab continues after the article's header.
    browser.css(".b-byline a").act("element.focus()");
    browser.press(TAB);
    if !browser.css(OFFER).is_focused() {
        browser.press(TAB);
    }
    assert!(browser.css(OFFER).is_focused());
    browser.press(ENTER);
    is_at(browser, &words);
    assert_eq!(browser.count(OFFER), 0);
    assert!(
        browser.eval::<bool>("!!document.activeElement.closest('.b-prose')"),
        "reading goes on from there"
    );
}

fn reading_position_survives_edits(browser: &Browser) {
    let server = server();
    let words = read_a_part(browser, &server);
    leave(browser, &server);
    // Change the beginning of the article, but not the stored position.
    browser.before_load(
        "document.addEventListener('DOMContentLoaded', () => document.querySelector('.b-prose')?.prepend(
             ...Array.from({ length: 5 }, (_, n) => Object.assign(document.createElement('p'), { textContent: `New ${n}. `.repeat(99) }))));",
    );
    browser.open(&server.url(ARTICLE));
    browser.css(OFFER).click();
    is_at(browser, &words);
}

fn dismissed_position_is_forgotten(browser: &Browser) {
    let server = server();
    read_a_part(browser, &server);
    leave(browser, &server);
    browser.open(&server.url(ARTICLE));
    browser.button("Dismiss").click();
    assert_eq!(browser.count(OFFER), 0);
    leave(browser, &server);
    browser.open(&server.url(ARTICLE));
    offers_nothing(browser);
}

fn no_offer_after_back_or_reload(browser: &Browser) {
    let server = server();
    read_a_part(browser, &server);
    browser.reload();
    offers_nothing(browser);
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
    browser.back();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    offers_nothing(browser);
}

fn no_offer_for_links_to_a_heading(browser: &Browser) {
    let server = server();
    read_a_part(browser, &server);
    let id: String = browser.eval("document.querySelector('.b-prose > h2').id");
    leave(browser, &server);
    browser.open(&server.url(&format!("{ARTICLE}#{id}")));
    offers_nothing(browser);
}

fn finished_articles_are_forgotten(browser: &Browser) {
    let server = server();
    read_a_part(browser, &server);
    browser.act("document.querySelector('.b-article-end').scrollIntoView({ behavior: 'instant' })");
    browser.until("the place is forgotten", "!localStorage.getItem('places').includes('docker')");
    leave(browser, &server);
    browser.open(&server.url(ARTICLE));
    offers_nothing(browser);
}

fn brief_scrolling_is_not_stored(browser: &Browser) {
    let server = server();
    browser.open(&server.url(ARTICLE));
    browser.act("scrollTo({ top: 120, behavior: 'instant' })");
    browser.until("it has come to rest", "history.state === 120");
    leave(browser, &server);
    assert!(browser.eval::<bool>("localStorage.getItem('places') === null"));
}

fn no_offer_with_storage_blocked(browser: &Browser) {
    let server = server();
    read_a_part(browser, &server);
    leave(browser, &server);
    browser.block_storage();
    browser.open(&server.url(ARTICLE));
    offers_nothing(browser);
    browser.act("scrollTo({ top: 900, behavior: 'instant' })");
    browser.until("it has come to rest", "history.state === 900");
    browser.must_be_untroubled();
}

fn offer_appears_after_in_app_navigation(browser: &Browser) {
    let server = server();
    // In every frame it must stay in place, even while the page scrolls to the position.
    browser.before_load(
        "e2e.away = 0;
         (function look() {
             const offer = document.querySelector('.b-resume');
             if (offer && offer.getBoundingClientRect().bottom > innerHeight) e2e.away++;
             requestAnimationFrame(look);
         })();",
    );
    let words = read_a_part(browser, &server);
    browser.link("Popular").click();
    browser.arrive("/popular/", "Most Popular");
    browser.link(DOCKER).click();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    browser.until(
        "it is seen",
        "getComputedStyle(document.querySelector('.b-resume')).visibility === 'visible'",
    );
    browser.css(OFFER).click();
    is_at(browser, &words);
    assert_eq!(browser.eval::<u32>("e2e.away"), 0);
}

fn offer_causes_no_layout_shift(browser: &Browser) {
    for (width, height) in [(390, 844), (820, 1180), (1440, 900)] {
        browser.set_viewport(width, height);
        let server = server();
        read_a_part(browser, &server);
        leave(browser, &server);
        browser.before_load(
            "e2e.shifts = [];
             new PerformanceObserver(list => list.getEntries().forEach(({ value, sources }) => e2e.shifts.push(
                 `${value} of ${sources?.map(({ node }) => node?.outerHTML?.slice(0, 80))}`,
             ))).observe({ type: 'layout-shift', buffered: true });",
        );
        browser.open(&server.url(ARTICLE));
        browser.css(OFFER);
        server.wait_until_quiet();
        let wide: u32 = browser.eval("document.documentElement.scrollWidth");
        assert!(wide <= width, "{wide} wide at {width}");
        let inside: bool = browser.eval(
            "(({ left, right, bottom }) => left >= 0 && right <= innerWidth && bottom <= innerHeight)(
                 document.querySelector('.b-resume').getBoundingClientRect())",
        );
        assert!(inside, "all of it is seen at {width}");
        let shifts: Vec<String> = browser.eval("e2e.shifts");
        assert!(shifts.is_empty(), "at {width}: {shifts:#?}");
    }
}
