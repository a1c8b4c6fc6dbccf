//! Checks that topics and series are spelled consistently.

mod near;

use content::article_fields::ArticleFields;
use content::diagnostics::{Code, Diagnostic};
use content::front_matter::fields::At;
use content::source_file::{SourceFile, Visibility};
use contract::url;
use std::collections::{BTreeMap, HashMap};

/// Reports topics and series that differ from the most common spelling only in case, spaces or punctuation. Also
/// reports topics that differ by a plural or one letter, unless both are in `described`, which shows that both are
/// meant.
pub fn check(source_files: &[SourceFile], described: &HashMap<String, String>) -> Vec<Diagnostic> {
    let topics = named(source_files, |meta| &meta.topics);
    let mut problems = one_spelling(&topics, "topic", "topics");
    problems.extend(one_name(&topics, described));
    problems.extend(one_spelling(&named(source_files, |meta| meta.series.as_slice()), "series", "series"));
    problems
}

/// Checks the spelling of names of one `kind`, whose pages are below `folder`.
fn one_spelling(names: &[(&SourceFile, &At<String>)], kind: &str, folder: &str) -> Vec<Diagnostic> {
    let mut spellings: HashMap<String, BTreeMap<&str, usize>> = HashMap::new();
    for (_, At { value, .. }) in names {
        *spellings.entry(letters(value)).or_default().entry(value).or_default() += 1;
    }
    let mut problems = Vec::new();
    for (source_file, At { line, value: name }) in names {
        let Some(used) = spellings.get(&letters(name)) else { continue };
        // Ties go to the first in alphabetical order.
        let Some((common, count)) = used.iter().rev().max_by_key(|(_, count)| **count) else { continue };
        if *common != name {
            let articles = if *count == 1 { "article" } else { "articles" };
            let message = format!("the {kind} `{name}` is spelled `{common}` in {count} {articles}");
            let slug = url::slug(name);
            let help = if url::slug(common) == slug {
                format!("write `{common}`; both would have the address `/{folder}/{slug}/`")
            } else {
                format!("write `{common}`, or choose a name that differs in more than case and punctuation")
            };
            problems.push(Diagnostic::at(Code::NameConflict, &source_file.path, *line, message, help));
        }
    }
    problems
}

/// Reports topics that are nearly the same; smaller differences are reported by `one_spelling`.
fn one_name(names: &[(&SourceFile, &At<String>)], described: &HashMap<String, String>) -> Vec<Diagnostic> {
    let mut spellings: HashMap<String, BTreeMap<&str, usize>> = HashMap::new();
    for (_, At { value, .. }) in names {
        *spellings.entry(letters(value)).or_default().entry(value).or_default() += 1;
    }
    let near =
        near::pairs(&spellings.iter().map(|(key, used)| (key.as_str(), used.values().sum())).collect());
    let problem = |(source_file, At { line, value: name }): &(&SourceFile, &At<String>)| {
        let used = spellings.get(*near.get(letters(name).as_str())?)?;
        let (meant, _) = used.iter().rev().max_by_key(|(_, count)| **count)?;
        if [name, *meant].iter().all(|topic| described.contains_key(&url::slug(topic))) {
            return None;
        }
        let message = format!("the topic `{name}` is almost the same as `{meant}`");
        let help =
            format!("write `{meant}`, or if both are intended, describe both under `[topics]` in site.toml");
        Some(Diagnostic::at(Code::NameConflict, &source_file.path, *line, message, help))
    };
    names.iter().filter_map(problem).collect()
}

/// Returns the names used by articles that are or will be published, with the file of each.
fn named(
    source_files: &[SourceFile],
    names: fn(&ArticleFields) -> &[At<String>],
) -> Vec<(&SourceFile, &At<String>)> {
    let seen = source_files.iter().filter(|source_file| source_file.seen != Visibility::Never);
    let metas = seen.filter_map(|source_file| Some((source_file, source_file.meta()?)));
    metas.flat_map(|(source_file, meta)| names(meta).iter().map(move |name| (source_file, name))).collect()
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
