//! Property tests: the panel reads whatever index a build writes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use search::fold::fold;
use search::index_manifest::{Group, IndexManifest};
use search::postings::{self, Postings, STRONGEST};
use search::shard::{self, LARGEST, Line};
use search::{html, text};
use std::collections::{BTreeMap, HashSet};

/// The same cases in every run, few enough to take seconds.
fn cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x7365_6172_6368),
        ..Config::default()
    }
}

fn groups() -> impl Strategy<Value = Vec<Group>> {
    let group = ("[^\\p{C}]{1,12}", "[^\\p{C}]{0,12}", any::<u32>(), any::<u32>());
    prop::collection::vec(
        group.prop_map(|(slug, name, first, count)| Group { slug, name, first, count }),
        0..4,
    )
}

/// Shard names: words or prefixes.
fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-z0-9+#é借]{1,6}\\*?", 0..5)
}

prop_compose! {
    fn manifests()(
        count in any::<u32>(), shards in names(), endings in names(), years in groups(), topics in groups(), authors in groups(),
        words in prop::collection::vec(("[a-z_]{1,8}", "[^\\p{C}]{0,16}"), 0..3),
    ) -> IndexManifest {
        IndexManifest { count, shards, endings, years, topics, authors, words }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn postings_read_back(strengths in prop::collection::btree_map(0_u32..40_000_000, 0..=STRONGEST, 0..24)) {
        let (mut strong, mut plain) = (Postings::default(), Postings::default());
        for (article, strength) in &strengths {
            strong.push(*article, *strength);
            plain.push_number(*article);
        }
        prop_assert_eq!(postings::read(strong.text()).collect::<BTreeMap<_, _>>(), strengths.clone());
        prop_assert!(postings::numbers(plain.text()).eq(strengths.keys().copied()));
        prop_assert_eq!(strong.count() as usize, strengths.len());
    }

    #[test]
    fn damaged_postings_are_still_ascending(text in "[A-Za-z0-9+/!é]{0,64}") {
        let found: Vec<u32> = postings::read(&text).map(|(article, _)| article).collect();
        prop_assert!(found.is_sorted_by(|one, next| one < next), "{:?}", found);
        let found: Vec<u32> = postings::numbers(&text).collect();
        prop_assert!(found.is_sorted_by(|one, next| one < next), "{:?}", found);
    }

    #[test]
    fn index_manifest_round_trips(manifest in manifests()) {
        prop_assert_eq!(IndexManifest::read(&manifest.write()), Some(manifest));
    }

    #[test]
    fn tabs_and_line_ends_in_names_are_harmless(name in any::<String>(), said in any::<String>()) {
        let group = Group { slug: "a".into(), name, first: 0, count: 1 };
        let manifest = IndexManifest { count: 1, topics: vec![group], words: vec![("title".into(), said)], ..IndexManifest::default() };
        let read = IndexManifest::read(&manifest.write()).unwrap();
        prop_assert_eq!((read.topics.len(), read.words.len(), read.count), (1, 1, 1));
        prop_assert_eq!(IndexManifest::read(&read.write()), Some(read));
    }

    #[test]
    fn words_have_correct_ranges(text in "[ -~éßſÅあ漢字한글ไทย'’\\-]{0,40}") {
        let mut before = (0, 0);
        for word in text::words(&text) {
            prop_assert!(word.start < word.end && !word.text.is_empty());
            let mut folded = String::new();
            text[word.start..word.end].chars().for_each(|c| fold(c, &mut folded));
            let is_in = word.text.chars().all(|c| folded.contains(c));
            prop_assert!(is_in, "{:?} is not in {:?}", word, folded);
            prop_assert!(word.start >= before.0 && word.end >= before.1, "{:?} after {:?}", word, before);
            before = (word.start, word.end);
        }
    }

    #[test]
    fn splitting_a_word_again_changes_nothing(text in "[ -~éñÅ]{0,40}") {
        for word in text::words(&text) {
            let again: Vec<String> = text::words(&word.text).into_iter().map(|word| word.text).collect();
            prop_assert_eq!(again.concat(), word.text.clone(), "{:?}", word);
        }
    }

    #[test]
    fn escaped_text_round_trips_through_html(text in "[^\\p{C}<>&]{0,32}|[ -~]{0,32}") {
        let written = contract::text::escaped(&text);
        prop_assert!(!written.contains(['<', '>', '"']));
        let sections = html::sections(&format!("<p>{written}</p>"));
        let collapsed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(collapsed(&sections[0].text()), collapsed(&text));
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn every_word_is_in_the_shard_that_is_searched(
        words in prop::collection::btree_set("[a-c]{1,4}|[a-zé借]{1,6}", 1..24), length in prop::sample::select(vec![8, LARGEST / 5, LARGEST]),
        deepest in 1_usize..6,
    ) {
        let lines: Vec<Line> = words.iter().map(|word| Line { words: vec![word.clone()], text: format!("{word} {}", "A".repeat(length)) }).collect();
        let shards = shard::split(&lines, deepest);
        let names: Vec<String> = shards.iter().map(|shard| shard.name.clone()).collect();
        prop_assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len(), "no two shards have one name");
        for line in &lines {
            let name = shard::of(&names, &line.words[0]).unwrap();
            let shard = shards.iter().find(|shard| shard.name == *name).unwrap();
            prop_assert!(shard.text.lines().any(|text| text == line.text), "{:?} is not on {}", line.words, name);
        }
        let largest = shards.iter().filter(|shard| shard.name.trim_end_matches('*').chars().count() < deepest);
        prop_assert!(largest.into_iter().all(|shard| shard.text.len() <= LARGEST || !shard.name.ends_with('*')));
        prop_assert_eq!(shards.iter().map(|shard| shard.text.lines().count()).sum::<usize>(), lines.len());
    }

    #[test]
    fn files_of_different_shards_differ(one in "[a-z0-9*+_é借 -]{1,5}", other in "[a-z0-9*+_é借 -]{1,5}") {
        prop_assert_eq!(shard::file(&one) == shard::file(&other), one == other);
        prop_assert!(shard::file(&one).bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-~_".contains(&byte)));
    }
}
