//! Names from which addresses are made.

use contract::slug::Slug;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A name in Unicode normalization form C. macOS writes `é` in file names as `e` with a combining accent; both are one
/// name.
pub fn nfc(name: &str) -> String {
    if is_nfc(name) { name.to_owned() } else { name.nfc().collect() }
}

/// A name with all accents as combining characters.
pub fn nfd(name: &str) -> String {
    name.nfd().collect()
}

/// The slug that earlier versions made from a name, if it differs: they cut words at marks, and left `+` and `#` out.
pub fn former_slug(name: &str) -> Option<Slug> {
    let mut former = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            former.push(c);
        } else if !former.is_empty() && !former.ends_with('-') {
            former.push('-');
        }
    }
    Slug::parse(former.trim_end_matches('-')).filter(|former| *former != Slug::of(&nfc(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_a_name_are_one() {
        assert_eq!(nfc("cafe\u{301}"), "café");
        assert_eq!(nfc("café"), "café");
        assert_eq!(nfd("café"), "cafe\u{301}");
    }

    #[test]
    fn addresses_of_earlier_versions_are_known() {
        for (name, former) in [
            ("हिन्दी लेख", Some("हिन-दी-लेख")),
            ("cafe\u{301}", Some("cafe")),
            ("C++", Some("c")),
            (".NET", Some("net")),
            ("System Design", None),
            ("???", None),
        ] {
            assert_eq!(former_slug(name).as_deref(), former, "{name}");
        }
    }
}
