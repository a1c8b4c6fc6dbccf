//! Reports changes of the Content-Security-Policy, because the publisher's own files can widen it unnoticed.

use super::{Hosts, policy};
use crate::error::RenderError;
use content::files;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The maximum size in bytes of the stored policy.
const LIMIT: u64 = 1 << 20;

/// Describes how the policy of `document` differs from that of the last build, stored in `file`. If they are equal or
/// none is stored, compares with the default policy, which allows no other hosts.
///
/// # Errors
/// `document` is invalid HTML.
pub fn note(document: &str, allow: &Hosts, file: &Path) -> Result<Option<String>, RenderError> {
    let (now, default) = (policy(document, allow)?, policy(document, &Hosts::default())?);
    let before = files::read(file, LIMIT).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let changed = before.map(|before| differences(&before, &now)).filter(|changed| !changed.is_empty());
    // If this fails, the next build compares with the default policy.
    let _ = files::put(file, now.as_bytes());
    let (other, found) = match changed {
        Some(changed) => ("the last build's", changed),
        None => ("the default", differences(&default, &now)),
    };
    let note = format!(
        "the pages' security policy differs from {other}: {}\n  = help: if this is unexpected, check the hosts in \
         site.toml",
        found.join("; ")
    );
    Ok((!found.is_empty()).then_some(note))
}

/// The sources that each directive gained and lost.
fn differences(before: &str, now: &str) -> Vec<String> {
    let (before, now) = (directives(before), directives(now));
    let none = BTreeSet::new();
    let names: BTreeSet<&str> = before.keys().chain(now.keys()).copied().collect();
    let difference = |name: &str| {
        let (before, now) = (before.get(name).unwrap_or(&none), now.get(name).unwrap_or(&none));
        let changes = [("gained", now - before), ("lost", before - now)].into_iter();
        let changes = changes.filter(|(_, sources)| !sources.is_empty()).map(|(verb, sources)| {
            let sources: Vec<&str> = sources.into_iter().collect();
            format!("{verb} {}", sources.join(" "))
        });
        let changes: Vec<String> = changes.collect();
        (!changes.is_empty()).then(|| format!("{name} {}", changes.join(" and ")))
    };
    names.into_iter().filter_map(difference).collect()
}

/// The sources of each directive, by name.
fn directives(policy: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    policy.split(';').filter_map(directive).collect()
}

/// Parses a directive. One without sources gets its own name as a source, so that adding or removing it is a
/// difference.
fn directive(text: &str) -> Option<(&str, BTreeSet<&str>)> {
    let mut words = text.split_ascii_whitespace();
    let name = words.next()?;
    // Hashes change with every change of a style sheet. What they are of is the publisher's own, and never another host.
    let sources: BTreeSet<&str> = words.filter(|source| !source.starts_with("'sha256-")).collect();
    Some((name, if sources.is_empty() { BTreeSet::from([name]) } else { sources }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gained_and_lost_sources_are_reported() {
        let before = "img-src 'self'; frame-src 'none'; base-uri 'none'";
        let now = "frame-src https://player.example; img-src  'self' https://a.example https://b.example";
        assert_eq!(
            differences(before, now),
            [
                "base-uri lost 'none'",
                "frame-src gained https://player.example and lost 'none'",
                "img-src gained https://a.example https://b.example",
            ]
        );
        assert_eq!(differences(before, "base-uri 'none'; frame-src 'none'; img-src 'self'"), [""; 0]);
        assert_eq!(differences("style-src 'self' 'sha256-a'", "style-src 'self' 'sha256-b'"), [""; 0]);
        assert_eq!(differences("sandbox", ""), ["sandbox lost sandbox"]);
    }
}
