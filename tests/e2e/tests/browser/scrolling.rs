//! Scrolling performance in a very long article, with 10,000 words, 100 headings and 100 code blocks, and in a list of
//! 1,000 cards.

use e2e::{
    browser::Browser,
    printed,
    server::{Server, Site},
    suite::Test,
    tests,
};
use std::{fmt::Write, sync::OnceLock};

pub fn tests() -> Vec<Test> {
    tests![chromium: contents_follow_a_long_article_to_its_end; bench: a_long_article, a_thousand_cards]
}

const PATH: &str = "articles/long/";

/// Code blocks of five lines: a diff, with line numbers, with marked lines, and plain.
const FENCES: [&str; 4] = ["rust diff", "rust linenos", "rust {2}", "rust"];

fn long() -> Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    let settings = "title = \"T\"\nurl = \"https://t.example/\"\nlanguage = \"en\"\nauthor = \"A\"\n";
    let print =
        || printed::written([("site.toml".into(), settings.into()), ("articles/long.md".into(), markdown())]);
    SITE.get_or_init(print).clone()
}

fn markdown() -> String {
    let words = "Every word of it is set, broken into lines and painted. ".repeat(9);
    let sections = (0..100).map(|number| {
        let fence = FENCES[number % FENCES.len()];
        format!(
            "## Section {number}\n\n{words}Here comes code.\n\n```{fence}\n/// The answer to number {number}.\n\
             pub fn answer(text: &str) -> Option<u32> {{\n    let number = text.parse::<u32>().ok()?;\n    \
             (number > {number}).then_some(number * 2)\n}}\n```\n\n"
        )
    });
    format!("---\ntitle: Long\nsummary: S\ndate: 2025-03-01\n---\n{}", sections.collect::<String>())
}

fn contents_follow_a_long_article_to_its_end(browser: &Browser) {
    let server = long().serve();
    browser.open(&server.url(PATH));
    assert_eq!(browser.count(".b-prose pre"), 100);
    let words: usize = browser.eval(
        "[...document.querySelectorAll('.b-prose > p')].map(p => p.innerText).join(' ').split(/\\s+/).length",
    );
    assert!(words >= 10_000, "{words}");
    browser.act("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })");
    browser.until(
        "the last section is marked",
        "document.querySelectorAll('.b-contents [aria-current]').length === 1",
    );
    assert!(
        browser.eval::<bool>(
            "(() => {
                const list = document.querySelector('.b-contents nav').getBoundingClientRect();
                const link = document.querySelector('.b-contents [aria-current]').getBoundingClientRect();
                return link.top >= list.top && link.bottom <= list.bottom;
            })()"
        ),
        "the list has scrolled to what is marked"
    );
}

fn a_long_article(browser: &Browser) {
    measure("10,000 words and 100 blocks of code", browser, &long().serve(), PATH);
}

fn a_thousand_cards(browser: &Browser) {
    let site = Site::dist();
    let page = String::from_utf8_lossy(site.file("archive/2025/index.html").unwrap()).into_owned();
    let (before, rest) = page.split_once("<article class=\"b-card\">").unwrap();
    let (cards, after) = rest.rsplit_once("</article>").unwrap();
    let mut many = String::new();
    while many.matches("<article").count() < 1000 {
        write!(many, "<article class=\"b-card\">{cards}</article>").unwrap();
    }
    let server = site.with_file("archive/2025/index.html", format!("{before}{many}{after}")).serve();
    measure("1,000 cards", browser, &server, "archive/2025/");
}

/// Measures and prints three ways of scrolling to the end of a page, with a normal and a slow CPU.
fn measure(what: &str, browser: &Browser, server: &Server, path: &str) {
    for slower in [1, 4] {
        let runs = [(); 3].map(|()| {
            browser.open(&server.url(path));
            server.wait_until_quiet();
            browser.slow_down(slower);
            let run = scroll(browser);
            browser.slow_down(1);
            run
        });
        println!(
            "{what}, processor {slower}x slower: longest task {:?} ms (0 where none took 50), frames later than 50 ms {:?}",
            runs.map(|(longest, _)| longest),
            runs.map(|(_, late)| late)
        );
    }
}

/// Scrolls to the end by a third of the window per frame. Returns the duration of the longest task in milliseconds, or
/// 0 if none took 50, and the number of frames that came more than 50 ms after the previous one.
fn scroll(browser: &Browser) -> (f64, u32) {
    browser.run_async(
        "const done = arguments[arguments.length - 1];
         let longest = 0, late = 0, y = 0, last = performance.now();
         const observer = new PerformanceObserver(list => list.getEntries().forEach(({ duration }) => {
             longest = Math.max(longest, duration);
         }));
         observer.observe({ type: 'longtask' });
         (function step(now) {
             if (now - last > 50) late += 1;
             last = now;
             scrollTo({ top: y += innerHeight / 3, behavior: 'instant' });
             if (y < document.documentElement.scrollHeight) requestAnimationFrame(step);
             else setTimeout(() => { observer.disconnect(); done([longest, late]); }, 500);
         })(last);",
    )
}
