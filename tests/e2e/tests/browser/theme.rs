//! Magazines with a look of their own, built by the program.

use crate::layout::{nothing_shifts_in, widest};
use crate::magazine::{ARTICLE, DOCKER};
use crate::settings;
use e2e::{axe, browser::Browser, places, program, server::Site, suite::Test, tests};
use std::{collections::HashMap, fs, path::Path, sync::Mutex};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: own_fonts_are_used_in_their_roles, own_rules_win_whatever_their_selector,
            schemes_left_out_cannot_be_chosen;
        chromium: journal_is_accessible, poster_is_accessible, terminal_is_accessible,
            presets_fit_every_window, nothing_shifts_in_presets, own_fonts_move_nothing, example_looks_as_recorded,
            long_dates_are_the_same_everywhere, long_dates_of_another_region_move_nothing
    ]
}

/// Every kind of page.
const PAGES: [&str; 8] =
    ["", ARTICLE, "topics/", "topics/devops/", "archive/", "popular/", "about/", "none/"];

/// The demo with these settings of its theme, and these files.
fn themed(settings: &str, files: &[(&str, &[u8])]) -> Site {
    static BUILT: Mutex<Option<HashMap<String, Site>>> = Mutex::new(None);
    let mut built = BUILT.lock().unwrap();
    let built = built.get_or_insert_default();
    let key = format!("{settings}{files:?}");
    built.entry(key).or_insert_with(|| build(settings, files)).clone()
}

fn build(settings: &str, files: &[(&str, &[u8])]) -> Site {
    let folder = tempfile::tempdir().unwrap();
    copy(&places::repository().join("content"), folder.path());
    let site = folder.path().join("site.toml");
    let text = fs::read_to_string(&site).unwrap();
    fs::write(&site, format!("{text}\n[theme]\n{settings}")).unwrap();
    for (path, bytes) in files {
        let file = folder.path().join("theme").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    program::build(folder.path());
    Site::from_folder(&folder.path().join("dist"))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &to),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
}

fn preset(name: &str) -> Site {
    themed(&format!("preset = \"{name}\"\n"), &[])
}

/// A font with serifs of one weight, from this repository.
fn font() -> Vec<u8> {
    fs::read(places::repository().join("crates/images/fonts/newsreader-600.ttf")).unwrap()
}

fn is_accessible(browser: &Browser, name: &str) {
    let server = preset(name).serve();
    for scheme in ["light", "dark"] {
        browser.emulate("screen", &[("prefers-color-scheme", scheme)]);
        for path in PAGES {
            browser.set_viewport(1024, 900);
            browser.open(&server.url(path));
            axe::check(browser, &format!("{name}, {scheme}, /{path}"));
        }
    }
}

fn journal_is_accessible(browser: &Browser) {
    is_accessible(browser, "journal");
}

fn poster_is_accessible(browser: &Browser) {
    is_accessible(browser, "poster");
}

fn terminal_is_accessible(browser: &Browser) {
    is_accessible(browser, "terminal");
}

fn presets_fit_every_window(browser: &Browser) {
    for name in ["journal", "poster", "terminal"] {
        let server = preset(name).serve();
        for path in PAGES {
            browser.open(&server.url(path));
            for width in [320, 390, 820, 1440] {
                browser.set_viewport(width, 800);
                let wide: u32 = browser.eval("document.documentElement.scrollWidth");
                assert!(
                    wide <= width,
                    "{name}: /{path} is {wide} wide at {width}: {}",
                    widest(browser, width)
                );
            }
        }
    }
}

fn nothing_shifts_in_presets(browser: &Browser) {
    for name in ["journal", "poster", "terminal"] {
        for path in ["", ARTICLE] {
            nothing_shifts_in(&[(390, 844), (1440, 900)], browser, preset(name), path);
        }
    }
}

/// The demo with a font of its own for titles and text.
fn with_font() -> Site {
    let fonts = "[theme.fonts]\ntext = \"own.ttf\"\nheadings = \"own.ttf\"\ninterface = \"system-mono\"\n";
    themed(fonts, &[("fonts/own.ttf", &font())])
}

fn own_fonts_are_used_in_their_roles(browser: &Browser) {
    let site = with_font();
    assert!(site.files().all(|(path, _)| !path.starts_with("fonts/")), "the app's own font is not needed");
    let server = site.serve();
    browser.open(&server.url(ARTICLE));
    browser.until("the font is there", "[...document.fonts].some(font => font.status === 'loaded')");
    let family = |selector: &str| {
        browser.eval::<String>(&format!("getComputedStyle(document.querySelector({selector:?})).fontFamily"))
    };
    for selector in ["main h1", ".b-prose p"] {
        assert!(
            family(selector).contains("Newsreader") && family(selector).contains("Fallback"),
            "{selector}"
        );
    }
    assert!(family(".b-masthead nav a").contains("monospace"), "{}", family(".b-masthead nav a"));
    assert!(!server.asked("theme/*.woff2").is_empty());
}

fn own_fonts_move_nothing(browser: &Browser) {
    nothing_shifts_in(&[(390, 844), (1440, 900)], browser, with_font(), ARTICLE);
}

fn own_rules_win_whatever_their_selector(browser: &Browser) {
    let server = themed(
        "preset = \"poster\"\n",
        &[("style.css", b"a { color: rgb(1, 2, 3) } h3 { font-size: 31px }")],
    )
    .serve();
    browser.open(&server.url(""));
    let style = |selector: &str, property: &str| {
        browser.eval::<String>(&format!("getComputedStyle(document.querySelector({selector:?})).{property}"))
    };
    assert_eq!(style(".b-masthead nav a", "color"), "rgb(1, 2, 3)");
    assert_eq!(style(".b-card h3", "fontSize"), "31px");
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
    assert_eq!(style("main a", "color"), "rgb(1, 2, 3)");
}

fn schemes_left_out_cannot_be_chosen(browser: &Browser) {
    let server = themed("schemes = [\"light\", \"sepia\"]\n", &[]).serve();
    browser.open(&server.url(""));
    settings::open(browser);
    let shown: Vec<String> = browser.eval(
        "[...document.querySelectorAll('#b-settings fieldset:first-child label')]
             .filter(label => label.getClientRects().length > 0).map(label => label.textContent)",
    );
    assert_eq!(shown, ["Light", "Sepia"]);
    browser.press("\u{e00c}");
    browser.act("document.activeElement.blur()");
    let mut seen = Vec::new();
    for _ in 0..3 {
        browser.press("t");
        seen.push(browser.eval::<String>("document.documentElement.dataset.theme ?? 'system'"));
    }
    assert_eq!(seen, ["light", "sepia", "system"]);
}

/// The demo with dates in full.
fn with_long_dates() -> Site {
    themed("date_style = \"long\"\n", &[])
}

/// The dates of the page.
const DATES: &str = "[...document.querySelectorAll('main time')].map(time => time.textContent)";

fn long_dates_are_the_same_everywhere(browser: &Browser) {
    let server = with_long_dates().serve();
    for path in ["", ARTICLE, "topics/devops/"] {
        browser.visit(&server.url(path));
        let prerendered: Vec<String> = browser.eval(DATES);
        assert!(prerendered.iter().any(|date| date.starts_with("February ")), "{prerendered:?}");
        browser.wait_for_app();
        assert_eq!(browser.eval::<Vec<String>>(DATES), prerendered, "/{path}");
    }
    browser.open(&server.url(ARTICLE));
    let date: String = browser.eval("document.querySelector('.b-byline time').textContent");
    browser.open(&server.url(""));
    let on_home: Vec<String> = browser.eval(DATES);
    browser.by_role("region", "Latest").link(DOCKER).click();
    browser.until("the article", "document.querySelector('.b-byline time')");
    let rendered: String = browser.eval("document.querySelector('.b-byline time').textContent");
    assert_eq!(rendered, date);
    assert!(on_home.contains(&date), "{date} in {on_home:?}");
    browser.open(&server.url("search/?q=docker"));
    browser.until("results", "document.querySelector('.b-search-page .b-hit')");
    let text = browser.css(".b-search-page .b-hit").text();
    assert!(text.contains("February "), "{text}");
}

fn long_dates_of_another_region_move_nothing(browser: &Browser) {
    browser.before_load("Object.defineProperty(navigator, 'languages', { value: ['en-GB'] })");
    nothing_shifts_in(&[(390, 844), (1440, 900)], browser, with_long_dates(), ARTICLE);
    let date: String = browser.eval("document.querySelector('.b-byline time').textContent");
    assert!(date.starts_with(|c: char| c.is_ascii_digit()), "a British date: {date}");
}

/// What a screenshot is reduced by, so that the edges of letters, which differ between versions of a browser, count
/// little.
const REDUCED: u32 = 8;

/// The difference of two colours that one sees, in any channel.
const SEEN: u8 = 40;

/// Compares the example theme, which uses every name and token that docs/theme.md promises, with small pictures of it.
/// After an intended change, run this test with `UPDATE=1`, and look at the pictures.
fn example_looks_as_recorded(browser: &Browser) {
    let folder = tempfile::tempdir().unwrap();
    copy(&places::repository().join("crates/cli/tests/commands/theme/example"), folder.path());
    program::build(folder.path());
    let server = Site::from_folder(&folder.path().join("dist")).serve();
    for (name, path) in [("front", ""), ("article", "articles/a4/")] {
        for (width, height) in [(390, 844), (1440, 900)] {
            for scheme in ["light", "dark"] {
                browser.emulate("screen", &[("prefers-color-scheme", scheme)]);
                browser.set_viewport(width, height);
                // The font is used from the second page on, if it is late for the first.
                for _ in 0..2 {
                    browser.open(&server.url(path));
                    browser.until("the font is there", "document.fonts.check('1rem \"JetBrains Mono\"')");
                }
                compare(browser, &format!("{name}-{width}-{scheme}.png"));
            }
        }
    }
}

fn compare(browser: &Browser, name: &str) {
    let shot = image::load_from_memory(&browser.picture().unwrap()).unwrap();
    let small = shot.thumbnail_exact(shot.width() / REDUCED, shot.height() / REDUCED).to_rgb8();
    let recorded = places::repository().join("tests/e2e/looks").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(recorded.parent().unwrap()).unwrap();
        small.save(&recorded).unwrap();
    }
    let recorded = image::open(&recorded).unwrap().to_rgb8();
    assert_eq!(small.dimensions(), recorded.dimensions(), "{name}");
    let differs = |(one, other): &(&image::Rgb<u8>, &image::Rgb<u8>)| {
        one.0.iter().zip(other.0).any(|(one, other)| one.abs_diff(other) > SEEN)
    };
    let count = small.pixels().zip(recorded.pixels()).filter(differs).count();
    let all = small.pixels().len();
    assert!(count * 25 <= all, "{name}: {count} of {all} points are other than recorded");
}
