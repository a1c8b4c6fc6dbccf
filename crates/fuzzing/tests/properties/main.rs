//! What holds of every parser, whatever it reads: what is written reads back, and what is read stays what it is.

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

/// The same cases in every run, few enough for all properties to be tried in seconds.
fn cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x6272_6f61_6473),
        ..Config::default()
    }
}
