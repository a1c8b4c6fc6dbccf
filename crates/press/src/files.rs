//! Files: where they are, what stands for their state, and how they are written whole.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

/// A file's size, and the time of its last change since 1970, in nanoseconds.
pub type Stamp = (u64, u64);

/// How many files this process has written.
static TURN: AtomicUsize = AtomicUsize::new(0);

/// Where `path`, with `/` between its parts, is below a folder.
pub fn below(folder: &Path, path: &str) -> PathBuf {
    path.split('/').fold(folder.to_owned(), |folder, part| folder.join(part))
}

/// What a file has now.
pub fn stamp(file: &Path) -> Option<Stamp> {
    let about = fs::metadata(file).ok()?;
    let time = about.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some((about.len(), u64::try_from(time.as_nanos()).ok()?))
}

/// Writes a file whole, and the folders it is in: whoever reads meanwhile, or after a build that was killed, gets the
/// file before or the file after. Returns what was written has for a stamp, even if another build writes it anew.
///
/// # Errors
/// What the disk says.
pub fn put(path: &Path, content: &[u8]) -> io::Result<Option<Stamp>> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // A name that begins with a dot is passed over by everyone else.
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    let turn = TURN.fetch_add(1, Ordering::Relaxed);
    name.push(format!(".{}-{turn}.new", std::process::id()));
    let new = path.with_file_name(name);
    fs::write(&new, content)?;
    let stamp = stamp(&new);
    fs::rename(&new, path)?;
    Ok(stamp)
}
