//! Finds typing errors: the edit distance between two words.

/// The number of errors tolerated in a word. Short words allow none, since any change makes another word.
pub fn forgiven(word: &str) -> usize {
    match word.chars().count() {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// The number of letters that are wrong, missing, superfluous or swapped with their neighbour in `typed`; `None` if
/// there are more than `most`. If `unfinished`, `word` may be longer than `typed`.
pub fn distance(typed: &str, word: &str, most: usize, unfinished: bool) -> Option<usize> {
    let typed: Vec<char> = typed.chars().collect();
    let mut word: Vec<char> = word.chars().collect();
    if unfinished {
        word.truncate(typed.len() + most);
    }
    if typed.len().abs_diff(word.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=word.len()).collect();
    for (row, a) in typed.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, b) in word.iter().enumerate() {
            let mut best =
                (last[column] + usize::from(a != b)).min(last[column + 1] + 1).min(next[column] + 1);
            if row > 0 && column > 0 && *a == word[column - 1] && typed[row - 1] == *b {
                best = best.min(before[column - 1] + 1);
            }
            next.push(best);
        }
        if next.iter().min().is_some_and(|best| *best > most) {
            return None;
        }
        before = std::mem::replace(&mut last, next);
    }
    let found = if unfinished { last.iter().min().copied() } else { last.last().copied() };
    found.filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_counts_one() {
        for (typed, word) in
            [("kubernets", "kubernetes"), ("dcoker", "docker"), ("rusty", "rust"), ("ruat", "rust")]
        {
            assert_eq!(distance(typed, word, 2, false), Some(1), "{typed}");
        }
        assert_eq!(distance("kubrenets", "kubernetes", 2, false), Some(2));
        assert_eq!(distance("docker", "rocket", 1, false), None);
        assert_eq!(distance("same", "same", 1, false), Some(0));
    }

    #[test]
    fn unfinished_word_matches_a_prefix() {
        assert_eq!(distance("kubr", "kubernetes", 1, false), None);
        assert_eq!(distance("kubre", "kubernetes", 1, true), Some(1));
        assert_eq!(distance("depoly", "deployment", 1, true), Some(1));
    }

    #[test]
    fn short_words_allow_no_errors() {
        assert_eq!(["go", "rust", "kubernetes"].map(forgiven), [0, 1, 2]);
    }
}
