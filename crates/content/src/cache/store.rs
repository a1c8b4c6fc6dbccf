//! A cache of build results, keyed by a hash of their inputs.
//!
//! A store is a folder of packs. Each build writes its new records into one pack, which gets its final name when it is
//! complete. So a killed build leaves nothing that would be read, and builds may run concurrently. The folder may be
//! deleted at any time. If a build used less than half of the store, it repacks it.

mod pack;

use pack::{Entry, Pack};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

pub use pack::{PARTS, Record};

/// A hash of all inputs of a record.
pub type Key = [u8; 16];

/// If there are more packs than this, they are merged into one.
const PACKS: usize = 24;

/// Stores smaller than this, in bytes, are not repacked.
const SMALL: u64 = 8 << 20;

/// Hashes inputs into a key.
pub fn key<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Key {
    let mut hasher = Sha256::new();
    for part in parts {
        // The lengths keep different lists of parts from having the same hash.
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut key = Key::default();
    key.copy_from_slice(&hasher.finalize()[..16]);
    key
}

/// A folder of cached records.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    packs: Vec<Pack>,
    known: HashMap<Key, CachedRecord>,
    new: Mutex<Option<Pack>>,
}

#[derive(Debug)]
struct CachedRecord {
    pack: usize,
    entry: Entry,
    used: AtomicBool,
}

impl Store {
    /// Opens the store in a folder. A missing folder or unreadable pack counts as empty.
    pub fn open(folder: &Path) -> Self {
        let mut packs = pack::all(folder);
        let mut known = HashMap::new();
        for (pack, file) in packs.iter_mut().enumerate() {
            let entries = std::mem::take(&mut file.entries).into_iter();
            known.extend(
                entries.map(|(key, entry)| (key, CachedRecord { pack, entry, used: AtomicBool::new(false) })),
            );
        }
        Self { folder: folder.to_owned(), packs, known, new: Mutex::default() }
    }

    /// Finds the record with a key and marks it as used.
    pub fn get(&self, key: &Key) -> Option<Record> {
        let known = self.known.get(key)?;
        known.used.store(true, Ordering::Relaxed);
        Some(self.packs[known.pack].record(known.entry))
    }

    /// Stores a record; `None` if it cannot be written, in which case the caller continues without the cache.
    pub fn put(&self, key: Key, parts: [&[u8]; PARTS]) -> Option<Record> {
        let mut new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
        if new.is_none() {
            *new = Pack::create(&self.folder).ok();
        }
        let pack = new.as_mut()?;
        let entry = pack.append(key, parts).ok()?;
        Some(pack.record(entry))
    }

    /// Makes the new records available to later builds, and repacks the store if necessary, without unused records.
    pub fn finish(self) {
        let Self { folder, mut packs, known, new } = self;
        let mut bytes: u64 = packs.iter().map(|pack| pack.size).sum();
        let mut used: u64 = known
            .values()
            .filter(|known| known.used.load(Ordering::Relaxed))
            .map(|known| known.entry.size())
            .sum();
        let old = packs.len();
        if let Some(mut pack) = new.into_inner().unwrap_or_else(PoisonError::into_inner) {
            if pack.complete().is_err() {
                return;
            }
            bytes += pack.size;
            used += pack.size;
            packs.push(pack);
        }
        if packs.len() <= PACKS && bytes <= SMALL.max(2 * used) {
            return;
        }
        let kept = known.into_iter().filter(|(_, known)| known.used.load(Ordering::Relaxed));
        let kept = kept.map(|(key, known)| (known.pack, key, known.entry));
        let latest = packs.get(old).into_iter().flat_map(|pack| &pack.entries);
        let mut kept: Vec<_> = kept.chain(latest.map(|(key, entry)| (old, *key, *entry))).collect();
        // In disk order, so that copying reads sequentially.
        kept.sort_by_key(|(pack, _, entry)| (*pack, entry.at));
        if one(&folder, &packs, &kept).is_ok() {
            packs.iter().for_each(Pack::remove);
        }
    }
}

/// Copies records into one new pack.
fn one(folder: &Path, packs: &[Pack], kept: &[(usize, Key, Entry)]) -> io::Result<()> {
    if kept.is_empty() {
        return Ok(());
    }
    let mut pack = Pack::create(folder)?;
    for (from, key, entry) in kept {
        pack.copy(*key, &packs[*from].record(*entry))?;
    }
    pack.complete()
}

#[cfg(test)]
mod tests;
