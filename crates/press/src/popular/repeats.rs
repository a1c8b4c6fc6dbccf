//! Which reads are repeats: the same visitor on the same page within half an hour.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::mem;

/// How long after a read another one is a repeat, in seconds.
const WITHIN: i64 = 30 * 60;

/// Reads that one of the two generations holds: together they take at most 36 MB.
const HELD: usize = 450_000;

/// The reads of the last half hour, as hashes under a key that is made for the run and never written anywhere.
///
/// They are held in two generations. When the young one spans half an hour, or is full, it becomes the old one and
/// the old one is forgotten. So memory is bounded whatever is read, and in a log with more than 450,000 different
/// reads in half an hour a repeat may count as a read.
pub struct Repeats {
    key: RandomState,
    held: usize,
    young: HashMap<u64, i64>,
    old: HashMap<u64, i64>,
    born: i64,
}

impl Default for Repeats {
    fn default() -> Self {
        Self::holding(HELD)
    }
}

impl Repeats {
    fn holding(held: usize) -> Self {
        Self { key: RandomState::new(), held, young: HashMap::new(), old: HashMap::new(), born: i64::MIN }
    }

    /// Notes a read of `page` at `time`, in seconds, and says whether it repeats one. A repeat lengthens the half
    /// hour, as a tab that is reloaded all day is read once.
    pub fn is_one(&mut self, visitor: &str, agent: &str, page: usize, time: i64) -> bool {
        // The next file of a log may begin earlier than the last one ended.
        if time.abs_diff(self.born) > WITHIN.unsigned_abs() || self.young.len() >= self.held {
            self.old = mem::take(&mut self.young);
            self.born = time;
        }
        let read = self.key.hash_one((visitor, agent, page));
        let before = self.young.insert(read, time).or_else(|| self.old.remove(&read));
        before.is_some_and(|before| time.abs_diff(before) <= WITHIN.unsigned_abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_visitor_on_the_same_page_is_one_read() {
        let mut repeats = Repeats::default();
        assert!(!repeats.is_one("192.0.2.1", "a", 0, 0));
        assert!(repeats.is_one("192.0.2.1", "a", 0, 1));
        assert!(!repeats.is_one("192.0.2.2", "a", 0, 1), "another address");
        assert!(!repeats.is_one("192.0.2.1", "b", 0, 1), "another browser");
        assert!(!repeats.is_one("192.0.2.1", "a", 1, 1), "another page");
    }

    #[test]
    fn half_an_hour_later_it_is_another_read() {
        let mut repeats = Repeats::default();
        for (time, repeat) in
            [(0, false), (1_800, true), (3_600, true), (5_401, false), (7_201, true), (99_999, false)]
        {
            assert_eq!(repeats.is_one("192.0.2.1", "a", 0, time), repeat, "at {time}");
        }
    }

    #[test]
    fn memory_is_bounded() {
        let mut repeats = Repeats::holding(100);
        for visitor in 0..10_000 {
            repeats.is_one(&visitor.to_string(), "", 0, 0);
        }
        assert!(repeats.young.len() + repeats.old.len() <= 200);
    }
}
