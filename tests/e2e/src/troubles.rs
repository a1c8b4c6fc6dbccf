//! The problems that the pages of a browser have reported.

use std::sync::{Arc, Mutex, PoisonError};

/// Firefox reports this for a formula that it lays out before it has fully arrived. Native tests check formulas.
const HALF_A_FORMULA: &str = "Incorrect number of children for <m";

/// The problems reported by the pages of a browser.
#[derive(Clone, Default)]
pub(crate) struct Troubles(Arc<Mutex<Heard>>);

#[derive(Default)]
struct Heard {
    entries: Vec<String>,
    expected: Vec<String>,
}

impl Troubles {
    /// Adds a problem.
    pub fn hear(&self, entry: String) {
        self.lock(|heard| heard.entries.push(entry));
    }

    /// Ignores problems that contain this text, past and future.
    pub fn expect(&self, text: &str) {
        self.lock(|heard| heard.expected.push(text.to_owned()));
    }

    /// The unexpected problems so far.
    pub fn seen(&self) -> Vec<String> {
        self.lock(|Heard { entries, expected }| {
            let is_expected = |entry: &str| {
                entry.contains(HALF_A_FORMULA) || expected.iter().any(|text| entry.contains(text))
            };
            entries.iter().filter(|entry| !is_expected(entry)).cloned().collect()
        })
    }

    /// Resets everything.
    pub fn forget(&self) {
        self.lock(|heard| *heard = Heard::default());
    }

    fn lock<T>(&self, then: impl FnOnce(&mut Heard) -> T) -> T {
        then(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
