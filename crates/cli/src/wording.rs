//! How counts and folders are written in messages.

use content::diagnostics::Line;
use std::fmt::Display;
use std::path::{MAIN_SEPARATOR, Path};

/// A count with its noun: `1 article`, `2 articles`.
pub fn counted(count: usize, noun: impl Display) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The name of a folder, which ends with a separator.
pub fn folder(path: &Path) -> String {
    let name = path.display().to_string();
    format!("{}{MAIN_SEPARATOR}", Line(name.trim_end_matches(MAIN_SEPARATOR)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular() {
        assert_eq!([0, 1, 2].map(|count| counted(count, "page")), ["0 pages", "1 page", "2 pages"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_ends_with_one_separator() {
        for (path, name) in [("a b", "a b/"), ("a/", "a/"), ("/", "/"), ("a\u{1b}[1m", "a\\u{1b}[1m/")] {
            assert_eq!(folder(Path::new(path)), name);
        }
    }
}
