//! Looks up one typed word in the index: exactly, as a prefix, or with a typing error corrected.

use crate::{
    index_manifest::{IndexManifest, ending_file, shard_file},
    postings, shard, text, typo,
};
use std::{cell::RefCell, collections::BTreeMap};

/// The index files fetched so far, by path relative to the site's root.
pub type Files = BTreeMap<String, String>;

/// Reads index files, and records which are missing.
pub struct Reader<'a> {
    files: &'a Files,
    missing: RefCell<Vec<String>>,
}

/// The result of looking up a word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The matching words, each in all spellings that occur.
    pub forms: Vec<String>,
    /// Matching articles with scores from 0 to 1, in no particular order and possibly repeated.
    pub articles: Vec<(u32, f32)>,
    /// The number of matching articles.
    pub count: u32,
    /// The word searched for instead, if the index lacks the one typed.
    pub meant: Option<String>,
}

/// The maximum number of words that a prefix matches.
const LONGER: usize = 24;
/// The maximum number of shards fetched for one prefix.
const SHARDS: usize = 4;
/// The maximum number of words considered as corrections.
const MEANT: usize = 3;

impl<'a> Reader<'a> {
    /// Creates a reader of `files`.
    pub fn new(files: &'a Files) -> Self {
        Self { files, missing: RefCell::default() }
    }

    /// Returns the text of a file, or records it as missing.
    pub fn text(&self, path: &str) -> Option<&'a str> {
        let found = self.files.get(path).map(String::as_str);
        let mut missing = self.missing.borrow_mut();
        if found.is_none() && !missing.iter().any(|known| known == path) {
            missing.push(path.to_owned());
        }
        found
    }

    /// The files recorded as missing.
    pub fn missing(self) -> Vec<String> {
        self.missing.into_inner()
    }
}

/// A line of a shard.
struct Entry<'a> {
    forms: &'a str,
    postings: &'a str,
    count: u32,
}

impl<'a> Entry<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let mut parts = line.split('\t');
        let (forms, postings) = (parts.next()?, parts.next()?);
        let count = parts.next().and_then(|count| count.parse().ok());
        // The count is stored only if the list of articles is truncated.
        let count =
            count.unwrap_or_else(|| u32::try_from(postings::read(postings).count()).unwrap_or(u32::MAX));
        Some(Self { forms, postings, count })
    }

    fn forms(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.forms.split(',')
    }
}

/// The edit distance assigned to two inflections of the same word.
const KIN: usize = 2;

/// Looks up `word`. If `unfinished`, the reader may still be typing it, so longer words match too.
pub fn find(manifest: &IndexManifest, reader: &Reader<'_>, word: &str, unfinished: bool) -> Found {
    let mut found = Found::default();
    let own = shard::of(&manifest.shards, word).and_then(|name| reader.text(&shard_file(name)));
    if let Some(entry) = own.and_then(|text| with_form(text, word)) {
        found.add(&entry, 1.0);
    }
    let whole = !found.forms.is_empty();
    let long_enough = word.chars().count() > 1 || text::is_dense(word);
    if long_enough && (unfinished || !whole) {
        found.add_longer(manifest, reader, word, if whole { 0.5 } else { 1.0 });
    }
    if found.forms.is_empty() && !text::is_dense(word) {
        found.add_meant(manifest, reader, word, unfinished);
    }
    found
}

fn with_form<'a>(text: &'a str, word: &str) -> Option<Entry<'a>> {
    // Test the text of the line first; parsing is slower.
    text.lines()
        .filter(|line| line.contains(word))
        .filter_map(Entry::read)
        .find(|entry| entry.forms().any(|form| form == word))
}

impl Found {
    fn add(&mut self, entry: &Entry<'_>, weight: f32) {
        let strongest = f32::from(postings::STRONGEST);
        self.forms.extend(entry.forms().map(str::to_owned));
        self.articles.extend(
            postings::read(entry.postings)
                .map(|(article, strength)| (article, weight * f32::from(strength) / strongest)),
        );
        self.count += entry.count;
    }

    /// Adds words that start with `word`, weighted by how much of each has been typed.
    fn add_longer(&mut self, manifest: &IndexManifest, reader: &Reader<'_>, word: &str, weight: f32) {
        let shards = shard::beginning(&manifest.shards, word, SHARDS);
        let texts: Vec<&str> = shards.into_iter().filter_map(|name| reader.text(&shard_file(name))).collect();
        let longer = |entry: &Entry<'_>| {
            let fits = entry.forms().filter(|form| form.starts_with(word));
            fits.map(str::len).min().filter(|_| !entry.forms().any(|form| form == word))
        };
        let lines = texts.iter().flat_map(|text| text.lines()).filter(|line| line.contains(word));
        let mut entries: Vec<_> =
            lines.filter_map(Entry::read).filter_map(|entry| Some((longer(&entry)?, entry))).collect();
        entries.sort_by_key(|(_, entry)| std::cmp::Reverse(entry.count));
        for (length, entry) in entries.into_iter().take(LONGER) {
            self.add(&entry, weight * (0.4 + 0.5 * word.len() as f32 / length as f32));
        }
    }

    /// Adds the words closest to a mistyped word.
    fn add_meant(&mut self, manifest: &IndexManifest, reader: &Reader<'_>, word: &str, unfinished: bool) {
        let most = typo::forgiven(word);
        if most == 0 {
            return;
        }
        let backwards: String = word.chars().rev().collect();
        let own = shard::of(&manifest.shards, word).and_then(|name| reader.text(&shard_file(name)));
        let ending =
            shard::of(&manifest.endings, &backwards).and_then(|name| reader.text(&ending_file(name)));
        let mut near: Vec<(usize, std::cmp::Reverse<u32>, &str)> = Vec::new();
        for entry in own.unwrap_or_default().lines().filter_map(Entry::read) {
            for form in entry.forms() {
                let distance = typo::distance(word, form, most, unfinished).or_else(|| kin(word, form));
                near.extend(distance.map(|distance| (distance, std::cmp::Reverse(entry.count), form)));
            }
        }
        for (form, count) in ending.unwrap_or_default().lines().filter_map(|line| line.split_once('\t')) {
            let distance = typo::distance(word, form, most, false);
            near.extend(
                distance.map(|distance| (distance, std::cmp::Reverse(count.parse().unwrap_or(0)), form)),
            );
        }
        near.sort_unstable();
        let Some((best, ..)) = near.first().copied() else { return };
        for (distance, _, form) in near.into_iter().filter(|(distance, ..)| *distance == best).take(MEANT) {
            if self.forms.iter().any(|known| known == form) {
                continue;
            }
            let text = shard::of(&manifest.shards, form).and_then(|name| reader.text(&shard_file(name)));
            if let Some(entry) = text.and_then(|text| with_form(text, form)) {
                self.add(&entry, 0.8 / (1.0 + distance as f32 / 2.0));
                self.meant.get_or_insert_with(|| form.to_owned());
            }
        }
    }
}

/// Whether two words differ only in their ending, such as `configures` and `configuring`.
fn kin(typed: &str, word: &str) -> Option<usize> {
    let shared = typed.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    let rest = |word: &str| word.chars().count() - shared;
    // Longer stems may have longer endings, as in `authorizing` and `authorization`.
    let most = if shared > 6 { 5 } else { 3 };
    (shared >= 5 && rest(typed) <= most && rest(word) <= most).then_some(KIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> (IndexManifest, Files) {
        let manifest = IndexManifest {
            count: 9,
            shards: vec!["*".into()],
            endings: vec!["*".into()],
            ..IndexManifest::default()
        };
        let shard = "configure,configuring\tAFBF\ngo\tAf\nkubernetes\tABAC\nrust,rusts\tCf\t5000\n検索\tAf\n";
        let endings = "kubernetes\t2\nrust\t1\n";
        let files = [("search/words/~.txt", shard), ("search/endings/~.txt", endings)];
        (manifest, files.map(|(path, text)| (path.to_owned(), text.to_owned())).into())
    }

    fn look(word: &str, unfinished: bool) -> Found {
        let (manifest, files) = index();
        let reader = Reader::new(&files);
        let found = find(&manifest, &reader, word, unfinished);
        assert!(reader.missing().is_empty());
        found
    }

    #[test]
    fn word_matches_all_its_forms() {
        let found = look("configuring", false);
        assert_eq!(found.forms, ["configure", "configuring"]);
        assert_eq!(found.articles.iter().map(|(article, _)| *article).collect::<Vec<_>>(), [0, 2]);
        assert_eq!((found.count, found.meant), (2, None));
        assert_eq!(look("rusts", false).count, 5000);
    }

    #[test]
    fn unknown_inflection_matches_known_ones() {
        assert_eq!(look("configures", false).meant.unwrap(), "configure");
    }

    #[test]
    fn prefix_matches() {
        assert_eq!(look("kub", true).forms, ["kubernetes"]);
        assert_eq!(look("検", true).forms, ["検索"]);
        assert_eq!(look("kub", true).meant, None);
    }

    #[test]
    fn typos_are_corrected_in_long_words() {
        for typed in ["kuberntes", "kubrenetes", "jubernetes", "kubernetse"] {
            assert_eq!(look(typed, false).meant.unwrap_or_default(), "kubernetes", "{typed}");
        }
        assert_eq!(look("gp", false), Found::default());
    }

    #[test]
    fn missing_files_are_returned() {
        let (manifest, _) = index();
        let files = Files::new();
        let reader = Reader::new(&files);
        find(&manifest, &reader, "kuberntes", false);
        assert_eq!(reader.missing(), ["search/words/~.txt", "search/endings/~.txt"]);
    }
}
