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
            pages_work_when_their_app_is_gone, links_work_when_the_app_does_not_start
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
