//! Fetches what is missing, then serves, builds, tests and measures the magazine.
fn main() {}
