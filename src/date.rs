//! Dates as a reader writes them.

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `2025-03-10` as `Mar 10, 2025`. What is not such a date comes back as it is.
pub fn short(date: &str) -> String {
    read(date).unwrap_or_else(|| date.to_owned())
}

fn read(date: &str) -> Option<String> {
    let (year, rest) = date.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    let day: u8 = day.get(..2)?.parse().ok()?;
    Some(format!("{month} {day}, {year}"))
}

/// The year of `2025-03-10`.
pub fn year(date: &str) -> &str {
    date.split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

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
