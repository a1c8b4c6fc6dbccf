//! What `broadsheet build` prints while it works.

/// The names and times, in seconds, of the steps: lines such as `     0.26 s  1000 share pictures drawn (3 new)`.
pub fn steps(printed: &str) -> Vec<(String, f64)> {
    printed.lines().filter_map(step).collect()
}

/// The number of files that were written.
pub fn written(printed: &str) -> Option<u64> {
    let counts = printed.lines().filter_map(step_text).find_map(|text| text.split_once(" in place: "))?.1;
    counts.split_once(" written")?.0.parse().ok()
}

fn step(line: &str) -> Option<(String, f64)> {
    let seconds = line.split_once(" s  ")?.0.trim().parse().ok()?;
    let text = step_text(line)?;
    // Numbers differ from build to build, and so would names that contain them.
    let text = text.split([':', '(']).next().unwrap_or_default();
    let words =
        text.split_whitespace().filter(|word| !word.starts_with(|first: char| first.is_ascii_digit()));
    Some((words.collect::<Vec<_>>().join(" "), seconds))
}

fn step_text(line: &str) -> Option<&str> {
    line.starts_with(' ').then(|| line.split_once(" s  ")).flatten().map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "     0.26 s  1000 articles checked and rendered
    12.20 s  1001 share pictures drawn (3 new)
     0.05 s  4018 files in place: 17 written, 2 removed
note: 3 articles are scheduled
dist/ is ready for github: 55.2 MB in 12.61 s
";

    #[test]
    fn steps_have_names_without_numbers() {
        let expected = [
            ("articles checked and rendered", 0.26),
            ("share pictures drawn", 12.2),
            ("files in place", 0.05),
        ];
        assert_eq!(steps(PRINTED), expected.map(|(name, seconds)| (name.to_owned(), seconds)));
    }

    #[test]
    fn written_files_are_counted() {
        assert_eq!(written(PRINTED), Some(17));
        assert_eq!(written("     0.26 s  1000 articles checked and rendered\n"), None);
    }
}
