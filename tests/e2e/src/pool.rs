//! A pool of browsers that stay open between tests.

use crate::browser::{Browser, Kind};
use std::sync::{Mutex, PoisonError};

static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// Takes an idle browser of this kind, or starts one.
pub fn take(kind: Kind) -> Browser {
    let idle = with_idle(|idle| {
        let at = idle.iter().position(|browser| browser.kind == kind)?;
        Some(idle.swap_remove(at))
    });
    idle.unwrap_or_else(|| Browser::start(kind))
}

/// Returns a browser for the next test.
pub fn give_back(browser: Browser) {
    with_idle(|idle| idle.push(browser));
}

/// Closes all idle browsers.
pub fn close() {
    with_idle(std::mem::take).into_iter().for_each(Browser::quit);
}

fn with_idle<T>(then: impl FnOnce(&mut Vec<Browser>) -> T) -> T {
    then(&mut IDLE.lock().unwrap_or_else(PoisonError::into_inner))
}
