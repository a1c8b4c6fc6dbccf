//! What a page complains about: errors in the console, exceptions, violations of the security policy.

use super::Browser;
use crate::runtime::{runtime, wait};
use futures_util::StreamExt;
use std::sync::{Arc, Mutex, PoisonError};
use thirtyfour::bidi::{BiDi, BidiError, events::LogEntryAdded, modules::log::LogLevel};

impl Browser {
    /// Accepts console errors that contain this text, from now on and before, until the test ends.
    pub fn expect_trouble(&self, text: &str) {
        self.troubles.lock(|heard| heard.expected.push(text.to_owned()));
    }

    /// Fails where a page has complained about something that the test did not expect.
    pub fn must_be_untroubled(&self) {
        let seen = self.troubles.seen();
        assert!(seen.is_empty(), "the console of {} has errors:\n  {}", self.kind, seen.join("\n  "));
    }
}

/// What Firefox says of a formula that it lays out before all of it has arrived; press's tests judge formulas.
const HALF_A_FORMULA: &str = "Incorrect number of children for <m";

/// The complaints of the pages a browser has shown.
#[derive(Clone, Default)]
pub(super) struct Troubles(Arc<Mutex<Heard>>);

#[derive(Default)]
struct Heard {
    entries: Vec<String>,
    expected: Vec<String>,
}

impl Troubles {
    /// Starts to listen.
    pub fn watch(bidi: &BiDi) -> Result<Self, BidiError> {
        let troubles = Self::default();
        let mut entries = wait(bidi.subscribe::<LogEntryAdded>())?;
        let heard = troubles.clone();
        runtime().spawn(async move {
            while let Some(entry) = entries.next().await {
                if matches!(entry.level, LogLevel::Error) {
                    heard.lock(|heard| heard.entries.push(entry.text.clone().unwrap_or_default()));
                }
            }
        });
        Ok(troubles)
    }

    /// The complaints so far, without those that are expected.
    pub fn seen(&self) -> Vec<String> {
        self.lock(|Heard { entries, expected }| {
            let is_expected = |entry: &str| {
                entry.contains(HALF_A_FORMULA) || expected.iter().any(|text| entry.contains(text))
            };
            entries.iter().filter(|entry| !is_expected(entry)).cloned().collect()
        })
    }

    /// Starts anew.
    pub fn forget(&self) {
        self.lock(|heard| *heard = Heard::default());
    }

    fn lock<T>(&self, then: impl FnOnce(&mut Heard) -> T) -> T {
        then(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
