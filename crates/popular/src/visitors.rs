//! Recognises visitors that display pages. A browser also loads a page's assets; a program that poses as a browser
//! hardly ever does.

use crate::generations::Generations;
use std::mem;

/// Minimum time a visitor is remembered, in seconds; a browser does not reload assets that it has cached.
const WITHIN: i64 = 24 * 60 * 60;

/// Visitors per generation.
const HELD: usize = 150_000;

/// Maximum number of pending reads per visitor. Whoever opens more pages in a day and displays none is a program.
const WAITING: usize = 50;

/// The visitors of the last day.
pub struct Visitors(Generations<Visitor>);

/// What is known about a visitor.
#[derive(Default)]
struct Visitor {
    shows: bool,
    waiting: Vec<(u32, i64)>,
}

impl Default for Visitors {
    fn default() -> Self {
        Self::holding(HELD)
    }
}

impl Visitors {
    fn holding(held: usize) -> Self {
        Self(Generations::new(WITHIN, held))
    }

    /// Records a read of `page` at `time`, in seconds, and returns whether the visitor is known to display pages. If
    /// not, the read is pending until [`Self::part`].
    pub fn read(&mut self, client: u64, page: u32, time: i64) -> bool {
        let visitor = self.0.of(client, time);
        if !visitor.shows && visitor.waiting.len() < WAITING {
            visitor.waiting.push((page, time));
        }
        visitor.shows
    }

    /// Records a request for an asset and returns the visitor's pending reads as pairs of page and time.
    pub fn part(&mut self, client: u64, time: i64) -> Vec<(u32, i64)> {
        let visitor = self.0.of(client, time);
        visitor.shows = true;
        mem::take(&mut visitor.waiting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_are_pending_until_an_asset_is_requested() {
        let mut visitors = Visitors::default();
        assert!(!visitors.read(7, 7, 0));
        assert_eq!(visitors.part(8, 1), [], "another visitor");
        assert_eq!(visitors.part(7, 1), [(7, 0)]);
        assert_eq!(visitors.part(7, 2), [], "once");
        assert!(visitors.read(7, 8, 3));
    }

    #[test]
    fn daily_visitors_stay_known() {
        let mut visitors = Visitors::default();
        visitors.part(7, 0);
        for day in 1..=9 {
            assert!(visitors.read(7, 0, day * WITHIN), "on day {day}");
        }
        visitors.read(8, 0, 11 * WITHIN);
        visitors.read(8, 0, 13 * WITHIN);
        assert!(!visitors.read(7, 0, 13 * WITHIN), "forgotten in the meantime");
    }

    #[test]
    fn memory_is_bounded() {
        let mut visitors = Visitors::holding(100);
        for time in 0..10_000_i64 {
            visitors.read(time.unsigned_abs(), 0, time);
            visitors.read(u64::MAX, 0, time);
        }
        assert!(visitors.0.len() <= 200);
        assert_eq!(visitors.part(u64::MAX, 10_000).len(), WAITING);
    }
}
