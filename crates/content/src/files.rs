//! Files: where they are, what stands for their state, how they are read within bounds and written whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

/// A file's size, and the time of its last change since 1970, in nanoseconds.
pub type Stamp = (u64, u64);

/// How many temporary files this process has made.
static TURN: AtomicUsize = AtomicUsize::new(0);

/// When this process made the first one. Processes in different containers can have the same number.
static START: LazyLock<u128> =
    LazyLock::new(|| SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos());

/// How temporary files begin and end. They are passed over by everyone else because of the dot.
const TEMPORARY: (&str, &str) = (".press-", ".new");

/// After this time nobody is writing a temporary file any more.
pub const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);

/// Where `path`, with `/` between its parts, is below a folder.
pub fn below(folder: &Path, path: &str) -> PathBuf {
    path.split('/').fold(folder.to_owned(), |folder, part| folder.join(part))
}

/// What a file has now.
pub fn stamp(file: &Path) -> Option<Stamp> {
    stamp_of(&fs::metadata(file).ok()?)
}

/// What a file had when it was asked.
pub fn stamp_of(metadata: &fs::Metadata) -> Option<Stamp> {
    let time = metadata.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some((metadata.len(), u64::try_from(time.as_nanos()).ok()?))
}

/// Opens a regular file for reading. Opening a pipe would wait for its other end, and a device may never end.
///
/// # Errors
/// What the disk says, or that this is not a regular file.
pub fn open(path: &Path) -> io::Result<File> {
    if fs::metadata(path)?.is_file() {
        File::open(path)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"))
    }
}

/// Reads a regular file of at most `limit` bytes.
///
/// # Errors
/// What the disk says, that this is not a regular file, or that it is larger.
pub fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = open(path)?;
    let expected = file.metadata()?.len().min(limit);
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    // The size that a file claims is not always the one it has, as in /proc.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        let reason = format!("it is larger than {limit} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
    }
    Ok(bytes)
}

/// Writes a file whole, and the folders it is in: whoever reads meanwhile, or after a build that was killed, gets the
/// file before or the file after. A link in its place is replaced, not followed. Returns the stamp of what was
/// written, even if another build writes it anew.
///
/// # Errors
/// What the disk says; the file is then as it was.
pub fn put(path: &Path, content: &[u8]) -> io::Result<Option<Stamp>> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)?;
    let new = folder.join(temporary_name());
    let written = create(&new, content).and_then(|stamp| fs::rename(&new, path).map(|()| stamp));
    if written.is_err() {
        // Already gone, or there is nothing more that could be done about it.
        let _ = fs::remove_file(&new);
    }
    written
}

/// Puts a file that is written already at another path too, as a hard link where the disk allows it. What was there
/// is replaced, not written to: it may be a link to something else.
///
/// # Errors
/// What the disk says; what was there is then as it was.
pub fn link(from: &Path, to: &Path) -> io::Result<()> {
    let folder = to.parent().unwrap_or(Path::new(""));
    match fs::hard_link(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir_all(folder)?,
        Err(_) => {}
        Ok(()) => return Ok(()),
    }
    let new = folder.join(temporary_name());
    let copied = fs::hard_link(from, &new).or_else(|_| fs::copy(from, &new).map(drop));
    let replaced = copied.and_then(|()| fs::rename(&new, to));
    // It is still there where that failed, and where both were links to one file already.
    let _ = fs::remove_file(&new);
    replaced
}

/// Writes a file in place of what there may be. A link is replaced, not followed, and so is one of several hard links.
/// Unlike [`put`], whoever reads meanwhile may find nothing.
///
/// # Errors
/// What the disk says.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => create(path, content).map(drop),
    }
}

/// Writes a file where there is none yet.
///
/// # Errors
/// What the disk says, also that there is one, or a link.
pub fn create(path: &Path, content: &[u8]) -> io::Result<Option<Stamp>> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(content)?;
    // Some file systems set the time when a file is closed.
    drop(file);
    Ok(stamp(path))
}

/// A name that no other file has, of this process or another.
fn temporary_name() -> String {
    let turn = TURN.fetch_add(1, Ordering::Relaxed);
    let (begin, end) = TEMPORARY;
    format!("{begin}{:x}-{:x}-{turn:x}{end}", std::process::id(), *START)
}

/// Whether a file has a name that [`put`] gives to its temporary files.
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

/// Removes from a folder the temporary files of this age that builds have left which were killed.
pub fn remove_temporary(folder: &Path, least_age: Duration) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let age = entry.metadata().and_then(|metadata| metadata.modified()).map(|time| time.elapsed());
        if is_temporary(&entry.file_name().to_string_lossy())
            && matches!(age, Ok(Ok(age)) if age >= least_age)
        {
            // It stays until it can be removed.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests;
