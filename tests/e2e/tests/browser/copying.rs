//! What readers get when they select text and copy it.

use crate::magazine::ARTICLE;
use crate::text::magazine;
use e2e::{browser::Browser, suite::Test, tests};

pub fn tests() -> Vec<Test> {
    tests![everywhere: selected_code_has_no_line_numbers]
}

/// Browsers copy the text of the selection. The real clipboard is shared by all browsers on the machine.
fn selected_code_has_no_line_numbers(browser: &Browser) {
    let server = magazine();
    browser.open(&server.url(ARTICLE));
    browser.css("#long .b-more").click();
    let (selected, lines): (String, Vec<String>) = browser.eval(
        "(code => {
            getSelection().selectAllChildren(code);
            const lines = [...code.querySelectorAll('span[id]')].map(line =>
                [...line.childNodes].filter(node => node.nodeName !== 'A').map(node => node.textContent).join('').trim());
            return [getSelection().toString(), lines];
        })(document.querySelector('#code-9-L8').closest('code'))",
    );
    assert_eq!(lines.len(), 60, "{lines:?}");
    let selected: Vec<&str> = selected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    assert_eq!(selected, lines, "{}", browser.kind);
}
