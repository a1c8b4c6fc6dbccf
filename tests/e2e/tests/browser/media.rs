//! Preferences of the system or browser: reduced motion, more contrast, forced colours, larger text, wider spacing.

use crate::magazine::{ARTICLE, MADE, PAGES};
use e2e::{axe, browser::Browser, server::Site, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: wider_text_spacing_clips_nothing, focused_element_is_never_obscured;
        chromium: reduced_motion_disables_all_animation, increased_contrast_reaches_seven_to_one,
            forced_colours_show_the_selected_option, forced_colours_show_highlights,
            increased_contrast_passes_axe
    ]
}

fn reduced_motion_disables_all_animation(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(ARTICLE));
    browser.act("const bone = document.createElement('div'); bone.className = 'bone'; document.querySelector('main').append(bone)");
    let moving = "[...document.querySelectorAll('*')].flatMap(element => [null, '::before', '::after'].map(part => getComputedStyle(element, part)))
        .filter(({ animationName, transitionDuration }) => animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration)).length";
    assert!(browser.eval::<usize>(moving) > 0, "something moves otherwise");
    browser.emulate("", &[("prefers-reduced-motion", "reduce")]);
    assert_eq!(browser.eval::<usize>(moving), 0);
}

/// The lowest contrast between these kinds of text and the page.
const LEAST: &str = "(() => {
    const luminance = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map(value => value / 255)
            .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const paper = luminance(getComputedStyle(document.documentElement).backgroundColor);
    return Math.min(...[...document.querySelectorAll('h1, .b-prose p, .b-standfirst, .b-meta, .b-kicker a, nav a, .b-colophon p')]
        .map(text => luminance(getComputedStyle(text).color))
        .map(text => (Math.max(text, paper) + 0.05) / (Math.min(text, paper) + 0.05)));
})()";

fn increased_contrast_reaches_seven_to_one(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url(ARTICLE));
    for theme in ["system", "light", "dark", "sepia"] {
        for scheme in ["light", "dark"] {
            browser.act(&format!("document.documentElement.dataset.theme = {theme:?}"));
            browser.emulate("", &[("prefers-color-scheme", scheme)]);
            let usual: f64 = browser.eval(LEAST);
            browser.emulate("", &[("prefers-contrast", "more"), ("prefers-color-scheme", scheme)]);
            let more: f64 = browser.eval(LEAST);
            assert!(usual >= 4.5, "{theme}, {scheme}: {usual}");
            assert!(more >= 7.0 && more > usual, "{theme}, {scheme}: {more} after {usual}");
        }
    }
}

fn increased_contrast_passes_axe(browser: &Browser) {
    let server = Site::dist().serve();
    for scheme in ["light", "dark"] {
        browser.emulate("", &[("prefers-contrast", "more"), ("prefers-color-scheme", scheme)]);
        browser.open(&server.url(ARTICLE));
        axe::check(browser, &format!("more contrast, {scheme}"));
    }
}

fn forced_colours_show_the_selected_option(browser: &Browser) {
    let server = Site::dist().serve();
    browser.emulate("", &[("forced-colors", "active")]);
    browser.open(&server.url("topics/"));
    crate::settings::open(browser);
    let differ: (bool, bool) = browser.eval(
        "[(([a, b]) => a.backgroundColor !== b.backgroundColor)(
              [':checked', ':not(:checked)'].map(state => getComputedStyle(document.querySelector(`#b-settings label:has(${state})`)))),
          (([a, b]) => a.textDecorationLine !== b.textDecorationLine)(
              ['[aria-current]', ':not([aria-current])'].map(state => getComputedStyle(document.querySelector(`.b-masthead nav a${state}`))))]",
    );
    assert_eq!(differ, (true, true), "the chosen radio, the current page");
    browser.press("\u{e004}");
    assert!(browser.eval::<bool>("getComputedStyle(document.activeElement).outlineStyle !== 'none'"));
}

/// The contrast of the first matching text in forced colours: against its own background if it keeps that, otherwise
/// against the page's, which browsers paint behind it.
const DIFFERENCE: &str = "selector => {
    const { color, backgroundColor, forcedColorAdjust } = getComputedStyle(document.querySelector(selector));
    const ground = forcedColorAdjust === 'none' ? backgroundColor : getComputedStyle(document.documentElement).backgroundColor;
    const [text, behind] = [color, ground].map(colour => colour.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + +part, 0));
    return Math.abs(text - behind);
}";

fn forced_colours_show_highlights(browser: &Browser) {
    let server = Site::dist().serve();
    // A white-on-black theme, in which browsers show `<mark>` as black on yellow.
    browser.emulate("", &[("forced-colors", "active"), ("prefers-color-scheme", "dark")]);
    browser.open(&server.url(MADE));
    let legible = |selector: &str| {
        let difference: f64 = browser.eval(&format!("({DIFFERENCE})({selector:?})"));
        assert!(difference > 300.0, "{selector}: {difference} of 765");
    };
    legible(".b-code mark");
    legible(".b-code mark span");
    browser.act("document.querySelectorAll('h2')[3].scrollIntoView()");
    browser.until("a section is marked", "document.querySelector('.b-contents [aria-current]')");
    let side = |state: &str| -> String {
        browser.eval(&format!(
            "getComputedStyle(document.querySelector('.b-contents a{state}')).borderInlineStartColor"
        ))
    };
    assert_ne!(side("[aria-current]"), side(":not([aria-current])"));
    crate::search::look_for(browser, "docker");
    legible("#b-search mark");
    browser.press(crate::search::DOWN);
    browser.until(
        "the chosen result is outlined",
        "getComputedStyle(document.querySelector('#b-search [aria-selected=true]')).outlineStyle === 'solid'",
    );
}

/// The text spacing of WCAG criterion 1.4.12, as a user style sheet.
const SPACING: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
                       p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet]";

fn wider_text_spacing_clips_nothing(browser: &Browser) {
    let server = Site::dist().serve();
    for (width, height) in [(320, 256), (1440, 900)] {
        browser.set_viewport(width, height);
        for (path, _) in PAGES {
            browser.open(&server.url(path));
            browser.act(SPACING);
            crate::settings::open(browser);
            let cut: Vec<String> = browser.eval(
                "[...document.querySelectorAll('body *')].filter(element => {
                     const { overflowX, overflowY } = getComputedStyle(element);
                     return element.checkVisibility() && !element.closest('.b-hidden, svg, .b-cover')
                         && (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1
                             || overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1);
                 }).map(element => element.outerHTML.slice(0, 120))",
            );
            assert_eq!(cut, Vec::<String>::new(), "/{path} at {width}");
            let wide: u32 = browser.eval("document.documentElement.scrollWidth");
            assert!(wide <= width, "/{path} at {width}: {}", crate::layout::widest(browser, width));
        }
        browser.open(&server.url(""));
        browser.act(SPACING);
        let lines: u32 = browser.run(
            "const range = document.createRange();
             range.selectNodeContents(document.querySelector('.b-nameplate h1'));
             return new Set([...range.getClientRects()].map((line) => line.top)).size",
            Vec::new(),
        );
        assert_eq!(lines, 1, "the name is not broken in two at {width}");
    }
}

fn focused_element_is_never_obscured(browser: &Browser) {
    browser.set_viewport(820, 600);
    let _server = crate::listen::with_voices(browser, "['en']");
    // The player stays at the bottom of the window.
    browser.button("Listen").click();
    browser.button("Pause");
    browser.act("document.querySelector('.b-skip').focus()");
    let mut passed = 0;
    while !browser.eval::<bool>("!!document.activeElement.closest('#b-player')") {
        passed += 1;
        assert!(passed < 300, "the player is reached");
        browser.press("\u{e004}");
        browser.until(
            "what has the keyboard is in front",
            "(element => {
                 const { left, top, width, height } = element.getBoundingClientRect();
                 const found = document.elementFromPoint(left + width / 2, top + height / 2);
                 return element === document.body || found && (element.contains(found) || found.contains(element));
             })(document.activeElement)",
        );
    }
    assert!(passed > 10, "{passed} stops");
}
