//! Finds topics that are probably the same: singular and plural, or one letter apart.

use std::collections::{HashMap, HashSet};

/// Minimum length for one-letter differences; shorter names are too often that close by chance.
const LONG: usize = 7;

/// Minimum length of a singular.
const SINGULAR: usize = 4;

/// Maps each name that is nearly another to that other: the one in more articles or, if tied, first alphabetically.
/// Names are in lower case with only letters and digits, and come with their number of articles.
///
/// Only names that become equal when a letter is dropped from each are compared, not every pair.
pub fn pairs<'n>(names: &HashMap<&'n str, usize>) -> HashMap<&'n str, &'n str> {
    let mut alike: HashMap<String, Vec<&'n str>> = HashMap::new();
    for &name in names.keys() {
        for form in forms(name) {
            alike.entry(form).or_default().push(name);
        }
    }
    let rank = |name: &'n str| (std::cmp::Reverse(names.get(name)), name);
    let mut meant: HashMap<&'n str, &'n str> = HashMap::new();
    for group in alike.values() {
        for (at, &one) in group.iter().enumerate() {
            for &other in &group[at + 1..] {
                if one == other || !is_near(one, other) {
                    continue;
                }
                let (first, second) = if rank(one) < rank(other) { (one, other) } else { (other, one) };
                let known = meant.entry(second).or_insert(first);
                if rank(first) < rank(known) {
                    *known = first;
                }
            }
        }
    }
    meant
}

/// Returns the keys under which a name is grouped: itself, its singulars, and itself without any one letter.
fn forms(name: &str) -> HashSet<String> {
    let mut forms: HashSet<String> = [name.to_owned()].into();
    forms.extend(singulars(name));
    if is_long(name) {
        forms.extend(name.char_indices().map(|(at, c)| name[..at].to_owned() + &name[at + c.len_utf8()..]));
    }
    forms
}

fn is_near(one: &str, other: &str) -> bool {
    let plural = |one: &str, other: &str| singulars(one).any(|singular| singular == other);
    plural(one, other)
        || plural(other, one)
        || (is_long(one) && is_long(other) && strsim::damerau_levenshtein(one, other) == 1)
}

/// A digit is never a typo: `http2` and `http3` are different things.
fn is_long(name: &str) -> bool {
    name.chars().count() >= LONG && !name.contains(|c: char| c.is_numeric())
}

fn singulars(name: &str) -> impl Iterator<Item = String> {
    let without = |end: &str, instead: &str| {
        name.strip_suffix(end)
            .filter(|stem| stem.len() >= SINGULAR - 1)
            .map(|stem| format!("{stem}{instead}"))
    };
    let forms = [without("ies", "y"), without("es", ""), without("s", "")];
    forms.into_iter().flatten().filter(|singular| singular.len() >= SINGULAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likely_typos_are_found() {
        for (typo, meant) in [
            ("container", "containers"),
            ("class", "classes"),
            ("queries", "query"),
            ("microservcies", "microservices"),
            ("architectur", "architecture"),
            ("modelling", "modeling"),
        ] {
            assert_eq!(pairs(&[(typo, 1), (meant, 5)].into()), [(typo, meant)].into(), "{typo}");
        }
    }

    #[test]
    fn distinct_names_are_not_reported() {
        for (one, other) in [
            ("http2servers", "http3servers"),
            ("rust", "dust"),
            ("go", "gos"),
            ("security", "scalability"),
            ("testing", "tracing"),
            ("aws", "aw"),
        ] {
            assert_eq!(pairs(&[(one, 1), (other, 5)].into()), HashMap::new(), "{one}");
        }
    }
}
