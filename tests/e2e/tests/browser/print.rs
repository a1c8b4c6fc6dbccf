//! Printing an article.

use crate::magazine::ARTICLE;
use e2e::{browser::Browser, server::Site, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        chromium: controls_are_not_printed, external_link_addresses_are_printed,
            print_is_light_in_every_theme, code_wraps_in_print;
        printing: print_shows_the_page_address
    ]
}

const CONTENT: &str = "<p>See <a href=\"https://example.org/a\">this</a> and <a href=\"/topics/\">that</a>, \
    <a href=\"https://example.org/?v=1&amp;code=fn%20main\">run</a>.</p>\
    <h2 id=\"x\">A <a href=\"https://example.org/h\">heading</a></h2>\
    <div class=\"b-code\"><pre><code>let x = \"{}\";</code></pre></div>";

fn on_paper(browser: &Browser) -> e2e::server::Server {
    let server = Site::dist().serve();
    browser.open(&server.url(ARTICLE));
    browser.act(&format!(
        "insertMarkup(document.querySelector('.b-prose'), 'beforeend', {:?})",
        CONTENT.replace("{}", &"long ".repeat(60))
    ));
    browser.emulate("print", &[]);
    server
}

fn controls_are_not_printed(browser: &Browser) {
    let _server = on_paper(browser);
    let shown: Vec<String> = browser.eval(
        "[...document.querySelectorAll('nav, button, select, .b-skip, .b-anchor, .b-colophon, .b-neighbours, .b-related, .b-actions, .b-progress')]
             .filter(part => part.checkVisibility()).map(part => part.outerHTML.slice(0, 80))",
    );
    assert_eq!(shown, Vec::<String>::new());
    browser.emulate("screen", &[]);
    assert!(browser.eval::<bool>("document.querySelector('nav').checkVisibility()"), "but shown on a screen");
}

fn external_link_addresses_are_printed(browser: &Browser) {
    let _server = on_paper(browser);
    let written: Vec<String> = browser.eval(
        "[...document.querySelectorAll('.b-prose a')].slice(-4).map(link => getComputedStyle(link, '::after').content)",
    );
    assert_eq!(written, ["\" (https://example.org/a)\"", "none", "none", "none"]);
}

fn print_is_light_in_every_theme(browser: &Browser) {
    let _server = on_paper(browser);
    for theme in ["light", "dark", "sepia"] {
        browser.act(&format!("document.documentElement.dataset.theme = {theme:?}"));
        for scheme in ["light", "dark"] {
            browser.emulate("print", &[("prefers-color-scheme", scheme)]);
            let colours: (String, String) =
                browser.eval("(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.documentElement))");
            assert_eq!(
                colours,
                ("rgb(255, 255, 255)".to_owned(), "rgb(0, 0, 0)".to_owned()),
                "{theme}, {scheme}"
            );
        }
    }
}

fn code_wraps_in_print(browser: &Browser) {
    let _server = on_paper(browser);
    let hidden: Vec<String> = browser.eval(
        "[...document.querySelectorAll('pre')].filter(code => code.scrollWidth > code.clientWidth + 1)
             .map(code => code.textContent.slice(0, 80))",
    );
    assert_eq!(hidden, Vec::<String>::new());
}

fn print_shows_the_page_address(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(ARTICLE));
    assert!(browser.print().starts_with("JVBER"), "a PDF");
    let (address, canonical): (String, String) = browser.eval(
        "[document.querySelector('.b-masthead').dataset.address, document.querySelector('link[rel=canonical]').href]",
    );
    assert_eq!(address, canonical);
}
