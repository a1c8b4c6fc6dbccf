//! Detects problems that pages report: console errors, exceptions and CSP violations.

use super::Browser;
use crate::runtime::{runtime, wait};
use futures_util::StreamExt;
use std::sync::{Arc, Mutex, PoisonError};
use thirtyfour::bidi::{BiDi, BidiError, events::LogEntryAdded, modules::log::LogLevel};

impl Browser {
    /// Ignores console errors that contain this text, past and future, until the test ends.
    pub fn expect_trouble(&self, text: &str) {
        self.troubles.lock(|heard| heard.expected.push(text.to_owned()));
    }

    /// Fails if a page has reported an unexpected problem.
    pub fn must_be_untroubled(&self) {
        let seen = self.troubles.seen();
        assert!(seen.is_empty(), "the console of {} has errors:\n  {}", self.kind, seen.join("\n  "));
    }
}

/// Firefox reports this for a formula that it lays out before it has fully arrived. Tests of `press` check formulas.
const HALF_A_FORMULA: &str = "Incorrect number of children for <m";

/// The problems reported by the pages of a browser.
#[derive(Clone, Default)]
pub(super) struct Troubles(Arc<Mutex<Heard>>);

#[derive(Default)]
struct Heard {
    entries: Vec<String>,
    expected: Vec<String>,
}

impl Troubles {
    /// Starts listening.
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
