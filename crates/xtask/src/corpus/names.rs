//! Names of authors, and of systems that articles tell of: words that few articles have, as in any magazine.

use super::chance::Chance;

const FIRST: [&str; 12] =
    ["Ada", "Bruno", "Chidi", "Dana", "Elif", "Farah", "Goran", "Hana", "Ines", "Jonas", "Keiko", "Luis"];
const LAST: [&str; 8] = ["Abe", "Berg", "Costa", "Diallo", "Evans", "Fischer", "García", "Haddad"];

const SYLLABLES: [&str; 24] = [
    "ba", "cor", "del", "fen", "gri", "hal", "jun", "ka", "lum", "mer", "nor", "or", "pel", "quo", "ris",
    "sol", "tan", "ul", "ver", "wex", "xan", "yor", "zet", "ash",
];

/// Who has written an article.
pub fn author(number: usize) -> String {
    format!("{} {}", FIRST[number % FIRST.len()], LAST[number * 5 / 7 % LAST.len()])
}

/// The name of a system: a few come often, most of 300,000 hardly ever.
pub fn system(chance: &mut Chance) -> String {
    let most = SYLLABLES.len().pow(4);
    // The smaller a number, the likelier: what is drawn is at most what was drawn before.
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
