//! How often an article was read: ever, in the year, in the month, and how much that weighs now.

use crate::time::{DAY, day_of};

/// How many half-lives are told apart: with the most reads that a ledger holds, a score is still a finite number.
const MOST_HALF_LIVES: f64 = 900.0;

/// The largest score: more than all numbers of reads.
pub const LARGEST: f64 = 1e20;

/// The reads of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Ever.
    pub all: u64,
    year: Span,
    month: Span,
    /// Reads weighed by their age: half as much for every half-life that has passed.
    pub score: f64,
}

/// The reads of the last year or month in which there were any.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Span {
    of: i32,
    reads: u64,
}

impl Span {
    fn add(&mut self, of: i32, reads: u64) {
        if of > self.of {
            *self = Self { of, reads };
        } else if of == self.of {
            self.reads = self.reads.saturating_add(reads);
        }
    }

    fn within(self, of: i32) -> u64 {
        if of == self.of { self.reads } else { 0 }
    }
}

/// Adds up tallies as of one moment.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// The moment as of which a read weighs 1, in seconds.
    pub now: i64,
    /// After how many days a read weighs half.
    pub half_life: u32,
}

impl Scale {
    /// What something that weighed 1 at `then` weighs now. After so many half-lives that no sum would show it, all
    /// weighs alike, so that no weight is 0.
    pub fn weight(&self, then: i64) -> f64 {
        let half_lives = (then as f64 - self.now as f64) / (f64::from(self.half_life) * DAY as f64);
        half_lives.clamp(-MOST_HALF_LIVES, MOST_HALF_LIVES).exp2()
    }

    /// What reads at a moment count for.
    pub fn at(&self, then: i64) -> Moment {
        let (year, month) = calendar(then);
        Moment { year, month, weight: self.weight(then) }
    }
}

/// What reads at one moment count for.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    year: i32,
    month: i32,
    weight: f64,
}

/// A year, and a month counted from year 0.
fn calendar(second: i64) -> (i32, i32) {
    let day = day_of(second);
    let year = i32::from(day.year());
    (year, year * 12 + i32::from(day.month()))
}

impl Tally {
    /// What an earlier run has counted up to `until`.
    pub fn counted(until: i64, all: u64, year: u64, month: u64, score: f64) -> Self {
        let (of_year, of_month) = calendar(until);
        Self {
            all,
            year: Span { of: of_year, reads: year },
            month: Span { of: of_month, reads: month },
            score: score.clamp(0.0, LARGEST),
        }
    }

    /// Adds reads at one moment. They may come in any order.
    pub fn add(&mut self, moment: &Moment, reads: u64) {
        self.all = self.all.saturating_add(reads);
        self.year.add(moment.year, reads);
        self.month.add(moment.month, reads);
        self.score += reads as f64 * moment.weight;
    }

    /// Weighs the score anew, as of another moment.
    pub fn weigh(&mut self, by: f64) {
        self.score = (self.score * by).clamp(0.0, LARGEST);
    }

    /// Adds another article's reads, as where two addresses were one article's.
    pub fn join(&mut self, other: &Self) {
        self.all = self.all.saturating_add(other.all);
        self.year.add(other.year.of, other.year.reads);
        self.month.add(other.month.of, other.month.reads);
        self.score = (self.score + other.score).clamp(0.0, LARGEST);
    }

    /// The reads in the year and in the month of a moment.
    pub fn in_year_and_month(&self, of: i64) -> (u64, u64) {
        let (year, month) = calendar(of);
        (self.year.within(year), self.month.within(month))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::iso;

    fn at(day: &str) -> i64 {
        iso(&format!("{day}T12:00:00Z")).unwrap_or_default()
    }

    #[test]
    fn a_read_weighs_half_after_a_half_life() {
        let scale = Scale { now: at("2025-03-31"), half_life: 30 };
        let mut tally = Tally::default();
        tally.add(&scale.at(at("2025-03-31")), 1);
        assert!((tally.score - 1.0).abs() < 1e-9);
        tally.add(&scale.at(at("2025-03-01")), 4);
        assert!((tally.score - 3.0).abs() < 1e-9, "{}", tally.score);
        tally.add(&scale.at(at("2024-12-31")), 8);
        assert!((tally.score - 4.0).abs() < 1e-9, "{}", tally.score);
    }

    #[test]
    fn years_and_months_begin_anew() {
        let scale = Scale { now: at("2025-03-31"), half_life: 30 };
        let mut tally = Tally::counted(at("2024-12-31"), 10, 7, 5, 1.0);
        assert_eq!(tally.in_year_and_month(at("2024-12-31")), (7, 5));
        tally.add(&scale.at(at("2025-03-02")), 2);
        tally.add(&scale.at(at("2025-02-02")), 3);
        tally.add(&scale.at(at("2024-12-02")), 1);
        assert_eq!(tally.all, 16);
        assert_eq!(tally.in_year_and_month(at("2025-03-31")), (5, 2));
        assert_eq!(tally.in_year_and_month(at("2025-04-01")), (5, 0));
    }

    #[test]
    fn reads_of_long_ago_still_weigh_something() {
        let scale = Scale { now: at("2025-03-31"), half_life: 7 };
        for then in [at("1970-01-01"), i64::MIN, i64::MAX] {
            let weight = scale.weight(then);
            assert!(weight > 0.0 && weight.is_finite(), "{then}: {weight}");
        }
    }

    #[test]
    fn a_sum_beyond_all_numbers_is_the_largest() {
        let mut tally = Tally::counted(0, u64::MAX, u64::MAX, 0, 1.0);
        tally.add(&Scale { now: 0, half_life: 30 }.at(0), 7);
        assert_eq!((tally.all, tally.in_year_and_month(0)), (u64::MAX, (u64::MAX, 7)));
        tally.join(&tally.clone());
        assert_eq!(tally.all, u64::MAX);
    }
}
