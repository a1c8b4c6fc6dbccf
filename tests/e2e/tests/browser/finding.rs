//! Ways from one article to others: related articles, popular articles, authors.

use crate::magazine::{ARTICLE, AUTHOR, DOCKER};
use e2e::{browser::Browser, server::Site, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: articles_link_to_related_articles, rankings_link_to_each_other,
            author_pages_list_their_articles
    ]
}

fn articles_link_to_related_articles(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(ARTICLE));
    let related = browser.by_role("complementary", "Related");
    let titles: Vec<String> =
        related.run("[...element.querySelectorAll('h3')].map(title => title.textContent.trim())");
    assert!((1..=3).contains(&titles.len()) && !titles.iter().any(|title| title == DOCKER), "{titles:?}");
    related.link(&titles[0]).click();
    browser.until(
        "the related article",
        &format!("document.querySelector('main h1').textContent.trim() === {:?}", titles[0]),
    );
}

/// The magazine with read counts.
fn counted() -> Site {
    let list = |slug: &str, title: &str| {
        format!(
            r#"{{"format":1,"title":"Most Popular","articles":[{{"slug":"{slug}","title":"{title}","date":"2025-02-21","topics":["DevOps"]}}],"until":"2025-03-31","periods":["year","month"]}}"#
        )
    };
    Site::dist()
        .unprinted()
        .with_file("data/popular.json", list("docker-backbone-of-modern-devops", DOCKER))
        .with_file("data/popular/year.json", list("aws-codebuild-compared", "Of the year"))
        .with_file("data/popular/month.json", list("devops-on-aws", "Of the month"))
}

fn rankings_link_to_each_other(browser: &Browser) {
    let server = counted().serve();
    browser.open(&server.url("popular/"));
    browser.heading(1, "Most Popular");
    assert!(browser.css("main").text().contains("Based on reads up to Mar 31, 2025"));
    let place: String =
        browser.eval("getComputedStyle(document.querySelector('.b-card .b-kicker'), '::before').content");
    assert_eq!(place, "counter(place)", "numbered");
    for (link, path, heading, first) in [
        ("This year", "/popular/year/", "Most Popular: This year", "Of the year"),
        ("This month", "/popular/month/", "Most Popular: This month", "Of the month"),
        ("All time", "/popular/", "Most Popular", DOCKER),
    ] {
        browser.css("nav[aria-label='Time range']").link(link).click();
        browser.arrive(path, heading);
        let current: Vec<String> = browser.eval(
            "[...document.querySelectorAll('nav[aria-label=\"Time range\"] [aria-current=page]')].map(a => a.textContent.trim())",
        );
        assert_eq!(current, [link]);
        assert_eq!(browser.css("main h3").text(), first);
    }
}

fn author_pages_list_their_articles(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("authors/"));
    browser.heading(1, "Authors");
    assert!(browser.css("main").text().contains("11 articles"));
    browser.css("main").link(AUTHOR).click();
    browser.arrive("/authors/broadsheet-editors/", AUTHOR);
    browser.css("main .b-page-head").link("Author").click();
    browser.arrive("/authors/", "Authors");
}
