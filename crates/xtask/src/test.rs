//! `cargo xtask test`: the steps, in the order in which they find most for least time.

use crate::{
    run::Outcome,
    steps::{self, Step},
    tools::{Need, Tools},
};
use std::{env, path::PathBuf};

/// Runs every step, or those whose name contains `only`.
pub fn test(only: Option<&str>) -> Outcome {
    let tools = Tools::fetch(&[Need::Build, Need::Test])?;
    let cargo = |arguments: &'static str, cure: &str| {
        tools.run("cargo", |cargo| cargo.args(arguments.split(' ')), cure)
    };
    let steps = [
        Step {
            name: "format",
            cure: "run `cargo fmt --all`",
            work: Box::new(|cure| cargo("fmt --all --check", cure)),
        },
        Step {
            name: "lints",
            cure: "mend what clippy names above",
            work: Box::new(|cure| cargo("clippy --quiet --workspace --all-targets -- -D warnings", cure)),
        },
        Step {
            name: "lints in the browser",
            cure: "mend what clippy names above; it is compiled for wasm32-unknown-unknown",
            work: Box::new(|cure| {
                cargo("clippy --quiet --target wasm32-unknown-unknown -- -D warnings", cure)
            }),
        },
        Step {
            name: "native tests",
            cure: "the failed test says what it expected; snapshots are renewed with UPDATE=1",
            work: Box::new(|cure| cargo("test --quiet --workspace --exclude e2e", cure)),
        },
        Step {
            name: "release build",
            cure: "`cargo xtask build` shows it alone",
            work: Box::new(|cure| tools.run("trunk", |trunk| trunk.args(["build", "--release"]), cure)),
        },
        Step {
            name: "browser tests",
            cure: "screenshots of what failed are in target/e2e/failures",
            work: Box::new(|cure| {
                tools.run(
                    "cargo",
                    |cargo| {
                        cargo
                            .args(["test", "--quiet", "--package", "e2e"])
                            .env("BROADSHEET_DIST", dist())
                            .env("BROADSHEET_AXE", Tools::axe())
                    },
                    cure,
                )
            }),
        },
    ];
    steps::run(&steps, only)
}

fn dist() -> PathBuf {
    env::current_dir().unwrap_or_default().join("dist")
}
