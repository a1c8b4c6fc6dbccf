//! Dates as a reader writes them.

use crate::{locale, words::Words};

impl Words {
    /// `2025-03-10` as the magazine's language writes it, `Mar 10, 2025`. What is not such a date comes back as it is.
    pub fn date(self, date: &str) -> String {
        read(date)
            .and_then(|(year, month, day)| locale::date(self.site, year, month, day))
            .unwrap_or_else(|| date.to_owned())
    }
}

/// Year, month and day.
fn read(date: &str) -> Option<(i32, u8, u8)> {
    let (year, rest) = date.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some((year.parse().ok()?, month, day.get(..2)?.parse().ok()?))
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
