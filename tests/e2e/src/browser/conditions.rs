//! The circumstances of a visit: the size of the window, the network, what a page finds in its browser.

use super::Browser;
use crate::runtime::wait;
use serde_json::{Value, json};
use std::sync::{PoisonError, atomic::Ordering};
use thirtyfour::bidi::modules::emulation::{NetworkConditions, SetNetworkConditions, SetScriptingEnabled};

impl Browser {
    /// Makes the page this wide and high, in CSS pixels.
    pub fn set_viewport(&self, width: u32, height: u32) {
        self.set_size(width, height, Value::Null);
    }

    /// The same on a screen that has so many pixels for one of CSS.
    pub fn set_screen(&self, width: u32, height: u32, ratio: f64) {
        self.set_size(width, height, json!(ratio));
    }

    fn set_size(&self, width: u32, height: u32, ratio: Value) {
        let size = json!({ "width": width, "height": height });
        let parameters = json!({ "context": self.context, "viewport": size, "devicePixelRatio": ratio });
        self.must("resize", wait(self.bidi.send_raw("browsingContext.setViewport", parameters)));
    }

    /// Takes the network away, or gives it back.
    pub fn set_offline(&self, offline: bool) {
        self.offline.store(offline, Ordering::Relaxed);
        let set = wait(self.bidi.send(SetNetworkConditions {
            network_conditions: offline.then_some(NetworkConditions::Offline),
            contexts: Some(vec![self.context.clone()]),
            user_contexts: None,
        }));
        self.must("change the network", set);
    }

    /// Lets no page run scripts until the test ends; the test itself may.
    pub fn disable_scripts(&self) {
        self.set_scripts(Some(false));
        self.scriptless.store(true, Ordering::Relaxed);
    }

    fn set_scripts(&self, enabled: Option<bool>) {
        let set = wait(self.bidi.send(SetScriptingEnabled {
            enabled,
            contexts: Some(vec![self.context.clone()]),
            user_contexts: None,
        }));
        self.must("turn scripts off", set);
    }

    /// Runs a script in every page opened from now on, before the page's own, until the test ends.
    pub fn before_load(&self, script: &str) {
        let added = wait(self.bidi.script().add_preload_script(format!("() => {{ {script} }}")));
        let id = self.must("prepare a script", added).script;
        self.preloads.lock().unwrap_or_else(PoisonError::into_inner).push(id);
    }

    /// Lets every access to the page's storage throw, as where a reader has blocked it.
    pub fn block_storage(&self) {
        self.before_load(
            "for (const name of ['localStorage', 'sessionStorage'])
                 Object.defineProperty(window, name, {
                     get() { throw new DOMException('storage is blocked', 'SecurityError'); },
                 });",
        );
    }

    /// Lets the page believe that its reader wants to save data.
    pub fn save_data(&self) {
        self.before_load(
            "Object.defineProperty(Navigator.prototype, 'connection', {
                 configurable: true, get: () => ({ saveData: true, effectiveType: '4g' }),
             });",
        );
    }

    /// Keeps the app from starting in pages opened from now on, until it is let go.
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

    /// Lets every time limit of the page's be this short, in milliseconds.
    pub fn shorten_timeouts(&self, milliseconds: u32) {
        self.before_load(&format!(
            "const timeout = AbortSignal.timeout;
             AbortSignal.timeout = () => timeout.call(AbortSignal, {milliseconds});"
        ));
    }

    /// Lets media queries find this medium, if it is not empty, and these features, in Chromium alone:
    /// `emulate("print", &[("prefers-contrast", "more")])`.
    pub fn emulate(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<_> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.emulating.store(true, Ordering::Relaxed);
        let parameters = json!({ "media": medium, "features": features });
        let set = wait(self.driver.cdp().send_raw("Emulation.setEmulatedMedia", parameters));
        self.must("emulate a medium", set);
    }

    /// Makes the page's processor this many times slower than it is; 1 undoes it. Chromium only.
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
        let scripts = std::mem::take(&mut *self.preloads.lock().unwrap_or_else(PoisonError::into_inner));
        for script in scripts {
            self.must("forget a script", wait(self.bidi.script().remove_preload_script(script)));
        }
        if self.scriptless.swap(false, Ordering::Relaxed) {
            self.set_scripts(None);
        }
        if self.offline.swap(false, Ordering::Relaxed) {
            self.set_offline(false);
        }
    }
}
