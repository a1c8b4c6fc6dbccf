//! Finds elements as readers perceive them, by role and text.

use super::{Browser, Element};
use crate::runtime::wait;
use serde_json::{Value, json};
use std::cell::RefCell;

/// Finds the elements below a root with a role and, unless it is null, an accessible name.
const BY_ROLE: &str = "
    const [root, role, name] = arguments;
    const selectors = {
        link: 'a[href]', button: 'button, [role=button]', combobox: 'select', article: 'article',
        navigation: 'nav', banner: 'header.b-masthead, body > header', contentinfo: 'footer', main: 'main',
        complementary: 'aside', alert: '[role=alert]', radio: 'input[type=radio]', dialog: 'dialog, [role=dialog]', status: '[role=status]', region: 'section',
        heading: 'h1, h2, h3, h4, h5, h6', heading1: 'h1', heading2: 'h2', heading3: 'h3',
    };
    const text = element => (element?.textContent ?? '').replace(/\\s+/g, ' ').trim();
    const named = element => {
        const by = element.getAttribute('aria-labelledby');
        if (by) return by.split(/\\s+/).map(id => text(document.getElementById(id))).join(' ');
        return element.getAttribute('aria-label') ?? (element.labels?.length ? text(element.labels[0].querySelector('span') ?? element.labels[0]) : text(element));
    };
    const shown = element => element.checkVisibility({ visibilityProperty: true });
    return [...(root ?? document).querySelectorAll(selectors[role])]
        .filter(element => shown(element) && (name === null || named(element) === name));";

impl Browser {
    /// The first link with this text.
    pub fn link(&self, name: &str) -> Element<'_> {
        self.by_role("link", name)
    }

    /// The first button with this text.
    pub fn button(&self, name: &str) -> Element<'_> {
        self.by_role("button", name)
    }

    /// The heading of this level with this text.
    pub fn heading(&self, level: u8, name: &str) -> Element<'_> {
        self.by_role(&format!("heading{level}"), name)
    }

    /// The first element of this role with this name.
    pub fn by_role(&self, role: &str, name: &str) -> Element<'_> {
        self.all_by_role(&Value::Null, role, Some(name)).remove(0)
    }

    /// The first element that matches a CSS selector.
    pub fn css(&self, selector: &str) -> Element<'_> {
        self.all_css(selector).remove(0)
    }

    /// Every element that matches a CSS selector; at least one.
    pub fn all_css(&self, selector: &str) -> Vec<Element<'_>> {
        self.found(selector, "return [...document.querySelectorAll(arguments[0])];", &[json!(selector)])
    }

    /// The number of elements that match a CSS selector now.
    pub fn count(&self, selector: &str) -> usize {
        self.run("return document.querySelectorAll(arguments[0]).length;", vec![json!(selector)])
    }

    pub(super) fn all_by_role(&self, root: &Value, role: &str, name: Option<&str>) -> Vec<Element<'_>> {
        let label = name.map_or_else(|| role.to_owned(), |name| format!("{role} \u{201c}{name}\u{201d}"));
        self.found(&label, BY_ROLE, &[root.clone(), json!(role), json!(name)])
    }

    /// Waits until a script finds at least one element.
    fn found(&self, what: &str, script: &str, arguments: &[Value]) -> Vec<Element<'_>> {
        let found = RefCell::new(Vec::new());
        self.until_true(&format!("there is {what}"), || {
            let returned = wait(self.driver.execute(script, arguments.to_vec()));
            let Ok(elements) = returned.and_then(thirtyfour::session::scriptret::ScriptRet::elements) else {
                return false;
            };
            *found.borrow_mut() = elements;
            !found.borrow().is_empty()
        });
        found.into_inner().into_iter().map(|element| Element { browser: self, element }).collect()
    }
}
