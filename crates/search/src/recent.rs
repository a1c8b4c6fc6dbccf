//! Recent searches, stored on the device as one line each, newest first.

/// The maximum number of stored searches.
const MOST: usize = 6;
/// The maximum length of a stored search, in bytes.
const LONGEST: usize = 200;

/// The stored text after a search for `query`.
pub fn with(kept: &str, query: &str) -> String {
    let query = query.split_whitespace().collect::<Vec<_>>().join(" ");
    if query.is_empty() || query.len() > LONGEST {
        return kept.to_owned();
    }
    let others = list(kept).filter(|other| !other.eq_ignore_ascii_case(&query));
    std::iter::once(query.as_str()).chain(others).take(MOST).collect::<Vec<_>>().join("\n")
}

/// The stored searches, newest first.
pub fn list(kept: &str) -> impl Iterator<Item = &str> {
    kept.lines().filter(|line| !line.is_empty() && line.len() <= LONGEST).take(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newest_comes_first_without_duplicates() {
        let kept = ["rust", "docker", "  Rust "].iter().fold(String::new(), |kept, query| with(&kept, query));
        assert_eq!(list(&kept).collect::<Vec<_>>(), ["Rust", "docker"]);
    }

    #[test]
    fn number_and_length_are_limited() {
        let kept = (0..20).fold(String::new(), |kept, number| with(&kept, &number.to_string()));
        assert_eq!(list(&kept).count(), MOST);
        assert_eq!(with(&kept, "  "), kept);
    }
}
