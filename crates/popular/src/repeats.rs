//! Which reads are repeats: the same visitor on the same page within half an hour.

use crate::generations::Generations;

/// How long after a read another one is a repeat, in seconds.
const WITHIN: i64 = 30 * 60;

/// Reads that one of the two generations holds: together they take at most 36 MB.
const HELD: usize = 450_000;

/// The reads of the last half hour. In a log with more than 450,000 different reads in half an hour a repeat may count as
/// a read.
pub struct Repeats(Generations<i64>);

impl Default for Repeats {
    fn default() -> Self {
        Self::holding(HELD)
    }
}

impl Repeats {
    fn holding(held: usize) -> Self {
        Self(Generations::new(WITHIN, held))
    }

    /// Notes a read of `page` at `time`, in seconds, and says whether it repeats one. A repeat lengthens the half
    /// hour, as a tab that is reloaded all day is read once.
    pub fn is_one(&mut self, visitor: &str, agent: &str, page: usize, time: i64) -> bool {
        let before = self.0.replace((visitor, agent, page), time, time);
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
        assert!(repeats.0.len() <= 200);
    }
}
