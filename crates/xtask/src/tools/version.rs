//! Which version of a tool is wanted, and which one a program says it is.

use crate::run::Failure;

/// The version that is wanted of a tool.
#[derive(Clone, Copy, Debug)]
pub enum Version {
    /// This one.
    Is(&'static str),
    /// The same as of this package in Cargo.lock.
    LockedWith(&'static str),
}

impl Version {
    /// The version in figures, given the text of Cargo.lock.
    pub fn exact(self, lock: &str) -> Result<&str, Failure> {
        match self {
            Self::Is(version) => Ok(version),
            Self::LockedWith(package) => locked(lock, package).ok_or_else(|| {
                Failure::new(format!("Cargo.lock has no {package}"), "run `cargo update --workspace`")
            }),
        }
    }
}

/// The version of a package in the text of a Cargo.lock.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// Whether what a program prints for `--version` names exactly this version.
pub fn says(printed: &str, version: &str) -> bool {
    // Binaryen says only the first of its three figures.
    let short = version.strip_suffix(".0.0").unwrap_or(version);
    let first = printed.lines().next().unwrap_or_default();
    first.split_whitespace().any(|word| word == version || word == short)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "\
[[package]]
name = \"wasm-bindgen-macro\"
version = \"0.1.0\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
dependencies = [
";

    #[test]
    fn the_lock_file_is_read_by_whole_names() {
        assert_eq!(locked(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(LOCK, "wasm"), None);
    }

    #[test]
    fn a_missing_package_is_told() {
        let failure = Version::LockedWith("leptos").exact(LOCK).unwrap_err();
        assert_eq!(failure.what, "Cargo.lock has no leptos");
    }

    #[test]
    fn a_version_is_said_exactly() {
        assert!(says("trunk 0.21.14\n", "0.21.14"));
        assert!(says("geckodriver 0.37.1 (abcdef 2026-01-01)\n\nThe source", "0.37.1"));
        assert!(says("wasm-opt version 132 (version_132)", "132.0.0"));
        assert!(!says("trunk 0.21.140", "0.21.14"));
        assert!(!says("wasm-opt version 1320", "132.0.0"));
    }
}
