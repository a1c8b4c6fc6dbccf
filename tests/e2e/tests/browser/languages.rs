//! A magazine in Arabic, built around the same app, and features common to all languages.

use e2e::{
    axe,
    browser::Browser,
    places, printed,
    server::{Fault, Server, Site},
    suite::Test,
    tests,
};
use std::sync::OnceLock;

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: arabic_is_laid_out_right_to_left, no_arabic_page_scrolls_sideways,
            articles_in_another_language_are_marked, app_falls_back_to_english_without_its_strings,
            prerendered_and_rendered_text_match, dates_follow_the_readers_region, navigation_stays_in_arabic;
        chromium: arabic_is_accessible_in_light, arabic_is_accessible_in_dark;
        alone: only_the_site_language_is_shipped
    ]
}

const PAGES: [&str; 9] = [
    "",
    "articles/indexes/",
    "articles/english/",
    "topics/",
    "topics/الأداء/",
    "archive/",
    "popular/",
    "authors/ليلى-حداد/",
    "about/",
];

fn arabic() -> Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| printed::magazine(&places::fixture("arabic").join("content"))).clone()
}

fn open(browser: &Browser, path: &str) -> Server {
    let server = arabic().serve();
    browser.open(&server.url(path));
    server
}

/// The names of the message files.
fn words(site: &Site) -> Vec<&str> {
    let named = |path: &&str| path.starts_with("words-") && path.ends_with(".json");
    site.files().map(|(path, _)| path).filter(named).collect()
}

fn only_the_site_language_is_shipped() {
    assert_eq!(words(&Site::dist()), Vec::<&str>::new(), "English is in the app");
    let site = arabic();
    let [name] = words(&site)[..] else { panic!("one file: {:?}", words(&site)) };
    let text = String::from_utf8_lossy(site.file(name).unwrap()).into_owned();
    assert!(text.contains("\"language\":\"ar\"") && text.contains("المواضيع"), "{text}");
}

fn arabic_is_laid_out_right_to_left(browser: &Browser) {
    browser.set_viewport(1440, 900);
    let _server = open(browser, "");
    assert_eq!(
        browser.eval::<(String, String)>("[document.documentElement.lang, document.documentElement.dir]"),
        ("ar".to_owned(), "rtl".to_owned())
    );
    let left_of = |one: &str, other: &str| {
        browser.eval::<bool>(&format!(
            "document.querySelector('{one}').getBoundingClientRect().right <=
                 document.querySelector('{other}').getBoundingClientRect().left"
        ))
    };
    assert!(left_of(".b-popular", ".b-featured"), "what is read most stands on the left");
    assert!(left_of(".b-masthead nav", ".b-masthead-title"), "the name stands on the right");
    let _server = open(browser, "articles/indexes/");
    let code: String = browser.eval("getComputedStyle(document.querySelector('pre')).direction");
    assert_eq!(code, "ltr", "code keeps its direction");
    let side: (String, String) = browser.eval(
        "(({ borderRightWidth, borderLeftWidth }) => [borderRightWidth, borderLeftWidth])(
             getComputedStyle(document.querySelector('blockquote')))",
    );
    assert_ne!(side.0, "0px", "a quotation's line is on the right: {side:?}");
    assert_eq!(side.1, "0px", "and not on the left");
}

fn no_arabic_page_scrolls_sideways(browser: &Browser) {
    let server = arabic().serve();
    for path in PAGES {
        browser.open(&server.url(path));
        for width in [320, 390, 820, 1440] {
            browser.set_viewport(width, 800);
            let wide: u32 = browser.eval("document.documentElement.scrollWidth");
            assert!(wide <= width, "/{path} is {wide} wide at {width}");
        }
    }
}

fn accessible(browser: &Browser, theme: &str) {
    let server = arabic().serve();
    browser.open(&server.url("about/"));
    browser.eval::<()>(&format!("localStorage.setItem('theme', {theme:?})"));
    for width in [390, 1440] {
        browser.set_viewport(width, 844);
        for path in PAGES {
            browser.open(&server.url(path));
            axe::check(browser, &format!("/{path} in Arabic, {theme}, {width} px"));
        }
    }
}

fn arabic_is_accessible_in_light(browser: &Browser) {
    accessible(browser, "light");
}

fn arabic_is_accessible_in_dark(browser: &Browser) {
    accessible(browser, "dark");
}

fn navigation_stays_in_arabic(browser: &Browser) {
    let server = open(browser, "");
    browser.link("الطوابير لا تحل المشكلة، بل تؤجلها").click();
    browser.arrive("/articles/queues/", "الطوابير لا تحل المشكلة، بل تؤجلها");
    let byline = browser.css(".b-byline").text();
    for part in ["بقلم", "21 يناير 2025", "دقيقة واحدة للقراءة"] {
        assert!(byline.contains(part), "no {part} in {byline}");
    }
    browser.css("nav[aria-label='القائمة الرئيسية']").link("المواضيع").click();
    browser.arrive("/topics/", "المواضيع");
    let counts: Vec<String> =
        browser.eval("[...document.querySelectorAll('.b-index-list .b-meta')].map(meta => meta.textContent)");
    assert_eq!(counts, ["3 مقالات", "مقالان"], "of three there are few, of two there is a form");
    assert_eq!(browser.eval::<String>("document.documentElement.dir"), "rtl");
    assert_eq!(server.asked("words-*").len(), 1, "the language is fetched once");
    assert_eq!(server.requests().iter().filter(|request| request.destination == "document").count(), 1);
}

fn articles_in_another_language_are_marked(browser: &Browser) {
    let title = "Reading a flame graph: where the time goes";
    let _server = open(browser, "");
    let marked: Vec<String> =
        browser.eval("[...document.querySelectorAll('.b-card [lang]')].map(e => e.lang + e.dir)");
    assert_eq!(marked, ["enltr", "enltr"], "title and summary of one card");
    browser.link(title).click();
    browser.arrive("/articles/english/", title);
    for rendered in [true, false] {
        let attributes: (String, String, String) = browser.eval(
            "[document.querySelector('article').dir, document.querySelector('.b-prose').lang,
              document.querySelector('h1').firstElementChild.lang]",
        );
        assert_eq!(attributes, ("ltr".to_owned(), "en".to_owned(), "en".to_owned()), "rendered: {rendered}");
        assert_eq!(browser.css(".b-callout-title").text(), "Tip", "builds write in the article's language");
        assert!(browser.css(".b-byline").text().contains("دقيقة"), "around it the magazine speaks its own");
        let locale: String = browser.eval("document.querySelector('meta[property=\"og:locale\"]').content");
        assert_eq!(locale, "en_US");
        browser.reload();
    }
}

fn app_falls_back_to_english_without_its_strings(browser: &Browser) {
    browser.expect_trouble("500");
    let failing = [Fault::Status(500), Fault::json(r#"{"format":1,"language":"ar","words":["one"]}"#)];
    for fault in failing {
        let server = arabic().serve();
        server.fail("words-*", fault);
        browser.open(&server.url("about/"));
        browser.link("المواضيع").click();
        browser.arrive("/topics/", "Topics");
        assert_eq!(browser.count("nav[aria-label='القائمة الرئيسية']"), 1, "what was printed stays");
    }
}

/// A magazine with three articles in each of these languages.
fn in_many_languages() -> &'static [(&'static str, Site)] {
    static SITES: OnceLock<Vec<(&str, Site)>> = OnceLock::new();
    SITES.get_or_init(|| {
        ["de-AT", "es", "ja", "ar-EG", "en-GB", "fr"].map(|language| (language, small(language))).into()
    })
}

fn small(language: &str) -> Site {
    let site =
        format!("title = \"T\"\nurl = \"https://t.example/\"\nlanguage = \"{language}\"\nauthor = \"A\"\n");
    let page = "---\ntitle: About\n---\n".to_owned();
    let articles =
        [("one", "2025-03-01"), ("two", "2025-09-22"), ("three", "2024-12-31")].map(|(name, date)| {
            let text = "word ".repeat(if name == "one" { 900 } else { 30 });
            let text = format!("---\ntitle: {name}\nsummary: S\ndate: {date}\ntopics: [T]\n---\n{text}\n");
            (format!("articles/{name}.md"), text)
        });
    let pages = [("site.toml".to_owned(), site), ("pages/about.md".to_owned(), page)];
    printed::written(pages.into_iter().chain(articles))
}

fn prerendered_and_rendered_text_match(browser: &Browser) {
    const TEXTS: &str =
        "[...root.querySelectorAll('main .b-meta, main h2, main .b-section-head a, main .b-kicker')]
        .map(element => element.textContent)";
    for (language, site) in in_many_languages() {
        let server = site.clone().serve();
        browser.open(&server.url("about/"));
        browser.css(".b-masthead-title").click();
        browser.arrive("/", "T");
        let rendered: Vec<String> = browser.eval(&format!("(root => {TEXTS})(document)"));
        let printed: Vec<String> = browser.run_async(&format!(
            "const done = arguments[arguments.length - 1];
             const asked = new XMLHttpRequest();
             asked.open('GET', '/');
             asked.responseType = 'document';
             asked.onload = () => done((root => {TEXTS})(asked.response));
             asked.send();"
        ));
        assert!(printed.len() > 5, "{language}: {printed:?}");
        // If the magazine is in the reader's language, the app formats dates for the reader's region.
        let printed = if *language == "en-GB" {
            let own = |text: String| {
                text.replace("31 Dec 2024", "Dec 31, 2024").replace("1 Mar 2025", "Mar 1, 2025")
            };
            printed.into_iter().map(|text| own(text).replace("22 Sept 2025", "Sep 22, 2025")).collect()
        } else {
            printed
        };
        assert_eq!(rendered, printed, "{language}");
    }
}

/// The browsers' language is US English.
fn dates_follow_the_readers_region(browser: &Browser) {
    const DATES: &str = "[...document.querySelectorAll('main time')].map(time => time.textContent)";
    for (language, site) in in_many_languages() {
        let server = site.clone().serve();
        browser.visit(&server.url("articles/two/"));
        browser.act(
            "window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(({ value }) => shifts.push(value)))
                 .observe({ type: 'layout-shift', buffered: true })",
        );
        browser.wait_for_app();
        let expected = match *language {
            "en-GB" => "Sep 22, 2025",
            "de-AT" => "22. September 2025",
            "es" => "22 sept 2025",
            "fr" => "22 sept. 2025",
            "ja" => "2025年9月22日",
            _ => continue,
        };
        let dates: Vec<String> = browser.eval(DATES);
        assert_eq!(dates[0], expected, "{language}");
        assert_eq!(browser.eval::<Vec<f64>>("shifts"), Vec::<f64>::new(), "{language}");
        assert_eq!(browser.css("main time").attribute("datetime"), "2025-09-22");
    }
}
