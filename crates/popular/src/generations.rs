//! What was seen lately, in bounded memory, whatever is read.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::mem;

/// Values of what was seen lately, by a hash under a key that is made for the run and never written anywhere.
///
/// They are held in two generations. When the young one spans its time, or is full, it becomes the old one and the old
/// one is forgotten.
pub struct Generations<T> {
    key: RandomState,
    within: u64,
    held: usize,
    young: HashMap<u64, T>,
    old: HashMap<u64, T>,
    born: i64,
}

impl<T> Generations<T> {
    /// Nothing seen yet. What was seen is remembered for `within` seconds at least, unless there is more of it than a
    /// generation holds.
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

    /// Puts a value in the place of that which there was, and returns the latter.
    pub fn replace(&mut self, what: impl Hash, time: i64, value: T) -> Option<T> {
        let hash = self.hash(what, time);
        self.young.insert(hash, value).or_else(|| self.old.remove(&hash))
    }

    /// The value that there is, or that of what was never seen.
    pub fn of(&mut self, what: impl Hash, time: i64) -> &mut T
    where
        T: Default,
    {
        let hash = self.hash(what, time);
        let old = &mut self.old;
        self.young.entry(hash).or_insert_with(|| old.remove(&hash).unwrap_or_default())
    }

    /// How many values there are.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }

    fn hash(&mut self, what: impl Hash, time: i64) -> u64 {
        // The next file of a log may begin earlier than the last one ended.
        if time.abs_diff(self.born) > self.within || self.young.len() >= self.held {
            self.old = mem::take(&mut self.young);
            self.born = time;
        }
        self.key.hash_one(what)
    }
}
