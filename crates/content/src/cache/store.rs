//! What was made for an earlier build, found again by a hash of all that it was made of.
//!
//! A folder of packs. A build writes what is new into one pack of its own, which gets its name when it is complete: a
//! build that is killed leaves nothing that is read, and builds may run at a time. The folder may be deleted at any
//! time. When more than half of it is of no use to the last build, that build packs it anew.

mod pack;

use pack::{Entry, Pack};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

pub use pack::{PARTS, Record};

/// What stands for everything that a record was made of.
pub type Key = [u8; 16];

/// More packs than this are made one.
const PACKS: usize = 24;

/// Below so many bytes it is not worth packing anew.
const SMALL: u64 = 8 << 20;

/// The key of what is made of `parts`.
pub fn key<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Key {
    let mut hasher = Sha256::new();
    for part in parts {
        // With its length, so that no two lists of parts are hashed alike.
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut key = Key::default();
    key.copy_from_slice(&hasher.finalize()[..16]);
    key
}

/// A folder of records.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    packs: Vec<Pack>,
    known: HashMap<Key, FrontMatterCache>,
    new: Mutex<Option<Pack>>,
}

#[derive(Debug)]
struct FrontMatterCache {
    pack: usize,
    entry: Entry,
    used: AtomicBool,
}

impl Store {
    /// Opens what there is. A folder that is not there, or a pack that cannot be read, holds nothing.
    pub fn open(folder: &Path) -> Self {
        let mut packs = pack::all(folder);
        let mut known = HashMap::new();
        for (pack, file) in packs.iter_mut().enumerate() {
            let entries = std::mem::take(&mut file.entries).into_iter();
            known.extend(
                entries.map(|(key, entry)| {
                    (key, FrontMatterCache { pack, entry, used: AtomicBool::new(false) })
                }),
            );
        }
        Self { folder: folder.to_owned(), packs, known, new: Mutex::default() }
    }

    /// What is kept under a key.
    pub fn get(&self, key: &Key) -> Option<Record> {
        let known = self.known.get(key)?;
        known.used.store(true, Ordering::Relaxed);
        Some(self.packs[known.pack].record(known.entry))
    }

    /// Keeps something; `None` where it cannot be written, so that whoever wants it goes on without.
    pub fn put(&self, key: Key, parts: [&[u8]; PARTS]) -> Option<Record> {
        let mut new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
        if new.is_none() {
            *new = Pack::create(&self.folder).ok();
        }
        let pack = new.as_mut()?;
        let entry = pack.append(key, parts).ok()?;
        Some(pack.record(entry))
    }

    /// Lets the next build find what is new, and gives up what no build has asked for.
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
        // As they lie on the disk.
        kept.sort_by_key(|(pack, _, entry)| (*pack, entry.at));
        if one(&folder, &packs, &kept).is_ok() {
            packs.iter().for_each(Pack::remove);
        }
    }
}

/// Copies what is kept into one pack.
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
