//! Splits an index into shards, files with the words that share a prefix, so that a lookup reads one or two files.
//!
//! A shard that grows too large is split by the next character. A word's shard depends only on words with the same
//! prefix, so a new word changes or splits a single shard.

use contract::text::fnv_1a;
use std::collections::BTreeMap;

/// The size in bytes above which a shard is split.
pub const LARGEST: usize = 12_000;

/// A shard, to be written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shard {
    /// The common prefix of its words, followed by `*`; without `*`, the only word in it.
    pub name: String,
    /// The text, one line per word.
    pub text: String,
}

/// A line of an index, and the words that lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The words. If they belong to several shards, each of these contains the line.
    pub words: Vec<String>,
    /// The text of the line.
    pub text: String,
}

/// Distributes lines over shards. Prefixes have at most `deepest` characters.
pub fn split(lines: &[Line], deepest: usize) -> Vec<Shard> {
    let all = lines
        .iter()
        .enumerate()
        .flat_map(|(at, line)| line.words.iter().map(move |word| (at, word.as_str())));
    let mut shards = Vec::new();
    divide("", all.collect(), lines, deepest, &mut shards);
    shards
}

/// The index of a line, and one of its words.
type Entry<'a> = (usize, &'a str);

fn divide(beginning: &str, places: Vec<Entry<'_>>, lines: &[Line], deepest: usize, shards: &mut Vec<Shard>) {
    let length = beginning.chars().count();
    let size: usize = once(&places).map(|at| lines[at].text.len() + 1).sum();
    if size <= LARGEST || length >= deepest {
        shards.extend(shard(format!("{beginning}*"), &places, lines));
        return;
    }
    let mut whole = Vec::new();
    let mut parts: BTreeMap<char, Vec<Entry<'_>>> = BTreeMap::new();
    for place in places {
        match place.1.chars().nth(length) {
            Some(next) => parts.entry(next).or_default().push(place),
            None => whole.push(place),
        }
    }
    shards.extend(shard(beginning.to_owned(), &whole, lines));
    for (next, places) in parts {
        divide(&format!("{beginning}{next}"), places, lines, deepest, shards);
    }
}

/// The lines at these places, without repetitions, which are adjacent.
fn once<'a>(places: &'a [Entry<'_>]) -> impl Iterator<Item = usize> + 'a {
    let first = |at: &usize| *at == 0 || places[*at].0 != places[*at - 1].0;
    (0..places.len()).filter(first).map(|at| places[at].0)
}

fn shard(name: String, places: &[Entry<'_>], lines: &[Line]) -> Option<Shard> {
    let text: String = once(places).flat_map(|at| [lines[at].text.as_str(), "\n"]).collect();
    (!places.is_empty()).then_some(Shard { name, text })
}

/// The name of the shard that may contain a word.
pub fn of<'a>(names: &'a [String], word: &str) -> Option<&'a String> {
    let whole = names.iter().find(|name| *name == word);
    let begins = |name: &&String| name.strip_suffix('*').is_some_and(|beginning| word.starts_with(beginning));
    whole.or_else(|| names.iter().filter(begins).max_by_key(|name| name.len()))
}

/// The names of at most `most` shards with words that start with `beginning`. `names` determines the priority.
pub fn beginning<'a>(names: &'a [String], beginning: &str, most: usize) -> Vec<&'a String> {
    let longer = names.iter().filter(|name| name.len() > beginning.len() && name.starts_with(beginning));
    let mut found: Vec<&String> = of(names, beginning).into_iter().collect();
    for name in longer {
        if found.len() < most && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// The maximum length of a file name, without extension.
const LONGEST_NAME: usize = 200;

/// A file name for a shard's name. ASCII lower-case letters, digits and hyphens are kept, other characters are encoded
/// by number. Long names are truncated and end with a hash.
pub fn file(name: &str) -> String {
    let mut file = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            'a'..='z' | '0'..='9' | '-' => file.push(c),
            '*' => file.push('~'),
            c => file.push_str(&format!("_{:x}", c as u32)),
        }
    }
    if file.len() > LONGEST_NAME {
        let ending = format!("_{:x}", fnv_1a(0, name.bytes()));
        file.truncate(LONGEST_NAME - ending.len());
        file.push_str(&ending);
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_truncated_and_stay_distinct() {
        let (one, other) = ("分".repeat(70) + "one", "分".repeat(70) + "other");
        assert!(file(&one).len() <= LONGEST_NAME && file(&other).len() <= LONGEST_NAME);
        assert_ne!(file(&one), file(&other));
        assert_eq!(file("devops-分"), "devops-_5206");
    }

    fn lines(words: &[&str], length: usize) -> Vec<Line> {
        let line = |word: &&str| Line { words: vec![(*word).to_owned()], text: "A".repeat(length) };
        words.iter().map(line).collect()
    }

    fn names(words: &[&str], length: usize) -> Vec<String> {
        split(&lines(words, length), 9).into_iter().map(|shard| shard.name).collect()
    }

    #[test]
    fn small_index_has_one_shard() {
        assert_eq!(names(&["a", "bc"], 5), ["*"]);
        assert_eq!(of(&["*".into()], "anything").unwrap(), "*");
    }

    #[test]
    fn large_index_is_split_by_prefix() {
        let names = names(&["go", "golang", "gopher", "rust"], LARGEST * 5 / 6);
        assert_eq!(names, ["go", "gol*", "gop*", "r*"]);
        assert_eq!(of(&names, "go").unwrap(), "go");
        assert_eq!(of(&names, "golang").unwrap(), "gol*");
        assert_eq!(of(&names, "gossip"), None);
        assert_eq!(of(&names, "rest").unwrap(), "r*");
        assert_eq!(beginning(&names, "go", 2), ["go", "gol*"]);
        assert_eq!(beginning(&names, "ru", 9), ["r*"]);
    }

    #[test]
    fn new_word_changes_one_shard() {
        let before = split(&lines(&["apple", "axe", "bread"], LARGEST * 3 / 8), 9);
        let after = split(&lines(&["apple", "axe", "bread", "butter"], LARGEST * 3 / 8), 9);
        let changed = after.iter().filter(|shard| !before.contains(shard)).map(|shard| &shard.name);
        let changed: Vec<_> = changed.collect();
        assert!(changed.len() <= 1, "{changed:?}");
    }

    #[test]
    fn line_is_in_the_shard_of_each_word() {
        let mut lines = lines(&["dies", "dyes", "rust"], LARGEST * 3 / 8);
        lines[0].words.extend(["died".into(), "dying".into()]);
        let shards = split(&lines, 9);
        assert_eq!(shards.iter().map(|shard| shard.name.as_str()).collect::<Vec<_>>(), ["d*", "r*"]);
        assert_eq!(shards[0].text.lines().count(), 2);
    }

    #[test]
    fn files_of_different_shards_differ() {
        assert_eq!(["a*", "a", "c++", "é", "*"].map(file), ["a~", "a", "c_2b_2b", "_e9", "~"]);
    }
}
