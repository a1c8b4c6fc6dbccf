//! The layout does not shift, and nothing overflows the page.

use crate::magazine::{ARTICLE, MADE, PAGES};
use crate::settings;
use e2e::{
    browser::Browser,
    server::{Fault, Site},
    suite::Test,
    tests,
};

/// Phones, a tablet, and a width within each layout of the style sheets, which change at 40, 48, 60, 62, 66 and 76 rem.
const WINDOWS: [(u32, u32); 8] =
    [(320, 568), (390, 844), (700, 900), (820, 1180), (970, 800), (1024, 768), (1100, 800), (1440, 900)];

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: no_page_scrolls_sideways, long_words_fit_a_phone, the_largest_text_fits_the_narrowest_window;
        chromium: nothing_shifts_on_home, nothing_shifts_on_a_topic, nothing_shifts_on_an_article,
            nothing_shifts_around_code_and_diagrams, nothing_shifts_without_prerendering,
            nothing_shifts_while_a_page_arrives,
            text_begins_on_the_first_screen
    ]
}

fn no_page_scrolls_sideways(browser: &Browser) {
    let server = Site::dist().serve();
    for (path, _) in PAGES {
        browser.open(&server.url(path));
        for width in [320, 390, 820, 1440] {
            browser.set_viewport(width, 800);
            let wide: u32 = browser.eval("document.documentElement.scrollWidth");
            assert!(wide <= width, "/{path} is {wide} wide at {width}: {}", widest(browser, width));
        }
    }
}

/// Titles, names, captions, contents, notes and results: every text of a page that a publisher can write.
fn long_words_fit_a_phone(browser: &Browser) {
    let server = Site::dist().serve();
    for path in PAGES.iter().map(|(path, _)| *path).chain([MADE, "search/?q=docker"]) {
        browser.set_viewport(390, 844);
        browser.open(&server.url(path));
        browser.until(
            "the results",
            "!document.querySelector('main form') || document.querySelector('main h3, main ol')",
        );
        browser.act(
            "document.querySelectorAll('main details').forEach(details => { details.open = true; });
             const ours = 'button, label, option, pre, kbd, svg, math, .b-hidden';
             const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
             while (texts.nextNode()) {
                 const text = texts.currentNode;
                 if (text.data.trim() && !text.parentElement.closest(ours))
                     text.data += ' Donaudampfschifffahrtselektrizit\u{e4}tenhauptbetriebswerkbauunterbeamtengesellschaft';
             }",
        );
        for width in [390, 320] {
            browser.set_viewport(width, 844);
            let wide: u32 = browser.eval("document.documentElement.scrollWidth");
            assert!(wide <= width, "/{path} is {wide} wide at {width}: {}", widest(browser, width));
        }
    }
}

/// Describes the element that overflows most.
pub fn widest(browser: &Browser, width: u32) -> String {
    browser.eval(&format!(
        "[...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right > {width})
             .map(element => element.outerHTML.slice(0, 100)).slice(0, 4).join(' | ')"
    ))
}

/// Scrolls through a page in every window size, and fails if anything shifts.
pub fn nothing_shifts(browser: &Browser, site: Site, path: &str) {
    nothing_shifts_in(&WINDOWS, browser, site, path);
}

/// Collects all shifts of the pages that are opened after it, in `e2e.shifts`.
const COLLECT_SHIFTS: &str = "e2e.shifts = [];
    new PerformanceObserver(list => list.getEntries().forEach(entry => e2e.shifts.push(
        `${entry.value.toFixed(4)} of ${entry.sources?.map(({ node }) => node?.outerHTML?.slice(0, 80))}`,
    ))).observe({ type: 'layout-shift', buffered: true });";

/// Like [`nothing_shifts`], in these window sizes.
pub fn nothing_shifts_in(windows: &[(u32, u32)], browser: &Browser, site: Site, path: &str) {
    browser.before_load(COLLECT_SHIFTS);
    for (width, height) in windows.iter().copied() {
        browser.set_viewport(width, height);
        let server = site.clone().serve();
        browser.open(&server.url(path));
        server.wait_until_quiet();
        let _: bool = browser.run_async(
            "const done = arguments[arguments.length - 1];
             let y = 0;
             (function step() {
                 scrollTo({ top: y += innerHeight / 2, behavior: 'instant' });
                 if (y < document.documentElement.scrollHeight) requestAnimationFrame(step);
                 else { scrollTo(0, 0); setTimeout(() => done(true), 300); }
             })();",
        );
        let shifts: Vec<String> = browser.eval("e2e.shifts");
        assert!(shifts.is_empty(), "/{path} shifts at {width}: {shifts:#?}");
    }
}

fn nothing_shifts_on_home(browser: &Browser) {
    nothing_shifts(browser, Site::dist(), "");
}

fn nothing_shifts_on_an_article(browser: &Browser) {
    nothing_shifts(browser, Site::dist(), ARTICLE);
}

fn nothing_shifts_on_a_topic(browser: &Browser) {
    nothing_shifts(browser, Site::dist(), "topics/devops/");
}

fn nothing_shifts_around_code_and_diagrams(browser: &Browser) {
    nothing_shifts(browser, Site::dist(), MADE);
}

fn nothing_shifts_without_prerendering(browser: &Browser) {
    // Skip other widths: the menu loaded with the data may take a line more than its placeholder.
    nothing_shifts_in(&[(320, 568), (390, 844), (1440, 900)], browser, Site::dist().unprinted(), "");
}

/// A page is painted in whatever pieces it arrives, so a part must not depend on what comes after it. The window is high,
/// so that all of it counts.
fn nothing_shifts_while_a_page_arrives(browser: &Browser) {
    browser.before_load(COLLECT_SHIFTS);
    for path in ["", "topics/devops/", ARTICLE, "archive/"] {
        for width in [390, 1024, 1440] {
            browser.set_viewport(width, 4000);
            let server = Site::dist().serve();
            server.fail(path, Fault::Pieces(60));
            browser.open(&server.url(path));
            server.wait_until_quiet();
            let shifts: Vec<String> = browser.eval("e2e.shifts");
            assert!(shifts.is_empty(), "/{path} shifts at {width}: {shifts:#?}");
        }
    }
}

/// Whatever its cover, an article shows some of its text before one scrolls.
fn text_begins_on_the_first_screen(browser: &Browser) {
    let site = Site::dist();
    let articles: Vec<String> = site
        .files()
        .filter_map(|(path, _)| path.strip_suffix("index.html").filter(|path| path.starts_with("articles/")))
        .map(str::to_owned)
        .collect();
    assert!(!articles.is_empty());
    let server = site.serve();
    for (width, height) in [(1440, 900), (390, 844)] {
        browser.set_viewport(width, height);
        for path in &articles {
            browser.open(&server.url(path));
            let top: f64 = browser.eval("document.querySelector('.b-prose > p').getBoundingClientRect().top");
            assert!(top + 32.0 < f64::from(height), "/{path} begins at {top} of {height}");
        }
    }
}

fn the_largest_text_fits_the_narrowest_window(browser: &Browser) {
    let server = settings::article(browser);
    for name in ["150%", "Wide", "Sans"] {
        settings::choose(browser, name);
    }
    browser.set_viewport(320, 256);
    for path in ["", ARTICLE, "about/", "topics/"] {
        browser.open(&server.url(path));
        settings::open(browser);
        assert!(browser.eval::<u32>("document.documentElement.scrollWidth") <= 320, "/{path}");
    }
}
