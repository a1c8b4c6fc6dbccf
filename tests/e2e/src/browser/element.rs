//! Elements of a page, as readers see and use them.

use super::{Browser, remote::Connection};
use crate::runtime::wait;
use serde::de::DeserializeOwned;
use serde_json::json;
use thirtyfour::{Key, WebElement};

/// An element of the open page.
pub struct Element<'a> {
    pub(super) browser: &'a Browser,
    pub(super) element: WebElement,
}

impl<'a> Element<'a> {
    /// Scrolls the element into view and clicks it. Fails if something covers it.
    pub fn click(&self) {
        self.come_into_view();
        self.browser.must("click", wait(self.element.click()));
    }

    /// Clicks the element with Control held down.
    pub fn control_click(&self) {
        self.come_into_view();
        let chain = self.browser.driver.action_chain();
        let clicked =
            wait(chain.key_down(Key::Control).click_element(&self.element).key_up(Key::Control).perform());
        self.browser.must("click with Control", clicked);
    }

    /// Clicks the element with the middle button.
    pub fn middle_click(&self) {
        self.come_into_view();
        let Connection { bidi, context, .. } = self.browser.connection();
        let origin = json!({ "type": "element", "element": { "sharedId": self.element.element_id() } });
        let pointer = json!({ "type": "pointer", "id": "mouse", "actions": [
            { "type": "pointerMove", "x": 0, "y": 0, "origin": origin },
            { "type": "pointerDown", "button": 1 },
            { "type": "pointerUp", "button": 1 },
        ]});
        let parameters = json!({ "context": context, "actions": [pointer] });
        let clicked = wait(bidi.send_raw("input.performActions", parameters));
        self.browser.must("click with the middle button", clicked);
    }

    /// Scrolls the element into view and moves the pointer onto it.
    pub fn hover(&self) {
        self.come_into_view();
        let moved = wait(self.browser.driver.action_chain().move_to_element_center(&self.element).perform());
        self.browser.must("point", moved);
    }

    /// Scrolls the element into view instantly: pages may scroll smoothly, and clicks would not wait for that.
    fn come_into_view(&self) {
        self.act(
            "const { top, bottom } = element.getBoundingClientRect();
             if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'center', behavior: 'instant' })",
        );
    }

    /// Runs JavaScript statements, in which `element` is this element.
    pub fn act(&self, statements: &str) {
        let script = format!("const element = arguments[0]; {statements};");
        let this = self.browser.must("name an element", self.element.to_json());
        let done = wait(self.browser.driver.execute(script, vec![this]));
        self.browser.must("run a script", done);
    }

    /// The visible text.
    pub fn text(&self) -> String {
        self.browser.must("read a text", wait(self.element.text()))
    }

    /// The value of an attribute; empty if there is none.
    pub fn attribute(&self, name: &str) -> String {
        // WebKit's driver resolves addresses.
        self.run::<Option<String>>(&format!("element.getAttribute({name:?})")).unwrap_or_default()
    }

    /// The value of a JavaScript expression in which `element` is this element.
    pub fn run<T: DeserializeOwned>(&self, expression: &str) -> T {
        let script = format!("const element = arguments[0]; return ({expression});");
        let this = self.browser.must("name an element", self.element.to_json());
        self.browser.run(&script, vec![this])
    }

    /// Whether the element has the focus.
    pub fn is_focused(&self) -> bool {
        self.run("document.activeElement === element")
    }

    /// The first link in the element with this text.
    pub fn link(&self, name: &str) -> Element<'a> {
        self.by_role("link", Some(name)).remove(0)
    }

    /// The descendants with this role; at least one.
    pub fn by_role(&self, role: &str, name: Option<&str>) -> Vec<Element<'a>> {
        let this = self.browser.must("name an element", self.element.to_json());
        self.browser.all_by_role(&this, role, name)
    }
}
