//! A browser with one page open, as a test sees it: plain functions that wait for what they name.

mod conditions;
mod driver;
mod element;
mod find;
mod session;
mod watch;

pub use element::Element;

use crate::runtime::wait;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::{
    fmt,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tempfile::TempDir;
use thirtyfour::{
    Key, WebDriver,
    bidi::{BiDi, BrowsingContextId, PreloadScriptId},
};

/// How long a test waits for what should be there.
const PATIENCE: Duration = Duration::from_secs(20);

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        })
    }
}

/// A running browser.
pub struct Browser {
    /// Which one.
    pub kind: Kind,
    driver: WebDriver,
    bidi: BiDi,
    context: BrowsingContextId,
    troubles: watch::Troubles,
    preloads: Mutex<Vec<PreloadScriptId>>,
    offline: AtomicBool,
    scriptless: AtomicBool,
    emulating: AtomicBool,
    // Dropped last: the session is closed before its driver ends.
    _driver: driver::Driver,
    _profile: TempDir,
}

impl Browser {
    /// Opens an address and waits until the app runs.
    pub fn open(&self, url: &str) {
        self.visit(url);
        self.wait_for_app();
    }

    /// Opens an address and waits for its `load` event only.
    pub fn visit(&self, url: &str) {
        self.must("open the page", wait(self.driver.goto(url)));
    }

    /// Waits until the app has taken the page over.
    pub fn wait_for_app(&self) {
        self.until("the app runs", "window.e2e.started");
    }

    /// Reloads the page and waits until the app runs.
    pub fn reload(&self) {
        self.must("reload", wait(self.driver.refresh()));
        self.wait_for_app();
    }

    /// Presses the Back button.
    pub fn back(&self) {
        self.must("go back", wait(self.driver.back()));
    }

    /// Presses the Forward button.
    pub fn forward(&self) {
        self.must("go forward", wait(self.driver.forward()));
    }

    /// The value of a JavaScript expression.
    pub fn eval<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.run(&format!("return ({expression});"), Vec::new())
    }

    /// Runs JavaScript for what it does.
    pub fn act(&self, statements: &str) {
        self.must("run a script", wait(self.driver.execute(format!("{statements};"), Vec::new())));
    }

    /// What a JavaScript function body returns; the arguments are its `arguments`.
    pub fn run<T: DeserializeOwned>(&self, body: &str, arguments: Vec<Value>) -> T {
        let returned = self.must("run a script", wait(self.driver.execute(body, arguments)));
        self.must("read what a script returned", returned.convert())
    }

    /// What an asynchronous JavaScript function body hands to its last argument.
    pub fn run_async<T: DeserializeOwned>(&self, body: &str) -> T {
        let returned = self.must("run a script", wait(self.driver.execute_async(body, Vec::new())));
        self.must("read what a script returned", returned.convert())
    }

    /// Waits until a JavaScript expression is truthy; `what` is told where it never is.
    pub fn until(&self, what: &str, expression: &str) {
        let script = format!("return !!({expression});");
        self.until_true(what, || {
            // While a page is being left a script may find nothing to run in.
            wait(self.driver.execute(script.as_str(), Vec::new()))
                .is_ok_and(|returned| returned.json() == &Value::Bool(true))
        });
    }

    /// Waits until `holds`; `what` is told where it never does.
    pub fn until_true(&self, what: &str, holds: impl Fn() -> bool) {
        let start = Instant::now();
        while !holds() {
            if start.elapsed() > PATIENCE {
                panic!("not within {} s: {what}\n{}", PATIENCE.as_secs(), self.scene());
            }
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    /// Waits until the address is `path`, query and fragment included, and the page has this `h1`.
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

    /// Waits until what can be seen has been painted, and what the app leaves for after that is done.
    pub fn settle(&self) {
        // Without scripts nothing is left, and no frame is told.
        if !self.scriptless.load(Ordering::Relaxed) {
            let _: bool = self.run_async(
                "const done = arguments[arguments.length - 1];
                 requestAnimationFrame(() => setTimeout(() => setTimeout(() => done(true))));",
            );
        }
    }

    /// Presses keys, one after another: the focused element gets them.
    pub fn press(&self, keys: &str) {
        let chain = self.driver.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        self.must("press keys", wait(chain.send_keys(keys).perform()));
    }

    /// The page as it is printed, as PDF in base64.
    pub fn print(&self) -> String {
        let printed = wait(self.bidi.browsing_context().print(self.context.clone()));
        self.must("print the page", printed).data
    }

    /// Presses one key with Control held down.
    pub fn press_with_control(&self, key: char) {
        let chain = self.driver.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        let pressed =
            wait(chain.key_down(Key::Control).send_keys(key.to_string()).key_up(Key::Control).perform());
        self.must("press a key with Control", pressed);
    }

    /// How many windows and tabs are open.
    pub fn tabs(&self) -> usize {
        self.must("count the tabs", wait(self.driver.windows())).len()
    }

    /// A picture of what is in view.
    pub fn picture(&self) -> Option<Vec<u8>> {
        wait(self.driver.screenshot_as_png()).ok()
    }

    /// Where a test is when it fails: address, title, text and console.
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
