//! A content blocker, a proxy or a locked-down browser blocks a part of the magazine.

use crate::magazine::{ARTICLE, DOCKER};
use e2e::{
    browser::Browser,
    server::{Fault, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: page_is_loaded_where_its_data_is_blocked, pages_of_the_publishers_own_are_opened,
            search_without_webassembly_leads_to_the_archive, controls_are_hidden_without_webassembly
    ]
}

fn page_is_loaded_where_its_data_is_blocked(browser: &Browser) {
    for said in ["404", "Failed to load", "NetworkError", "Failed to fetch"] {
        browser.expect_trouble(said);
    }
    for fault in [Fault::Close, Fault::Status(404), Fault::Status(403)] {
        let server = Site::dist().serve();
        server.fail("data/articles/*", fault);
        browser.open(&server.url("popular/"));
        browser.link(DOCKER).click();
        browser.arrive(&format!("/{ARTICLE}"), DOCKER);
        browser.until("the browser has loaded it", "document.documentElement.dataset.app !== undefined");
        assert!(!server.asked(ARTICLE).is_empty(), "its page is asked for");
        browser.back();
        browser.arrive("/popular/", "Most Popular");
    }
}

/// A page in `public/` has the address of a page of the magazine, as far as the app can tell.
fn pages_of_the_publishers_own_are_opened(browser: &Browser) {
    browser.expect_trouble("404");
    let own = "<!doctype html><title>Demo</title><main><h1>Demo</h1></main>";
    let server = Site::dist().with_file("demo/index.html", own).serve();
    browser.open(&server.url("about/"));
    browser.act(
        "document.querySelector('main').insertAdjacentElement('afterbegin',
            Object.assign(document.createElement('a'), { href: '/demo/', textContent: 'To the demo' }))",
    );
    browser.link("To the demo").click();
    browser.until("the publisher's page", "document.title === 'Demo' && location.pathname === '/demo/'");
    browser.back();
    browser.until("the page before", "location.pathname === '/about/' && document.querySelector('.b-prose')");
    browser.wait_for_app();
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
}

fn without_webassembly(browser: &Browser, path: &str) -> e2e::server::Server {
    let server = Site::dist().serve();
    browser.before_load("delete globalThis.WebAssembly");
    browser.visit(&server.url(path));
    browser.until("the page is one without scripts", "!document.documentElement.classList.contains('js')");
    server
}

fn search_without_webassembly_leads_to_the_archive(browser: &Browser) {
    let _server = without_webassembly(browser, "search/?q=docker");
    assert!(!browser.eval::<bool>("document.querySelector('.b-search').checkVisibility()"));
    browser.css("main .b-no-app a").click();
    browser.arrive("/archive/", "Archive");
}

fn controls_are_hidden_without_webassembly(browser: &Browser) {
    for path in ["", ARTICLE, "topics/devops/", "archive/2025/"] {
        let server = without_webassembly(browser, path);
        let dead: Vec<String> = browser.eval(
            "[...document.querySelectorAll('button:not([popovertarget^=b-N]), select, input, dialog')]
                 .filter((element) => element.checkVisibility({ visibilityProperty: true }))
                 .filter((element) => !element.closest('details') && element.type !== 'checkbox')
                 .map((element) => element.outerHTML)",
        );
        assert_eq!(dead, Vec::<String>::new(), "/{path}");
        drop(server);
    }
}
