//! Fuzz targets and the properties they check.
//!
//! Each target takes arbitrary bytes and panics if a property is violated. `fuzz/` feeds them input from libFuzzer,
//! `tests/seeds.rs` replays the inputs in `fuzz/seeds`.

pub mod page;
mod articles_json;
mod front_matter;
mod logs;
mod markdown;
mod paths;
mod pictures;
mod svg;

pub use articles_json::articles_json;
pub use front_matter::front_matter;
pub use logs::logs;
pub use markdown::{markdown, render};
pub use paths::paths;
pub use pictures::pictures;
pub use svg::svg;

use std::path::PathBuf;

/// Parses arbitrary bytes as one kind of input; panics if a property is violated.
pub type Target = fn(&[u8]);

/// Targets by name; their seed folders have the same names.
pub const TARGETS: [(&str, Target); 7] = [
    ("articles_json", articles_json),
    ("front_matter", front_matter),
    ("logs", logs),
    ("markdown", markdown),
    ("paths", paths),
    ("pictures", pictures),
    ("svg", svg),
];

/// Returns a folder of the small magazine on disk: a few files that links may lead to, and some that they must not.
fn fixture(inner: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "fixture", inner].iter().collect()
}

/// Asserts that a path can be safely joined to a folder: every segment is a file name.
fn assert_is_inside(path: &str) {
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']);
    assert!(path.split('/').all(is_name), "{path:?} leads out of its folder");
}
