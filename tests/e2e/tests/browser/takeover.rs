//! The app adopts a page that is already in use, late, and possibly modified by others.

use crate::magazine::{ARTICLE, DOCKER, PAGES, TITLE};
use e2e::{
    browser::Browser,
    server::{Fault, Server, Site},
    suite::Test,
    tests,
};
use std::time::Duration;

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: adoption_keeps_reader_input, adoption_keeps_the_selection,
            links_work_before_the_app_loads, nothing_is_fetched_twice, translated_pages_keep_working,
            pages_changed_by_extensions_keep_working, replaced_pages_are_left_to_the_browser;
        chromium: late_adoption_causes_no_layout_shift
    ]
}

/// A site with an article that contains a form and a `details` element.
fn with_a_form() -> Server {
    let site = Site::dist();
    let path = format!("{ARTICLE}index.html");
    let page = String::from_utf8_lossy(site.file(&path).unwrap()).into_owned();
    let (before, after) = page.split_once("<h2").expect("the article has parts");
    let form = "<details id=more><summary>More</summary><p>Inside.</p></details>\
                <p><label>Note <input id=note></label></p>";
    site.with_file(&path, format!("{before}{form}<h2{after}")).serve()
}

fn adoption_keeps_reader_input(browser: &Browser) {
    let server = with_a_form();
    browser.hold_app();
    browser.visit(&server.url(ARTICLE));
    browser.css("#more summary").click();
    browser.css("#note").click();
    browser.press("half a thou");
    browser.act("scrollTo({ top: scrollY + 150, behavior: 'instant' })");
    let state = "[document.getElementById('more').open, document.getElementById('note').value,
                  document.activeElement.id, document.activeElement.selectionStart, Math.round(scrollY)]";
    let before: (bool, String, String, u32, u32) = browser.eval(state);
    assert_eq!((before.0, before.1.as_str(), before.2.as_str()), (true, "half a thou", "note"));
    assert!(before.4 >= 150, "one can scroll before the app is there: {before:?}");
    browser.release_app();
    assert_eq!(browser.eval::<(bool, String, String, u32, u32)>(state), before);
    // Typing continues in the same place.
    browser.press("ght");
    assert_eq!(browser.eval::<String>("document.getElementById('note').value"), "half a thought");
    // After leaving and returning, it is still the same page.
    browser.css("header.b-masthead").link("Topics").click();
    browser.arrive("/topics/", "Topics");
    browser.back();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    let after: (bool, String) =
        browser.eval("[document.getElementById('more').open, document.getElementById('note').value]");
    assert_eq!(after, (true, "half a thought".to_owned()));
}

fn adoption_keeps_the_selection(browser: &Browser) {
    let server = Site::dist().serve();
    browser.hold_app();
    browser.visit(&server.url(ARTICLE));
    browser.act("getSelection().selectAllChildren(document.querySelector('.b-prose p'))");
    let selected: String = browser.eval("getSelection().toString()");
    assert!(selected.len() > 40, "{selected}");
    browser.release_app();
    assert_eq!(browser.eval::<String>("getSelection().toString()"), selected);
}

fn links_work_before_the_app_loads(browser: &Browser) {
    let server = Site::dist().serve();
    browser.hold_app();
    browser.visit(&server.url(""));
    browser.by_role("region", "Latest").link(DOCKER).click();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    assert_eq!(server.asked(ARTICLE), [ARTICLE], "as a document");
    browser.back();
    browser.arrive("/", TITLE);
    browser.release_app();
}

fn nothing_is_fetched_twice(browser: &Browser) {
    for path in ["", ARTICLE] {
        let server = Site::dist().serve();
        server.fail("*.wasm", Fault::Delay(Duration::from_millis(800)));
        browser.open(&server.url(path));
        server.wait_until_quiet();
        let mut asked: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
        assert!(!asked.contains(&format!("data/{}.json", path.trim_end_matches('/'))), "{asked:?}");
        for end in [".js", ".wasm", ".woff2"] {
            assert!(asked.iter().any(|path| path.ends_with(end)), "{end} in {asked:?}");
        }
        asked.sort();
        let all = asked.clone();
        asked.dedup();
        assert_eq!(asked, all, "/{path}: nothing twice");
    }
}

fn late_adoption_causes_no_layout_shift(browser: &Browser) {
    browser.before_load(
        "e2e.shifts = [];
         new PerformanceObserver(list => list.getEntries().forEach(entry => e2e.shifts.push(
             `${entry.value.toFixed(4)} of ${entry.sources?.map(({ node }) => node?.outerHTML?.slice(0, 80))}`,
         ))).observe({ type: 'layout-shift', buffered: true });",
    );
    browser.hold_app();
    for (width, height) in [(390, 844), (1440, 900)] {
        browser.set_viewport(width, height);
        for (path, _) in PAGES {
            let server = Site::dist().serve();
            browser.visit(&server.url(path));
            browser.act("scrollTo({ top: 300, behavior: 'instant' })");
            // Wait for the fonts and two frames, so that only the app's effects are measured.
            let _: bool = browser.run_async(
                "const done = arguments[arguments.length - 1];
                 document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => {
                     e2e.shifts.length = 0;
                     done(true);
                 })));",
            );
            browser.release_app();
            let _: bool = browser.run_async(
                "const done = arguments[arguments.length - 1];
                 requestAnimationFrame(() => setTimeout(() => done(true), 100));",
            );
            let shifts: Vec<String> = browser.eval("e2e.shifts");
            assert!(shifts.is_empty(), "/{path} shifts at {width}: {shifts:#?}");
        }
    }
}

/// Imitates a translator, which wraps every text in an element and marks the root.
const TRANSLATE: &str = "
    document.documentElement.classList.add('translated-ltr');
    document.documentElement.lang = 'de';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
    for (const text of texts.filter((text) => !text.parentElement.closest('script, style, select'))) {
        const outer = document.createElement('font'), inner = document.createElement('font');
        inner.textContent = text.data;
        outer.append(inner);
        text.replaceWith(outer);
    }";

/// Imitates extensions, which insert elements, mark the root, and remove or wrap parts of the page.
const EXTEND: &str = "
    document.documentElement.setAttribute('data-darkreader-mode', 'dynamic');
    document.body.setAttribute('cz-shortcut-listen', 'true');
    const own = () => Object.assign(document.createElement('div'), { className: 'extension' });
    const main = document.getElementById('b-main'), page = main.querySelector('.b-page');
    document.body.prepend(own());
    document.body.append(own());
    main.prepend(own());
    main.append(own());
    page.prepend(own());
    page.querySelector('p, li, h2')?.after(own());
    page.querySelector('img, svg')?.remove();
    for (const comment of [...main.childNodes].filter((node) => node.nodeType === Node.COMMENT_NODE)) comment.remove();
    const wrapper = own();
    page.replaceWith(wrapper);
    wrapper.append(page);";

fn goes_on(browser: &Browser, change: &str) {
    browser.hold_app();
    for (path, heading) in [("", TITLE), (ARTICLE, DOCKER), ("topics/", "Topics")] {
        let server = Site::dist().serve();
        browser.visit(&server.url(path));
        browser.act(change);
        browser.release_app();
        browser.arrive(&format!("/{path}"), heading);
        server.clear_log();
        browser.css("header.b-masthead a[href='/popular/']").click();
        browser.arrive("/popular/", "Most Popular");
        is_alone(browser);
        // Translators and extensions change later pages too.
        browser.act(change);
        browser.css("header.b-masthead a[href='/archive/']").click();
        browser.arrive("/archive/", "Archive");
        is_alone(browser);
        browser.back();
        browser.arrive("/popular/", "Most Popular");
        is_alone(browser);
        browser.back();
        browser.arrive(&format!("/{path}"), heading);
        is_alone(browser);
        browser.forward();
        browser.arrive("/popular/", "Most Popular");
        assert!(
            !server.requests().iter().any(|request| request.destination == "document"),
            "no new document"
        );
        assert_eq!(browser.count("#b-notice"), 0, "the app has not stopped");
    }
}

/// Asserts that there is exactly one page, and that it is visible.
fn is_alone(browser: &Browser) {
    let pages: Vec<bool> =
        browser.eval("[...document.querySelectorAll('.b-page')].map((page) => page.checkVisibility())");
    assert_eq!(pages, [true]);
}

fn translated_pages_keep_working(browser: &Browser) {
    goes_on(browser, TRANSLATE);
}

fn pages_changed_by_extensions_keep_working(browser: &Browser) {
    goes_on(browser, EXTEND);
}

fn replaced_pages_are_left_to_the_browser(browser: &Browser) {
    let server = Site::dist().serve();
    browser.hold_app();
    for late in [true, false] {
        server.clear_log();
        browser.visit(&server.url(ARTICLE));
        // Imitates the reader mode of a browser or an extension.
        let replace = "document.body.replaceChildren(Object.assign(document.createElement('a'),
                           { href: '/topics/', textContent: 'Read on' }))";
        if late {
            browser.release_app();
            browser.act(replace);
        } else {
            browser.act(replace);
            browser.release_app();
        }
        browser.link("Read on").click();
        browser.arrive("/topics/", "Topics");
        assert_eq!(server.asked("topics/"), ["topics/"], "as a document");
        browser.release_app();
    }
}
