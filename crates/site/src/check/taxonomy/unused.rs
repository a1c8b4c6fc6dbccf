//! Descriptions of topics that no article has.

use content::diagnostics::{Code, Diagnostic};
use content::front_matter::fields::At;
use content::source_file::{SourceFile, Visibility};
use content::suggest;
use contract::url;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// Warns of topics that are described in `site`, the file of the settings, and that no article has, not even a draft.
pub fn check(
    source_files: &[SourceFile],
    described: &HashMap<String, At<String>>,
    site: &Path,
) -> Vec<Diagnostic> {
    // Nobody knows the topics of a text whose front matter cannot be read.
    if source_files.iter().any(|source_file| source_file.seen == Visibility::Unclear) {
        return Vec::new();
    }
    let metas = source_files.iter().filter_map(SourceFile::meta);
    let used: BTreeSet<String> =
        metas.flat_map(|meta| &meta.topics).map(|topic| url::slug(&topic.value)).collect();
    if used.is_empty() {
        // The magazine has only begun.
        return Vec::new();
    }
    let unused = described.iter().filter(|(slug, _)| !used.contains(*slug));
    let mut problems: Vec<_> = unused
        .map(|(slug, At { line, .. })| {
            let help = match suggest::nearest(slug, used.iter().map(String::as_str)) {
                Some(meant) => format!("did you mean `[topics.{meant}]`?"),
                None => "remove it, or add the topic to an article".to_owned(),
            };
            let message = format!("no article has the topic `{slug}`");
            Diagnostic::at(Code::UnusedTopic, site, *line, message, help)
        })
        .collect();
    problems.sort_by_key(|problem| problem.line);
    problems
}
