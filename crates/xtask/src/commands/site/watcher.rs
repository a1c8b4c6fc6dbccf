//! Runs `broadsheet trunk watch` while Trunk serves.

use crate::{commands::pages::program, tools::Tools};
use std::{
    process::{Child, Command},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// A running `broadsheet trunk watch`. It exits when the program has been rebuilt, and is then restarted.
pub struct Watcher {
    child: Arc<Mutex<Option<Child>>>,
    ended: Arc<AtomicBool>,
}

impl Watcher {
    /// Starts it with settings that match Trunk's options.
    pub fn start(tools: &Tools, options: &[String]) -> Self {
        let (child, ended) = (Arc::new(Mutex::default()), Arc::new(AtomicBool::new(false)));
        let mut cargo = tools.command("cargo");
        program(&mut cargo).args(["watch", "--dist", super::dist(options)]).env("TRUNK_PROFILE", "debug");
        if let Some(base) = super::named(options, &["--public-url"]) {
            cargo.args(["--base", base]);
        }
        let watcher = Self { child: Arc::clone(&child), ended: Arc::clone(&ended) };
        thread::spawn(move || while !ended.load(Ordering::Relaxed) && once(&mut cargo, &child) {});
        watcher
    }

    /// Stops it.
    pub fn stop(&self) {
        self.ended.store(true, Ordering::Relaxed);
        if let Some(child) = &mut *self.child.lock().unwrap_or_else(PoisonError::into_inner) {
            // Fails if it has already exited.
            let _ = child.kill();
        }
    }
}

/// Runs it until it exits. Returns whether to restart it; if it failed, it has printed why.
fn once(cargo: &mut Command, place: &Mutex<Option<Child>>) -> bool {
    let lock = || place.lock().unwrap_or_else(PoisonError::into_inner);
    let Ok(child) = cargo.spawn() else { return false };
    *lock() = Some(child);
    loop {
        let status = lock().as_mut().map(Child::try_wait);
        match status {
            Some(Ok(None)) => thread::sleep(Duration::from_millis(100)),
            Some(Ok(Some(status))) => return status.success(),
            _ => return false,
        }
    }
}
