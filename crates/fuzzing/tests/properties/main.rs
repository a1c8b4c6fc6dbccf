//! Property tests: parsers round-trip what was written and never panic.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod addresses;
mod build_manifest;
mod dates;
mod front_matter;
mod images;
mod logs;
mod markdown;
mod popular;
mod store;

use proptest::test_runner::{Config, RngSeed};

/// Runs the same cases every time, few enough to finish in seconds.
fn cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x6272_6f61_6473),
        ..Config::default()
    }
}
