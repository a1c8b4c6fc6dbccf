//! Names of authors and of fictional systems. Most system names are rare words, as in any magazine.

use super::chance::Chance;

const FIRST: [&str; 12] =
    ["Ada", "Bruno", "Chidi", "Dana", "Elif", "Farah", "Goran", "Hana", "Ines", "Jonas", "Keiko", "Luis"];
const LAST: [&str; 8] = ["Abe", "Berg", "Costa", "Diallo", "Evans", "Fischer", "García", "Haddad"];

const SYLLABLES: [&str; 24] = [
    "ba", "cor", "del", "fen", "gri", "hal", "jun", "ka", "lum", "mer", "nor", "or", "pel", "quo", "ris",
    "sol", "tan", "ul", "ver", "wex", "xan", "yor", "zet", "ash",
];

/// The author of an article.
pub fn author(number: usize) -> String {
    format!("{} {}", FIRST[number % FIRST.len()], LAST[number * 5 / 7 % LAST.len()])
}

/// The name of a system. A few names are frequent; most of the 300,000 are rare.
pub fn system(chance: &mut Chance) -> String {
    let most = SYLLABLES.len().pow(4);
    // Draw repeatedly, each time below the previous number, so that small numbers are likelier.
    let mut number = (0..3).fold(most, |limit, _| chance.below(limit) + 1);
    let mut name = String::new();
    for _ in 0..4 {
        name += SYLLABLES[number % SYLLABLES.len()];
        number /= SYLLABLES.len();
        if number == 0 {
            break;
        }
    }
    name[..1].to_uppercase() + &name[1..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn more_articles_have_more_names() {
        let names =
            |count: u64| (0..count).map(|seed| system(&mut Chance::new(seed))).collect::<HashSet<_>>().len();
        let (few, many) = (names(1_000), names(10_000));
        assert!(few > 300 && many > 3 * few && many < 10 * few, "{few} and {many}");
    }
}
