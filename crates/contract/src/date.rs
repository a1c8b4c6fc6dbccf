//! Dates as the model stores them, `YYYY-MM-DD`.

/// The year of a date such as `2025-03-10`.
pub fn year(date: &str) -> &str {
    date.split('-').next().unwrap_or_default()
}
