//! A map of recent items with bounded memory.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::mem;

/// Values of recent items, by their hash under a random key that is never stored.
///
/// Items are held in two generations. When the young one is full or spans its time, it replaces the old one.
pub struct Generations<T> {
    key: RandomState,
    within: u64,
    held: usize,
    young: HashMap<u64, T>,
    old: HashMap<u64, T>,
    born: i64,
}

impl<T> Generations<T> {
    /// Creates an empty map. Items are remembered for at least `within` seconds, unless a generation exceeds `held`
    /// items.
    pub fn new(within: i64, held: usize) -> Self {
        let key = RandomState::new();
        Self {
            key,
            within: within.unsigned_abs(),
            held,
            young: HashMap::new(),
            old: HashMap::new(),
            born: i64::MIN,
        }
    }

    /// Sets the value of an item and returns the previous one.
    pub fn replace(&mut self, item: impl Hash, time: i64, value: T) -> Option<T> {
        let hash = self.hash(item, time);
        self.young.insert(hash, value).or_else(|| self.old.remove(&hash))
    }

    /// Returns the value of an item, or inserts the default.
    pub fn of(&mut self, item: impl Hash, time: i64) -> &mut T
    where
        T: Default,
    {
        let hash = self.hash(item, time);
        let old = &mut self.old;
        self.young.entry(hash).or_insert_with(|| old.remove(&hash).unwrap_or_default())
    }

    /// Number of items.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }

    fn hash(&mut self, item: impl Hash, time: i64) -> u64 {
        // The next file of a log may start earlier than the last one ended.
        if time.abs_diff(self.born) > self.within || self.young.len() >= self.held {
            self.old = mem::take(&mut self.young);
            self.born = time;
        }
        self.key.hash_one(item)
    }
}
