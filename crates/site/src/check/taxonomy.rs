//! Checks that topics and series are spelled consistently.

mod plural;

use content::article_fields::ArticleFields;
use content::diagnostics::{Code, Diagnostic};
use content::front_matter::fields::At;
use content::source_file::{SourceFile, Visibility};
use contract::url;
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// Reports topics and series that differ from a more common spelling only in case or punctuation: an error if both have
/// the same address, else a warning. Also warns of topics in singular and plural, unless both are in `described`, which
/// shows that both are meant.
pub fn check(source_files: &[SourceFile], described: &HashMap<String, String>) -> Vec<Diagnostic> {
    let topics = named(source_files, |meta| &meta.topics);
    let common_topics = common(&topics);
    let mut problems = one_spelling(&topics, &common_topics, "topic", "topics");
    problems.extend(one_number(&topics, &common_topics, described));
    let series = named(source_files, |meta| meta.series.as_slice());
    problems.extend(one_spelling(&series, &common(&series), "series", "series"));
    problems
}

/// A name and the file that uses it.
type Use<'a> = (&'a SourceFile, &'a At<String>);

/// How often a spelling is used, and since when.
#[derive(Clone, Copy)]
struct Spelling<'a> {
    name: &'a str,
    count: usize,
    since: Timestamp,
}

impl Spelling<'_> {
    /// The most common spelling comes first. Ties go to the one that was used first, so that a new article is reported
    /// and not an old one.
    fn rank(&self) -> (Reverse<usize>, Timestamp, &str) {
        (Reverse(self.count), self.since, self.name)
    }
}

/// The most common spelling of all names with the same letters, by these letters.
type Common<'a> = HashMap<String, Spelling<'a>>;

fn common<'a>(names: &[Use<'a>]) -> Common<'a> {
    let mut spellings: BTreeMap<&str, Spelling<'a>> = BTreeMap::new();
    for (source_file, At { value: name, .. }) in names {
        let since = source_file.meta().map_or(Timestamp::MAX, |meta| meta.date.at);
        let spelling = spellings.entry(name).or_insert(Spelling { name, count: 0, since });
        spelling.count += 1;
        spelling.since = spelling.since.min(since);
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

/// Checks the spelling of names of one `kind`, whose pages are below `folder`.
fn one_spelling(names: &[Use<'_>], common: &Common<'_>, kind: &str, folder: &str) -> Vec<Diagnostic> {
    let problem = |(source_file, At { line, value: name }): &Use<'_>| {
        let Spelling { name: common, count, .. } = common.get(&letters(name))?;
        if common == name {
            return None;
        }
        let articles = if *count == 1 { "article" } else { "articles" };
        let message = format!("the {kind} `{name}` is spelled `{common}` in {count} {articles}");
        let slug = url::slug(name);
        let (code, help) = if url::slug(common) == slug {
            let help = format!("write `{common}`; both would have the address `/{folder}/{slug}/`");
            (Code::NameConflict, help)
        } else {
            let help = format!("write `{common}`, or choose a name that differs in more than punctuation");
            (Code::SimilarNames, help)
        };
        Some(Diagnostic::at(code, &source_file.path, *line, message, help))
    };
    names.iter().filter_map(problem).collect()
}

/// Reports topics in singular and plural; smaller differences are reported by `one_spelling`.
fn one_number(
    names: &[Use<'_>],
    common: &Common<'_>,
    described: &HashMap<String, String>,
) -> Vec<Diagnostic> {
    let problem = |(source_file, At { line, value: name }): &Use<'_>| {
        let letters = letters(name);
        let own = common.get(&letters)?;
        let other = plural::others(&letters).filter_map(|other| common.get(&other));
        let meant = other.filter(|other| other.rank() < own.rank()).min_by(|a, b| a.rank().cmp(&b.rank()))?;
        if [name, meant.name].iter().all(|topic| described.contains_key(&url::slug(topic))) {
            return None;
        }
        let meant = meant.name;
        let message = format!("the topic `{name}` is almost the same as `{meant}`");
        let help =
            format!("write `{meant}`, or if both are intended, describe both under `[topics]` in site.toml");
        Some(Diagnostic::at(Code::SimilarNames, &source_file.path, *line, message, help))
    };
    names.iter().filter_map(problem).collect()
}

/// Returns the names used by articles that are or will be published, with the file of each.
fn named(source_files: &[SourceFile], names: fn(&ArticleFields) -> &[At<String>]) -> Vec<Use<'_>> {
    let seen = source_files.iter().filter(|source_file| source_file.seen != Visibility::Never);
    let metas = seen.filter_map(|source_file| Some((source_file, source_file.meta()?)));
    metas.flat_map(|(source_file, meta)| names(meta).iter().map(move |name| (source_file, name))).collect()
}

/// A name without case, spaces and punctuation, except for signs that tell names apart, such as those of `C++`.
fn letters(name: &str) -> String {
    url::slug(name).replace('-', "")
}
