//! `broadsheet serve`: what a publisher sees while writing.

use e2e::{
    browser::{Browser, Kind},
    program::Serving,
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: changed_article_shows_where_the_reader_is, mistakes_cover_the_page_until_they_are_mended,
            style_sheet_changes_without_a_reload, unpublished_articles_are_shown_and_marked,
            mistakes_show_before_there_is_a_page, new_articles_and_settings_show
    ]
}

const SITE: &str = "title = \"The Desk\"\nlanguage = \"en\"\n";

fn article(title: &str, fields: &str, paragraphs: usize, last: &str) -> String {
    let text = "A line of the article that is long enough to be read.\n\n".repeat(paragraphs);
    format!("---\ntitle: {title}\ndate: 2025-01-27\nsummary: About {title}.\n{fields}---\n\n{text}{last}\n")
}

fn magazine(more: &[(&str, &str)]) -> Serving {
    let one = article("One", "", 60, "The end.");
    let mut files = vec![("site.toml", SITE), ("articles/one.md", &one)];
    files.extend(more);
    Serving::of(&files)
}

fn open(browser: &Browser, url: &str) {
    browser.visit(url);
    wait_for_app(browser);
}

/// Waits for the app. In WebKit only our own test server can tell that it runs.
fn wait_for_app(browser: &Browser) {
    if browser.kind != Kind::WebKit {
        browser.wait_for_app();
    }
}

/// Leaves the page, so that no request of it is under way when the program ends.
fn leave(browser: &Browser) {
    browser.visit("about:blank");
}

/// Whether the page shows this text.
fn shows(text: &str) -> String {
    format!("document.querySelector('main').innerText.includes({text:?})")
}

/// The text over the page.
const BOARD: &str =
    "[...document.documentElement.children].map(e => e.shadowRoot?.textContent ?? '').join('')";

fn changed_article_shows_where_the_reader_is(browser: &Browser) {
    let serving = magazine(&[]);
    open(browser, &serving.url("articles/one/"));
    browser.act("scrollTo(0, 900)");
    browser.until("the page is scrolled", "Math.abs(scrollY - 900) < 2");
    browser.settle();
    serving.save("articles/one.md", &article("One", "", 60, "Another end."));
    browser.until("the new text is shown", &shows("Another end."));
    wait_for_app(browser);
    browser.until("the page is where it was", "Math.abs(scrollY - 900) < 2");
    leave(browser);
}

fn mistakes_cover_the_page_until_they_are_mended(browser: &Browser) {
    let serving = magazine(&[]);
    open(browser, &serving.url("articles/one/"));
    browser.act("window.kept = true");
    serving.save("articles/one.md", &article("One", "colour: red\n", 60, "[x](nowhere.md)"));
    browser.until("both mistakes are shown", &format!("{BOARD}.includes('2 mistakes')"));
    let board: String = browser.eval(BOARD);
    for part in ["articles/one.md:5", "colour: red", "unknown-field", "nowhere.md", "broken-link"] {
        assert!(board.contains(part), "{part} is not in: {board}");
    }
    assert!(browser.eval::<bool>("window.kept"), "the last good page stays");
    assert!(browser.eval::<bool>(&shows("The end.")));
    serving.save("articles/one.md", &article("One", "", 60, "A good end."));
    browser.until("the mended text is shown", &shows("A good end."));
    wait_for_app(browser);
    leave(browser);
}

fn style_sheet_changes_without_a_reload(browser: &Browser) {
    let serving = magazine(&[("theme/style.css", "h1 { color: rgb(1, 2, 3) }")]);
    let colour = "getComputedStyle(document.querySelector('main h1')).color";
    open(browser, &serving.url("articles/one/"));
    assert_eq!(browser.eval::<String>(colour), "rgb(1, 2, 3)");
    browser.act("window.kept = true");
    serving.save("theme/style.css", "h1 { color: rgb(4, 5, 6) }");
    browser.until("the new style is shown", &format!("{colour} === 'rgb(4, 5, 6)'"));
    assert!(browser.eval::<bool>("window.kept"), "the page was not loaded again");
    open(browser, &serving.url("articles/one/"));
    assert_eq!(browser.eval::<String>(colour), "rgb(4, 5, 6)");
    leave(browser);
}

fn unpublished_articles_are_shown_and_marked(browser: &Browser) {
    let draft = article("Two", "draft: true\n", 1, "");
    let later = article("Three", "", 1, "").replace("2025-01-27", "2999-01-27");
    let serving = magazine(&[("articles/two.md", &draft), ("articles/three.md", &later)]);
    open(browser, &serving.url(""));
    assert!(browser.eval::<bool>(&shows("Draft · Two")));
    assert!(browser.eval::<bool>(&shows("Scheduled for 2999-01-27 00:00 · Three")));
    leave(browser);
}

fn mistakes_show_before_there_is_a_page(browser: &Browser) {
    browser.expect_trouble("500");
    let serving = Serving::of(&[("site.toml", "title = \"The Desk\"\ncolour = 1\n")]);
    browser.visit(&serving.url(""));
    browser.until("the mistake is shown", &format!("{BOARD}.includes('site.toml:2')"));
    serving.save("site.toml", SITE);
    browser.until("the page is shown", "document.querySelector('main h1') !== null");
    wait_for_app(browser);
    leave(browser);
}

fn new_articles_and_settings_show(browser: &Browser) {
    let serving = magazine(&[]);
    open(browser, &serving.url(""));
    serving.save("articles/two.md", &article("Two", "", 1, ""));
    browser.until("the new article is listed", &shows("Two"));
    serving.save("site.toml", &SITE.replace("The Desk", "Another Desk"));
    browser.until("the new title is shown", "document.title.includes('Another Desk')");
    wait_for_app(browser);
    leave(browser);
}
