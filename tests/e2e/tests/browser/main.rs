//! A reader's paths through the built magazine, in Chromium and in Firefox.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod harness;

fn main() -> std::process::ExitCode {
    e2e::suite::main([harness::tests()].into_iter().flatten().collect())
}
