//! Dates as a reader writes them.

use crate::{locale, words::Words};

impl Words {
    /// `2025-03-10` as the magazine's language writes it, `Mar 10, 2025`. What is not such a date comes back as it is.
    pub fn date(self, date: &str) -> String {
        date.get(..10).and_then(|day| locale::date(self.site, day)).unwrap_or_else(|| date.to_owned())
    }
}

/// The year of `2025-03-10`.
pub fn year(date: &str) -> &str {
    date.split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(date: &str) -> String {
        Words::english("en").date(date)
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(short("2025-03-10"), "Mar 10, 2025");
        assert_eq!(short("2025-12-01T10:00:00Z"), "Dec 1, 2025");
    }

    #[test]
    fn what_is_no_date_stays() {
        for odd in ["", "soon", "2025-13-01", "2025-00-01", "2025-1"] {
            assert_eq!(short(odd), odd);
        }
    }
}
