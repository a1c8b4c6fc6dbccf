//! Shows how far a build has come, on a terminal.

use content::progress::{self, Listener};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How often the bar is drawn, in times per second.
const RATE: u8 = 8;

/// The bar of the task that runs.
#[derive(Debug, Default)]
struct Bar(Mutex<Option<ProgressBar>>);

/// Shows progress on stderr, if that is a terminal.
pub fn show() {
    if io::stderr().is_terminal() {
        progress::listen(Bar::default());
    }
}

impl Bar {
    fn current(&self) -> MutexGuard<'_, Option<ProgressBar>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Listener for Bar {
    fn begin(&self, name: &'static str, parts: usize) {
        let target = ProgressDrawTarget::stderr_with_hz(RATE);
        let bar = ProgressBar::with_draw_target(Some(parts as u64), target).with_message(name);
        let style = "{bar:24} {pos} of {len} {msg}, {eta} left";
        bar.set_style(ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()));
        *self.current() = Some(bar);
    }

    fn step(&self) {
        if let Some(bar) = &*self.current() {
            bar.inc(1);
        }
    }

    fn end(&self) {
        if let Some(bar) = self.current().take() {
            // The line with the step's time takes its place.
            bar.finish_and_clear();
        }
    }
}
