//! Processed pictures in an article: which files are fetched, and the zoom dialog.

use crate::layout::nothing_shifts;
use crate::magazine::{ARTICLE, DOCKER};
use broadsheet_cli::content_stage::content;
use content::options::Options;
use e2e::{
    axe,
    browser::Browser,
    server::{Fault, Site},
    suite::Test,
    tests,
};
use image::{Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use serde_json::Value;
use std::{fs, path::Path, sync::OnceLock};

const ESCAPE: &str = "\u{e00c}";
const ENTER: &str = "\u{e007}";
const TAB: &str = "\u{e004}";

pub fn tests() -> Vec<Test> {
    tests![
        pixel_ratio: one_variant_is_fetched_per_picture;
        // WebKit loads pictures from far below the window, and also those that are not displayed.
        but_webkit: pictures_below_the_fold_load_lazily, each_theme_loads_its_own_picture;
        everywhere: click_opens_a_picture_and_escape_closes_it, keyboard_opens_enlarges_and_closes_a_picture,
            back_closes_the_dialog, pictures_are_links_without_the_app;
        tabs: control_click_is_left_to_the_browser;
        chromium: nothing_shifts_around_pictures, open_dialog_passes_axe
    ]
}

/// The output of a build for an article with two pictures: HTML, and files by path.
struct Made {
    hills: String,
    themes: String,
    files: Vec<(String, Vec<u8>)>,
}

fn made() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("content/articles")).unwrap();
        fs::write(at("content/site.toml"), "title = \"T\"\n").unwrap();
        let article = |text: &str| format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n{text}\n");
        let hills = article("![Hills at dawn](hills.jpg \"Some hills\")");
        fs::write(at("content/articles/hills.md"), hills).unwrap();
        fs::write(at("content/articles/themes.md"), article("![A plan](plan.jpg)")).unwrap();
        for (name, width, shade) in
            [("hills.jpg", 1700, 40), ("plan.jpg", 900, 120), ("plan.dark.jpg", 900, 0)]
        {
            fs::write(at("content/articles").join(name), photograph(width, shade)).unwrap();
        }
        let options = Options {
            content: at("content"),
            public: at("public"),
            out: at("out"),
            image_cache: e2e::places::failures().with_file_name("pictures"),
            ..Options::below(&at(""))
        };
        content(&options).unwrap_or_else(|problems| panic!("{problems}"));
        let html = |name: &str| {
            let text = fs::read(at("out/data/articles").join(name)).unwrap();
            let json: Value = serde_json::from_slice(&text).unwrap();
            json["html"].as_str().unwrap().to_owned()
        };
        let files = files(&at("out/media/~"));
        Made { hills: html("hills.json"), themes: html("themes.json"), files }
    })
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let path = |path: &Path| format!("media/~/{}", path.file_name().unwrap().to_string_lossy());
    entries.map(|file| (path(&file), fs::read(file).unwrap())).collect()
}

/// A reproducible image of soft shapes with some noise, with a height of a tenth of its width.
fn photograph(width: u32, shade: u8) -> Vec<u8> {
    let mut seed = 1_u32;
    let picture = RgbImage::from_fn(width, width / 10, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let level = ((x as f32 / 97.0).sin() * 60.0 + 65.0) as u8 + (seed >> 29) as u8;
        Rgb([shade, level, (y % 200) as u8])
    });
    let mut file = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut file, 95)).unwrap();
    file
}

/// Adds HTML at the beginning or end of an article's text, in its prerendered page and in its data.
fn with(html: &str, at_the_end: bool) -> Site {
    let page = format!("{ARTICLE}index.html");
    let data = format!("data/{}.json", ARTICLE.trim_end_matches('/'));
    let mut site = Site::dist();
    for (path, content) in &made().files {
        site = site.with_file(path, content.clone());
    }
    let printed = String::from_utf8_lossy(site.file(&page).unwrap()).into_owned();
    let mut json: Value = serde_json::from_slice(site.file(&data).unwrap()).unwrap();
    let text = json["html"].as_str().unwrap();
    let whole = if at_the_end { format!("{text}{html}") } else { format!("{html}{text}") };
    assert!(printed.contains(text), "the article is printed as it is in its data");
    let printed = printed.replace(text, &whole);
    json["html"] = whole.into();
    site.with_file(&page, printed).with_file(&data, json.to_string())
}

/// The fetched pictures by name and width, such as `hills-800.avif`.
fn fetched(server: &e2e::server::Server) -> Vec<String> {
    let name = |path: String| {
        let (stem, end) = path.rsplit('/').next()?.rsplit_once('.')?;
        Some(format!("{}.{end}", stem.rsplit_once('-')?.0))
    };
    server.asked("media/~/*").into_iter().filter_map(name).collect()
}

fn one_variant_is_fetched_per_picture(browser: &Browser) {
    for (width, ratio, file) in
        [(390, 1.0, "hills-480.avif"), (390, 2.0, "hills-800.avif"), (820, 1.0, "hills-800.avif")]
    {
        browser.set_screen(width, 800, ratio);
        let server = with(&made().hills, false).serve();
        browser.open(&server.url(ARTICLE));
        browser.css("a.b-frame").act("element.scrollIntoView()");
        server.wait_for("media/~/*");
        server.wait_until_quiet();
        assert_eq!(fetched(&server), [file], "{width} pixels at {ratio}");
    }
}

fn pictures_below_the_fold_load_lazily(browser: &Browser) {
    let server = with(&made().hills, true).serve();
    browser.open(&server.url(ARTICLE));
    server.wait_until_quiet();
    assert_eq!(fetched(&server), [""; 0]);
    browser.css("a.b-frame").act("element.scrollIntoView()");
    server.wait_for("media/~/*");
    browser.until("it is shown", "document.querySelector('.b-frame picture img').naturalWidth > 0");
}

fn each_theme_loads_its_own_picture(browser: &Browser) {
    let server = with(&made().themes, false).serve();
    browser.open(&server.url("about/"));
    browser.eval::<()>("localStorage.setItem('theme', 'dark')");
    browser.open(&server.url(ARTICLE));
    browser.css("a.b-frame.only-dark").act("element.scrollIntoView()");
    server.wait_for("media/~/*");
    server.wait_until_quiet();
    assert_eq!(fetched(&server).len(), 1);
    assert!(fetched(&server)[0].starts_with("plan-dark-"), "{:?}", fetched(&server));
    browser.act("document.documentElement.dataset.theme = 'light'");
    server.wait_for("media/~/plan-800*");
    let shown: Vec<bool> = browser
        .eval("['light', 'dark'].map(theme => document.querySelector(`.only-${theme}`).checkVisibility())");
    assert_eq!(shown, [true, false]);
}

/// Opens the article: prerendered, or rendered by the app after following a link.
fn open(browser: &Browser, server: &e2e::server::Server, printed: bool) {
    if printed {
        browser.open(&server.url(ARTICLE));
    } else {
        browser.open(&server.url("archive/2025/"));
        browser.link(DOCKER).click();
        browser.arrive(&format!("/{ARTICLE}"), DOCKER);
    }
}

fn click_opens_a_picture_and_escape_closes_it(browser: &Browser) {
    for printed in [true, false] {
        let server = with(&made().hills, false).serve();
        open(browser, &server, printed);
        browser.css("a.b-frame").click();
        browser.until("the dialog is open", "document.querySelector('dialog.b-zoom')?.matches(':modal')");
        assert_eq!(browser.css("dialog.b-zoom").attribute("aria-label"), "Hills at dawn");
        assert!(browser.css("dialog.b-zoom").text().contains("Some hills"));
        browser.until(
            "the widest is shown",
            "document.querySelector('.b-zoom img').currentSrc.includes('-1600-')",
        );
        let whole: bool = browser.eval(
            "(() => { const { left, right, top, bottom } = document.querySelector('.b-zoom img').getBoundingClientRect();
                      return left >= 0 && right <= innerWidth && Math.abs(top + bottom - innerHeight) < 3; })()",
        );
        assert!(whole, "all of it is seen, in the middle");
        browser.css(".b-zoom img").click();
        browser.until(
            "a click enlarges",
            "document.querySelector('.b-zoom').scrollWidth > 2 * document.querySelector('.b-zoom').clientWidth",
        );
        browser.press(ESCAPE);
        browser.until("it is gone", "!document.querySelector('dialog.b-zoom[open]')");
        assert!(browser.css("a.b-frame").is_focused(), "the keyboard is back");
        assert_eq!(browser.eval::<String>("location.pathname"), format!("/{ARTICLE}"));
    }
}

fn keyboard_opens_enlarges_and_closes_a_picture(browser: &Browser) {
    let server = with(&made().hills, false).serve();
    browser.open(&server.url(ARTICLE));
    browser.css("a.b-frame").act("element.focus()");
    browser.press(ENTER);
    browser.until("the button has the keyboard", "document.activeElement.matches('dialog.b-zoom button')");
    let width = "document.querySelector('.b-zoom img').getBoundingClientRect().width";
    browser.until("it is shown", &format!("{width} > 500"));
    let before: f64 = browser.eval(width);
    browser.press("++");
    browser.until("it is larger", &format!("Math.abs({width} / {before} - 2.25) < 0.02"));
    browser.press("-");
    browser.until("it is smaller", &format!("Math.abs({width} / {before} - 1.5) < 0.02"));
    browser.press("0");
    browser.until("it is as before", &format!("Math.abs({width} - {before}) < 2"));
    browser.press(TAB);
    assert!(!browser.eval::<bool>("!!document.activeElement.closest('main')"), "nothing behind is reached");
    browser.button("Close").click();
    browser.until("it is gone", "!document.querySelector('dialog.b-zoom[open]')");
    assert!(browser.css("a.b-frame").is_focused(), "the keyboard is back");
}

fn back_closes_the_dialog(browser: &Browser) {
    let server = with(&made().hills, false).serve();
    open(browser, &server, false);
    browser.css("a.b-frame").click();
    browser.until("the dialog is open", "document.querySelector('dialog.b-zoom')?.matches(':modal')");
    browser.back();
    browser.arrive("/archive/2025/", "2025");
    browser.until("it is gone", "!document.querySelector('dialog.b-zoom[open]')");
}

fn control_click_is_left_to_the_browser(browser: &Browser) {
    let server = with(&made().hills, false).serve();
    browser.open(&server.url(ARTICLE));
    browser.css("a.b-frame").control_click();
    browser.until_true("a tab opens", || browser.tabs() == 2);
    assert_eq!(browser.count("dialog"), 0);
}

fn pictures_are_links_without_the_app(browser: &Browser) {
    let server = with(&made().hills, false).serve();
    server.fail("*.wasm", Fault::Status(404));
    browser.expect_trouble("");
    browser.visit(&server.url(ARTICLE));
    browser.css("a.b-frame").click();
    browser.until("the largest file", "location.pathname.includes('/hills-1600-')");
}

fn nothing_shifts_around_pictures(browser: &Browser) {
    nothing_shifts(browser, with(&made().hills, false), ARTICLE);
}

fn open_dialog_passes_axe(browser: &Browser) {
    let server = with(&made().hills, false).serve();
    for theme in ["light", "dark"] {
        browser.open(&server.url(ARTICLE));
        browser.eval::<()>(&format!("localStorage.setItem('theme', {theme:?})"));
        browser.reload();
        axe::check(browser, &format!("an article with a picture, {theme}"));
        browser.css("a.b-frame").click();
        browser.until("the dialog is open", "document.querySelector('dialog.b-zoom')?.matches(':modal')");
        axe::check(browser, &format!("an open picture, {theme}"));
    }
}
