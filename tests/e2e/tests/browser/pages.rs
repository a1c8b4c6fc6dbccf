//! Every kind of page, opened directly and through a link.

use crate::magazine::{ARTICLE, ARTICLES, AUTHOR, DOCKER, FACEBOOK, PAGES, TITLE};
use e2e::{browser::Browser, server::Site, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: every_page_has_its_own_head, article_page_is_complete, topics_link_to_their_articles,
            archive_links_to_its_years, unknown_paths_show_page_not_found, prerendered_pages_fetch_no_data,
            every_page_works_without_prerendering
    ]
}

fn every_page_has_its_own_head(browser: &Browser) {
    let server = Site::dist().serve();
    let mut seen: Vec<(String, String)> = Vec::new();
    for (path, heading) in PAGES {
        browser.open(&server.url(path));
        let shown: String = browser.eval("document.querySelector('main h1').textContent.trim()");
        assert!(heading.is_empty() || shown == heading, "/{path} is headed {shown}");
        for tag in ["title", "meta[name=description]", "link[rel=canonical]", "h1", "main"] {
            assert_eq!(browser.count(tag), 1, "{tag} on /{path}");
        }
        let head: (String, String) =
            browser.eval("[document.title, document.querySelector('meta[name=description]').content]");
        assert!(head.0.contains(&shown) && head.0.contains(TITLE), "the title of /{path}: {}", head.0);
        assert!(head.1.len() > 20, "the description of /{path}: {}", head.1);
        let canonical: String =
            browser.eval("document.querySelector('link[rel=canonical]').getAttribute('href')");
        assert!(canonical.ends_with(&format!("/{path}")), "the canonical link of /{path}: {canonical}");
        assert!(!seen.contains(&head), "/{path} has the head of another page: {head:?}");
        seen.push(head);
    }
}

fn article_page_is_complete(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(ARTICLE));
    browser.heading(1, DOCKER);
    let head = browser.css(".b-article-head").text();
    for part in [AUTHOR, "4 min read", "Feb 21, 2025"] {
        assert!(head.contains(part), "{part} in {head}");
    }
    assert!(browser.css(".b-prose").text().len() > 2000);
    let older = browser.css("nav.b-neighbours a[rel=prev]");
    let title: String = older.run("element.lastElementChild.textContent.trim()");
    older.click();
    browser.until(
        "the older article",
        &format!("document.querySelector('main h1').textContent.trim() === {title:?}"),
    );
    browser.css("nav.b-neighbours a[rel=next]").click();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    browser.link("DevOps").click();
    browser.arrive("/topics/devops/", "DevOps");
    browser.back();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    browser.link(AUTHOR).click();
    browser.arrive("/authors/broadsheet-editors/", AUTHOR);
    assert_eq!(browser.count("article.b-card"), ARTICLES);
}

fn topics_link_to_their_articles(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("about/"));
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
    browser.link("DevOps").click();
    browser.arrive("/topics/devops/", "DevOps");
    assert!(browser.count("article.b-card") >= 3);
    browser.link(DOCKER).click();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
}

fn archive_links_to_its_years(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(""));
    browser.css("nav[aria-label=Main]").link("Archive").click();
    browser.arrive("/archive/", "Archive");
    assert!(browser.css("main").text().contains(&format!("{ARTICLES} articles")));
    browser.link("2025").click();
    browser.arrive("/archive/2025/", "2025");
    assert_eq!(browser.count("article.b-card"), ARTICLES);
    browser.link(FACEBOOK).click();
    browser.until(
        "the article",
        &format!("document.querySelector('main h1').textContent.trim() === {FACEBOOK:?}"),
    );
}

fn unknown_paths_show_page_not_found(browser: &Browser) {
    let server = Site::dist().serve();
    for path in
        ["no-such-page/", "articles/no-such-article/", "topics/devops/99/", "a/b/c/d/", "no.such.file"]
    {
        browser.open(&server.url(path));
        browser.heading(1, "Page not found");
        assert!(browser.eval::<String>("document.title").contains("Page not found"), "{path}");
        assert_eq!(browser.count("meta[name=robots][content*=noindex]"), 1, "{path}");
        assert_eq!(
            server.requests().iter().find(|request| request.path == path).map(|one| one.status),
            Some(404)
        );
    }
    browser.css("main").link("Front page").click();
    browser.arrive("/", TITLE);
}

fn prerendered_pages_fetch_no_data(browser: &Browser) {
    let server = Site::dist().serve();
    for (path, _) in PAGES {
        server.clear_log();
        // Disable prefetching, so that every request comes from the page itself.
        browser.save_data();
        browser.open(&server.url(path));
        let asked = [server.asked("*.json"), server.asked("articles.json")].concat();
        assert!(asked.is_empty(), "/{path} asks for {asked:?}");
    }
}

fn every_page_works_without_prerendering(browser: &Browser) {
    let server = Site::dist().unprinted().serve();
    for (path, heading) in PAGES {
        browser.open(&server.url(path));
        let text = format!(
            "document.querySelector('main h1')?.textContent.trim() {}",
            match heading {
                "" => "> ''".to_owned(),
                text => format!("=== {text:?}"),
            }
        );
        browser.until(&format!("/{path} is shown"), &text);
        for tag in ["title", "meta[name=description]"] {
            assert_eq!(browser.count(tag), 1, "{tag} on /{path}");
        }
    }
    browser.open(&server.url("no-such-page/"));
    browser.heading(1, "Page not found");
}
