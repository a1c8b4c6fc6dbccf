//! One file of records: their parts, then an index, then a mark that the file is complete.

use super::Key;
use crate::files;
use flate2::Crc;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

/// The number of parts of a record, each of which is read separately.
pub const PARTS: usize = 4;

/// The end of a complete pack. It changes with the layout.
const MARK: &[u8; 8] = b"BSPACK01";

/// The extension of an unfinished pack. After [`ABANDONED`], nobody is writing it any more.
const UNFINISHED: &str = "new";
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);

/// The sizes in bytes of an index entry and of what follows the index.
const ENTRY: usize = 16 + 8 + PARTS * 8;
const END: usize = 8 + 4 + MARK.len();

/// The number of packs that this process has created.
static TURN: AtomicUsize = AtomicUsize::new(0);

/// A record's offset in its pack, and the length and checksum of each part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub at: u64,
    lengths: [u32; PARTS],
    sums: [u32; PARTS],
}

impl Entry {
    /// Its size in the pack, in bytes.
    pub fn size(&self) -> u64 {
        self.lengths.iter().map(|length| u64::from(*length)).sum::<u64>() + ENTRY as u64
    }
}

/// A file of records.
#[derive(Debug)]
pub struct Pack {
    path: PathBuf,
    file: Arc<File>,
    /// Its size so far, in bytes.
    pub size: u64,
    /// The records in it.
    pub entries: Vec<(Key, Entry)>,
}

/// A cached record. It stays readable while it is held, even if its file is deleted.
#[derive(Clone, Debug)]
pub struct Record {
    file: Arc<File>,
    entry: Entry,
}

impl Record {
    /// Reads one part.
    ///
    /// # Errors
    /// Fails if the part cannot be read or its checksum does not match.
    pub fn part(&self, number: usize) -> io::Result<Vec<u8>> {
        let Entry { at, lengths, sums } = self.entry;
        let before: u64 = lengths[..number].iter().map(|length| u64::from(*length)).sum();
        let mut bytes = vec![0; lengths[number] as usize];
        read_at(&self.file, &mut bytes, at + before)?;
        if sum(&bytes) == sums[number] { Ok(bytes) } else { Err(io::Error::other("damaged")) }
    }
}

/// The complete packs of a folder, sorted by name. Removes abandoned unfinished packs.
pub fn all(folder: &Path) -> Vec<Pack> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let ends = |path: &Path, end: &str| path.extension().is_some_and(|found| found == end);
    let is_ours = |path: &Path| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        stem.split('-').count() == 3 && stem.split('-').all(files::is_hexadecimal)
    };
    for path in paths.iter().filter(|path| ends(path, UNFINISHED) && is_ours(path)) {
        let age = fs::metadata(path)
            .and_then(|metadata| metadata.modified())
            .map(|time| SystemTime::now().duration_since(time));
        if matches!(age, Ok(Ok(age)) if age > ABANDONED) {
            let _ = fs::remove_file(path);
        }
    }
    paths.iter().filter(|path| ends(path, "pack")).filter_map(|path| Pack::open(path).ok()).collect()
}

impl Pack {
    fn open(path: &Path) -> io::Result<Self> {
        let damaged = || io::Error::other("incomplete");
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        let mut end = [0; END];
        let end_at = size.checked_sub(END as u64).ok_or_else(damaged)?;
        read_at(&file, &mut end, end_at)?;
        let mut fields = Fields(&end);
        let (count, checksum) = (fields.long(), fields.short());
        if fields.0 != MARK || count > end_at / ENTRY as u64 {
            return Err(damaged());
        }
        let length = count * ENTRY as u64;
        let mut index = vec![0; usize::try_from(length).map_err(io::Error::other)?];
        read_at(&file, &mut index, end_at - length)?;
        if sum(&index) != checksum {
            return Err(damaged());
        }
        let entries = index.chunks_exact(ENTRY).map(|bytes| Fields(bytes).entry()).collect();
        Ok(Self { path: path.to_owned(), file: Arc::new(file), size, entries })
    }

    /// Creates a pack, which others do not read until it is complete.
    pub fn create(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let turn = TURN.fetch_add(1, Ordering::Relaxed);
        let time = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos();
        let path = folder.join(format!("{time:020x}-{}-{turn}.{UNFINISHED}", std::process::id()));
        let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path)?;
        Ok(Self { path, file: Arc::new(file), size: 0, entries: Vec::new() })
    }

    /// A record of this pack.
    pub fn record(&self, entry: Entry) -> Record {
        Record { file: Arc::clone(&self.file), entry }
    }

    /// Appends a record.
    pub fn append(&mut self, key: Key, parts: [&[u8]; PARTS]) -> io::Result<Entry> {
        let length = |part: &[u8]| u32::try_from(part.len()).map_err(io::Error::other);
        let mut entry = Entry { at: self.size, ..Entry::default() };
        for (number, part) in parts.into_iter().enumerate() {
            entry.lengths[number] = length(part)?;
            entry.sums[number] = sum(part);
        }
        self.write(&parts.concat())?;
        self.entries.push((key, entry));
        Ok(entry)
    }

    /// Copies a record from another pack, unless it is damaged.
    pub fn copy(&mut self, key: Key, record: &Record) -> io::Result<()> {
        let parts: [io::Result<Vec<u8>>; PARTS] = std::array::from_fn(|number| record.part(number));
        if parts.iter().all(Result::is_ok) {
            let parts = parts.map(Result::unwrap_or_default);
            self.append(key, std::array::from_fn(|number| &*parts[number]))?;
        }
        Ok(())
    }

    /// Writes the index and gives the pack the name by which others find it.
    pub fn complete(&mut self) -> io::Result<()> {
        let mut index = Vec::with_capacity(self.entries.len() * ENTRY + END);
        for (key, Entry { at, lengths, sums }) in &self.entries {
            index.extend(key);
            index.extend(at.to_le_bytes());
            lengths.iter().chain(sums).for_each(|number| index.extend(number.to_le_bytes()));
        }
        let checksum = sum(&index);
        index.extend((self.entries.len() as u64).to_le_bytes());
        index.extend(checksum.to_le_bytes());
        index.extend(MARK);
        self.write(&index)?;
        let path = self.path.with_extension("pack");
        fs::rename(&self.path, &path)?;
        self.path = path;
        Ok(())
    }

    /// Deletes the file. Records that are still held stay readable.
    pub fn remove(&self) {
        // Another build may have deleted it; otherwise the next build will.
        let _ = fs::remove_file(&self.path);
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        (&*self.file).write_all(bytes)?;
        self.size += bytes.len() as u64;
        Ok(())
    }
}

/// Reads little-endian numbers.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        let (first, rest) = self.0.split_at(N.min(self.0.len()));
        bytes[..first.len()].copy_from_slice(first);
        self.0 = rest;
        bytes
    }

    fn short(&mut self) -> u32 {
        u32::from_le_bytes(self.take())
    }

    fn long(&mut self) -> u64 {
        u64::from_le_bytes(self.take())
    }

    fn entry(mut self) -> (Key, Entry) {
        let key = self.take();
        let at = self.long();
        let lengths = std::array::from_fn(|_| self.short());
        let sums = std::array::from_fn(|_| self.short());
        (key, Entry { at, lengths, sums })
    }
}

fn sum(bytes: &[u8]) -> u32 {
    let mut sum = Crc::new();
    sum.update(bytes);
    sum.sum()
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, bytes, at)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes = &mut bytes[read..];
        at += read as u64;
    }
    Ok(())
}
