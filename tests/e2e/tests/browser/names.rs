//! Articles may use the interface's names as headings, ids and classes without conflicts.

use crate::{listen, search, settings};
use e2e::{
    browser::Browser,
    printed,
    server::{Server, Site},
    suite::Test,
    tests,
};
use std::sync::LazyLock;

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: article_ids_do_not_clash_with_the_interface;
        chromium: clashing_ids_do_not_affect_print
    ]
}

const ESCAPE: &str = "\u{e00c}";

/// Ids and classes of the interface, without their prefix.
const WORDS: [&str; 15] = [
    "Settings",
    "Quote",
    "Notice",
    "Player",
    "Keys",
    "Announcer",
    "Search",
    "Top",
    "Contents",
    "App",
    "Main",
    "Related",
    "Latest",
    "Fn 1",
    "N1",
];

/// An article with such headings, and one with such ids and classes in its HTML. Each links to the other.
fn magazine() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(|| {
        let article = |title: &str, text: &str| {
            format!("---\ntitle: {title}\nsummary: A summary.\ndate: 2025-03-10\n---\n{text}\n")
        };
        let words = WORDS.iter().chain(&["B Settings", "b-quote"]);
        let headings = words.map(|word| format!("## {word}\n\nA paragraph with a note[^1] on {word}.\n\n"));
        let headings = headings.collect::<String>() + "[The other](html.md)\n\n[^1]: The note.\n";
        let html = WORDS.map(|word| {
            let name = word.to_lowercase();
            format!("<div id=\"{name}\" class=\"note {name}\">A division on {word}.</div>\n\n")
        });
        let classes = "<div class=\"progress resume zoom skip page skeleton visually-hidden\">Text.</div>";
        let html = ["A paragraph.\n\n", &html.concat(), classes, "\n\n[The other](headings.md)\n"].concat();
        printed::written([
            ("site.toml".to_owned(), "title = \"T\"\nlanguage = \"en\"\n".to_owned()),
            ("articles/headings.md".to_owned(), article("Headings", &headings)),
            ("articles/html.md".to_owned(), article("HTML", &html)),
        ])
    });
    &SITE
}

/// The number of blocks in the text. Asserts that each is in its place and visible.
fn blocks(browser: &Browser) -> usize {
    let lost: Vec<String> = browser.eval(
        "[...document.querySelectorAll('.b-prose > *')].filter(block =>
             getComputedStyle(block).position !== 'static' ||
             !block.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
             block.getBoundingClientRect().height < 8)
         .map(block => block.outerHTML.slice(0, 80))",
    );
    assert_eq!(lost, Vec::<String>::new(), "{}", browser.kind);
    browser.count(".b-prose > *")
}

/// Opens and closes everything that the interface can show over an article.
fn use_everything(browser: &Browser) {
    let before = blocks(browser);
    assert!(before >= WORDS.len());
    settings::choose(browser, "Sepia");
    assert_eq!(browser.eval::<String>("document.documentElement.dataset.theme"), "sepia");
    settings::choose(browser, "System");
    browser.press(ESCAPE);
    browser.press("?");
    browser.until("the list of keys is shown", "document.querySelector('dialog#b-keys[open] kbd')");
    browser.press(ESCAPE);
    browser.until("they are closed", "!document.querySelector('dialog[open]')");
    // Clear the input, which keeps the last search.
    browser.act("document.querySelectorAll('#b-search input').forEach(field => { field.value = ''; })");
    search::look_for(browser, "paragraph");
    browser.press(ESCAPE);
    browser.until("the search is closed", "!document.querySelector('dialog[open]')");
    browser.act("getSelection().selectAllChildren(document.querySelector('.b-prose > p'))");
    browser.button("Copy link to selection");
    browser.act("getSelection().removeAllRanges()");
    browser.until("the button is gone", "!document.querySelector('[data-b-do=quote]')");
    browser.button("Listen").click();
    browser.button("Stop").click();
    browser.until("the player is gone", "!document.querySelector('[data-b-stop]')");
    browser.press("t");
    browser
        .until("it is announced", "document.querySelector('[role=status]').textContent === 'Theme: Light'");
    browser.press("ttt");
    assert_eq!(blocks(browser), before, "and the text is as it was");
}

fn open(browser: &Browser, path: &str) -> Server {
    let server = magazine().clone().serve();
    listen::give_voices(browser, "['en-US']");
    browser.open(&server.url(path));
    server
}

fn article_ids_do_not_clash_with_the_interface(browser: &Browser) {
    let _server = open(browser, "articles/headings/");
    use_everything(browser);
    browser.link("The other").click();
    browser.arrive("/articles/html/", "HTML");
    use_everything(browser);
    browser.link("The other").click();
    browser.arrive("/articles/headings/", "Headings");
    use_everything(browser);
}

fn clashing_ids_do_not_affect_print(browser: &Browser) {
    for path in ["articles/headings/", "articles/html/"] {
        let _server = open(browser, path);
        let before = blocks(browser);
        browser.emulate("print", &[]);
        assert_eq!(blocks(browser), before, "{path}");
        browser.emulate("screen", &[]);
    }
}
