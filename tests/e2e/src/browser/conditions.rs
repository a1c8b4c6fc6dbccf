//! The conditions of a visit: window size, network, and features of the browser.

use super::{
    Browser,
    remote::{Connection, Remote},
};
use crate::runtime::wait;
use serde_json::{Value, json};
use std::sync::atomic::Ordering;
use thirtyfour::bidi::modules::emulation::{NetworkConditions, SetNetworkConditions, SetScriptingEnabled};

impl Browser {
    /// Sets the size of the viewport, in CSS pixels.
    pub fn set_viewport(&self, width: u32, height: u32) {
        match &self.remote {
            Remote::BiDi(_) => self.set_size(width, height, Value::Null),
            Remote::Injection(_) => self.set_window(width, height),
        }
    }

    /// Sets the size of the window so that the viewport in it has this size.
    fn set_window(&self, width: u32, height: u32) {
        let has_size = format!("innerWidth === {width} && innerHeight === {height}");
        self.until_true(&format!("the viewport has {width} by {height} pixels"), || {
            let [wide, high]: [u32; 2] = self.eval("[outerWidth - innerWidth, outerHeight - innerHeight]");
            let resized = wait(self.driver.set_window_rect(0, 0, width + wide, height + high));
            self.must("resize", resized);
            self.eval(&has_size)
        });
    }

    /// Sets the size of the viewport and the device pixel ratio.
    pub fn set_screen(&self, width: u32, height: u32, ratio: f64) {
        self.set_size(width, height, json!(ratio));
    }

    fn set_size(&self, width: u32, height: u32, ratio: Value) {
        let Connection { bidi, context, .. } = self.connection();
        let size = json!({ "width": width, "height": height });
        let parameters = json!({ "context": context, "viewport": size, "devicePixelRatio": ratio });
        self.must("resize", wait(bidi.send_raw("browsingContext.setViewport", parameters)));
    }

    /// Switches the network off or on.
    pub fn set_offline(&self, offline: bool) {
        let Connection { bidi, context, .. } = self.connection();
        self.offline.store(offline, Ordering::Relaxed);
        let set = wait(bidi.send(SetNetworkConditions {
            network_conditions: offline.then_some(NetworkConditions::Offline),
            contexts: Some(vec![context.clone()]),
            user_contexts: None,
        }));
        self.must("change the network", set);
    }

    /// Disables the scripts of all pages until the test ends; the test itself can still run scripts.
    pub fn disable_scripts(&self) {
        self.set_scripts(Some(false));
        self.scriptless.store(true, Ordering::Relaxed);
    }

    fn set_scripts(&self, enabled: Option<bool>) {
        let Connection { bidi, context, .. } = self.connection();
        let set = wait(bidi.send(SetScriptingEnabled {
            enabled,
            contexts: Some(vec![context.clone()]),
            user_contexts: None,
        }));
        self.must("turn scripts off", set);
    }

    /// Runs a script in every page opened from now on, before the page's own scripts, until the test ends.
    pub fn before_load(&self, script: &str) {
        let added = self.remote.add_preload(format!("() => {{ {script} }}"));
        self.must("prepare a script", added);
    }

    /// Makes every access to storage throw, as in browsers that block it.
    pub fn block_storage(&self) {
        self.before_load(
            "for (const name of ['localStorage', 'sessionStorage'])
                 Object.defineProperty(window, name, {
                     get() { throw new DOMException('storage is blocked', 'SecurityError'); },
                 });",
        );
    }

    /// Simulates a reader who has enabled data saving.
    pub fn save_data(&self) {
        self.before_load(
            "Object.defineProperty(Navigator.prototype, 'connection', {
                 configurable: true, get: () => ({ saveData: true, effectiveType: '4g' }),
             });",
        );
    }

    /// Prevents the app from starting in pages opened from now on, until [`release_app`](Self::release_app).
    pub fn hold_app(&self) {
        self.before_load(
            "const fetch = window.fetch;
             const released = new Promise((release) => { window.e2e.release = release; });
             window.fetch = async (...what) => {
                 if (String(what[0]?.url ?? what[0]).endsWith('.wasm')) await released;
                 return fetch(...what);
             };",
        );
    }

    /// Lets a held app start, and waits until it runs.
    pub fn release_app(&self) {
        self.act("window.e2e.release()");
        self.wait_for_app();
    }

    /// Shortens all of the page's timeouts to at most this many milliseconds.
    pub fn shorten_timeouts(&self, milliseconds: u32) {
        self.before_load(&format!(
            "const timeout = AbortSignal.timeout;
             AbortSignal.timeout = () => timeout.call(AbortSignal, {milliseconds});"
        ));
    }

    /// Emulates a medium, unless it is empty, and media features: `emulate("print", &[("prefers-contrast", "more")])`.
    /// Chromium only.
    pub fn emulate(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<_> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.emulating.store(true, Ordering::Relaxed);
        let parameters = json!({ "media": medium, "features": features });
        let set = wait(self.driver.cdp().send_raw("Emulation.setEmulatedMedia", parameters));
        self.must("emulate a medium", set);
    }

    /// Slows the page's CPU down by a factor; 1 restores it. Chromium only.
    pub fn slow_down(&self, times: u32) {
        let parameters = json!({ "rate": times });
        let set = wait(self.driver.cdp().send_raw("Emulation.setCPUThrottlingRate", parameters));
        self.must("slow the processor down", set);
    }

    pub(super) fn clear_conditions(&self) {
        if self.emulating.swap(false, Ordering::Relaxed) {
            self.emulate("", &[]);
            self.emulating.store(false, Ordering::Relaxed);
        }
        self.must("forget scripts", self.remote.clear_preloads());
        if self.scriptless.swap(false, Ordering::Relaxed) {
            self.set_scripts(None);
        }
        if self.offline.swap(false, Ordering::Relaxed) {
            self.set_offline(false);
        }
    }
}
