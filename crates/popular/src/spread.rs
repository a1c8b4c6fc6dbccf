//! Spreads a total evenly over several days.

use crate::tally::{Scale, Weighting};
use crate::time::{DAY, end};
use jiff::civil::Date;

/// Consecutive days.
#[derive(Debug)]
pub struct Spread {
    /// First and last day.
    pub days: (Date, Date),
    /// Last second of the last day.
    pub last: i64,
    moments: Vec<Weighting>,
}

impl Spread {
    /// Returns these days, each weighed as of its end; `None` if they start before 1970.
    pub fn of(days: (Date, Date), scale: &Scale) -> Option<Self> {
        let (first, last) = (end(days.0).filter(|first| *first >= 0)?, end(days.1)?);
        let count = (last.saturating_sub(first) / DAY).max(-1) + 1;
        let moments = (0..count).map(|day| scale.at(first + day * DAY)).collect();
        Some(Self { days, last, moments })
    }

    /// Spreads a number of reads over the days; days without reads are omitted.
    pub fn parts(&self, reads: u64) -> impl Iterator<Item = (&Weighting, u64)> {
        let days = self.moments.len() as u64;
        let (each, rest) =
            (reads.checked_div(days).unwrap_or_default(), reads.checked_rem(days).unwrap_or_default());
        let before = move |day: u64| rest * day / days;
        let parts = (0..days).map(move |day| each + before(day + 1) - before(day));
        self.moments.iter().zip(parts).filter(|(_, reads)| *reads > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(reads: u64, days: i8) -> Vec<u64> {
        let scale = Scale { now: 0, half_life: 30 };
        let days = (Date::constant(2025, 3, 1), Date::constant(2025, 3, days));
        Spread::of(days, &scale)
            .iter()
            .flat_map(|spread| spread.parts(reads))
            .map(|(_, reads)| reads)
            .collect()
    }

    #[test]
    fn reads_are_spread_evenly_without_loss() {
        assert_eq!(parts(7, 7), [1; 7]);
        assert_eq!(parts(9, 7).len(), 7);
        assert_eq!(parts(9, 7).iter().sum::<u64>(), 9);
        assert_eq!(parts(2, 7), [1, 1]);
        assert_eq!(parts(u64::MAX, 31).iter().sum::<u64>(), u64::MAX);
        assert_eq!(parts(0, 31), [0; 0]);
    }
}
