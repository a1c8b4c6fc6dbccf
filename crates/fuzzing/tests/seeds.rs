//! Replays every input in `fuzz/seeds`, so that fixed bugs stay fixed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use fuzzing::TARGETS;
use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

fn folder(inner: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz").join(inner)
}

/// Returns the names of the files in a folder, without extensions.
fn names(inner: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder(inner)).unwrap();
    entries.map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

/// Runs a target on each of its seeds and lists those that fail.
fn replay(name: &str) {
    let (_, target) = TARGETS.iter().find(|(target, _)| *target == name).unwrap();
    let seeds: Vec<PathBuf> =
        fs::read_dir(folder("seeds").join(name)).unwrap().map(|seed| seed.unwrap().path()).collect();
    assert!(!seeds.is_empty());
    let failed: Vec<&PathBuf> = seeds
        .iter()
        .filter(|seed| {
            let bytes = fs::read(seed).unwrap();
            catch_unwind(|| target(&bytes)).is_err()
        })
        .collect();
    assert!(failed.is_empty(), "{name} does not hold for {failed:#?}");
}

#[test]
fn every_target_has_a_binary_seeds_and_a_dictionary() {
    let expected: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    for inner in ["fuzz_targets", "seeds", "dictionaries"] {
        assert_eq!(names(inner), expected, "fuzz/{inner}");
    }
}

#[test]
fn articles_json() {
    replay("articles_json");
}

#[test]
fn front_matter() {
    replay("front_matter");
}

#[test]
fn logs() {
    replay("logs");
}

#[test]
fn markdown() {
    replay("markdown");
}

#[test]
fn paths() {
    replay("paths");
}

#[test]
fn pictures() {
    replay("pictures");
}

#[test]
fn svg() {
    replay("svg");
}
