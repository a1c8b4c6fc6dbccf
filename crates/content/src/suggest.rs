//! Suggests the name that was probably meant, among thousands, without comparing the mistyped one with each of them.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

/// Names longer than this, in characters, are not compared: the cost is quadratic in their length.
const LONGEST: usize = 200;
/// How many names that share a pair of letters are considered, rarest pairs first, so that those left out share only
/// common pairs.
const LOOKED_AT: usize = 2_000;
/// How many of these are compared by edit distance.
const COMPARED: usize = 8;

/// Two adjacent letters. The start and end of a name count as letters.
type Pair = [char; 2];

/// An index of names to suggest.
#[derive(Debug, Default)]
pub struct Suggestions {
    names: Vec<Name>,
    /// The indexes of the names that contain a pair.
    pairs: HashMap<Pair, Vec<u32>>,
    found: Mutex<HashMap<String, Option<usize>>>,
}

#[derive(Debug)]
struct Name {
    text: String,
    lower: String,
    length: usize,
}

impl Suggestions {
    /// Indexes these names.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let names: BTreeSet<String> = names.into_iter().collect();
        let mut suggestions = Self::default();
        for text in names {
            let lower = text.to_lowercase();
            let length = lower.chars().count();
            if length > LONGEST {
                continue;
            }
            let place = u32::try_from(suggestions.names.len()).unwrap_or(u32::MAX);
            for pair in pairs(&lower) {
                suggestions.pairs.entry(pair).or_default().push(place);
            }
            suggestions.names.push(Name { text, lower, length });
        }
        suggestions
    }

    /// The name nearest to `name`, if one is near enough.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let lower = name.to_lowercase();
        if lower.chars().count() > LONGEST {
            return None;
        }
        let known = self.found.lock().unwrap_or_else(PoisonError::into_inner).get(&lower).copied();
        let place = known.unwrap_or_else(|| {
            let place = self.find(&lower);
            self.found.lock().unwrap_or_else(PoisonError::into_inner).insert(lower, place);
            place
        });
        Some(&self.names.get(place?)?.text)
    }

    fn find(&self, lower: &str) -> Option<usize> {
        let length = lower.chars().count();
        let mut lists: Vec<&Vec<u32>> = pairs(lower).iter().filter_map(|pair| self.pairs.get(pair)).collect();
        lists.sort_by_key(|list| list.len());
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for place in lists.into_iter().flatten().take(LOOKED_AT) {
            *shared.entry(*place as usize).or_default() += 1;
        }
        // Each typo changes two or three pairs, so names with few unshared pairs are few typos away.
        let mut likely: Vec<(usize, usize)> = shared
            .into_iter()
            .filter(|(place, _)| {
                is_near(self.names[*place].length.abs_diff(length), self.names[*place].length)
            })
            .map(|(place, shared)| ((self.names[place].length.max(length) + 1).saturating_sub(shared), place))
            .collect();
        likely.sort_unstable();
        likely.truncate(COMPARED);
        let distance = |place: usize| strsim::damerau_levenshtein(lower, &self.names[place].lower);
        likely
            .into_iter()
            .map(|(_, place)| (distance(place), place))
            .filter(|(distance, place)| is_near(*distance, self.names[*place].length))
            .min()
            .map(|(_, place)| place)
    }
}

/// Whether names this many typos apart, one of which has `length` characters, are probably the same: a third may be
/// wrong.
fn is_near(slips: usize, length: usize) -> bool {
    slips * 3 <= length.max(3)
}

/// The name that was probably meant, among a few; [`Suggestions`] is faster for many.
pub fn nearest<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let name = name.to_lowercase();
    let length = name.chars().count();
    names
        .into_iter()
        // Names of very different length cannot be near, and this check costs less than the distance.
        .filter(|known| is_near(known.chars().count().abs_diff(length), known.chars().count()))
        .map(|known| (strsim::damerau_levenshtein(&name, &known.to_lowercase()), known))
        .filter(|(distance, known)| is_near(*distance, known.chars().count()))
        .min()
        .map(|(_, known)| known)
}

/// The letter pairs of a name, without duplicates.
fn pairs(name: &str) -> BTreeSet<Pair> {
    let ends = || std::iter::once('\0');
    let after = name.chars().chain(ends());
    ends().chain(name.chars()).zip(after).map(Pair::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(names: &[&str]) -> Suggestions {
        Suggestions::new(names.iter().map(|name| (*name).to_owned()))
    }

    #[test]
    fn typos_are_recognised() {
        let suggestions = index(&["borrowing", "caching-at-the-edge", "Docker", "zero"]);
        for (slip, meant) in [
            ("borowing", Some("borrowing")),
            ("borrwoing", Some("borrowing")),
            ("caching-at-the-edges", Some("caching-at-the-edge")),
            ("docker", Some("Docker")),
            ("zer0", Some("zero")),
            ("kubernetes", None),
            ("", None),
        ] {
            assert_eq!(suggestions.nearest(slip), meant, "{slip}");
        }
    }

    #[test]
    fn the_index_agrees_with_comparing_all_names() {
        let names: Vec<String> = (0..3_000_u32).map(|number| format!("post-{:05}", number * 37)).collect();
        let suggestions = Suggestions::new(names.clone());
        for number in (0..3_000_u32).step_by(301) {
            let slip = format!("psot-{:05}", number * 37);
            let each = nearest(&slip, names.iter().map(String::as_str));
            assert!(each.is_some());
            assert_eq!(suggestions.nearest(&slip), each, "{slip}");
        }
    }

    #[test]
    fn very_long_names_are_not_compared() {
        let long = "x".repeat(1_000_000);
        assert_eq!(index(&[&long, "x"]).nearest(&long), None);
    }
}
