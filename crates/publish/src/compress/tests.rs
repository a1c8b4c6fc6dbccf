use super::*;
use crate::output::Earlier;
use proptest::prelude::*;
use std::io::Read;

/// What all pages have in common.
const SHARED: &str =
    "<link rel=\"icon\" href=\"/icon.svg\"><style>.page{color:green}.page a{color:blue}</style><main>";

/// A page whose shared part begins where that of published pages may.
fn page(head: &str, text: &str) -> String {
    let before = format!("<!doctype html><title>{head}</title>");
    let width = before.len().next_multiple_of(ALIGNMENT);
    [&before, &" ".repeat(width - before.len()), SHARED, text].concat()
}

fn decoded(copy: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    brotli::BrotliDecompress(&mut &*copy, &mut content).unwrap();
    content
}

/// English prose without two equal sentences.
fn prose(sentences: usize) -> String {
    let nouns = ["reader", "compiler", "network", "garden", "theory", "language", "window", "history"];
    let verbs = ["explains", "compresses", "describes", "publishes", "follows", "remembers", "contains"];
    let sentence = |number: usize| {
        let (noun, verb) = (nouns[number % 8], verbs[number % 7]);
        format!("<p>The {noun} number {number} {verb} every {}.</p>", nouns[number / 8 % 8])
    };
    (0..sentences).map(sentence).collect()
}

/// Brotli copies of pages, from one store.
fn copies(folder: &Path, pages: &[&str]) -> Vec<Vec<u8>> {
    let store = Store::open(folder);
    let shared = Shared::new(SHARED.as_bytes(), &store);
    let copy = |page: &&str| {
        let place = shared.place(page.as_bytes()).unwrap();
        shared.brotli(LEVEL, page.as_bytes(), place).unwrap()
    };
    let copies = pages.iter().map(copy).collect();
    store.finish();
    copies
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn joined_streams_decode_to_the_page(head in ".{0,600}", text in ".{0,2000}", times in 0..4_usize) {
        let page = page(&head, &text.repeat(times));
        let folder = tempfile::tempdir().unwrap();
        let copy = copies(folder.path(), &[&page]).remove(0);
        prop_assert_eq!(decoded(&copy), page.as_bytes());
    }
}

#[test]
fn joined_streams_decode_at_every_position_and_length() {
    for sentences in [0, 1, 100, 3_000] {
        for head in [0, ALIGNMENT, 9 * ALIGNMENT, 300 * ALIGNMENT] {
            let text = prose(sentences);
            let page = page(&"history of the language ".repeat(head / 24), &text);
            let folder = tempfile::tempdir().unwrap();
            let copy = copies(folder.path(), &[&page]).remove(0);
            assert!(decoded(&copy) == page.as_bytes(), "{sentences} sentences after {head} bytes");
        }
    }
}

#[test]
fn a_joined_stream_is_about_as_small_as_one_of_the_whole_page() {
    let page = page("A page", &prose(300));
    let folder = tempfile::tempdir().unwrap();
    let copy = copies(folder.path(), &[&page]).remove(0);
    let whole = brotli(LEVEL, page.as_bytes()).unwrap();
    assert!(copy.len() < whole.len() + 60, "{} instead of {}", copy.len(), whole.len());
}

#[test]
fn a_copy_does_not_depend_on_other_pages_or_on_caches() {
    let pages = [page("One", &prose(40)), page("Another", &prose(60)), page(&"Third ".repeat(80), "")];
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let folder = tempfile::tempdir().unwrap();
    let first = copies(folder.path(), &pages);
    assert!(first == copies(folder.path(), &pages), "with caches");
    for (page, copy) in pages.iter().zip(&first) {
        let folder = tempfile::tempdir().unwrap();
        assert!(copies(folder.path(), &[page]) == [&copy[..]], "alone");
    }
}

#[test]
fn only_aligned_pages_have_a_shared_part() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    let page = page("A page", "text");
    let shared = Shared::new(SHARED.as_bytes(), &store);
    assert_eq!(shared.place(page.as_bytes()), Some(ALIGNMENT..ALIGNMENT + SHARED.len()));
    for other in [&page[1..], SHARED, "", "{}"] {
        assert_eq!(shared.place(other.as_bytes()), None, "{other}");
    }
    assert_eq!(Shared::new(b"", &store).place(page.as_bytes()), None);
    assert_eq!(Shared::new(b"a\0b", &store).place(&[[b' '; ALIGNMENT].as_slice(), b"a\0b"].concat()), None);
}

#[test]
fn a_page_that_only_the_highest_level_fits_into_the_first_window_gets_it() {
    let content = prose(30);
    let fitted = |length| fitted(Ok(vec![0; length]), content.as_bytes()).unwrap();
    let highest = brotli(HIGHEST, content.as_bytes()).unwrap();
    assert!(fitted(FIRST_WINDOW) == highest && fitted(FIRST_WINDOW + 250) == highest);
    assert_eq!(fitted(FIRST_WINDOW - 1).len(), FIRST_WINDOW - 1);
    assert_eq!(fitted(FIRST_WINDOW + 500).len(), FIRST_WINDOW + 500);
}

#[test]
fn files_get_copies_that_decode_and_stay_the_same_with_caches() {
    let kept = tempfile::tempdir().unwrap();
    let files = [
        ("index.html", page("Home", &prose(30))),
        ("feed.json", prose(30)),
        ("data.json", prose(20)),
        ("atom.xml", prose(50)),
        ("app.js", prose(30)),
    ];
    let made = || {
        let site = tempfile::tempdir().unwrap();
        let output = Output::new(site.path(), Earlier::default());
        for (name, content) in &files {
            output.put(name, content.as_bytes()).unwrap();
        }
        output.put("short.txt", b"short").unwrap();
        let count = compress(&output, kept.path(), SHARED).unwrap();
        assert!(!output.exists("short.txt.br"));
        let read = |name: &str, end: &str| output.read(&format!("{name}.{end}")).unwrap();
        (count, files.each_ref().map(|(name, _)| (read(name, "br"), read(name, "gz"))))
    };
    let (count, copies) = made();
    assert_eq!(count, Count { all: 5, new: 5 });
    for ((name, content), (small, larger)) in files.iter().zip(&copies) {
        assert!(decoded(small) == content.as_bytes(), "{name}");
        let mut unzipped = String::new();
        flate2::read::GzDecoder::new(&larger[..]).read_to_string(&mut unzipped).unwrap();
        assert!(unzipped == *content, "{name}");
    }
    assert_eq!(made(), (Count { all: 5, new: 0 }, copies));
}
