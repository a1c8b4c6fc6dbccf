//! Random walks by links, Back and Forward: each page has the text, the title and the position that it should.
//!
//! `BROADSHEET_WALKS` is the number of walks; the default is a sample of them.

use crate::history::wait_until_kept;
use crate::magazine::PAGES;
use e2e::{browser::Browser, server::Site, suite::Test, tests};
use std::{collections::BTreeMap, env};

pub fn tests() -> Vec<Test> {
    tests![everywhere: pages_are_right_after_random_walks]
}

const STEPS: usize = 12;

/// A function that returns the text of a document without white space, and its title.
const TEXT: &str = "(page => {
    const main = page.querySelector('main').cloneNode(true);
    // The offer to read on is made only where the reader begins.
    main.querySelectorAll('.b-resume').forEach(offer => offer.remove());
    return [main.textContent.replace(/\\s+/g, ''), page.querySelector('title').textContent];
})";

/// A small generator, so that a failed walk can be repeated: xorshift.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// An entry of the history: the path, and how far the reader has scrolled there.
#[derive(Clone, Debug)]
struct Entry {
    path: String,
    y: f64,
}

fn pages_are_right_after_random_walks(browser: &Browser) {
    let walks = env::var("BROADSHEET_WALKS").ok().and_then(|count| count.parse().ok()).unwrap_or(2);
    let server = Site::dist().serve();
    let mut pages: BTreeMap<String, (String, String)> = BTreeMap::new();
    for number in 1..=walks {
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15 ^ number);
        let start = PAGES[chance.below(PAGES.len())].0;
        browser.open(&server.url(start));
        let mut history = vec![Entry { path: format!("/{start}"), y: 0.0 }];
        let mut at = 0;
        for step in 0..STEPS {
            let what = match chance.below(5) {
                0 if at > 0 => {
                    at -= 1;
                    browser.back();
                    "Back"
                }
                1 if at + 1 < history.len() => {
                    at += 1;
                    browser.forward();
                    "Forward"
                }
                _ => {
                    let Some((path, y)) = follow(browser, &mut chance) else { continue };
                    history.truncate(at + 1);
                    history[at].y = y;
                    history.push(Entry { path, y: 0.0 });
                    at += 1;
                    "a link"
                }
            };
            let context = format!("walk {number}, step {step}, by {what}: {history:?}, now {at}");
            let Entry { path, y } = history[at].clone();
            browser.until(&context, &format!("decodeURI(location.pathname) === decodeURI({path:?})"));
            browser.settle();
            let expected =
                pages.entry(path.clone()).or_insert_with(|| printed(browser, &server.url(&path[1..])));
            browser.until(
                &format!("{context}: the text"),
                &format!(
                    "JSON.stringify({TEXT}(document)) === {:?}",
                    serde_json::to_string(expected).unwrap()
                ),
            );
            browser.until(&format!("{context}: at {y}"), &format!("Math.abs(scrollY - {y}) < 2"));
            history[at].y = scroll(browser, &mut chance);
        }
    }
}

/// Follows a link to another page of the magazine; returns its path, and where the reader was. The click is a real one,
/// because WebKit's Back passes over pages that a script has opened.
fn follow(browser: &Browser, chance: &mut Chance) -> Option<(String, f64)> {
    let number = chance.below(1_000);
    let path: Option<String> = browser.eval(&format!(
        "(() => {{
            // A page that is shown again still has the mark of its last link.
            document.querySelectorAll('[data-followed]').forEach(link => link.removeAttribute('data-followed'));
            const links = [...document.querySelectorAll('a[href]')].filter(link =>
                link.origin === location.origin && link.pathname !== location.pathname && !link.hash &&
                link.pathname.endsWith('/') && !link.pathname.startsWith('/search') && !link.querySelector('svg') &&
                link.checkVisibility() && link.getClientRects().length === 1);
            const link = links[{number} % links.length];
            link?.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            link?.setAttribute('data-followed', '');
            return link ? link.pathname : null;
        }})()"
    ));
    let path = path?;
    let y = wait_until_kept(browser);
    browser.css("[data-followed]").click();
    Some((path, y))
}

/// Scrolls somewhere; returns the position.
fn scroll(browser: &Browser, chance: &mut Chance) -> f64 {
    let part = chance.below(100);
    browser.act(&format!(
        "scrollTo({{ top: Math.round((document.documentElement.scrollHeight - innerHeight) * {part} / 100), behavior: 'instant' }})"
    ));
    wait_until_kept(browser)
}

/// The text and title of a page as it is printed.
fn printed(browser: &Browser, url: &str) -> (String, String) {
    browser.run_async(&format!(
        "const done = arguments[arguments.length - 1];
         fetch({url:?}).then(answer => answer.text()).then(text => {{
             const page = document.implementation.createHTMLDocument('');
             insertMarkup(page.body, 'beforeend', text);
             page.querySelector('head title').remove();
             done({TEXT}(page));
         }})"
    ))
}
