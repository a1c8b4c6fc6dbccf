//! Reads of an article: in total, in the year, in the month, and weighted by age.

use crate::time::{DAY, day_of};

/// Maximum number of half-lives considered, so that scores stay finite even with the most reads a ledger can hold.
const MOST_HALF_LIVES: f64 = 900.0;

/// Maximum score; exceeds the largest possible number of reads.
pub const LARGEST: f64 = 1e20;

/// The reads of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// All-time reads.
    pub all: u64,
    year: Span,
    month: Span,
    /// Reads weighted by age: the weight halves with every half-life.
    pub score: f64,
}

/// Reads in the latest year or month that has any.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Span {
    period: i32,
    reads: u64,
}

impl Span {
    fn add(&mut self, period: i32, reads: u64) {
        if period > self.period {
            *self = Self { period, reads };
        } else if period == self.period {
            self.reads = self.reads.saturating_add(reads);
        }
    }

    fn within(self, period: i32) -> u64 {
        if period == self.period { self.reads } else { 0 }
    }
}

/// Weighs reads as of one moment.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// The moment at which a read has weight 1, in seconds since 1970.
    pub now: i64,
    /// Days after which a read has half its weight.
    pub half_life: u32,
}

impl Scale {
    /// Returns the current weight of something that had weight 1 at `then`. Extreme ages share one weight, so that it
    /// is never 0 or infinite.
    pub fn weight(&self, then: i64) -> f64 {
        let half_lives = (then as f64 - self.now as f64) / (f64::from(self.half_life) * DAY as f64);
        half_lives.clamp(-MOST_HALF_LIVES, MOST_HALF_LIVES).exp2()
    }

    /// Returns how reads at a moment are counted.
    pub fn at(&self, then: i64) -> Weighting {
        let (year, month) = calendar(then);
        Weighting { year, month, weight: self.weight(then) }
    }
}

/// How reads at one moment are counted.
#[derive(Clone, Copy, Debug)]
pub struct Weighting {
    year: i32,
    month: i32,
    weight: f64,
}

/// Returns the year, and the month counted from year 0.
fn calendar(second: i64) -> (i32, i32) {
    let day = day_of(second);
    let year = i32::from(day.year());
    (year, year * 12 + i32::from(day.month()))
}

impl Tally {
    /// Restores a tally that an earlier run counted up to `until`.
    pub fn counted(until: i64, all: u64, year: u64, month: u64, score: f64) -> Self {
        let (of_year, of_month) = calendar(until);
        Self {
            all,
            year: Span { period: of_year, reads: year },
            month: Span { period: of_month, reads: month },
            score: score.clamp(0.0, LARGEST),
        }
    }

    /// Adds reads at one moment; any order works.
    pub fn add(&mut self, moment: &Weighting, reads: u64) {
        self.all = self.all.saturating_add(reads);
        self.year.add(moment.year, reads);
        self.month.add(moment.month, reads);
        self.score += reads as f64 * moment.weight;
    }

    /// Multiplies the score, to weigh it as of another moment.
    pub fn weigh(&mut self, by: f64) {
        self.score = (self.score * by).clamp(0.0, LARGEST);
    }

    /// Adds the reads of another tally, for example of a former slug.
    pub fn join(&mut self, other: &Self) {
        self.all = self.all.saturating_add(other.all);
        self.year.add(other.year.period, other.year.reads);
        self.month.add(other.month.period, other.month.reads);
        self.score = (self.score + other.score).clamp(0.0, LARGEST);
    }

    /// Returns the reads in the year and in the month of a moment.
    pub fn in_year_and_month(&self, moment: i64) -> (u64, u64) {
        let (year, month) = calendar(moment);
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
    fn weight_halves_after_a_half_life() {
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
    fn yearly_and_monthly_counts_reset() {
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
    fn old_reads_keep_a_positive_weight() {
        let scale = Scale { now: at("2025-03-31"), half_life: 7 };
        for then in [at("1970-01-01"), i64::MIN, i64::MAX] {
            let weight = scale.weight(then);
            assert!(weight > 0.0 && weight.is_finite(), "{then}: {weight}");
        }
    }

    #[test]
    fn sums_saturate() {
        let mut tally = Tally::counted(0, u64::MAX, u64::MAX, 0, 1.0);
        tally.add(&Scale { now: 0, half_life: 30 }.at(0), 7);
        assert_eq!((tally.all, tally.in_year_and_month(0)), (u64::MAX, (u64::MAX, 7)));
        tally.join(&tally.clone());
        assert_eq!(tally.all, u64::MAX);
    }
}
