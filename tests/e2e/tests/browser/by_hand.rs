//! The app with nothing but a hand-written `articles.json` is a working magazine.

use e2e::{
    browser::Browser,
    places,
    server::{Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![everywhere: hand_written_magazine_works, every_page_opens_directly]
}

fn magazine() -> Server {
    let text = std::fs::read(places::fixture("by-hand").join("articles.json")).unwrap();
    Site::dist()
        .unprinted()
        .without(|path| path.starts_with("data/"))
        .with_file("articles.json", text)
        .serve()
}

fn hand_written_magazine_works(browser: &Browser) {
    let server = magazine();
    browser.open(&server.url(""));
    browser.heading(1, "Field Notes");
    assert!(browser.css("article.b-featured").text().contains("First light"));
    let cards: Vec<String> =
        browser.eval("[...document.querySelectorAll('.b-card h3')].map(h => h.textContent.trim())");
    assert_eq!(cards, ["Second thoughts", "First light", "Before the telescope"]);
    let popular = browser.by_role("complementary", "Most Popular");
    assert!(popular.run::<bool>("element.querySelectorAll('li').length === 2"));
    popular.link("View all").click();
    browser.arrive("/popular/", "Most Popular");
    browser.link("Second thoughts").click();
    browser.arrive("/articles/second-thoughts/", "Second thoughts");
    assert!(browser.css(".b-prose").text().contains("measured it twice"));
    browser.css("nav.b-neighbours a[rel=prev]").click();
    browser.arrive("/articles/first-light/", "First light");
    browser.link("Instruments").click();
    browser.arrive("/topics/instruments/", "Instruments");
    assert_eq!(browser.count("article.b-card"), 2);
    browser.css("nav[aria-label=Main]").link("Topics").click();
    browser.arrive("/topics/", "Topics");
    browser.css("nav[aria-label=Main]").link("Archive").click();
    browser.arrive("/archive/", "Archive");
    browser.link("2024").click();
    browser.arrive("/archive/2024/", "2024");
    browser.link("Before the telescope").click();
    browser.arrive("/articles/before-the-telescope/", "Before the telescope");
    browser.link("Ada Byron").click();
    browser.arrive("/authors/ada-byron/", "Ada Byron");
    assert_eq!(server.asked("articles.json").len(), 1, "one file, fetched once");
    assert_eq!(server.asked("data/*"), Vec::<String>::new());
}

fn every_page_opens_directly(browser: &Browser) {
    let server = magazine();
    for (path, heading) in [
        ("articles/first-light/", "First light"),
        ("topics/", "Topics"),
        ("topics/instruments/", "Instruments"),
        ("archive/2025/", "2025"),
        ("popular/", "Most Popular"),
        ("authors/ada-byron/", "Ada Byron"),
        ("articles/none/", "Page not found"),
        ("topics/none/", "Page not found"),
        ("about/", "Page not found"),
        ("no/such/page/at/all/", "Page not found"),
    ] {
        browser.open(&server.url(path));
        browser.arrive(&format!("/{path}"), heading);
    }
}
