//! Which visitors show the pages they ask for. A browser asks for a page's styles, scripts, pictures and data, too; a
//! program that calls itself a browser hardly ever does.

use crate::generations::Generations;
use std::mem;

/// How long a visitor is remembered at least, in seconds: what a browser has already it asks for no more.
const WITHIN: i64 = 24 * 60 * 60;

/// Visitors that one of the two generations holds.
const HELD: usize = 150_000;

/// Reads of a visitor that wait. Who opens more pages than these in a day, and shows none, is a program.
const WAITING: usize = 50;

/// The visitors of the last day.
pub struct Visitors(Generations<Visitor>);

/// What is known of a visitor.
#[derive(Default)]
struct Visitor {
    shows: bool,
    waiting: Vec<(usize, i64)>,
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

    /// Notes a read of `page` at `time`, in seconds, and says whether the visitor is known to show pages. If not, the
    /// read waits for [`Self::part`].
    pub fn read(&mut self, visitor: &str, agent: &str, page: usize, time: i64) -> bool {
        let visitor = self.0.of((visitor, agent), time);
        if !visitor.shows && visitor.waiting.len() < WAITING {
            visitor.waiting.push((page, time));
        }
        visitor.shows
    }

    /// Notes that a part of a page was asked for, and gives the reads that waited for it, as pages and times.
    pub fn part(&mut self, visitor: &str, agent: &str, time: i64) -> Vec<(usize, i64)> {
        let visitor = self.0.of((visitor, agent), time);
        visitor.shows = true;
        mem::take(&mut visitor.waiting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_read_waits_for_a_part_of_the_page() {
        let mut visitors = Visitors::default();
        assert!(!visitors.read("192.0.2.1", "a", 7, 0));
        assert_eq!(visitors.part("192.0.2.2", "a", 1), [], "another visitor");
        assert_eq!(visitors.part("192.0.2.1", "a", 1), [(7, 0)]);
        assert_eq!(visitors.part("192.0.2.1", "a", 2), [], "once");
        assert!(visitors.read("192.0.2.1", "a", 8, 3));
    }

    #[test]
    fn who_comes_every_day_stays_known() {
        let mut visitors = Visitors::default();
        visitors.part("192.0.2.1", "a", 0);
        for day in 1..=9 {
            assert!(visitors.read("192.0.2.1", "a", 0, day * WITHIN), "on day {day}");
        }
        visitors.read("192.0.2.2", "a", 0, 11 * WITHIN);
        visitors.read("192.0.2.2", "a", 0, 13 * WITHIN);
        assert!(!visitors.read("192.0.2.1", "a", 0, 13 * WITHIN), "forgotten in the meantime");
    }

    #[test]
    fn memory_is_bounded() {
        let mut visitors = Visitors::holding(100);
        for time in 0..10_000 {
            visitors.read(&time.to_string(), "", 0, time);
            visitors.read("a program", "", 0, time);
        }
        assert!(visitors.0.len() <= 200);
        assert_eq!(visitors.part("a program", "", 10_000).len(), WAITING);
    }
}
