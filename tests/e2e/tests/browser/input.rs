//! Input methods and keyboard layouts.

use crate::search::look_for;
use e2e::{browser::Browser, server::Site, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        everywhere: enter_that_confirms_a_composition_opens_nothing,
            control_k_is_known_on_every_layout
    ]
}

/// Whether the page prevents what the browser would do with a key.
fn is_taken(browser: &Browser, target: &str, key: &str) -> bool {
    browser.eval(&format!(
        "!{target}.dispatchEvent(new KeyboardEvent('keydown', {{ bubbles: true, cancelable: true, {key} }}))"
    ))
}

/// Safari, and other browsers with some input methods, end the composition before the key that confirms it.
fn enter_that_confirms_a_composition_opens_nothing(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("about/"));
    look_for(browser, "docker");
    let field = "document.querySelector('#b-search input')";
    assert!(!is_taken(browser, field, "key: 'Enter', keyCode: 229"));
    assert!(!is_taken(browser, field, "key: 'Enter', isComposing: true"));
    assert_eq!(browser.eval::<String>("location.pathname"), "/about/");
    assert!(is_taken(browser, field, "key: 'Enter', keyCode: 13"), "a plain Enter opens the result");
}

fn control_k_is_known_on_every_layout(browser: &Browser) {
    let server = Site::dist().serve();
    browser.open(&server.url("about/"));
    // With Caps Lock; on a Cyrillic keyboard; on a Latin one where K is elsewhere.
    for key in ["key: 'K', code: 'KeyK'", "key: 'л', code: 'KeyK'", "key: 'k', code: 'KeyV'"] {
        assert!(is_taken(browser, "document.body", &format!("ctrlKey: true, {key}")), "{key}");
        browser.until("the search is open", "document.querySelector('#b-search[open]')");
        browser.button("Close").click();
    }
    assert!(!is_taken(browser, "document.body", "ctrlKey: true, key: 't', code: 'KeyK'"));
}
