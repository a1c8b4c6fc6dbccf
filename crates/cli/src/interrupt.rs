//! Ctrl+C: files that are being moved into place are all moved first, and a staging folder is deleted.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The exit code of a program that was interrupted, by the shells' convention.
const INTERRUPTED: i32 = 130;

/// The staging folder of the build that is running. Locked while files are moved.
static STAGING: Mutex<Option<PathBuf>> = Mutex::new(None);

fn staging() -> MutexGuard<'static, Option<PathBuf>> {
    STAGING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Deletes a folder when the program is interrupted.
pub fn remove_when_interrupted(folder: &Path) {
    *staging() = Some(folder.to_owned());
    // Without a handler the system ends the program, and the next build deletes the folder.
    let _ = ctrlc::try_set_handler(|| {
        if let Some(folder) = staging().take() {
            let _ = std::fs::remove_dir_all(folder);
        }
        std::process::exit(INTERRUPTED);
    });
}

/// Does something that must not be left half done.
pub fn finishing<T>(work: impl FnOnce() -> T) -> T {
    let _held = staging();
    work()
}
