//! Ctrl+C: files that are being moved into place are all moved first, and a staging folder is deleted.

use std::path::{Path, PathBuf};
use std::process::exit;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

/// The exit code of a program that was interrupted, by the shells' convention.
const INTERRUPTED: i32 = 130;

/// Deletes a staging folder.
type Remove = fn(&Path) -> std::io::Result<()>;

/// The staging folder of the build that is running. Locked while files are moved.
static STAGING: Mutex<Option<(PathBuf, Remove)>> = Mutex::new(None);

/// Whether the program is about to end.
static ENDING: AtomicBool = AtomicBool::new(false);

fn staging() -> MutexGuard<'static, Option<(PathBuf, Remove)>> {
    STAGING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Deletes a folder with `remove` when the program is interrupted.
pub fn remove_when_interrupted(folder: &Path, remove: Remove) {
    *staging() = Some((folder.to_owned(), remove));
    // Without a handler the system ends the program, and the next build deletes the folder.
    let _ = ctrlc::try_set_handler(|| {
        let mut staging = staging();
        ENDING.store(true, Ordering::SeqCst);
        if let Some((folder, remove)) = staging.take() {
            // Else what other threads write meanwhile would be left.
            content::files::stop_writing();
            let _ = remove(&folder);
        }
        exit(INTERRUPTED);
    });
}

/// Does something that must not be left half done.
pub fn finishing<T>(work: impl FnOnce() -> T) -> T {
    let _held = staging();
    work()
}

/// If the program has been interrupted, waits until it has ended: what failed then failed for this reason.
pub fn end_if_interrupted() {
    while ENDING.load(Ordering::SeqCst) {
        thread::park();
    }
}
