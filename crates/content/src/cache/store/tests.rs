#![allow(clippy::unwrap_used)]
use super::*;
use std::fs;
use tempfile::TempDir;

fn named(name: &str) -> Key {
    key([name.as_bytes()])
}

fn put(store: &Store, name: &str, text: &str) {
    store.put(named(name), [text.as_bytes(), b"", b"two", text.as_bytes()]).unwrap();
}

fn text(store: &Store, name: &str) -> Option<String> {
    store.get(&named(name)).map(|record| String::from_utf8(record.part(3).unwrap()).unwrap())
}

fn packs(folder: &TempDir) -> Vec<PathBuf> {
    let mut packs: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    packs.sort();
    packs
}

#[test]
fn the_next_build_finds_stored_records() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    put(&store, "a", "alpha");
    assert_eq!(text(&Store::open(folder.path()), "a"), None, "before it is complete");
    store.finish();
    let store = Store::open(folder.path());
    assert_eq!(text(&store, "a").as_deref(), Some("alpha"));
    assert_eq!(text(&store, "b"), None);
    store.finish();
    assert_eq!(packs(&folder).len(), 1, "what is not new is not written again");
}

#[test]
fn records_stay_readable_after_the_folder_is_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    let record = store.put(named("a"), [b"head", b"", b"x", b"y"]).unwrap();
    fs::remove_dir_all(folder.path()).unwrap();
    assert_eq!(record.part(0).unwrap(), b"head");
}

#[test]
fn truncated_or_altered_packs_are_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    put(&store, "a", "alpha");
    store.finish();
    let path = packs(&folder).remove(0);
    let whole = fs::read(&path).unwrap();
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        assert_eq!(text(&Store::open(folder.path()), "a"), None, "{length} bytes of {}", whole.len());
    }
    let mut other = whole.clone();
    other[0] ^= 1;
    fs::write(&path, &other).unwrap();
    let record = Store::open(folder.path()).get(&named("a")).unwrap();
    assert!(record.part(0).is_err() && record.part(2).is_ok());
}

#[test]
fn concurrent_builds_keep_each_others_records() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (Store::open(folder.path()), Store::open(folder.path()));
    put(&one, "a", "alpha");
    put(&other, "b", "beta");
    one.finish();
    other.finish();
    let store = Store::open(folder.path());
    assert_eq!(text(&store, "a").as_deref(), Some("alpha"));
    assert_eq!(text(&store, "b").as_deref(), Some("beta"));
}

#[test]
fn many_packs_are_merged_without_unused_records() {
    let folder = tempfile::tempdir().unwrap();
    for turn in 0..=PACKS {
        let store = Store::open(folder.path());
        (0..turn).for_each(|turn| drop(text(&store, &format!("of {}", turn * 2))));
        put(&store, &format!("of {}", turn * 2), "used");
        put(&store, &format!("of {}", turn * 2 + 1), "not used again");
        store.finish();
    }
    assert_eq!(packs(&folder).len(), 1);
    let store = Store::open(folder.path());
    assert!((0..=PACKS).all(|turn| text(&store, &format!("of {}", turn * 2)).is_some()));
    assert_eq!(text(&store, "of 1"), None);
}

#[test]
fn an_unwritable_folder_stores_nothing() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let store = Store::open(file.path());
    assert!(store.put(named("a"), [b"", b"", b"", b""]).is_none());
    store.finish();
}
