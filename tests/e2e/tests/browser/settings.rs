//! Reading settings: theme, size, width, font, keyboard shortcuts.

use crate::magazine::ARTICLE;
use e2e::{
    browser::Browser,
    server::{Fault, Server, Site},
    suite::Test,
    tests,
};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: choices_persist_across_pages_and_reloads, choices_affect_only_article_text,
            choosing_the_default_clears_the_stored_value, reset_clears_all_choices, choices_sync_across_tabs,
            choices_apply_before_the_app_runs, button_is_hidden_without_the_app,
            panel_closes_when_focus_leaves, panel_is_created_on_first_use, unknown_values_are_ignored,
            theme_color_matches_the_page;
        // WebKit does not show where the keyboard is.
        but_webkit: panel_works_by_keyboard
    ]
}

/// For each setting, a non-default choice with its key and value, and the default choice.
const CHOICES: [(&str, &str, &str, &str); 5] = [
    ("Sepia", "theme", "sepia", "System"),
    ("130%", "size", "130", "100%"),
    ("Wide", "width", "wide", "Normal"),
    ("Sans", "face", "sans", "Serif"),
    ("Off", "keys", "off", "On"),
];

/// Opens the panel unless it is open.
pub fn open(browser: &Browser) {
    if browser.count("#b-settings:popover-open") == 0 {
        browser.button("Reading settings").click();
        browser.by_role("dialog", "Reading settings");
    }
}

/// Selects a choice by its visible name.
pub fn choose(browser: &Browser, name: &str) {
    open(browser);
    browser.by_role("radio", name).click();
}

/// Opens an article to try settings on.
pub fn article(browser: &Browser) -> Server {
    let server = Site::dist().serve();
    browser.open(&server.url(ARTICLE));
    server
}

fn kept(browser: &Browser, key: &str) -> (Option<String>, Option<String>) {
    browser
        .eval(&format!("[document.documentElement.dataset[{key:?}] ?? null, localStorage.getItem({key:?})]"))
}

fn both(value: &str) -> (Option<String>, Option<String>) {
    (Some(value.to_owned()), Some(value.to_owned()))
}

fn choices_persist_across_pages_and_reloads(browser: &Browser) {
    let _server = article(browser);
    for (name, key, value, _) in CHOICES {
        choose(browser, name);
        assert_eq!(kept(browser, key), both(value));
    }
    browser.link("Popular").click();
    browser.arrive("/popular/", "Most Popular");
    browser.reload();
    open(browser);
    for (name, key, value, _) in CHOICES {
        assert_eq!(kept(browser, key), both(value));
        assert!(browser.by_role("radio", name).run::<bool>("element.checked"), "{name} is shown");
    }
}

fn choices_affect_only_article_text(browser: &Browser) {
    let _server = article(browser);
    let look = |what: &str| -> (f64, f64, String) {
        browser.eval(&format!(
            "(({{ fontSize, fontFamily }}, {{ width }}) => [parseFloat(fontSize), width, fontFamily])(
                 getComputedStyle(document.querySelector({what:?})),
                 document.querySelector({what:?}).getBoundingClientRect())"
        ))
    };
    // The width of the column follows the text; elements around it keep their size and font.
    let around = || {
        ["main h1", ".b-masthead nav a", ".b-kicker"].map(|part| {
            let (size, _, face) = look(part);
            (size.to_string(), face)
        })
    };
    let before = look(".b-prose");
    let before_around = around();
    choose(browser, "Narrow");
    assert!(look(".b-prose").1 < before.1, "narrow");
    choose(browser, "Wide");
    assert!(look(".b-prose").1 > before.1, "wide");
    choose(browser, "Normal");
    choose(browser, "Sans");
    assert!(look(".b-prose").2.contains("Helvetica") && !before.2.contains("Helvetica"), "sans");
    choose(browser, "130%");
    assert!((look(".b-prose").0 / before.0 - 1.3).abs() < 0.01, "130%");
    assert!((look(".b-prose").1 / before.1 - 1.3).abs() < 0.01, "a line keeps its letters");
    assert!(look(".b-standfirst").2.contains("Helvetica"));
    assert_eq!(around(), before_around);
}

fn choosing_the_default_clears_the_stored_value(browser: &Browser) {
    let _server = article(browser);
    for (name, key, _, standard) in CHOICES {
        choose(browser, name);
        choose(browser, standard);
        assert_eq!(kept(browser, key), (None, None), "{key}");
    }
}

fn reset_clears_all_choices(browser: &Browser) {
    let _server = article(browser);
    for (name, ..) in CHOICES {
        choose(browser, name);
    }
    assert_eq!(browser.eval::<usize>("localStorage.length"), CHOICES.len());
    browser.button("Reset to defaults").click();
    for (_, key, _, standard) in CHOICES {
        assert_eq!(kept(browser, key), (None, None), "{key}");
        assert!(browser.by_role("radio", standard).run::<bool>("element.checked"), "{standard} is shown");
    }
    assert_eq!(browser.eval::<usize>("localStorage.length"), 0);
}

fn choices_sync_across_tabs(browser: &Browser) {
    let _server = article(browser);
    open(browser);
    // Browsers send this event when another tab changes the storage.
    browser.act(
        "localStorage.setItem('theme', 'dark'); dispatchEvent(new StorageEvent('storage', { key: 'theme' }))",
    );
    assert_eq!(browser.eval::<String>("document.documentElement.dataset.theme"), "dark");
    assert!(browser.by_role("radio", "Dark").run::<bool>("element.checked"));
    browser.act("localStorage.clear(); dispatchEvent(new StorageEvent('storage'))");
    assert_eq!(kept(browser, "theme"), (None, None));
}

fn choices_apply_before_the_app_runs(browser: &Browser) {
    let server = article(browser);
    for (name, ..) in CHOICES {
        choose(browser, name);
    }
    browser.expect_trouble("");
    server.fail("*.wasm", Fault::Status(500));
    browser.visit(&server.url("about/"));
    for (_, key, value, _) in CHOICES {
        assert_eq!(kept(browser, key), both(value));
    }
    assert_eq!(
        browser.eval::<String>("getComputedStyle(document.documentElement).backgroundColor"),
        "rgb(243, 232, 208)"
    );
}

fn button_is_hidden_without_the_app(browser: &Browser) {
    let server = Site::dist().serve();
    browser.expect_trouble("");
    server.fail("*.wasm", Fault::Status(500));
    browser.visit(&server.url(ARTICLE));
    let shown = "document.querySelector('.b-aa').checkVisibility({ visibilityProperty: true })";
    assert!(!browser.eval::<bool>(shown));
    server.mend();
    browser.open(&server.url(ARTICLE));
    assert!(browser.eval::<bool>(shown));
}

fn panel_works_by_keyboard(browser: &Browser) {
    const TAB: &str = "\u{e004}";
    const ENTER: &str = "\u{e007}";
    const ESCAPE: &str = "\u{e00c}";
    const RIGHT: &str = "\u{e014}";
    let _server = article(browser);
    browser.button("Reading settings").act("element.focus()");
    browser.press(ENTER);
    browser.by_role("dialog", "Reading settings");
    browser.press(TAB);
    assert_eq!(browser.eval::<String>("document.activeElement.labels[0].textContent"), "System");
    browser.press(RIGHT);
    assert_eq!(kept(browser, "theme"), both("light"));
    assert!(
        browser.eval::<bool>("getComputedStyle(document.activeElement).outlineStyle !== 'none'"),
        "one sees where the keyboard is"
    );
    for group in ["size", "width", "face", "keys"] {
        browser.press(TAB);
        assert_eq!(browser.eval::<String>("document.activeElement.name"), group);
    }
    browser.press(ESCAPE);
    browser.until("the panel is closed", "!document.querySelector('#b-settings:popover-open')");
    assert!(browser.button("Reading settings").is_focused());
}

fn panel_closes_when_focus_leaves(browser: &Browser) {
    browser.set_viewport(320, 480);
    let _server = article(browser);
    open(browser);
    let inside = "!!document.activeElement.closest('#b-settings')";
    for _ in 0..7 {
        browser.press("\u{e004}");
        assert!(browser.eval::<bool>(inside));
    }
    browser.press("\u{e004}");
    assert!(!browser.eval::<bool>(inside), "the keyboard is in the page");
    browser.until("the panel is closed", "!document.querySelector('#b-settings:popover-open')");
    assert!(browser.eval::<bool>("!!document.activeElement.closest('main')"), "and it stays there");
}

fn panel_is_created_on_first_use(browser: &Browser) {
    let _server = article(browser);
    assert_eq!(browser.count("#b-settings"), 0);
    open(browser);
    browser.button("Reading settings").click();
    browser.until("it closes", "!document.querySelector('#b-settings:popover-open')");
    open(browser);
    assert_eq!(browser.count("#b-settings"), 1, "and once");
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
    open(browser);
    assert_eq!(browser.count("#b-settings"), 1, "on another page too");
}

fn unknown_values_are_ignored(browser: &Browser) {
    let server = article(browser);
    let paper = "getComputedStyle(document.documentElement).backgroundColor";
    let before: String = browser.eval(paper);
    browser.act("localStorage.setItem('theme', '\"]auto'); localStorage.setItem('size', '7')");
    browser.open(&server.url(ARTICLE));
    assert_eq!(browser.eval::<String>(paper), before);
    open(browser);
    for standard in ["System", "100%"] {
        assert!(browser.by_role("radio", standard).run::<bool>("element.checked"), "{standard} is shown");
    }
}

fn theme_color_matches_the_page(browser: &Browser) {
    let _server = article(browser);
    // The first matching element counts.
    let script = "(probe => {
        const element = [...document.querySelectorAll('meta[name=theme-color]')].find(({ media }) => matchMedia(media || 'all').matches);
        probe.style.color = element.content;
        document.body.append(probe);
        const colour = getComputedStyle(probe).color;
        probe.remove();
        return [colour, getComputedStyle(document.documentElement).backgroundColor];
    })(document.createElement('i'))";
    for theme in ["System", "Light", "Dark", "Sepia", "System"] {
        choose(browser, theme);
        let (colour, paper): (String, String) = browser.eval(script);
        assert_eq!(colour, paper, "{theme}");
    }
}
