//! Detects problems that pages report: console errors, exceptions and CSP violations.

use super::Browser;
use crate::runtime::{runtime, wait};
use crate::troubles::Troubles;
use futures_util::StreamExt;
use thirtyfour::bidi::{BiDi, BidiError, events::LogEntryAdded, modules::log::LogLevel};

impl Browser {
    /// Ignores console errors that contain this text, past and future, until the test ends.
    pub fn expect_trouble(&self, text: &str) {
        self.troubles.expect(text);
    }

    /// Fails if a page has reported an unexpected problem.
    pub fn must_be_untroubled(&self) {
        let seen = self.troubles.seen();
        assert!(seen.is_empty(), "the console of {} has errors:\n  {}", self.kind, seen.join("\n  "));
    }
}

/// Collects the errors in the console.
pub(super) fn watch(bidi: &BiDi, troubles: &Troubles) -> Result<(), BidiError> {
    let mut entries = wait(bidi.subscribe::<LogEntryAdded>())?;
    let troubles = troubles.clone();
    runtime().spawn(async move {
        while let Some(entry) = entries.next().await {
            if matches!(entry.level, LogLevel::Error) {
                troubles.hear(entry.text.clone().unwrap_or_default());
            }
        }
    });
    Ok(())
}
