//! What a deploy changes: a new article rewrites as many files among 10,000 articles as among 100, and the same input
//! always produces the same files.

use crate::growing::Magazine;
use std::collections::BTreeMap;

/// The files that were added, changed or removed.
fn changed(before: &BTreeMap<String, u64>, after: &BTreeMap<String, u64>) -> Vec<String> {
    let other = after.iter().filter(|(path, hash)| before.get(*path) != Some(*hash)).map(|(path, _)| path);
    let gone = before.keys().filter(|path| !after.contains_key(*path));
    other.chain(gone).cloned().collect()
}

/// The files that change when an article is added to `count` others.
fn rewritten(count: usize, bare: bool) -> Vec<String> {
    let magazine = Magazine::of(count);
    let before = magazine.build(bare, "2050-01-01");
    magazine.publish(count);
    changed(&before, &magazine.build(bare, "2050-01-01"))
}

#[test]
#[ignore = "slow"]
fn a_new_article_rewrites_as_many_files_among_ten_thousand_as_among_a_hundred() {
    let (few, many) = (rewritten(100, true), rewritten(10_000, true));
    println!("rewritten among 100: {}\n  {}", few.len(), few.join("\n  "));
    // In the search index, one shard for each word of the article; in a small index, several words share a shard.
    let (index, few): (Vec<_>, Vec<_>) = few.into_iter().partition(|path| path.starts_with("search/"));
    let (larger, many): (Vec<_>, Vec<_>) = many.into_iter().partition(|path| path.starts_with("search/"));
    assert!(index.len() <= larger.len() && larger.len() <= 20, "of the index: {larger:#?}");
    // Of articles, the new one, its predecessor and up to three related ones. The number of other files is constant.
    let of_articles = |path: &&String| path.starts_with("articles/") || path.starts_with("data/articles/");
    for changed in [&few, &many] {
        let articles = changed.iter().filter(of_articles).count();
        assert!(
            (4..=10).contains(&articles),
            "{articles} files of articles, each a page and its data: {changed:#?}"
        );
    }
    let others = |changed: &[String]| changed.iter().filter(|path| !of_articles(path)).count();
    assert_eq!(others(&few), others(&many), "among 100: {few:#?}\namong 10,000: {many:#?}");
    assert!(few.len() <= 40, "{} files: {few:#?}", few.len());
}

#[test]
#[ignore = "slow"]
fn compressed_copies_and_share_pictures_change_only_with_their_source() {
    let (bare, whole) = (rewritten(20, true), rewritten(20, false));
    println!("rewritten among 20: {}, with compressed copies and the picture {}", bare.len(), whole.len());
    let plain =
        |path: &&String| !path.ends_with(".br") && !path.ends_with(".gz") && !path.starts_with("share/");
    assert_eq!(whole.iter().filter(plain).collect::<Vec<_>>(), bare.iter().collect::<Vec<_>>());
    let pictures: Vec<&String> = whole.iter().filter(|path| path.starts_with("share/")).collect();
    assert_eq!(pictures, ["share/a20.png"], "no picture but the new article's");
    for copy in whole.iter().filter(|path| path.ends_with(".br") || path.ends_with(".gz")) {
        let source = &copy[..copy.len() - 3];
        assert!(bare.iter().any(|path| path == source), "{copy} has changed without its file");
    }
}

#[test]
#[ignore = "slow"]
fn a_list_page_that_fills_up_adds_few_files() {
    let magazine = Magazine::of(100);
    let mut before = magazine.build(true, "2050-01-01");
    for number in 100..111 {
        magazine.publish(number);
        let after = magazine.build(true, "2050-01-01");
        let changed = changed(&before, &after);
        // Each of three lists may gain a page, to which the neighbouring page then links; a page is two files.
        assert!(changed.len() <= 40 + 3 * 2 * 2, "{number}: {changed:#?}");
        before = after;
    }
}

#[test]
#[ignore = "slow"]
fn output_does_not_depend_on_date_folder_or_threads() {
    let (here, there) = (Magazine::of(8), Magazine::of(8));
    let once = here.build(false, "2050-01-01");
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let again = alone.install(|| there.build(false, "2051-12-31"));
    assert!(once.len() > 60, "{} files", once.len());
    assert_eq!(changed(&once, &again), [""; 0]);
}
