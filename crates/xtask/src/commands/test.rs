//! `cargo xtask test`: runs all checks, ordered so that those that find most in the least time come first.

mod layers;

use super::site;
use crate::{
    run::{Failure, Outcome},
    steps::{self, Step},
    tools::{Need, Tools},
    workspace,
};

/// What to do about a failed native test.
const TEST_FIX: &str = "see the failed test above; UPDATE=1 updates snapshots";

/// The native tests without those that are ignored for being slow, and without documentation tests.
const QUICK_TESTS: Step<Tools> = Step {
    name: "quick native tests",
    needs: &[],
    work: |tools| cargo(tools, "test --quiet --workspace --exclude e2e --lib --bins --tests"),
    fix: TEST_FIX,
};

/// How many steps a quick run starts with: format, import order and lints.
const QUICK: usize = 3;

/// All steps.
const STEPS: [Step<Tools>; 8] = [
    Step {
        name: "format",
        needs: &[Need::Format],
        work: |tools| cargo(tools, "fmt --all --check"),
        fix: "run `cargo fmt --all`",
    },
    Step { name: "import order", needs: &[], work: |_| layers::check(), fix: "" },
    Step {
        name: "lints",
        needs: &[Need::Lint],
        work: |tools| cargo(tools, "clippy --quiet --workspace --all-targets -- -D warnings"),
        fix: "fix the warnings above",
    },
    Step {
        name: "lints in the browser",
        needs: &[Need::Lint, Need::Wasm],
        work: |tools| {
            cargo(
                tools,
                "clippy --quiet --package broadsheet-app --package broadsheet-search --target wasm32-unknown-unknown -- -D warnings",
            )
        },
        fix: "fix the warnings above; they concern the app or the search compiled for wasm32-unknown-unknown",
    },
    Step {
        name: "native tests",
        needs: &[],
        work: |tools| cargo(tools, "test --quiet --workspace --exclude e2e -- --include-ignored"),
        fix: TEST_FIX,
    },
    Step { name: "release build", needs: &[Need::App, Need::Trunk], work: release_build, fix: site::FIX },
    Step {
        name: "release build below a path",
        needs: &[Need::App, Need::Trunk],
        work: release_build_below,
        fix: site::FIX,
    },
    Step {
        name: "browser tests",
        needs: &[Need::Browsers],
        work: |tools| browser_tests(tools, &[]),
        fix: "see the failed test and its screenshot above; `cargo test -p e2e -- NAME` runs one test",
    },
];

/// Runs all steps, those whose name contains `only`, or with `--quick` those that take seconds.
pub fn test(only: Option<&str>) -> Outcome {
    let chosen = match only {
        Some("--quick") => STEPS[..QUICK].iter().chain([&QUICK_TESTS]).collect(),
        only => steps::choose(&STEPS, only)?,
    };
    let needs: Vec<Need> = chosen.iter().flat_map(|step| step.needs).copied().collect();
    let tools = Tools::fetch(&needs)?;
    steps::run(&chosen, &tools)
}

/// Builds the site that the browser tests run against.
pub fn release_build(tools: &Tools) -> Outcome {
    let dist = workspace::tested_dist();
    tools.run("trunk", |trunk| trunk.args(["build", "--release", "--dist"]).arg(dist), site::FIX)
}

/// Builds the same site to be served below a path.
fn release_build_below(tools: &Tools) -> Outcome {
    let dist = workspace::tested_below();
    let arguments = ["build", "--release", "--public-url", workspace::BELOW, "--dist"];
    tools.run("trunk", |trunk| trunk.args(arguments).arg(dist), site::FIX)
}

/// Runs the browser tests against the release build, passing `arguments` to the test runner.
pub fn browser_tests(tools: &Tools, arguments: &[&str]) -> Outcome {
    let dist = workspace::tested_dist();
    if !dist.join("index.html").is_file() {
        let what = format!("there is no build to test in {}", dist.display());
        return Err(Failure::new(what, "run `cargo xtask test release` first"));
    }
    let variables = tools.for_browsers();
    tools.run(
        "cargo",
        |cargo| {
            cargo.args(["test", "--quiet", "--package", "e2e", "--"]).args(arguments);
            cargo
                .env("BROADSHEET_DIST", dist)
                .env("BROADSHEET_BELOW", workspace::tested_below())
                .envs(variables)
        },
        "",
    )
}

fn cargo(tools: &Tools, arguments: &str) -> Outcome {
    tools.run("cargo", |cargo| cargo.args(arguments.split(' ')), "")
}
