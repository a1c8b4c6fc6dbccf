//! A magazine that arranges its menu, footer and front page itself, and has words of its own.

use e2e::{axe, browser::Browser, printed, server::Site, suite::Test, tests};
use std::sync::OnceLock;

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: menus_open_and_close_by_keyboard, a_followed_link_closes_its_menu,
            rendered_front_page_is_the_prerendered_one;
        chromium: menus_work_without_javascript, menus_stay_within_narrow_windows, arranged_pages_pass_axe
    ]
}

const SITE: &str = r#"
title = "Arranged"
description = "In its own order."
[[nav]]
href = "topics/"
[[nav]]
label = "Guides"
[[nav.items]]
label = "Queues explained"
href = "topics/queues/"
[[nav.items]]
href = "archive/"
[[nav]]
label = "More"
[[nav.items]]
label = "About us"
href = "about/"
[[footer_columns]]
heading = "Read"
links = [{ href = "topics/" }, { href = "archive/" }]
[[footer_columns]]
heading = "About"
text = "We write [about ourselves](pages/about.md)."
[[home]]
block = "featured"
[[home]]
block = "topic"
topic = "Queues"
style = "text"
[[home]]
block = "text"
heading = "Why"
text = "Because *somebody* asked."
[[home]]
block = "latest"
style = "list"
count = 2
[[home]]
block = "popular"
[[home]]
block = "author"
author = "Ann Lee"
[strings]
latest = "Fresh"
"#;

fn arranged() -> Site {
    static SITE_BUILT: OnceLock<Site> = OnceLock::new();
    let build = || {
        let article = |number: u32| {
            let text = format!(
                "---\ntitle: Article {number}\ndate: 2025-01-0{number}\nsummary: About {number}.\n\
                 topics: [Queues]\nauthor: Ann Lee\npopular: {number}\n---\nText.\n"
            );
            (format!("articles/a{number}.md"), text)
        };
        let about = ("pages/about.md".to_owned(), "---\ntitle: About\n---\nUs.\n".to_owned());
        let site = ("site.toml".to_owned(), SITE.to_owned());
        printed::written((1..=6).map(article).chain([about, site]))
    };
    SITE_BUILT.get_or_init(build).clone()
}

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

/// The label of the open menu; empty if none is open.
const OPEN: &str = "document.querySelector('.b-masthead details[open] summary')?.textContent ?? ''";

/// The text of what has the focus.
const FOCUSED: &str = "document.activeElement.textContent";

fn menus_open_and_close_by_keyboard(browser: &Browser) {
    let server = arranged().serve();
    browser.open(&server.url("about/"));
    assert_eq!(browser.css(".b-masthead li [aria-current]").run::<String>("element.textContent"), "About us");
    browser.css(".b-masthead nav a").act("element.focus()");
    browser.press(TAB);
    assert_eq!(browser.eval::<String>(FOCUSED), "Guides");
    browser.press(ENTER);
    browser.until("the menu opens", &format!("{OPEN} === 'Guides'"));
    browser.press(TAB);
    assert_eq!(browser.eval::<String>(FOCUSED), "Queues explained");
    browser.press(ESCAPE);
    browser.until("Escape closes it", &format!("{OPEN} === ''"));
    assert_eq!(browser.eval::<String>(FOCUSED), "Guides", "the focus is on the button again");
    browser.press(ENTER);
    for _ in 0..3 {
        browser.press(TAB);
    }
    assert_eq!(browser.eval::<String>(FOCUSED), "More");
    browser.until("it closes when the focus leaves it", &format!("{OPEN} === ''"));
}

fn a_followed_link_closes_its_menu(browser: &Browser) {
    let server = arranged().serve();
    browser.open(&server.url(""));
    browser.css(".b-masthead summary").click();
    browser.link("Queues explained").click();
    browser.arrive("/topics/queues/", "Queues");
    assert_eq!(browser.eval::<String>(OPEN), "");
    assert_eq!(
        browser.css(".b-masthead details [aria-current]").run::<String>("element.textContent"),
        "Queues explained"
    );
}

fn menus_work_without_javascript(browser: &Browser) {
    let server = arranged().serve();
    browser.disable_scripts();
    browser.visit(&server.url(""));
    let [guides, more] = &browser.all_css(".b-masthead summary")[..] else { panic!("two menus") };
    guides.click();
    browser.until("the first opens", &format!("{OPEN} === 'Guides'"));
    more.click();
    browser.until("the second opens alone", &format!("{OPEN} === 'More'"));
    browser.link("About us").click();
    browser.until("its link is followed", "location.pathname === '/about/'");
}

fn menus_stay_within_narrow_windows(browser: &Browser) {
    let server = arranged().serve();
    browser.set_viewport(320, 640);
    browser.open(&server.url("about/"));
    for menu in browser.all_css(".b-masthead summary") {
        menu.click();
        let edges: (f64, f64, f64) = menu.run(
            "(() => { const { left, right } = element.nextSibling.getBoundingClientRect();
                return [left, right, document.documentElement.scrollWidth]; })()",
        );
        assert!(edges.0 >= 0.0 && edges.1 <= 320.0 && edges.2 <= 320.0, "{edges:?}");
    }
}

/// The front page's HTML, without what differs between visits.
const PAGE: &str = "(() => {
    const page = document.querySelector('main > .b-page').cloneNode(true);
    for (const element of page.querySelectorAll('[fetchpriority]')) element.removeAttribute('fetchpriority');
    const walk = document.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
    const comments = [];
    while (walk.nextNode()) comments.push(walk.currentNode);
    for (const comment of comments) comment.remove();
    return page.innerHTML.replace(/ style=\"\"/g, '').replace(/>\\s+</g, '><');
})()";

fn rendered_front_page_is_the_prerendered_one(browser: &Browser) {
    let server = arranged().serve();
    browser.open(&server.url(""));
    let prerendered: String = browser.eval(PAGE);
    assert!(prerendered.contains("Fresh") && prerendered.contains("<em>somebody</em>"), "{prerendered}");
    browser.open(&server.url("about/"));
    browser.css(".b-masthead-title").click();
    browser.arrive("/", "Arranged");
    assert_eq!(browser.eval::<String>(PAGE), prerendered);
}

fn arranged_pages_pass_axe(browser: &Browser) {
    let server = arranged().serve();
    for (theme, width) in [("light", 390), ("dark", 820), ("sepia", 1440)] {
        browser.set_viewport(width, 900);
        browser.open(&server.url("about/"));
        browser.eval::<()>(&format!("localStorage.setItem('theme', {theme:?})"));
        browser.open(&server.url(""));
        browser.css(".b-masthead summary").click();
        axe::check(browser, &format!("the front page with an open menu, {theme}, {width} px"));
    }
}
