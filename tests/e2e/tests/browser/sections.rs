//! The contents of an article, beside the text or folded above it, and the reading progress bar.

use crate::magazine::{ARTICLE, DOCKER, FACEBOOK};
use e2e::{
    browser::Browser,
    server::{Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: current_section_is_marked, contents_update_on_navigation,
            contents_stay_visible_beside_the_text, contents_expand_on_phones, progress_bar_follows_scrolling
    ]
}

const FACEBOOK_PATH: &str = "articles/how-facebook-designed-its-news-feed/";

fn open(browser: &Browser, path: &str) -> Server {
    let server = Site::dist().serve();
    browser.open(&server.url(path));
    server
}

/// Scrolls a heading to the top of the window. Returns its text.
fn read(browser: &Browser, number: usize) -> String {
    browser.eval(&format!(
        "(() => {{
            const heading = [...document.querySelectorAll('.b-prose :is(h2, h3)')][{number}];
            heading.scrollIntoView({{ behavior: 'instant' }});
            return heading.firstChild.textContent.trim();
        }})()"
    ))
}

fn is_marked(browser: &Browser, name: &str) {
    browser.until(
        &format!("{name} is marked, and nothing else"),
        &format!(
            "[...document.querySelectorAll('.b-contents [aria-current]')].map(link => link.textContent).join() === {name:?}"
        ),
    );
}

fn current_section_is_marked(browser: &Browser) {
    let _server = open(browser, FACEBOOK_PATH);
    assert_eq!(browser.count(".b-contents [aria-current]"), 0, "above the first heading");
    for number in [2, 5, 1] {
        let name = read(browser, number);
        is_marked(browser, &name);
    }
    browser.act("scrollTo({ top: 0, behavior: 'instant' })");
    browser.until("nothing is marked", "!document.querySelector('.b-contents [aria-current]')");
}

fn contents_update_on_navigation(browser: &Browser) {
    let _server = open(browser, "popular/");
    for title in [FACEBOOK, DOCKER] {
        browser.link(title).click();
        browser.heading(1, title);
        let name = read(browser, 1);
        is_marked(browser, &name);
        browser.back();
        browser.heading(1, "Most Popular");
    }
    browser.forward();
    browser.heading(1, DOCKER);
    // The position of before is restored when the page is painted.
    browser.settle();
    let name = read(browser, 2);
    is_marked(browser, &name);
}

fn contents_stay_visible_beside_the_text(browser: &Browser) {
    for width in [1024, 1440] {
        browser.set_viewport(width, 900);
        let _server = open(browser, FACEBOOK_PATH);
        assert!(
            browser.eval::<bool>(
                "document.querySelector('.b-contents').getBoundingClientRect().top >=
                 document.querySelector('.b-article > .b-cover').getBoundingClientRect().bottom"
            ),
            "below the cover at {width}"
        );
        read(browser, 4);
        browser.until(
            &format!("all of them are seen beside the text at {width}"),
            "(() => {
                const list = document.querySelector('.b-contents nav').getBoundingClientRect();
                const text = document.querySelector('.b-prose').getBoundingClientRect();
                return list.top >= 0 && list.bottom <= innerHeight && list.height > 100 && list.right < text.left;
            })()",
        );
        // The list is not collapsible here.
        assert!(!browser.eval::<bool>("document.querySelector('.b-contents summary').checkVisibility()"));
        // Run a script, since drivers consider content of a closed `details` hidden even if styles show it.
        browser.css(".b-contents nav li:nth-child(3) a").act("element.click()");
        browser.until(
            "the third section",
            "Math.abs(document.querySelectorAll('.b-prose :is(h2, h3)')[2].getBoundingClientRect().top) < 100",
        );
    }
}

fn contents_expand_on_phones(browser: &Browser) {
    browser.set_viewport(390, 844);
    let _server = open(browser, ARTICLE);
    let seen = "document.querySelector('.b-contents nav a').checkVisibility({ contentVisibilityAuto: true })";
    assert!(!browser.eval::<bool>(seen), "folded");
    browser.css(".b-contents summary").act("element.focus()");
    browser.press("\u{e007}");
    browser.until("unfolded by the keyboard", seen);
    browser.css(".b-contents li:nth-child(2) a").click();
    browser.until("its second section", "location.hash !== '' && scrollY > 300");
    browser.back();
    browser.until("back above", "location.hash === ''");
}

fn progress_bar_follows_scrolling(browser: &Browser) {
    let _server = open(browser, FACEBOOK_PATH);
    let share = || -> f64 {
        browser.eval("document.querySelector('.b-progress').getBoundingClientRect().width / innerWidth")
    };
    assert!(share() < 0.01, "nothing is read");
    browser.act(
        "const { top, height } = document.querySelector('.b-prose').getBoundingClientRect();
         scrollTo({ top: scrollY + top + (height - innerHeight) / 2, behavior: 'instant' })",
    );
    browser.until_true("half of it", || (share() - 0.5).abs() < 0.03);
    browser.act("document.querySelector('.b-article-end').scrollIntoView({ behavior: 'instant' })");
    browser.until_true("all of it", || share() > 0.97);
}
