//! The frame of every page: skip link, masthead, theme, footer.

use crate::magazine::{ARTICLE, DOCKER, PAGES, TITLE};
use crate::settings::choose;
use e2e::{
    browser::Browser,
    server::{Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: every_page_has_masthead_and_footer, current_page_is_marked_in_the_masthead,
            nothing_is_stored_without_a_choice, everything_works_with_storage_blocked,
            navigation_moves_focus_and_is_announced
    ]
}

fn every_page_has_masthead_and_footer(browser: &Browser) {
    let server = Site::dist().serve();
    for (path, _) in PAGES {
        browser.open(&server.url(path));
        assert_eq!(browser.css("a.b-skip").attribute("href"), "#b-main", "on /{path}");
        // On the front page the title is in the nameplate, so the masthead omits it.
        if !path.is_empty() {
            assert_eq!(browser.css("header.b-masthead").link(TITLE).attribute("href"), "/");
        }
        let nav: Vec<String> = browser
            .by_role("navigation", "Main")
            .run("[...element.querySelectorAll('a')].map(a => a.textContent)");
        assert_eq!(nav, ["Topics", "Archive", "Popular", "About"], "on /{path}");
        browser.button("Reading settings");
        assert_eq!(browser.count("main#b-main > .b-page"), 1, "on /{path}");
        assert_eq!(browser.count("footer.b-colophon"), 1, "on /{path}");
        assert_eq!(browser.count("#b-announcer[role=status]"), 1, "on /{path}");
    }
}

fn current_page_is_marked_in_the_masthead(browser: &Browser) {
    let server = Site::dist().serve();
    let current =
        "[...document.querySelectorAll('[aria-current=page]')].map(link => link.textContent).join()";
    browser.open(&server.url("topics/"));
    assert_eq!(browser.eval::<String>(current), "Topics");
    browser.link("Popular").click();
    browser.arrive("/popular/", "Most Popular");
    assert_eq!(browser.eval::<String>(current), "Popular");
    let list = "[...document.querySelectorAll('[aria-current=true]')].map(link => link.textContent).join()";
    browser.open(&server.url("topics/devops/"));
    assert_eq!(browser.eval::<String>(list), "Topics");
    browser.open(&server.url("archive/2025/"));
    assert_eq!(browser.eval::<String>(list), "Archive");
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
    assert_eq!(
        browser.eval::<(String, String)>(&format!("[{current}, {list}]")),
        ("Topics".into(), String::new())
    );
}

fn nothing_is_stored_without_a_choice(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(""));
    tour(browser, &server);
    assert_eq!(
        browser.eval::<String>(
            "Object.keys(document.documentElement.dataset).filter(name => \
        ['theme', 'size', 'width', 'face', 'keys', 'rate'].includes(name)).join()"
        ),
        ""
    );
    assert_eq!(browser.eval::<usize>("localStorage.length"), 0);
}

fn everything_works_with_storage_blocked(browser: &Browser) {
    let server = Site::dist().serve();
    browser.block_storage();
    browser.open(&server.url(""));
    tour(browser, &server);
    choose(browser, "Dark");
    assert_eq!(browser.eval::<String>("document.documentElement.dataset.theme"), "dark");
    browser.link("Archive").click();
    browser.arrive("/archive/", "Archive");
    assert_eq!(browser.eval::<String>("document.documentElement.dataset.theme"), "dark");
    browser.reload();
    browser.heading(1, "Archive");
}

/// Goes from home to an article, a topic and back home without loading a new document.
fn tour(browser: &Browser, server: &Server) {
    server.clear_log();
    browser.by_role("region", "Latest").link(DOCKER).click();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    browser.link("DevOps").click();
    browser.arrive("/topics/devops/", "DevOps");
    browser.css("header.b-masthead").link(TITLE).click();
    browser.arrive("/", TITLE);
    assert!(!server.requests().iter().any(|request| request.destination == "document"));
}

fn navigation_moves_focus_and_is_announced(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(""));
    assert_eq!(browser.eval::<String>("document.getElementById('b-announcer').textContent"), "");
    for (link, path, heading) in [
        ("Popular", "/popular/", "Most Popular"),
        ("Topics", "/topics/", "Topics"),
        ("AWS", "/topics/aws/", "AWS"),
    ] {
        browser.link(link).click();
        browser.arrive(path, heading);
        browser.until(
            "the heading has the focus",
            "document.activeElement === document.querySelector('main h1')",
        );
        assert_eq!(browser.eval::<i32>("document.activeElement.tabIndex"), -1);
        let (title, said): (String, String) =
            browser.eval("[document.title, document.getElementById('b-announcer').textContent]");
        assert!(title.contains(heading), "{title}");
        assert_eq!(said, title);
        assert_eq!(browser.eval::<f64>("scrollY"), 0.0, "a new page starts at its top");
    }
}
