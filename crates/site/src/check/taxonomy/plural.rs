//! English plurals of names.

/// Minimum length of a singular, in bytes; shorter names are too often that close by chance.
const SINGULAR: usize = 4;

/// The names of which `name` may be the singular or the plural. Names are in lower case, without spaces.
pub fn others(name: &str) -> impl Iterator<Item = String> {
    let singulars = [("ies", "y"), ("es", ""), ("s", "")].into_iter().filter_map(|(end, instead)| {
        let stem = name.strip_suffix(end)?;
        Some(format!("{stem}{instead}")).filter(|singular| singular.len() >= SINGULAR)
    });
    let plurals = [("y", "ies"), ("", "es"), ("", "s")].into_iter().filter_map(|(end, instead)| {
        let stem = name.strip_suffix(end).filter(|_| name.len() >= SINGULAR)?;
        Some(format!("{stem}{instead}"))
    });
    singulars.chain(plurals).filter(|other| !is_abbreviation(name, other))
}

/// Whether two names are abbreviations that differ in a last `s` with a meaning, such as `http` and `https`.
fn is_abbreviation(one: &str, other: &str) -> bool {
    let has_vowel = |name: &str| name.contains(['a', 'e', 'i', 'o', 'u', 'y']) || !name.is_ascii();
    let stem = if one.len() < other.len() { one } else { other };
    !has_vowel(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_near_its_plural_and_its_singular() {
        for (singular, plural) in [("container", "containers"), ("class", "classes"), ("query", "queries")] {
            assert!(others(singular).any(|other| other == plural), "{singular}");
            assert!(others(plural).any(|other| other == singular), "{plural}");
        }
    }

    #[test]
    fn short_names_and_abbreviations_have_no_plural() {
        for name in ["go", "aws", "http", "https", "dns"] {
            assert_eq!(
                others(name).find(|other| matches!(other.as_str(), "gos" | "aw" | "https" | "http" | "dn")),
                None,
                "{name}"
            );
        }
    }
}
