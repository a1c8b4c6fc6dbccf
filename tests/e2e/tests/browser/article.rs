//! The elements around an article's text: series, sharing, links to passages, citations.

use crate::magazine::{ARTICLE, DOCKER};
use e2e::{
    axe,
    browser::Browser,
    server::{Server, Site},
    suite::Test,
    tests,
};
use std::{thread::sleep, time::Duration};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: share_uses_the_system_sheet_or_copies_the_link, heading_anchors_copy_their_link,
            selections_can_be_linked_to, found_words_are_not_offered_as_a_link, selection_links_lead_to_the_selection, citation_can_be_copied,
            series_parts_link_to_each_other, clipboard_refusal_is_announced;
        chromium: article_controls_pass_axe
    ]
}

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

/// Opens an article in a browser with a fake clipboard and without a system dialog for sharing.
fn open(browser: &Browser, path: &str) -> Server {
    browser.before_load(
        "e2e.copied = [];
         Object.defineProperty(navigator, 'clipboard', {
             value: { writeText: async text => void e2e.copied.push(text) },
         });
         delete Navigator.prototype.share;",
    );
    let server = Site::dist().serve();
    browser.open(&server.url(path));
    server
}

fn copied(browser: &Browser, note: &str) -> String {
    browser.until("something is copied", "e2e.copied.length");
    browser.until(
        note,
        &format!("document.querySelector('#b-announcer.b-note[role=status]')?.textContent === {note:?}"),
    );
    let all: Vec<String> = browser.eval("e2e.copied.splice(0)");
    assert_eq!(all.len(), 1, "{all:?}");
    all.into_iter().next().unwrap_or_default()
}

fn share_uses_the_system_sheet_or_copies_the_link(browser: &Browser) {
    let server = open(browser, ARTICLE);
    browser.button("Share").click();
    assert_eq!(copied(browser, "Link copied"), server.url(ARTICLE));
    // If the system has a sharing dialog, it receives the article.
    browser.act(
        "Object.defineProperty(Navigator.prototype, 'share', {
             configurable: true, value: async data => { e2e.shared = data; throw new DOMException('', 'AbortError'); },
         })",
    );
    browser.button("Share").click();
    browser.until("it is handed over", "e2e.shared");
    let (title, url): (String, String) = browser.eval("[e2e.shared.title, e2e.shared.url]");
    assert!(title.contains(DOCKER), "{title}");
    assert_eq!(url, server.url(ARTICLE));
    assert_eq!(browser.eval::<Vec<String>>("e2e.copied"), Vec::<String>::new());
}

fn heading_anchors_copy_their_link(browser: &Browser) {
    let server = open(browser, ARTICLE);
    let id: String = browser.eval("document.querySelectorAll('.b-prose > h2')[1].id");
    let address = server.url(&format!("{ARTICLE}#{id}"));
    browser.all_css(".b-prose .b-anchor")[1].click();
    assert_eq!(copied(browser, "Link copied"), address);
    assert_eq!(browser.eval::<String>("location.href"), address, "and leads there");
    browser.until("the note goes", "document.querySelector('#b-announcer.b-hidden')");
}

/// Selects letters in the article's second paragraph, after a click there.
fn select(browser: &Browser, from: u32, to: u32) {
    browser.act(&format!(
        "const text = document.querySelectorAll('.b-prose > p')[1];
         text.scrollIntoView({{ block: 'center', behavior: 'instant' }});
         text.tabIndex = -1;
         text.focus();
         const node = document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode();
         getSelection().setBaseAndExtent(node, {from}, node, {to})"
    ));
}

fn selections_can_be_linked_to(browser: &Browser) {
    let server = open(browser, ARTICLE);
    // In "It is worth asking why, …", from within the first word to within the fifth.
    select(browser, 1, 21);
    let button = browser.button("Copy link to selection");
    let inside: bool = button.run(
        "(({ left, right, top, bottom }) => left >= 0 && right <= innerWidth && top > 0 && bottom <= innerHeight)(
             element.getBoundingClientRect())",
    );
    assert!(inside, "it is seen");
    // With the keyboard, Tab continues from the selection.
    browser.press(TAB);
    assert!(button.is_focused(), "Tab leads to it");
    browser.press(ENTER);
    let expected = server.url(&format!("{ARTICLE}#:~:text=It%20is%20worth%20asking%20why"));
    assert_eq!(copied(browser, "Link copied"), expected);
    browser.act("getSelection().removeAllRanges()");
    browser.until("the button goes with the selection", "!document.getElementById('b-quote')");
    // A short text needs context to be unambiguous.
    select(browser, 6, 11);
    browser.button("Copy link to selection").click();
    let link = copied(browser, "Link copied");
    assert!(link.ends_with("#:~:text=It%20is-,worth,-asking%20why%2C%20because%20almost"), "{link}");
    // Text outside the article's body is not offered.
    browser.act("getSelection().selectAllChildren(document.querySelector('.b-standfirst'))");
    browser.until("nothing for the standfirst", "!document.getElementById('b-quote')");
}

/// Firefox selects what find-in-page finds, and meanwhile its bar has the focus.
fn found_words_are_not_offered_as_a_link(browser: &Browser) {
    let _server = open(browser, ARTICLE);
    browser.act("document.hasFocus = () => false");
    select(browser, 1, 21);
    // The button would appear after 0.3 s.
    sleep(Duration::from_millis(600));
    assert_eq!(browser.count("#b-quote"), 0);
    browser.act("delete document.hasFocus");
    select(browser, 1, 22);
    browser.button("Copy link to selection");
}

fn selection_links_lead_to_the_selection(browser: &Browser) {
    let server = open(browser, ARTICLE);
    browser.act(
        "const blocks = document.querySelectorAll('.b-prose > h2 ~ p');
         const [from, to] = [blocks[blocks.length - 4], blocks[blocks.length - 3]];
         from.scrollIntoView({ block: 'center', behavior: 'instant' });
         getSelection().setBaseAndExtent(from, 0, to, to.childNodes.length)",
    );
    browser.button("Copy link to selection").click();
    let link = copied(browser, "Link copied");
    assert!(link.contains("#:~:text=") && link.contains(','), "from its first words to its last: {link}");
    browser.open(&server.url("about/"));
    browser.open(&link);
    browser.until("the words are in view", "scrollY > 500");
}

fn citation_can_be_copied(browser: &Browser) {
    let _server = open(browser, ARTICLE);
    browser.css(".b-cite summary").click();
    browser.button("Copy BibTeX").click();
    let entry = copied(browser, "Citation copied");
    assert!(entry.starts_with("@misc{docker-backbone-of-modern-devops,\n  author = {"), "{entry}");
    assert!(entry.contains("  month = feb,\n") && entry.ends_with("\n}"), "{entry}");
}

fn series_parts_link_to_each_other(browser: &Browser) {
    let _server = open(browser, "articles/devops-on-aws/");
    let name = "Delivery on AWS";
    assert_eq!(browser.css(".b-part").text(), format!("Part 2 of {name}"));
    let beside: Vec<String> = browser
        .by_role("navigation", name)
        .run("[...element.querySelectorAll('.b-meta')].map(label => label.textContent)");
    assert_eq!(beside, ["Previous part", "Next part"]);
    browser.css(&format!("nav[aria-label={name:?}] .b-newer")).click();
    browser.until("the next part", "document.querySelector('.b-part')?.textContent.startsWith('Part 3')");
    browser.link(name).click();
    browser.arrive("/series/delivery-on-aws/", name);
    let parts: Vec<String> =
        browser.eval("[...document.querySelectorAll('.b-card h3 a')].map(link => link.getAttribute('href'))");
    assert_eq!(parts.len(), 3);
    assert_eq!(parts[1], "/articles/devops-on-aws/");
}

fn clipboard_refusal_is_announced(browser: &Browser) {
    let _server = open(browser, ARTICLE);
    browser.act(
        "navigator.clipboard.writeText = async () => { throw new DOMException('', 'NotAllowedError'); }",
    );
    browser.button("Share").click();
    browser.until(
        "the refusal is announced",
        "document.querySelector('#b-announcer.b-note')?.textContent.includes('Couldn’t copy')",
    );
}

fn article_controls_pass_axe(browser: &Browser) {
    let server = open(browser, "articles/devops-on-aws/");
    for width in [390, 1440] {
        browser.set_viewport(width, 900);
        browser.open(&server.url("articles/devops-on-aws/"));
        browser.act(
            "document.querySelectorAll('.b-article details').forEach(details => { details.open = true; })",
        );
        select(browser, 0, 20);
        browser.button("Copy link to selection");
        axe::check(browser, &format!("everything open, {width} px"));
    }
    browser.open(&server.url("series/delivery-on-aws/"));
    axe::check(browser, "a series");
}
