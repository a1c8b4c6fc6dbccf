//! Dates in the form of the model.

/// The year of `2025-03-10`.
pub fn year(date: &str) -> &str {
    date.split('-').next().unwrap_or_default()
}
