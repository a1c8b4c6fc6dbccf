//! Shows how far a build has come, on a terminal.

use content::progress::{self, Listener};
use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How often the bar is drawn, in times per second.
const RATE: u8 = 8;

/// How often the remaining time is estimated anew while no part is finished.
const TICK: Duration = Duration::from_secs(1);

/// The bar takes the columns that the text leaves, so that both fit into a narrow window.
const STYLE: &str = "{wide_bar} {pos} of {len} {msg}{left}";

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
        let style = ProgressStyle::with_template(STYLE).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.with_key("left", left));
        // Draws it at once, too: the first picture may take a minute.
        bar.enable_steady_tick(TICK);
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

/// The remaining time, once a part is done by which it can be estimated.
fn left(state: &ProgressState, text: &mut dyn Write) {
    if state.pos() > 0 {
        // Writing to a line cannot fail.
        let _ = write!(text, ", {:#} left", HumanDuration(state.eta()));
    }
}
