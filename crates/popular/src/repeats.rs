//! Recognises repeats: the same client on the same page within half an hour.

use crate::generations::Generations;

/// Time after a read during which another one is a repeat, in seconds.
const WITHIN: i64 = 30 * 60;

/// Reads per generation; both together take at most 36 MB.
const HELD: usize = 450_000;

/// The reads of the last half hour. If there are more than 450,000 different ones, a repeat may count as a read.
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

    /// Records a read of `page` at `time`, in seconds, and returns whether it is a repeat. A repeat restarts the half
    /// hour, so a tab that reloads all day counts once.
    pub fn is_one(&mut self, client: u64, page: u32, time: i64) -> bool {
        let before = self.0.replace((client, page), time, time);
        before.is_some_and(|before| time.abs_diff(before) <= WITHIN.unsigned_abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_client_on_same_page_is_a_repeat() {
        let mut repeats = Repeats::default();
        assert!(!repeats.is_one(7, 0, 0));
        assert!(repeats.is_one(7, 0, 1));
        assert!(!repeats.is_one(8, 0, 1), "another client");
        assert!(!repeats.is_one(7, 1, 1), "another page");
    }

    #[test]
    fn reads_half_an_hour_apart_are_not_repeats() {
        let mut repeats = Repeats::default();
        for (time, repeat) in
            [(0, false), (1_800, true), (3_600, true), (5_401, false), (7_201, true), (99_999, false)]
        {
            assert_eq!(repeats.is_one(7, 0, time), repeat, "at {time}");
        }
    }

    #[test]
    fn memory_is_bounded() {
        let mut repeats = Repeats::holding(100);
        for visitor in 0..10_000 {
            repeats.is_one(visitor, 0, 0);
        }
        assert!(repeats.0.len() <= 200);
    }
}
