//! Every diagnostic code has an example: a small magazine with one problem, and what is printed about it. The
//! examples make up docs/diagnostics.md.
//!
//! After an intended change, run `UPDATE=1 cargo test -p broadsheet-cli diagnostics::` and review the diff.

#![cfg(unix)]

mod articles;
mod example;
mod magazine;
mod magazines;
mod page;
mod stages;

use content::diagnostics::Code;
use example::{Example, Printed};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Codes without an example, and why.
const WITHOUT_EXAMPLE: &[(Code, &str)] = &[
    (
        Code::BrokenExternalLink,
        "There is no example: `broadsheet check --external` asks other sites. Find where the page has moved, or remove the link.",
    ),
    (Code::ChangedMeanwhile, "There is no example: the file has to be saved while a build reads it."),
    (Code::LostMarkup, "There is no example: no text is known to cause it."),
    (
        Code::UncheckedExternalLink,
        "There is no example: `broadsheet check --external` asks other sites. Open the link in a browser; if it works there, nothing needs to be done.",
    ),
    (Code::UndrawnDiagram, "There is no example: no diagram is known to cause it."),
    (Code::UndrawnFormula, "There is no example: no formula is known to cause it."),
];

/// All examples, in the order of their codes.
fn examples() -> Vec<Example> {
    let mut examples = [articles::examples(), magazines::examples(), stages::examples()].concat();
    examples.sort_by_key(|example| example.code);
    examples
}

#[test]
#[ignore = "slow"]
fn docs_match_the_examples() {
    let examples: Vec<(Example, Printed)> =
        examples().into_iter().map(|example| (example.clone(), example.print())).collect();
    let wrong: Vec<_> =
        examples.iter().filter_map(|(example, printed)| example.differs_from(printed)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let made = page::markdown(&examples, WITHOUT_EXAMPLE);
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/diagnostics.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&recorded, &made).unwrap();
    }
    let recorded = fs::read_to_string(recorded).unwrap_or_default();
    let help = "if this is wanted: UPDATE=1 cargo test -p broadsheet-cli diagnostics::";
    for (number, (made, recorded)) in made.lines().zip(recorded.lines()).enumerate() {
        assert_eq!(made, recorded, "docs/diagnostics.md:{}; {help}", number + 1);
    }
    assert_eq!(made.len(), recorded.len(), "docs/diagnostics.md; {help}");
}

#[test]
fn every_code_has_one_example_or_a_reason() {
    let mut codes: Vec<Code> = examples().iter().map(|example| example.code).collect();
    codes.extend(WITHOUT_EXAMPLE.iter().map(|(code, _)| *code));
    let distinct: BTreeSet<Code> = codes.iter().copied().collect();
    assert_eq!(distinct.len(), codes.len(), "a code has two");
    let missing: Vec<_> = Code::ALL.iter().filter(|code| !distinct.contains(code)).collect();
    assert!(missing.is_empty(), "add them to one of the tables in tests/diagnostics: {missing:?}");
}
