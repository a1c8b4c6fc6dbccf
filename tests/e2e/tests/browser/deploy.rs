//! A deploy while readers have pages open: the files of their build are gone, but nothing breaks.

use crate::magazine::{ARTICLE, DOCKER, TITLE};
use e2e::{
    browser::Browser,
    server::{Fault, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: readers_move_to_the_new_build, newer_data_loads_the_new_document,
            pages_work_when_their_app_is_gone, links_work_when_the_app_does_not_start,
            changed_articles_reach_an_open_tab, search_works_after_a_deploy, search_knows_new_shards
    ]
}

fn version(browser: &Browser) -> String {
    browser.eval("document.documentElement.dataset.version")
}

fn readers_move_to_the_new_build(browser: &Browser) {
    let (site, next) = (Site::dist(), Site::dist().rebuilt());
    let (before, after) = (site.version(), next.version());
    assert_ne!(before, after);
    let server = site.serve();
    browser.before_load("const now = Date.now; e2e.later = 0; Date.now = () => now() + e2e.later;");
    browser.open(&server.url("about/"));
    assert_eq!(version(browser), before);
    server.deploy(next);
    server.clear_log();
    // Continue with the old app and new data.
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
    browser.back();
    browser.arrive("/about/", "About");
    assert!(!server.requests().iter().any(|request| request.destination == "document"));
    // The app notices the deploy once its last check is old enough; the next link loads the new build.
    browser.act("e2e.later = 3_600_000");
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
    server.wait_for("version.json");
    server.wait_until_quiet();
    browser.link("Popular").click();
    browser.arrive("/popular/", "Most Popular");
    browser.wait_for_app();
    assert_eq!(version(browser), after);
    // Navigation works as before, including back to earlier pages.
    browser.link("Archive").click();
    browser.arrive("/archive/", "Archive");
    browser.back();
    browser.arrive("/popular/", "Most Popular");
    browser.back();
    browser.arrive("/topics/", "Topics");
    // If the page comes from the back/forward cache, its app must still know that it is outdated.
    browser.wait_for_app();
    browser.link("Archive").click();
    browser.arrive("/archive/", "Archive");
    browser.wait_for_app();
    assert_eq!(version(browser), after);
    let missing: Vec<String> =
        server.requests().into_iter().filter(|one| one.status != 200).map(|one| one.path).collect();
    assert_eq!(missing, Vec::<String>::new(), "nothing of the build before is asked for");
}

fn newer_data_loads_the_new_document(browser: &Browser) {
    let site = Site::dist();
    let newer = String::from_utf8_lossy(site.file("data/archive.json").unwrap())
        .replace("\"format\":1", "\"format\":2");
    let server = site.clone().serve();
    browser.open(&server.url("about/"));
    server.deploy(site.rebuilt().with_file("data/archive.json", newer));
    server.clear_log();
    browser.link("Archive").click();
    browser.arrive("/archive/", "Archive");
    browser.wait_for_app();
    assert_eq!(server.asked("archive/"), ["archive/"], "as a document, which needs no data");
    assert_eq!(browser.count("[role=alert]"), 0);
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
}

/// The page was loaded before the deploy, its app is requested after it.
fn pages_work_when_their_app_is_gone(browser: &Browser) {
    for gone in [".wasm", ".js"] {
        let server = Site::dist().serve();
        server.fail(&format!("*{gone}"), Fault::Status(404));
        for said in [
            "404",
            "HTTP status code is not ok",
            "MIME type",
            "Failed to fetch",
            "error loading",
            "Importing",
        ] {
            browser.expect_trouble(said);
        }
        browser.visit(&server.url(""));
        server.wait_for(&format!("*{gone}"));
        browser.arrive("/", TITLE);
        assert_eq!(browser.count("[role=alert], #b-notice"), 0);
        server.clear_log();
        browser.by_role("region", "Latest").link(DOCKER).click();
        browser.arrive(&format!("/{ARTICLE}"), DOCKER);
        assert_eq!(server.asked(ARTICLE), [ARTICLE], "by a plain link");
    }
}

fn links_work_when_the_app_does_not_start(browser: &Browser) {
    let server = Site::dist().serve();
    browser.before_load("delete globalThis.WebAssembly");
    for said in ["WebAssembly", "not defined"] {
        browser.expect_trouble(said);
    }
    browser.visit(&server.url(""));
    browser.by_role("region", "Latest").link(DOCKER).click();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    browser.css("nav[aria-label=Main]").link("Topics").click();
    browser.arrive("/topics/", "Topics");
    browser.back();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    assert_eq!(server.asked(ARTICLE), [ARTICLE]);
}

fn changed_articles_reach_an_open_tab(browser: &Browser) {
    let server = Site::dist().serve();
    browser.before_load("const now = Date.now; e2e.later = 0; Date.now = () => now() + e2e.later;");
    browser.open(&server.url("about/"));
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
    server.wait_for("version.json");
    server.wait_until_quiet();
    server.deploy(Site::dist().with_other_data());
    browser.act("e2e.later = 3_600_000");
    server.clear_log();
    browser.link("Archive").click();
    browser.arrive("/archive/", "Archive");
    server.wait_for("version.json");
    server.wait_until_quiet();
    assert!(!server.requests().iter().any(|request| request.destination == "document"));
    browser.link("Popular").click();
    browser.arrive("/popular/", "Most Popular");
    browser.wait_for_app();
    assert_eq!(server.asked("popular/"), ["popular/"], "the next link loads the new articles");
    browser.link("About").click();
    browser.until("about", "location.pathname === '/about/' && document.querySelector('main .b-prose')");
    assert!(server.asked("about/").is_empty(), "a tab that has them goes on without new documents");
}

/// The page is of the build before the deploy, and the search is opened after it.
fn search_works_after_a_deploy(browser: &Browser) {
    for said in ["404", "MIME type", "Failed to fetch", "error loading", "disallowed"] {
        browser.expect_trouble(said);
    }
    for page in ["about/", "search/?q=docker"] {
        let server = Site::dist().without(|path| path.starts_with("search-")).serve();
        browser.visit(&server.url(page));
        browser.wait_for_app();
        if page == "about/" {
            browser.press_with_control('k');
            browser.until("the field", "document.activeElement.matches('#b-search[open] input')");
            browser.press("docker");
        }
        browser.until("it fails", "document.querySelector('.b-search-found [role=alert]')");
        server.deploy(Site::dist().rebuilt());
        browser.button("Try again").click();
        browser.until(
            &format!("results of the new build, from {page}"),
            "location.search === '?q=docker' && document.querySelector('.b-search-page .b-hit')",
        );
    }
}

/// A deploy has replaced the shards of an index that the panel knows.
fn search_knows_new_shards(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("about/"));
    browser.press_with_control('k');
    browser.until("the field", "document.activeElement.matches('#b-search[open] input')");
    server.wait_for("search/catalog.txt");
    server.wait_until_quiet();
    server.clear_log();
    // The shard that is asked for first is gone.
    browser.act(
        "const real = fetch;
         let gone = false;
         window.fetch = (address, options) => {
             if (gone || !String(address).includes('/search/words/')) return real(address, options);
             gone = true;
             return Promise.resolve(new Response('', { status: 404 }));
         }",
    );
    browser.press("docker");
    browser.until("results", "document.querySelector('#b-search [role=option]')");
    assert_eq!(server.asked("search/catalog.txt").len(), 1, "the manifest is fetched anew");
}
