use crate::cases;
use content::cache::store::{PARTS, Store, key};
use proptest::prelude::*;
use std::fs;

type Parts = [Vec<u8>; PARTS];

fn records() -> impl Strategy<Value = Vec<Parts>> {
    let part = || prop::collection::vec(any::<u8>(), 0..40);
    prop::collection::vec([part(), part(), part(), part()], 1..6)
}

fn slices(parts: &Parts) -> [&[u8]; PARTS] {
    std::array::from_fn(|at| &*parts[at])
}

/// Creates a store with these records, each under its own key.
fn create_store(folder: &std::path::Path, records: &[Parts]) {
    let store = Store::open(folder);
    for (at, parts) in records.iter().enumerate() {
        assert!(store.put(key([&at.to_le_bytes()[..]]), slices(parts)).is_some());
    }
    store.finish();
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn records_are_found_by_the_next_build(records in records()) {
        let folder = tempfile::tempdir().unwrap();
        create_store(folder.path(), &records);
        let store = Store::open(folder.path());
        for (at, parts) in records.iter().enumerate() {
            let record = store.get(&key([&at.to_le_bytes()[..]])).unwrap();
            for (number, part) in parts.iter().enumerate() {
                prop_assert_eq!(&record.part(number).unwrap(), part);
            }
        }
        prop_assert!(store.get(&key([&records.len().to_le_bytes()[..]])).is_none());
    }

    #[test]
    fn damaged_packs_never_return_wrong_data(records in records(), at in any::<prop::sample::Index>(), bit in 0_u8..8, cut in any::<bool>()) {
        let folder = tempfile::tempdir().unwrap();
        create_store(folder.path(), &records);
        let pack = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
        let mut bytes = fs::read(&pack).unwrap();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] ^= 1 << bit }
        fs::write(&pack, bytes).unwrap();
        let store = Store::open(folder.path());
        for (at, parts) in records.iter().enumerate() {
            let Some(record) = store.get(&key([&at.to_le_bytes()[..]])) else { continue };
            for (number, part) in parts.iter().enumerate() {
                if let Ok(read) = record.part(number) {
                    prop_assert_eq!(&read, part);
                }
            }
        }
    }

    #[test]
    fn keys_depend_on_part_boundaries(parts in prop::collection::vec("[ab]{0,4}", 0..5), others in prop::collection::vec("[ab]{0,4}", 0..5)) {
        let key_of = |parts: &[String]| key(parts.iter().map(String::as_bytes));
        prop_assert_eq!(key_of(&parts) == key_of(&others), parts == others);
    }
}
