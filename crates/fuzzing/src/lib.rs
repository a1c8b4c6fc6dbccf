//! What is fuzzed, and what has to hold whatever comes in.
//!
//! Each target is a function that takes any bytes and panics where something does not hold. `fuzz/` hands them what
//! libFuzzer thinks of, `tests/seeds.rs` what is kept in `fuzz/seeds`.

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

/// Reads any bytes as one kind of input, and panics where what must hold does not.
pub type Target = fn(&[u8]);

/// The targets by their names, which are also those of their seeds' folders.
pub const TARGETS: [(&str, Target); 7] = [
    ("articles_json", articles_json),
    ("front_matter", front_matter),
    ("logs", logs),
    ("markdown", markdown),
    ("paths", paths),
    ("pictures", pictures),
    ("svg", svg),
];

/// A folder of a small magazine that is on the disk: a few files that links can lead to, and some that they must not.
fn fixture(inner: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "fixture", inner].iter().collect()
}

/// The path is one that may be joined to a folder: every part of it is the name of a file.
fn assert_is_inside(path: &str) {
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']);
    assert!(path.split('/').all(is_name), "{path:?} leads out of its folder");
}
