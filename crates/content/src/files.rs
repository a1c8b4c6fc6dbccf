//! File helpers: paths, stamps, bounded reads and atomic writes.

use std::borrow::Cow;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

/// A file's size in bytes, and its modification time in nanoseconds since 1970.
pub type Stamp = (u64, u64);

/// The number of temporary names that this process has made.
static TURN: AtomicUsize = AtomicUsize::new(0);

/// The time of the first one. Processes in different containers can have the same process id.
static START: LazyLock<u128> =
    LazyLock::new(|| SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos());

/// Prefix and suffix of temporary files. The leading dot makes everything else skip them.
const TEMPORARY: (&str, &str) = (".broadsheet-", ".new");

/// Nobody is writing a temporary file older than this any more.
pub const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);

/// Appends `path`, with `/` between its parts, to a folder.
pub fn below(folder: &Path, path: &str) -> PathBuf {
    path.split('/').fold(folder.to_owned(), |folder, part| folder.join(part))
}

/// The form under which paths compare: case-insensitive where file systems usually are.
pub fn same(path: &str) -> Cow<'_, str> {
    if cfg!(any(windows, target_vendor = "apple")) { path.to_lowercase().into() } else { path.into() }
}

/// A file's current stamp.
pub fn stamp(file: &Path) -> Option<Stamp> {
    stamp_of(&fs::metadata(file).ok()?)
}

/// The stamp in a file's metadata.
pub fn stamp_of(metadata: &fs::Metadata) -> Option<Stamp> {
    let time = metadata.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some((metadata.len(), u64::try_from(time.as_nanos()).ok()?))
}

/// Opens a regular file for reading. Opening a pipe would block, and a device may never end.
///
/// # Errors
/// Fails if it cannot be opened or is not a regular file.
pub fn open(path: &Path) -> io::Result<File> {
    if fs::metadata(path)?.is_file() {
        File::open(path)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"))
    }
}

/// Reads the first bytes of a regular file, at most `limit`.
///
/// # Errors
/// Fails if it cannot be read or is not a regular file.
pub fn beginning(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a regular file of at most `limit` bytes.
///
/// # Errors
/// Fails if it cannot be read, is not a regular file, or is larger.
pub fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = open(path)?;
    let expected = file.metadata()?.len().min(limit);
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    // The reported size is not always the real one, as in /proc.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        let reason = format!("larger than {limit} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
    }
    Ok(bytes)
}

/// Held for reading while a file is written.
static WRITING: RwLock<()> = RwLock::new(());

/// Does something that writes files or makes folders. It is not begun any more after [`stop_writing`].
pub fn writing<T>(work: impl FnOnce() -> T) -> T {
    let _held = WRITING.read().unwrap_or_else(PoisonError::into_inner);
    work()
}

/// Creates a folder and those above it.
///
/// # Errors
/// Fails if it cannot be created.
pub fn create_folder(folder: &Path) -> io::Result<()> {
    writing(|| fs::create_dir_all(folder))
}

/// Moves a file, across file systems too, and creates the folder it belongs in.
///
/// # Errors
/// Fails if it cannot be moved.
pub fn move_to(from: &Path, to: &Path) -> io::Result<()> {
    let moved = match (fs::rename(from, to), to.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            fs::rename(from, to)
        }
        (moved, _) => moved,
    };
    match moved {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => link(from, to),
        moved => moved,
    }
}

/// Waits until no other thread is writing a file with this module, and keeps all from writing any more, for good: for
/// a process that is about to end.
pub fn stop_writing() {
    std::mem::forget(WRITING.write());
}

/// Writes a file atomically, creating its folder if necessary: readers get the old or the new content, even after a
/// killed build. A link at this path is replaced, not followed. Returns the stamp of what was written, even if another
/// build overwrites it.
///
/// # Errors
/// Fails if the file cannot be written; it is then unchanged.
pub fn put(path: &Path, content: &[u8]) -> io::Result<Option<Stamp>> {
    writing(|| {
        let folder = path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder)?;
        let new = folder.join(temporary_name());
        let written = create_new(&new, content).and_then(|stamp| fs::rename(&new, path).map(|()| stamp));
        if written.is_err() {
            // It may already be gone; otherwise nothing more can be done.
            let _ = fs::remove_file(&new);
        }
        written
    })
}

/// Makes an existing file available at another path too, as a hard link if the disk allows it. What was there is
/// replaced, not written to, as it may be a link to something else.
///
/// # Errors
/// Fails if the file cannot be linked or copied; what was there is then unchanged.
pub fn link(from: &Path, to: &Path) -> io::Result<()> {
    writing(|| {
        let folder = to.parent().unwrap_or(Path::new(""));
        match fs::hard_link(from, to) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir_all(folder)?,
            Err(_) => {}
            Ok(()) => return Ok(()),
        }
        let new = folder.join(temporary_name());
        let copied = fs::hard_link(from, &new).or_else(|_| fs::copy(from, &new).map(drop));
        let replaced = copied.and_then(|()| fs::rename(&new, to));
        // It still exists if this failed, or if both paths were already links to the same file.
        let _ = fs::remove_file(&new);
        replaced
    })
}

/// Writes a file in place of an existing one. Symbolic and hard links are replaced, not followed. Unlike [`put`], this
/// is not atomic: readers may find nothing in between.
///
/// # Errors
/// Fails if the file cannot be removed or written.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => create(path, content).map(drop),
    }
}

/// Writes a file that does not exist yet.
///
/// # Errors
/// Fails if the file cannot be written, or if there already is a file or link.
pub fn create(path: &Path, content: &[u8]) -> io::Result<Option<Stamp>> {
    writing(|| create_new(path, content))
}

fn create_new(path: &Path, content: &[u8]) -> io::Result<Option<Stamp>> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(content)?;
    // Some file systems set the time when a file is closed.
    drop(file);
    Ok(stamp(path))
}

/// A file name that neither this nor another process uses.
fn temporary_name() -> String {
    let turn = TURN.fetch_add(1, Ordering::Relaxed);
    let (begin, end) = TEMPORARY;
    format!("{begin}{:x}-{:x}-{turn:x}{end}", std::process::id(), *START)
}

/// Whether a name is one that [`put`] gives its temporary files.
pub fn is_temporary(name: &str) -> bool {
    let (begin, end) = TEMPORARY;
    let numbers = name.strip_prefix(begin).and_then(|rest| rest.strip_suffix(end));
    numbers.is_some_and(|numbers| {
        let mut numbers = numbers.split('-');
        numbers.by_ref().take(3).filter(|number| is_hexadecimal(number)).count() == 3
            && numbers.next().is_none()
    })
}

/// Whether this is a number in lower-case hexadecimal digits.
pub fn is_hexadecimal(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Removes the temporary files of killed builds that are at least this old.
pub fn remove_temporary(folder: &Path, least_age: Duration) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let age = entry.metadata().and_then(|metadata| metadata.modified()).map(|time| time.elapsed());
        if is_temporary(&entry.file_name().to_string_lossy())
            && matches!(age, Ok(Ok(age)) if age >= least_age)
        {
            // A later build tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests;
