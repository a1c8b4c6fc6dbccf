//! Keyboard shortcuts: what they do, where they are inactive, and that they can be disabled.

use crate::magazine::{ARTICLE, DOCKER, TITLE};
use crate::settings::choose;
use e2e::{
    browser::Browser,
    server::{Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: two_key_shortcuts_open_pages, j_and_k_move_between_headings, j_and_k_move_between_cards,
            t_switches_to_the_next_theme, n_and_p_open_adjacent_articles, shortcut_help_lists_every_key,
            shortcut_help_restores_focus, shortcuts_can_be_turned_off, shortcuts_ignore_fields_and_modifiers
    ]
}

const ESCAPE: &str = "\u{e00c}";

fn open(browser: &Browser, path: &str) -> Server {
    let server = Site::dist().serve();
    browser.open(&server.url(path));
    server
}

fn theme(browser: &Browser) -> Option<String> {
    browser.eval("document.documentElement.dataset.theme ?? null")
}

fn two_key_shortcuts_open_pages(browser: &Browser) {
    let server = open(browser, ARTICLE);
    server.clear_log();
    for (keys, path, heading) in [
        ("gt", "/topics/", "Topics"),
        ("ga", "/archive/", "Archive"),
        ("gp", "/popular/", "Most Popular"),
        ("gh", "/", TITLE),
    ] {
        browser.press(keys);
        browser.arrive(path, heading);
    }
    assert!(!server.requests().iter().any(|request| request.destination == "document"));
}

fn focused(browser: &Browser) -> String {
    browser.eval("(([, start, text]) => text)([...document.activeElement.childNodes].reduce(([n, s, t], node) => \
        [n, s, t + (node.nodeType === 3 ? node.data : node.className === 'b-anchor' ? '' : node.textContent)], [0, 0, '']))")
}

fn j_and_k_move_between_headings(browser: &Browser) {
    let _server = open(browser, ARTICLE);
    let headings: Vec<String> = browser.eval(
        "[...document.querySelectorAll('.b-prose :is(h2, h3)')].map(heading => \
             [...heading.childNodes].filter(node => node.className !== 'b-anchor').map(node => node.textContent).join(''))",
    );
    assert!(headings.len() > 3);
    for heading in &headings[..3] {
        browser.press("j");
        assert_eq!(&focused(browser), heading);
        assert!(browser.eval::<bool>(
            "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.activeElement.getBoundingClientRect())"
        ));
    }
    browser.press("k");
    assert_eq!(focused(browser), headings[1]);
    // After scrolling, navigation continues from the new position.
    browser.act("document.querySelectorAll('.b-prose :is(h2, h3)')[3].scrollIntoView({ behavior: 'instant' }); scrollBy(0, 200)");
    browser.press("k");
    assert_eq!(focused(browser), headings[3]);
}

fn j_and_k_move_between_cards(browser: &Browser) {
    let _server = open(browser, "popular/");
    let titles: Vec<String> =
        browser.eval("[...document.querySelectorAll('main h3 a')].map(link => link.textContent)");
    browser.press("j");
    assert_eq!(focused(browser), titles[0]);
    browser.press("jj");
    assert_eq!(focused(browser), titles[2]);
    browser.press("k");
    assert_eq!(focused(browser), titles[1]);
    browser.press("\u{e007}");
    browser.until("Enter opens it", "location.pathname.startsWith('/articles/')");
}

fn t_switches_to_the_next_theme(browser: &Browser) {
    let _server = open(browser, ARTICLE);
    for next in [Some("light"), Some("dark"), Some("sepia"), None] {
        browser.press("t");
        assert_eq!(theme(browser).as_deref(), next);
    }
    assert_eq!(browser.css("#b-announcer").run::<String>("element.textContent"), "Theme: System");
}

fn n_and_p_open_adjacent_articles(browser: &Browser) {
    let _server = open(browser, ARTICLE);
    let next: String = browser.eval("document.querySelector('main a[rel=next]').pathname");
    browser.press("n");
    browser.until(
        "the next article",
        &format!("location.pathname === {next:?} && document.querySelector('main a[rel=prev]')"),
    );
    browser.press("p");
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
}

fn shortcut_help_lists_every_key(browser: &Browser) {
    let _server = open(browser, ARTICLE);
    browser.press("?");
    browser.by_role("dialog", "Keyboard shortcuts");
    let keys: Vec<String> =
        browser.eval("[...document.querySelectorAll('#b-keys dt')].map(key => key.textContent)");
    assert_eq!(keys, ["/", "j", "k", "n", "p", "g h", "g t", "g a", "g p", "t", "?"]);
    browser.press("t");
    assert_eq!(theme(browser), None, "what lies behind the dialog is left alone");
}

fn shortcut_help_restores_focus(browser: &Browser) {
    let _server = open(browser, ARTICLE);
    browser.link("Topics").act("element.focus()");
    browser.press("?");
    browser.by_role("dialog", "Keyboard shortcuts");
    browser.press(ESCAPE);
    browser.until("it is closed", "!document.querySelector('dialog[open]')");
    assert!(browser.link("Topics").is_focused());

    choose(browser, "Serif");
    browser.button("Show keyboard shortcuts").click();
    browser.by_role("dialog", "Keyboard shortcuts");
    browser.button("Close").click();
    browser.until("it is closed", "!document.querySelector('dialog[open]')");
    assert!(browser.button("Reading settings").is_focused());
}

fn shortcuts_can_be_turned_off(browser: &Browser) {
    let _server = open(browser, ARTICLE);
    choose(browser, "Off");
    browser.press(ESCAPE);
    browser.press("t?jgh");
    assert_eq!(theme(browser), None);
    assert_eq!(browser.count("dialog[open]"), 0);
    assert_eq!(browser.eval::<String>("location.pathname"), format!("/{ARTICLE}"));
    choose(browser, "On");
    browser.press(ESCAPE);
    browser.press("t");
    assert_eq!(theme(browser).as_deref(), Some("light"));
}

fn shortcuts_ignore_fields_and_modifiers(browser: &Browser) {
    let _server = open(browser, ARTICLE);
    browser.act("const field = document.createElement('input'); field.id = 'field'; document.querySelector('main').append(field); field.focus()");
    browser.press("t?gh");
    assert_eq!(browser.eval::<String>("document.getElementById('field').value"), "t?gh");
    assert_eq!(theme(browser), None);
    browser.act("document.getElementById('field').blur()");
    browser.act("for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) \
         document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 't', code: 'KeyT', bubbles: true, [modifier]: true }))");
    assert_eq!(theme(browser), None);
    browser.press_with_control('j');
    assert!(browser.eval::<bool>("document.activeElement === document.body"));
    // With a keyboard layout of another script, the physical key counts.
    browser.act("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '\u{0435}', code: 'KeyT', bubbles: true }))");
    assert_eq!(theme(browser).as_deref(), Some("light"));
}
