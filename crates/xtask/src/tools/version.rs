//! Required versions of tools, and the versions that programs report.

use crate::run::Failure;

/// The required version of a tool.
#[derive(Clone, Copy, Debug)]
pub enum Version {
    /// A fixed version.
    Is(&'static str),
    /// The version of this package in `Cargo.lock`.
    LockedWith(&'static str),
}

impl Version {
    /// Resolves the version, given the text of `Cargo.lock`.
    pub fn exact(self, lock: &str) -> Result<&str, Failure> {
        match self {
            Self::Is(version) => Ok(version),
            Self::LockedWith(package) => locked(lock, package).ok_or_else(|| {
                Failure::new(format!("{package} is not in Cargo.lock"), "run `cargo update --workspace`")
            }),
        }
    }
}

/// The version of a package in the text of `Cargo.lock`.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// Whether the output of `--version` contains exactly this version.
pub fn says(printed: &str, version: &str) -> bool {
    // Binaryen prints only the first of its three numbers.
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
    fn package_names_must_match_exactly() {
        assert_eq!(locked(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(LOCK, "wasm"), None);
    }

    #[test]
    fn missing_package_is_an_error() {
        let failure = Version::LockedWith("leptos").exact(LOCK).unwrap_err();
        assert_eq!(failure.what, "leptos is not in Cargo.lock");
    }

    #[test]
    fn versions_must_match_exactly() {
        assert!(says("trunk 0.21.14\n", "0.21.14"));
        assert!(says("geckodriver 0.37.1 (abcdef 2026-01-01)\n\nThe source", "0.37.1"));
        assert!(says("wasm-opt version 132 (version_132)", "132.0.0"));
        assert!(!says("trunk 0.21.140", "0.21.14"));
        assert!(!says("wasm-opt version 1320", "132.0.0"));
    }
}
