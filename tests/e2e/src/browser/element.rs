//! A part of a page that a reader sees and touches.

use super::Browser;
use crate::runtime::wait;
use serde::de::DeserializeOwned;
use serde_json::json;
use thirtyfour::{Key, WebElement};

/// An element of the page that is open.
pub struct Element<'a> {
    pub(super) browser: &'a Browser,
    pub(super) element: WebElement,
}

impl<'a> Element<'a> {
    /// Clicks it, as a reader does: it is scrolled into view, and something else in the way is an error.
    pub fn click(&self) {
        self.come_into_view();
        self.browser.must("click", wait(self.element.click()));
    }

    /// Clicks it with Control held down.
    pub fn control_click(&self) {
        self.come_into_view();
        let chain = self.browser.driver.action_chain();
        let clicked =
            wait(chain.key_down(Key::Control).click_element(&self.element).key_up(Key::Control).perform());
        self.browser.must("click with Control", clicked);
    }

    /// Clicks it with the middle button.
    pub fn middle_click(&self) {
        self.come_into_view();
        let origin = json!({ "type": "element", "element": { "sharedId": self.element.element_id() } });
        let pointer = json!({ "type": "pointer", "id": "mouse", "actions": [
            { "type": "pointerMove", "x": 0, "y": 0, "origin": origin },
            { "type": "pointerDown", "button": 1 },
            { "type": "pointerUp", "button": 1 },
        ]});
        let parameters = json!({ "context": self.browser.context, "actions": [pointer] });
        let clicked = wait(self.browser.bidi.send_raw("input.performActions", parameters));
        self.browser.must("click with the middle button", clicked);
    }

    /// Moves the pointer onto it, once it is in view.
    pub fn hover(&self) {
        self.come_into_view();
        let moved = wait(self.browser.driver.action_chain().move_to_element_center(&self.element).perform());
        self.browser.must("point", moved);
    }

    /// Scrolls to it at once, where it is out of view: a page may scroll smoothly, and a click would not wait.
    fn come_into_view(&self) {
        self.act(
            "const { top, bottom } = element.getBoundingClientRect();
             if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'center', behavior: 'instant' })",
        );
    }

    /// Runs JavaScript for what it does to `element`.
    pub fn act(&self, statements: &str) {
        let script = format!("const element = arguments[0]; {statements};");
        let this = self.browser.must("name an element", self.element.to_json());
        let done = wait(self.browser.driver.execute(script, vec![this]));
        self.browser.must("run a script", done);
    }

    /// Its text as it is shown.
    pub fn text(&self) -> String {
        self.browser.must("read a text", wait(self.element.text()))
    }

    /// An attribute; empty where it has none.
    pub fn attribute(&self, name: &str) -> String {
        self.browser.must("read an attribute", wait(self.element.attr(name))).unwrap_or_default()
    }

    /// The value of a JavaScript expression of `element`.
    pub fn run<T: DeserializeOwned>(&self, expression: &str) -> T {
        let script = format!("const element = arguments[0]; return ({expression});");
        let this = self.browser.must("name an element", self.element.to_json());
        self.browser.run(&script, vec![this])
    }

    /// Whether the keyboard is here.
    pub fn is_focused(&self) -> bool {
        self.run("document.activeElement === element")
    }

    /// The first link in it with this text.
    pub fn link(&self, name: &str) -> Element<'a> {
        self.by_role("link", Some(name)).remove(0)
    }

    /// The elements in it of this role; at least one.
    pub fn by_role(&self, role: &str, name: Option<&str>) -> Vec<Element<'a>> {
        let this = self.browser.must("name an element", self.element.to_json());
        self.browser.all_by_role(&this, role, name)
    }
}
