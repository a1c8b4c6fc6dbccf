//! The spellings of names, and which of them is the most common.

use content::front_matter::fields::At;
use content::source_file::SourceFile;
use contract::url;
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// A name and the file that uses it.
pub type Use<'a> = (&'a SourceFile, &'a At<String>);

/// A spelling: where it is given for the whole magazine, how often it is used, and since when.
#[derive(Clone, Copy)]
pub struct Spelling<'a> {
    /// The name.
    pub name: &'a str,
    given_in: Option<&'a str>,
    count: usize,
    since: Timestamp,
}

impl<'a> Spelling<'a> {
    fn new(name: &'a str) -> Self {
        Self { name, given_in: None, count: 0, since: Timestamp::MAX }
    }

    /// One given for the whole magazine comes first, then the most common one. Ties go to the one that was used first,
    /// so that a new article is reported and not an old one.
    pub fn rank(&self) -> (bool, Reverse<usize>, Timestamp, &str) {
        (self.given_in.is_none(), Reverse(self.count), self.since, self.name)
    }

    /// Where it is found, as in `in 2 articles`.
    pub fn place(&self) -> String {
        match (self.given_in, self.count) {
            (Some(file), _) => format!("in `{file}`"),
            (None, 1) => "in 1 article".to_owned(),
            (None, count) => format!("in {count} articles"),
        }
    }
}

/// The most common spelling of all names with the same letters, by these letters.
pub type Common<'a> = HashMap<String, Spelling<'a>>;

/// Finds the most common spellings; `given` are names given for the whole magazine, each with the file.
pub fn common<'a>(names: &[Use<'a>], given: &[(&'a str, &'a str)]) -> Common<'a> {
    let mut spellings: BTreeMap<&str, Spelling<'a>> = BTreeMap::new();
    for (source_file, At { value: name, .. }) in names {
        let since = source_file.meta().map_or(Timestamp::MAX, |meta| meta.date.at);
        let spelling = spellings.entry(name).or_insert_with(|| Spelling::new(name));
        spelling.count += 1;
        spelling.since = spelling.since.min(since);
    }
    for (name, file) in given {
        spellings.entry(name).or_insert_with(|| Spelling::new(name)).given_in = Some(file);
    }
    let mut common = Common::new();
    for spelling in spellings.into_values() {
        let known = common.entry(letters(spelling.name)).or_insert(spelling);
        if spelling.rank() < known.rank() {
            *known = spelling;
        }
    }
    common
}

/// A name without case, spaces and punctuation, except for signs that tell names apart, such as those of `C++`.
pub fn letters(name: &str) -> String {
    url::slug(name).replace('-', "")
}
