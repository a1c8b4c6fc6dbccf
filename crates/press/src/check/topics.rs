//! One topic, one spelling.

use crate::fields::At;
use crate::front::{Seen, Sheet};
use crate::problem::Problem;
use broadsheet::url;
use std::collections::{BTreeMap, HashMap};

/// Reports topics that differ only in case, spaces and signs, except where they are written as most articles do.
pub fn check(sheets: &[Sheet]) -> Vec<Problem> {
    let mut spellings: HashMap<String, BTreeMap<&str, usize>> = HashMap::new();
    for (_, topic) in topics(sheets) {
        *spellings.entry(letters(&topic.value)).or_default().entry(&topic.value).or_default() += 1;
    }
    let mut problems = Vec::new();
    for (sheet, topic) in topics(sheets) {
        let name = topic.value.as_str();
        if url::slug(name).is_empty() {
            let help = "name it with letters or digits";
            problems.push(Problem::at(
                &sheet.path,
                topic.line,
                format!("the topic `{name}` has no address"),
                help,
            ));
            continue;
        }
        let Some(used) = spellings.get(&letters(name)) else { continue };
        // Of spellings used equally often, the first in the alphabet.
        let Some((common, count)) = used.iter().rev().max_by_key(|(_, count)| **count) else { continue };
        if *common != name {
            let articles = if *count == 1 { "article" } else { "articles" };
            let message = format!("the topic `{name}` is `{common}` in {count} {articles}");
            let help = if url::slug(common) == url::slug(name) {
                format!("write `{common}`; both would have the address `/topics/{}/`", url::slug(name))
            } else {
                format!("write `{common}`, or choose a name that differs in more than case and signs")
            };
            problems.push(Problem::at(&sheet.path, topic.line, message, help));
        }
    }
    problems
}

fn topics(sheets: &[Sheet]) -> impl Iterator<Item = (&Sheet, &At<String>)> {
    let seen = sheets.iter().filter(|sheet| sheet.seen != Seen::Never);
    seen.flat_map(|sheet| {
        sheet.meta().into_iter().flat_map(move |meta| meta.topics.iter().map(move |topic| (sheet, topic)))
    })
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
