//! Recent searches, kept on the device: a line each, the newest first.

/// How many are kept.
const MOST: usize = 6;
/// Longer ones, in bytes, are not kept.
const LONGEST: usize = 200;

/// What is kept once `query` has been searched for.
pub fn with(kept: &str, query: &str) -> String {
    let query = query.split_whitespace().collect::<Vec<_>>().join(" ");
    if query.is_empty() || query.len() > LONGEST {
        return kept.to_owned();
    }
    let others = list(kept).filter(|other| !other.eq_ignore_ascii_case(&query));
    std::iter::once(query.as_str()).chain(others).take(MOST).collect::<Vec<_>>().join("\n")
}

/// What is kept, one by one.
pub fn list(kept: &str) -> impl Iterator<Item = &str> {
    kept.lines().filter(|line| !line.is_empty() && line.len() <= LONGEST).take(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_comes_first_and_each_once() {
        let kept = ["rust", "docker", "  Rust "].iter().fold(String::new(), |kept, query| with(&kept, query));
        assert_eq!(list(&kept).collect::<Vec<_>>(), ["Rust", "docker"]);
    }

    #[test]
    fn few_are_kept() {
        let kept = (0..20).fold(String::new(), |kept, number| with(&kept, &number.to_string()));
        assert_eq!(list(&kept).count(), MOST);
        assert_eq!(with(&kept, "  "), kept);
    }
}
