use crate::cases;
use content::magazine_path::{InvalidPath, MagazinePath};
use content::{addresses, aliases};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;

/// Names of files and folders in any script, never `.` or `..`.
fn parts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(
        "[^/\\\\:\\x00-\\x1f\\x7f-\\x9f]{1,8}"
            .prop_filter("a name", |part| !matches!(part.as_str(), "." | "..")),
        1..5,
    )
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn relative_paths_link_any_two_files(from in parts(), to in parts()) {
        // Once via the content folder, and once via the deepest common folder.
        let shared = from[..from.len() - 1].iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
        for shared in [0, shared] {
            let up = "../".repeat(from.len() - 1 - shared);
            let relative = format!("{up}./{}", addresses::encoded(&to[shared..].join("/")));
            let linked = MagazinePath::parse(&from.join("/")).unwrap().linked(&relative);
            let linked = linked.unwrap();
            prop_assert_eq!(linked.as_str(), to.join("/"));
        }
        let out = format!("{}{}", "../".repeat(from.len()), addresses::encoded(&to.join("/")));
        prop_assert_eq!(MagazinePath::parse(&from.join("/")).unwrap().linked(&out), Err(InvalidPath::Above));
    }

    #[test]
    fn no_path_escapes_the_content_folder(inner in parts(), path in "(a|\\.|/|\\\\| |%2e|%2F|%5c|%00|c:){0,16}") {
        if let Ok(joined) = MagazinePath::parse(&inner.join("/")).unwrap().linked(&path) {
            let steps_up = |name: &str| matches!(name, "." | "..") || name.contains(['/', '\\', '\0']);
            prop_assert!(!joined.names().any(steps_up), "{}", joined);
        }
    }

    #[test]
    fn encoded_paths_decode_to_the_original(path in any::<String>()) {
        let encoded = addresses::encoded(&path);
        prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte)));
        prop_assert_eq!(percent_decode_str(&encoded).decode_utf8().unwrap(), path);
    }

    #[test]
    fn aliases_are_paths_below_the_root(alias in "/?[a-zA-Z0-9.%/_ é-]{0,24}(index\\.html|\\.html)?") {
        if let Some(path) = aliases::path(&alias) {
            prop_assert!(!path.starts_with('/') && path.trim_end_matches('/').split('/').all(|part| !matches!(part, "" | "." | "..")), "{}", path);
            if !path.contains('%') {
                prop_assert_eq!(aliases::path(&format!("/{path}")), Some(path), "it is its own");
            }
        }
    }

    #[test]
    fn schemes_are_case_insensitive(scheme in "[a-z][a-z0-9+.-]{0,8}", rest in "\\PC{0,12}") {
        let link = format!("{}:{rest}", scheme.to_ascii_uppercase());
        prop_assert_eq!(addresses::scheme(&link), Some(scheme));
    }
}
