//! Checks that topics, series and authors are spelled consistently.

mod authors;
mod joined;
mod plural;
mod spelling;
mod unused;

use content::article_fields::ArticleFields;
use content::diagnostics::{Code, Diagnostic};
use content::front_matter::fields::At;
use content::site_config::SiteConfig;
use content::source_file::{SourceFile, Visibility};
use contract::url;
use spelling::{Common, Use, common, letters};
use std::collections::HashMap;
use std::path::Path;

/// Reports topics, series and authors that differ from a more common spelling only in case or punctuation: an error if
/// both have the same address, else a warning. Also warns of topics in singular and plural, unless both are described in
/// `settings`, which shows that both are meant, of topics that seem to be several, and of topics that are described in
/// `site`, the file of the settings, and that nothing has.
pub fn check(source_files: &[SourceFile], settings: &SiteConfig, site: &Path) -> Vec<Diagnostic> {
    let topics = named(source_files, |meta| &meta.topics);
    let common_topics = common(&topics, &[]);
    let mut problems = one_spelling(&topics, &common_topics, &TOPIC);
    problems.extend(one_number(&topics, &common_topics, &settings.topics));
    problems.extend(joined::check(source_files, &topics));
    problems.extend(unused::check(source_files, &settings.topics, site));
    let series = named(source_files, |meta| meta.series.as_slice());
    problems.extend(one_spelling(&series, &common(&series, &[]), &SERIES));
    problems.extend(authors::check(source_files, settings));
    problems
}

/// A kind of names.
struct Kind {
    name: &'static str,
    /// The folder of their pages.
    folder: &'static str,
    /// How to keep two similar names.
    keep: &'static str,
}

const TOPIC: Kind =
    Kind { name: "topic", folder: "topics", keep: "choose a name that differs in more than punctuation" };

const SERIES: Kind = Kind { name: "series", folder: "series", ..TOPIC };

/// Checks the spelling of names of one kind.
fn one_spelling(names: &[Use<'_>], common: &Common<'_>, kind: &Kind) -> Vec<Diagnostic> {
    let problem = |(source_file, At { line, value: name }): &Use<'_>| {
        let spelling = common.get(&letters(name))?;
        let common = spelling.name;
        if common == name {
            return None;
        }
        let Kind { name: kind, folder, keep } = kind;
        let message = format!("the {kind} `{name}` is spelled `{common}` {}", spelling.place());
        let slug = url::slug(name);
        let (code, help) = if url::slug(common) == slug {
            let help = format!("write `{common}`; both would have the address `/{folder}/{slug}/`");
            (Code::NameConflict, help)
        } else {
            (Code::SimilarNames, format!("write `{common}`, or {keep}"))
        };
        Some(Diagnostic::at(code, &source_file.path, *line, message, help))
    };
    names.iter().filter_map(problem).collect()
}

/// Reports topics in singular and plural; smaller differences are reported by `one_spelling`.
fn one_number(
    names: &[Use<'_>],
    common: &Common<'_>,
    described: &HashMap<String, At<String>>,
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
