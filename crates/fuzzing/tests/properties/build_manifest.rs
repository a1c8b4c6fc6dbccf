use crate::cases;
use content::files::below;
use proptest::prelude::*;
use publish::writer::build_manifest::{BuildManifest, Mark};
use site::rendered_cache::VERSION;
use std::path::{Component, Path};

/// Paths with segments that might escape a folder, and harmless ones.
fn path() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just(""),
        Just("."),
        Just(".."),
        Just("data"),
        Just("media"),
        Just("search"),
        Just("a b.json"),
        Just("C:"),
        Just("..\\x"),
        Just("\u{0}"),
        Just("~"),
        Just("%2e%2e"),
    ];
    prop::collection::vec(part, 1..5).prop_map(|parts| parts.join("/"))
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn listed_files_are_inside_the_output(paths in prop::collection::vec(path(), 1..4)) {
        let lines: String = paths.iter().map(|path| format!("{:032x} 1 2 {path}\n", 7)).collect();
        if let Ok(manifest) = BuildManifest::parse(&format!("{VERSION}\n{lines}")) {
            for (path, _) in manifest.iter() {
                let file = below(Path::new("out"), path);
                prop_assert!(file.starts_with("out") && file.components().all(|part| matches!(part, Component::Normal(_))));
                prop_assert!(file.components().count() > 2, "{}", path);
            }
        }
    }

    #[test]
    fn parsing_never_panics(text in "\\PC{0,80}", lines in prop::collection::vec("[0-9a-f]{0,34} -?[0-9]{0,22} [0-9]{0,22} .{0,20}", 0..4)) {
        let _ = BuildManifest::parse(&text);
        let _ = BuildManifest::parse(&format!("{VERSION} unfinished\n{}", lines.join("\n")));
    }

    #[test]
    fn manifest_round_trips(names in prop::collection::vec("[^/\\\\:\\p{Cc}.][^/\\\\:\\p{Cc}]{0,8}", 1..6), hash in any::<[u8; 16]>(), stamp in any::<(u64, u64)>(), unfinished in any::<bool>()) {
        let folder = tempfile::tempdir().unwrap();
        let mut manifest = BuildManifest::default();
        manifest.unfinished = unfinished;
        names.iter().for_each(|name| manifest.insert(&format!("media/x/{name}"), Mark { of: hash, stamp }));
        manifest.write(folder.path()).unwrap();
        prop_assert_eq!(BuildManifest::read(folder.path()), Ok(Some(manifest)));
    }
}
