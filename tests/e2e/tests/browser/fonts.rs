//! The magazine's own font on slow connections.

use e2e::{
    browser::Browser,
    server::{Fault, Site},
    suite::Test,
    tests,
};
use std::time::Duration;

pub fn tests() -> Vec<Test> {
    tests![everywhere: late_font_is_used_from_the_next_page_on]
}

/// Chromium preloads the font only on a fast connection; other browsers do not describe the connection.
const SLOW: &str = "if ('connection' in navigator) Object.defineProperty(Navigator.prototype, 'connection',
    { configurable: true, get: () => ({ rtt: 300, effectiveType: '4g' }) })";

/// Whether an element's text is as wide as in the fallback.
fn is_in_fallback(element: &str) -> String {
    format!(
        "(element => {{
             const width = () => {{
                 const text = document.createRange();
                 text.selectNodeContents(element);
                 return text.getBoundingClientRect().width;
             }};
             const now = width();
             element.style.fontFamily = '\"Newsreader Fallback\"';
             const fallback = width();
             element.style.fontFamily = '';
             return Math.abs(now - fallback) < 0.5;
         }})(document.querySelector({element:?}))"
    )
}

fn late_font_is_used_from_the_next_page_on(browser: &Browser) {
    let server = Site::dist().serve();
    server.fail("fonts/*", Fault::Delay(Duration::from_millis(1500)));
    browser.before_load(SLOW);
    // On a slow connection, the app starts after the font is there.
    browser.hold_app();
    browser.visit(&server.url("about/"));
    // Firefox and WebKit give a late font up.
    let status = "[...document.fonts].find(font => font.unicodeRange.startsWith('U+20-')).status";
    browser.until("the font is late", &format!("['loaded', 'error'].includes({status})"));
    server.mend();
    browser.release_app();
    browser.settle();
    server.wait_until_quiet();
    assert!(browser.eval::<bool>(&is_in_fallback("main h1")), "nothing moves while one reads");
    browser.act(
        "e2e.widths = new Set();
         (function watch() {
             const heading = document.querySelector('main h1');
             if (heading?.textContent.trim() === 'Topics') {
                 const text = document.createRange();
                 text.selectNodeContents(heading);
                 e2e.widths.add(text.getBoundingClientRect().width);
             }
             requestAnimationFrame(watch);
         })()",
    );
    browser.link("Topics").click();
    browser.arrive("/topics/", "Topics");
    assert!(!browser.eval::<bool>(&is_in_fallback("main h1")));
    assert_eq!(browser.eval::<usize>("e2e.widths.size"), 1, "from the first frame on");
}
