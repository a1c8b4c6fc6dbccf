//! `cargo xtask test`: runs all checks, ordered so that those that find most in the least time come first.

mod layers;

use super::{
    bundle::Mode,
    program::{Program, compile},
};
use crate::{
    run::{Failure, Outcome},
    steps::{self, Step},
    tools::{Need, Tools},
    workspace,
};
use std::{fs, path::Path};

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
const STEPS: [Step<Tools>; 9] = [
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
    Step { name: "program", needs: &[Need::App], work: program, fix: "see above" },
    Step { name: "release build", needs: &[Need::App], work: release_build, fix: "see above" },
    Step {
        name: "release build below a path",
        needs: &[Need::App],
        work: release_build_below,
        fix: "see above",
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

/// Compiles the app, and the program that serves it and builds sites with it.
pub fn program(tools: &Tools) -> Outcome {
    compile(tools, Mode::Release).map(drop)
}

/// Builds the site that the browser tests run against.
pub fn release_build(tools: &Tools) -> Outcome {
    build(tools, &workspace::tested_dist(), &[])
}

/// Builds the same site to be served below a path.
fn release_build_below(tools: &Tools) -> Outcome {
    let url = format!("https://broadsheet.example{}", workspace::BELOW);
    build(tools, &workspace::tested_below(), &["--base-url", &url])
}

/// Builds the demo into a folder, with everything that any host can use.
fn build(tools: &Tools, dist: &Path, options: &[&str]) -> Outcome {
    // An earlier build may have been another program's.
    let is_ours = dist.join(".broadsheet").is_file();
    if dist.is_dir() && !is_ours {
        fs::remove_dir_all(dist)
            .map_err(|error| Failure::new(format!("{}: {error}", dist.display()), "delete this folder"))?;
    }
    let Program { file, app } = Program::compiled(Mode::Release);
    tools.run(
        &file.to_string_lossy(),
        |broadsheet| {
            broadsheet.args(["build", "content", "--target", "any", "--out"]).arg(dist).args(options);
            broadsheet.env("BROADSHEET_CACHE", workspace::target().join("e2e/cache"));
            broadsheet.env("BROADSHEET_BUNDLE", app)
        },
        "see above",
    )
}

/// Runs the browser tests against the release build, passing `arguments` to the test runner.
pub fn browser_tests(tools: &Tools, arguments: &[&str]) -> Outcome {
    let dist = workspace::tested_dist();
    if !dist.join("index.html").is_file() {
        let what = format!("there is no build to test in {}", dist.display());
        return Err(Failure::new(what, "run `cargo xtask test release` first"));
    }
    let variables = tools.for_browsers();
    let Program { file, app } = Program::compiled(Mode::Release);
    tools.run(
        "cargo",
        |cargo| {
            cargo.args(["test", "--quiet", "--package", "e2e", "--"]).args(arguments);
            cargo
                .env("BROADSHEET_DIST", dist)
                .env("BROADSHEET_BELOW", workspace::tested_below())
                .env("BROADSHEET_PROGRAM", file)
                .env("BROADSHEET_BUNDLE", app)
                .envs(variables)
        },
        "",
    )
}

fn cargo(tools: &Tools, arguments: &str) -> Outcome {
    tools.run("cargo", |cargo| cargo.args(arguments.split(' ')), "")
}
