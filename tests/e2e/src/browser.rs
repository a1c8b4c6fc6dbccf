//! The browser API of tests: one open page, and plain functions that wait.

mod conditions;
mod display;
mod driver;
mod element;
mod find;
mod kind;
mod remote;
mod session;
mod watch;

pub use element::Element;
pub use kind::{Ability, Kind};

use crate::runtime::wait;
use crate::troubles::Troubles;
use remote::{Connection, Remote};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::{
    fmt,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};
use tempfile::TempDir;
use thirtyfour::{Key, WebDriver};

/// How long a test waits for an expected condition.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running browser.
pub struct Browser {
    /// The kind of browser.
    pub kind: Kind,
    driver: WebDriver,
    remote: Remote,
    troubles: Troubles,
    offline: AtomicBool,
    scriptless: AtomicBool,
    emulating: AtomicBool,
    // Declared last, because the session must be closed before the driver ends.
    _driver: driver::Driver,
    _profile: TempDir,
}

impl Browser {
    /// Opens an address and waits until the app runs.
    pub fn open(&self, url: &str) {
        self.visit(url);
        self.wait_for_app();
    }

    /// Opens an address and waits only for its `load` event.
    pub fn visit(&self, url: &str) {
        self.must("open the page", wait(self.driver.goto(url)));
    }

    /// Waits until the app has adopted the page.
    pub fn wait_for_app(&self) {
        self.until("the app runs", "window.e2e.started");
    }

    /// Reloads the page and waits until the app runs.
    pub fn reload(&self) {
        self.must("reload", wait(self.driver.refresh()));
        self.wait_for_app();
    }

    /// Goes back in history.
    pub fn back(&self) {
        self.must("go back", wait(self.driver.back()));
    }

    /// Goes forward in history.
    pub fn forward(&self) {
        self.must("go forward", wait(self.driver.forward()));
    }

    /// The value of a JavaScript expression.
    pub fn eval<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.run(&format!("return ({expression});"), Vec::new())
    }

    /// Runs JavaScript statements.
    pub fn act(&self, statements: &str) {
        self.must("run a script", wait(self.driver.execute(format!("{statements};"), Vec::new())));
    }

    /// The return value of a JavaScript function body, which receives `arguments`.
    pub fn run<T: DeserializeOwned>(&self, body: &str, arguments: Vec<Value>) -> T {
        let returned = self.must("run a script", wait(self.driver.execute(body, arguments)));
        self.must("read what a script returned", returned.convert())
    }

    /// The value that an asynchronous JavaScript function body passes to its last argument, a callback.
    pub fn run_async<T: DeserializeOwned>(&self, body: &str) -> T {
        let returned = self.must("run a script", wait(self.driver.execute_async(body, Vec::new())));
        self.must("read what a script returned", returned.convert())
    }

    /// Waits until a JavaScript expression is truthy; `what` describes it in the error.
    pub fn until(&self, what: &str, expression: &str) {
        let script = format!("return !!({expression});");
        self.until_true(what, || {
            // Scripts may fail while the page is being unloaded.
            wait(self.driver.execute(script.as_str(), Vec::new()))
                .is_ok_and(|returned| returned.json() == &Value::Bool(true))
        });
    }

    /// Waits until `holds` returns true; `what` describes it in the error.
    pub fn until_true(&self, what: &str, holds: impl Fn() -> bool) {
        let start = Instant::now();
        while !holds() {
            if start.elapsed() > PATIENCE {
                panic!("not within {} s: {what}\n{}", PATIENCE.as_secs(), self.scene());
            }
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    /// Waits until the address is `path`, including query and fragment, and the page has this `h1`.
    pub fn arrive(&self, path: &str, heading: &str) {
        self.until(
            &format!("{path} shows \u{201c}{heading}\u{201d}"),
            &format!(
                "location.pathname + location.search + location.hash === {path:?} && \
                 document.querySelector('main h1')?.textContent.trim() === {heading:?}"
            ),
        );
        self.settle();
    }

    /// Waits until the page has been painted and the app has finished the work it defers until then.
    pub fn settle(&self) {
        // Without scripts nothing is deferred, and frame callbacks don't run.
        if !self.scriptless.load(Ordering::Relaxed) {
            let _: bool = self.run_async(
                "const done = arguments[arguments.length - 1];
                 requestAnimationFrame(() => setTimeout(() => setTimeout(() => done(true))));",
            );
        }
    }

    /// Presses keys one after another in the focused element.
    pub fn press(&self, keys: &str) {
        let chain = self.driver.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        self.must("press keys", wait(chain.send_keys(keys).perform()));
    }

    /// Prints the page, to a PDF in base64.
    pub fn print(&self) -> String {
        let Connection { bidi, context, .. } = self.connection();
        let printed = wait(bidi.browsing_context().print(context.clone()));
        self.must("print the page", printed).data
    }

    /// Presses a key with Control held down.
    pub fn press_with_control(&self, key: char) {
        let chain = self.driver.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        let pressed =
            wait(chain.key_down(Key::Control).send_keys(key.to_string()).key_up(Key::Control).perform());
        self.must("press a key with Control", pressed);
    }

    /// The number of open windows and tabs.
    pub fn tabs(&self) -> usize {
        self.must("count the tabs", wait(self.driver.windows())).len()
    }

    /// A screenshot of the viewport as PNG.
    pub fn picture(&self) -> Option<Vec<u8>> {
        wait(self.driver.screenshot_as_png()).ok()
    }

    /// The state of a failed test: address, title, scroll position, focus, text and console.
    fn scene(&self) -> String {
        let scene = "[location.href, document.title, `at ${scrollX}, ${scrollY}`, document.activeElement?.outerHTML?.slice(0, 160), \
                     document.body?.innerText?.slice(0, 600)].join('\\n  | ')";
        let seen = wait(self.driver.execute(format!("return {scene};"), Vec::new()))
            .map(|returned| returned.json().as_str().unwrap_or_default().to_owned())
            .unwrap_or_else(|error| error.to_string());
        format!("  {} | {seen}\n  console: {:?}", self.kind, self.troubles.seen())
    }

    fn must<T, E: fmt::Display>(&self, what: &str, result: Result<T, E>) -> T {
        result.unwrap_or_else(|error| panic!("{} could not {what}: {error}\n{}", self.kind, self.scene()))
    }
}
