//! Finds lists of topics that are written as one text: `tags: rust wasm`.

use super::named;
use super::spelling::{Use, letters};
use content::diagnostics::{Code, Diagnostic};
use content::front_matter::fields::At;
use content::source_file::SourceFile;
use std::collections::HashSet;

/// Reports texts of several words of which each is a topic.
pub fn check(source_files: &[SourceFile], topics: &[Use<'_>]) -> Vec<Diagnostic> {
    let texts = named(source_files, |meta| &meta.topic_words);
    if texts.is_empty() {
        return Vec::new();
    }
    let known: HashSet<_> = topics.iter().map(|(_, topic)| letters(&topic.value)).collect();
    let problem = |(source_file, At { line, value: text }): &Use<'_>| {
        let words: Vec<&str> = text.split_whitespace().collect();
        if !words.iter().all(|word| known.contains(&letters(word))) {
            return None;
        }
        let message = format!("`{text}` is one topic, although each of its words is a topic");
        let list = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
        let help = format!("write a list, `[{list}]`; if one topic is meant, put it in quotes");
        Some(Diagnostic::at(Code::JoinedTopics, &source_file.path, *line, message, help))
    };
    texts.iter().filter_map(problem).collect()
}
