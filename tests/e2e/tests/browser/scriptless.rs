//! Every page is complete without JavaScript.

use crate::magazine::{ARTICLE, DOCKER, PAGES};
use e2e::{browser::Browser, server::Site, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![chromium: every_page_is_complete, navigation_works]
}

/// Everything a reader sees: the text, links and pictures of the page.
const SEEN: &str = "(() => {
    const shown = (element) => element.checkVisibility({ visibilityProperty: true });
    const main = document.querySelector('main');
    return [
        document.querySelector('main h1').textContent.trim(),
        main.textContent.replace(/\\s+/g, ' ').trim(),
        [...main.querySelectorAll('a[href]')].filter(shown).map((link) => link.getAttribute('href')),
        [...main.querySelectorAll('img, .b-cover')].filter(shown).length,
    ];
})()";

fn every_page_is_complete(browser: &Browser) {
    let server = Site::dist().serve();
    let seen = |path: &str| -> (String, String, Vec<String>, u32) {
        browser.visit(&server.url(path));
        browser.eval(SEEN)
    };
    let open = |path: &str| -> (String, String, Vec<String>, u32) {
        browser.open(&server.url(path));
        browser.eval(SEEN)
    };
    let with: Vec<_> = PAGES.iter().map(|(path, _)| open(path)).collect();
    browser.disable_scripts();
    for ((path, _), (heading, text, links, pictures)) in PAGES.into_iter().zip(with) {
        let (without, plain, plain_links, plain_pictures) = seen(path);
        assert_eq!(without, heading, "/{path}");
        assert_eq!(plain_pictures, pictures, "pictures of /{path}");
        for link in &plain_links {
            assert!(!link.is_empty() && !link.starts_with("javascript:"), "/{path}: {link}");
        }
        assert!(links.iter().all(|link| plain_links.contains(link)), "/{path}: {links:?} in {plain_links:?}");
        assert!(
            plain.len() * 10 >= text.len() * 9,
            "/{path} has its text: {} of {}",
            plain.len(),
            text.len()
        );
        assert!(!browser.eval::<bool>("document.documentElement.classList.contains('js')"));
        // Controls that need scripts are hidden.
        let idle: Vec<String> = browser.eval(
            "[...document.querySelectorAll('button:not([popovertarget]), select, input, dialog')]
                 .filter((element) => element.checkVisibility({ visibilityProperty: true }))
                 .filter((element) => !element.closest('details, form[action]') && element.type !== 'checkbox')
                 .map((element) => element.outerHTML)",
        );
        assert_eq!(idle, Vec::<String>::new(), "/{path}");
    }
}

fn navigation_works(browser: &Browser) {
    let server = Site::dist().serve();
    browser.disable_scripts();
    browser.visit(&server.url(""));
    browser.by_role("region", "Latest").link(DOCKER).click();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    browser.css("nav[aria-label=Main]").link("Archive").click();
    browser.arrive("/archive/", "Archive");
    browser.link("2025").click();
    browser.arrive("/archive/2025/", "2025");
    browser.back();
    browser.arrive("/archive/", "Archive");
    let asked: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    assert!(!asked.iter().any(|path| path.ends_with(".js") || path.starts_with("data/")), "{asked:?}");
}
