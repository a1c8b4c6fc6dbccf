//! The front page.

use crate::magazine::{ARTICLE, DOCKER, FACEBOOK, FEATURED, TITLE, YOUTUBE};
use e2e::{
    browser::{Browser, Element},
    server::{Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: featured_article_comes_first, most_popular_is_ranked, newest_ten_articles_are_cards,
            cards_open_their_article, sidebar_follows_the_featured_article_on_phones
    ]
}

fn home(browser: &Browser) -> Server {
    let server = Site::dist().serve();
    browser.open(&server.url(""));
    server
}

fn lines(element: &Element<'_>, selector: &str) -> String {
    element
        .run(&format!("element.querySelector({selector:?})?.textContent.replace(/\\s+/g, ' ').trim() ?? ''"))
}

fn featured_article_comes_first(browser: &Browser) {
    let _server = home(browser);
    browser.heading(1, TITLE);
    let featured = browser.css("article.b-featured");
    assert!(featured.run::<String>("element.querySelector('h2 a').pathname").ends_with(FEATURED));
    let text = featured.text();
    assert!(text.contains("6 min read") && text.contains("Mar 10, 2025"), "{text}");
    let summary: usize =
        featured.run("Math.max(...[...element.querySelectorAll('p')].map(p => p.textContent.length))");
    assert!(summary > 80, "a summary of {summary} letters");
    assert!(featured.run::<bool>("!!element.querySelector('svg, img')"), "a cover");
    assert_eq!(featured.run::<String>("element.querySelector('time').dateTime"), "2025-03-10");
}

fn most_popular_is_ranked(browser: &Browser) {
    let _server = home(browser);
    let aside = browser.by_role("complementary", "Most Popular");
    let ranked: Vec<(String, String)> = aside.run(
        "[...element.querySelectorAll('li')].map(li =>
            [li.querySelector('a').textContent.trim(), li.querySelector('time').textContent.trim()])",
    );
    let expected = [(DOCKER, "Feb 21, 2025"), (YOUTUBE, "Feb 9, 2025"), (FACEBOOK, "Feb 3, 2025")];
    assert_eq!(ranked, expected.map(|(title, date)| (title.to_owned(), date.to_owned())));
    aside.link("View all").click();
    browser.arrive("/popular/", "Most Popular");
    let titles: Vec<String> =
        browser.eval("[...document.querySelectorAll('main h3')].map(h => h.textContent.trim())");
    assert_eq!(titles, [DOCKER, YOUTUBE, FACEBOOK]);
}

fn newest_ten_articles_are_cards(browser: &Browser) {
    let _server = home(browser);
    let latest = browser.by_role("region", "Latest");
    let cards = latest.by_role("article", None);
    let mut shown: Vec<(String, String)> =
        cards.iter().map(|card| (lines(card, ".b-meta span"), lines(card, "time"))).collect();
    let newest_first: Vec<String> =
        cards.iter().map(|card| card.run("element.querySelector('time').dateTime")).collect();
    assert!(newest_first.is_sorted_by(|a, b| a >= b), "{newest_first:?}");
    let mut expected = [
        (6, "Mar 10"),
        (4, "Feb 21"),
        (4, "Feb 9"),
        (9, "Feb 3"),
        (4, "Feb 3"),
        (4, "Feb 3"),
        (5, "Feb 21"),
        (5, "Mar 3"),
        (4, "Feb 3"),
        (3, "Feb 3"),
    ]
    .map(|(minutes, date)| (format!("{minutes} min read"), format!("{date}, 2025")));
    shown.sort();
    expected.sort();
    assert_eq!(shown, expected);
    for card in &cards {
        assert!(card.run::<bool>("!!element.querySelector('svg, img')"), "a cover: {}", card.text());
        assert!(card.run::<bool>("[...element.querySelectorAll('p')].some(p => p.textContent.length > 80)"));
    }
    assert!(cards[0].run::<String>("element.querySelector('h3 a').pathname").ends_with(FEATURED));
}

fn cards_open_their_article(browser: &Browser) {
    let server = home(browser);
    browser.by_role("region", "Latest").link(DOCKER).click();
    browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    assert_eq!(server.asked("articles/*").len(), 0, "it is shown without a new document");
}

fn sidebar_follows_the_featured_article_on_phones(browser: &Browser) {
    browser.set_viewport(390, 844);
    let _server = home(browser);
    let tops: Vec<f64> = browser.eval(
        "['.b-featured', 'aside', '.b-card'].map(part => document.querySelector(part).getBoundingClientRect().top)",
    );
    assert!(tops.is_sorted(), "featured, most popular, latest from top to bottom: {tops:?}");
    let wide: f64 = browser.eval("document.querySelector('aside').getBoundingClientRect().width");
    assert!(wide > 300.0, "the sidebar takes the width of a phone: {wide}");
}
