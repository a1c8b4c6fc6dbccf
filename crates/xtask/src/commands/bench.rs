//! `cargo xtask bench`: figures, each taken the same way every time.

use super::{
    site,
    test::{browser_tests, release_build},
};
use crate::{
    run::{Failure, Outcome},
    steps,
    tools::{Need, Tools},
    workspace,
};
use std::{
    fs::File,
    time::{Instant, SystemTime},
};

/// One measurement.
struct Bench {
    name: &'static str,
    about: &'static str,
    needs: &'static [Need],
    work: fn(&Tools) -> Outcome,
}

const BENCHES: [Bench; 2] = [
    Bench {
        name: "bytes",
        about: "what the app, the styles and a first visit weigh in brotli",
        needs: &[Need::Build, Need::Browsers],
        work: bytes,
    },
    Bench {
        name: "build",
        about: "how long a change takes to be built, for serving and for a release",
        needs: &[Need::Build],
        work: build,
    },
];

/// Takes a measurement, or lists them when none is named.
pub fn bench(name: Option<&str>) -> Outcome {
    let list: String = BENCHES.iter().map(|bench| format!("  {:<8}{}\n", bench.name, bench.about)).collect();
    let Some(name) = name else {
        print!("Usage: cargo xtask bench <name>\n\n{list}");
        return Ok(());
    };
    let bench = BENCHES.iter().find(|bench| bench.name == name).ok_or_else(|| {
        Failure::new(format!("nothing to measure is called `{name}`"), format!("choose from\n{list}"))
    })?;
    (bench.work)(&Tools::fetch(bench.needs)?)
}

fn bytes(tools: &Tools) -> Outcome {
    release_build(tools)?;
    browser_tests(tools, &["weight"])
}

fn build(tools: &Tools) -> Outcome {
    let mut times = Vec::new();
    for (name, release, changed) in [
        ("for serving, nothing changed", false, false),
        ("for serving, the app changed", false, true),
        ("for a release, nothing changed", true, false),
        ("for a release, the app changed", true, true),
    ] {
        if !changed {
            println!("\n==> making ready");
            trunk(tools, release)?;
        } else {
            touch("src/lib.rs")?;
        }
        println!("\n==> {name}");
        let begun = Instant::now();
        trunk(tools, release)?;
        times.push((name, begun.elapsed()));
    }
    print!("\n{}", steps::table(&times));
    Ok(())
}

fn trunk(tools: &Tools, release: bool) -> Outcome {
    let dist = workspace::target().join("bench/dist");
    tools.run(
        "trunk",
        |trunk| trunk.args(["build", "--dist"]).arg(dist).args(release.then_some("--release")),
        site::CURE,
    )
}

/// Makes Cargo believe that a file has changed.
fn touch(path: &str) -> Outcome {
    let touched = File::open(path).and_then(|file| file.set_modified(SystemTime::now()));
    touched.map_err(|error| Failure::new(format!("{path}: {error}"), "make it writable"))
}
