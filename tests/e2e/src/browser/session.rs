//! Starts, resets and closes browsers.

use super::{Browser, Kind, driver::Driver, remote::Remote};
use crate::injection::Visitor;
use crate::places;
use crate::runtime::wait;
use crate::troubles::Troubles;
use serde_json::{Value, json};
use std::{path::Path, sync::atomic::AtomicBool, time::Duration};
use tempfile::TempDir;
use thirtyfour::{Capabilities, TimeoutConfiguration, WebDriver};

/// Runs in every page before its own scripts: records when the app runs, and logs errors that would go unnoticed.
const BEFORE_EVERY_PAGE: &str = "() => {
    const e2e = { started: false };
    Object.defineProperty(window, 'e2e', { value: e2e });
    addEventListener('TrunkApplicationStarted', () => { e2e.started = true; });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
        console.error(`Content-Security-Policy: ${violatedDirective} forbids ${blockedURI} (${sourceFile})`));
    addEventListener('unhandledrejection', ({ reason }) => console.error(`unhandled rejection: ${reason}`));
}";

impl Browser {
    /// Starts a browser with a fresh profile.
    ///
    /// # Panics
    /// If the browser or its driver cannot be started.
    pub fn start(kind: Kind) -> Self {
        // Retry with a new driver: another program may have taken the port, or the driver may have exited.
        let start = || -> Result<_, thirtyfour::error::WebDriverError> {
            let profile = TempDir::with_prefix("broadsheet-e2e-").expect("a folder for the profile");
            let driver = Driver::start(kind, profile.path());
            let troubles = Troubles::default();
            let visitor = Visitor::new(BEFORE_EVERY_PAGE, troubles.clone());
            let wanted = capabilities(kind, profile.path(), &visitor.user_agent());
            let session = wait(WebDriver::new(&driver.url, wanted))?;
            let timeouts = TimeoutConfiguration::new(
                Some(Duration::from_secs(60)),
                Some(Duration::from_secs(60)),
                Some(Duration::ZERO),
            );
            wait(session.update_timeouts(timeouts))?;
            let remote = if kind.has_bidi() {
                Remote::connect(&session, BEFORE_EVERY_PAGE, &troubles)?
            } else {
                Remote::Injection(visitor)
            };
            Ok((driver, profile, session, remote, troubles))
        };
        let (driver, profile, session, remote, troubles) =
            start().or_else(|_| start()).unwrap_or_else(|error| panic!("{kind} does not start: {error}"));
        let browser = Self {
            kind,
            driver: session,
            remote,
            troubles,
            offline: AtomicBool::new(false),
            scriptless: AtomicBool::new(false),
            emulating: AtomicBool::new(false),
            _driver: driver,
            _profile: profile,
        };
        browser.set_viewport(1440, 900);
        browser
    }

    /// Resets the browser's conditions. Stored data remains, but every test's server has an origin of its own.
    pub(crate) fn refresh(&self) {
        self.clear_conditions();
        let windows = self.must("list the tabs", wait(self.driver.windows()));
        for other in windows.iter().skip(1) {
            self.must("turn to a tab", wait(self.driver.switch_to_window(other.clone())));
            self.must("close a tab", wait(self.driver.close_window()));
        }
        if let (Some(first), true) = (windows.first(), windows.len() > 1) {
            self.must("turn to the first tab", wait(self.driver.switch_to_window(first.clone())));
        }
        self.visit("about:blank");
        self.set_viewport(1440, 900);
        self.troubles.forget();
    }

    /// Closes the browser.
    pub(crate) fn quit(self) {
        // Ignore errors; the driver is ended next anyway.
        let _ = wait(self.driver.clone().quit());
    }
}

fn capabilities(kind: Kind, profile: &Path, user_agent: &str) -> Capabilities {
    let own = match kind {
        Kind::Chromium => {
            let mut options = json!({ "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--hide-scrollbars",
                format!("--user-data-dir={}", profile.display()),
            ]});
            set_binary(&mut options, places::chromium().as_deref());
            json!({ "browserName": "chrome", "webSocketUrl": true, "goog:chromeOptions": options })
        }
        Kind::Firefox => {
            let mut options = json!({ "args": ["-headless"], "prefs": {
                // Let Tab reach links too, and disable the browser's own animations.
                "accessibility.tabfocus": 7,
                "toolkit.cosmeticAnimations.enabled": false,
                "browser.cache.disk.enable": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
            }});
            set_binary(&mut options, places::firefox().as_deref());
            json!({ "browserName": "firefox", "webSocketUrl": true, "moz:firefoxOptions": options })
        }
        Kind::WebKit => {
            let options = json!({ "args": ["--automation", format!("--user-agent={user_agent}")] });
            json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": options })
        }
    };
    serde_json::from_value(own).expect("capabilities are an object")
}

fn set_binary(options: &mut Value, binary: Option<&Path>) {
    if let Some(binary) = binary {
        options["binary"] = json!(binary);
    }
}
