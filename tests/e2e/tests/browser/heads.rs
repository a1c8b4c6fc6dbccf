//! A page has the same metadata whether it is prerendered or reached through a link.

use crate::magazine::PAGES;
use e2e::{browser::Browser, server::Site, suite::Test, tests};
use serde_json::Value;
use std::time::Duration;

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: navigation_sets_the_prerendered_head, head_is_complete_without_prerendering;
        alone: every_prerendered_head_is_complete
    ]
}

/// The page's own tags in a document's head, as HTML.
const TAGS: &str = "(head) => [...head.querySelectorAll(
        'title, meta:not([http-equiv]), link[rel=canonical], link[rel=alternate], script[type=\"application/ld+json\"]')]
    .map((tag) => tag.outerHTML).sort()";

/// The prerendered head at a path; the 404 page has one too.
fn printed(browser: &Browser, url: &str) -> Vec<String> {
    browser.run_async(&format!(
        "const done = arguments[arguments.length - 1];
         const asked = new XMLHttpRequest();
         asked.open('GET', {url:?});
         asked.responseType = 'document';
         asked.onload = () => done(({TAGS})(asked.response.head));
         asked.send();"
    ))
}

fn live(browser: &Browser) -> Vec<String> {
    browser.eval(&format!("({TAGS})(document.head)"))
}

/// Follows a link of the page to a path.
fn follow(browser: &Browser, path: &str) {
    browser.act(&format!(
        "const link = Object.assign(document.createElement('a'), {{ href: '/{path}', id: 'follow', textContent: 'Follow' }});
         link.addEventListener('click', () => setTimeout(() => link.remove()));
         document.querySelector('main').prepend(link)"
    ));
    // Back would pass over a page that was opened by a script.
    browser.css("#follow").click();
}

fn is_as(browser: &Browser, path: &str, how: &str, expected: &[String]) {
    browser.until(&format!("/{path} {how}"), &format!("location.pathname === '/{path}'"));
    becomes(browser, &format!("/{path} {how}"), || live(browser), expected);
}

/// Waits until a head is as expected, and fails if it never is.
fn becomes(browser: &Browser, what: &str, head: impl Fn() -> Vec<String>, expected: &[String]) {
    for _ in 0..100 {
        if head() == expected {
            return;
        }
        std::thread::sleep(Duration::from_millis(30));
    }
    assert_eq!(head(), expected, "{what}, {}", browser.kind);
}

fn paths() -> impl Iterator<Item = &'static str> {
    PAGES.into_iter().map(|(path, _)| path).chain(["no-such-page/"])
}

fn navigation_sets_the_prerendered_head(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("popular/"));
    browser.expect_trouble("404");
    let first = live(browser);
    assert_eq!(first, printed(browser, "/popular/"), "the app leaves the printed head as it is");
    // A link to the page itself adds nothing to the history.
    for path in paths().filter(|path| *path != "popular/") {
        let expected = printed(browser, &format!("/{path}"));
        follow(browser, path);
        is_as(browser, path, "by a link", &expected);
        browser.back();
        is_as(browser, "popular/", "by Back", &first);
    }
}

fn head_is_complete_without_prerendering(browser: &Browser) {
    let (whole, server) = (Site::dist().serve(), Site::dist().unprinted().serve());
    browser.expect_trouble("404");
    // Ignore the feed links that prerendering adds to every prerendered page.
    let own = |head: Vec<String>| -> Vec<String> {
        head.into_iter().filter(|tag| !tag.contains("alternate")).collect()
    };
    for path in paths() {
        browser.open(&whole.url(path));
        let expected: Vec<String> = own(live(browser))
            .into_iter()
            .map(|tag| tag.replace("https://broadsheet.example/", "/"))
            .collect();
        browser.open(&server.url(path));
        becomes(browser, &format!("/{path}, not printed"), || own(live(browser)), &expected);
    }
}

fn every_prerendered_head_is_complete() {
    let site = Site::dist();
    for path in paths() {
        let file = if path == "no-such-page/" { "404.html".to_owned() } else { format!("{path}index.html") };
        let page = String::from_utf8_lossy(site.file(&file).unwrap()).into_owned();
        let count = |tag: &str| page.matches(tag).count();
        let root = page.split_once("<html").and_then(|(_, rest)| rest.split_once('>')).unwrap().0;
        assert!(root.contains(" lang="), "the language of {file}: {root}");
        for tag in ["<title>", "<meta name=\"description\"", "name=\"viewport\""] {
            assert_eq!(count(tag), 1, "{tag} in {file}");
        }
        if file == "404.html" {
            assert_eq!(count("noindex"), 1);
            continue;
        }
        for tag in [
            "rel=\"canonical\"",
            "property=\"og:title\"",
            "property=\"og:description\"",
            "property=\"og:type\"",
            "property=\"og:url\"",
            "property=\"og:image\"",
            "property=\"og:image:alt\"",
            "property=\"og:locale\" content=\"en_US\"",
            "property=\"og:site_name\"",
            "name=\"twitter:card\"",
            "application/ld+json",
            "application/rss+xml\" title=\"Broadsheet\"",
            "application/atom+xml",
            "application/feed+json",
        ] {
            assert_eq!(count(tag), 1, "{tag} in {file}");
        }
        let data =
            page.split_once("ld+json\">").and_then(|(_, rest)| rest.split_once("</script>")).unwrap().0;
        let data: Value = serde_json::from_str(data).unwrap();
        let kinds: Vec<&str> =
            data["@graph"].as_array().unwrap().iter().filter_map(|part| part["@type"].as_str()).collect();
        let expected: &[&str] = match path {
            "" => &["WebSite"],
            "about/" => &["WebPage", "BreadcrumbList"],
            path if path.starts_with("articles/") => &["BlogPosting", "BreadcrumbList"],
            path if path.starts_with("authors/") && path != "authors/" => &["ProfilePage", "BreadcrumbList"],
            _ => &["CollectionPage", "BreadcrumbList"],
        };
        assert_eq!(kinds, expected, "{file}");
        assert_eq!(data["@graph"][0]["publisher"]["@type"], "Organization", "{file}");
        // The share picture must exist.
        let picture =
            page.split_once("property=\"og:image\" content=\"").unwrap().1.split('"').next().unwrap();
        let picture = picture.trim_start_matches("https://broadsheet.example/");
        assert!(site.file(picture).is_some_and(|png| png.starts_with(b"\x89PNG")), "{picture}");
    }
}
