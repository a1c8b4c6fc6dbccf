//! Browsers that stay open from test to test.

use crate::browser::{Browser, Kind};
use std::sync::{Mutex, PoisonError};

static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// An idle browser of this kind, or a new one.
pub fn take(kind: Kind) -> Browser {
    let idle = with_idle(|idle| {
        let at = idle.iter().position(|browser| browser.kind == kind)?;
        Some(idle.swap_remove(at))
    });
    idle.unwrap_or_else(|| Browser::start(kind))
}

/// Keeps a browser for the next test.
pub fn give_back(browser: Browser) {
    with_idle(|idle| idle.push(browser));
}

/// Closes every idle browser.
pub fn close() {
    with_idle(std::mem::take).into_iter().for_each(Browser::quit);
}

fn with_idle<T>(then: impl FnOnce(&mut Vec<Browser>) -> T) -> T {
    then(&mut IDLE.lock().unwrap_or_else(PoisonError::into_inner))
}
