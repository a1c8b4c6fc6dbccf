//! `cargo xtask bench`: reproducible measurements.

mod first_sight;
mod rivals;
mod scale;

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

/// A benchmark.
struct Bench {
    name: &'static str,
    description: &'static str,
    needs: &'static [Need],
    work: fn(&Tools, &[String]) -> Outcome,
}

const BENCHES: [Bench; 5] = [
    Bench {
        name: "bytes",
        description: "size of the app, the styles and a first visit, in brotli",
        needs: &[Need::App, Need::Trunk, Need::Browsers],
        work: bytes,
    },
    Bench {
        name: "scrolling",
        description: "longest task and late frames while scrolling 10,000 words with 100 code blocks, and 1,000 cards",
        needs: &[Need::App, Need::Trunk, Need::Browsers],
        work: scrolling,
    },
    Bench {
        name: "build",
        description: "rebuild time after a change, for serving and for a release",
        needs: &[Need::App, Need::Trunk],
        work: build,
    },
    Bench {
        name: "first-sight",
        description: "load and navigation times, compared with Hugo and Solid [--runs 5] [--only load,nav,lh]",
        needs: &[Need::App, Need::Trunk, Need::Browsers, Need::Measuring],
        work: first_sight::first_sight,
    },
    Bench {
        name: "scale",
        description: "build time, memory and size as a magazine grows, compared with Hugo [--sizes 10,1000,10000,100000] [--hugo]",
        needs: &[Need::App, Need::Trunk],
        work: scale::scale,
    },
];

/// Runs a benchmark, or lists all if none is named.
pub fn bench(arguments: &[String]) -> Outcome {
    let list: String =
        BENCHES.iter().map(|bench| format!("  {:<13}{}\n", bench.name, bench.description)).collect();
    let Some((name, options)) = arguments.split_first() else {
        print!("Usage: cargo xtask bench <name>\n\n{list}");
        return Ok(());
    };
    let bench = BENCHES.iter().find(|bench| bench.name == *name).ok_or_else(|| {
        Failure::new(format!("there is no benchmark `{name}`"), format!("choose from\n{list}"))
    })?;
    (bench.work)(&Tools::fetch(bench.needs)?, options)
}

fn bytes(tools: &Tools, _: &[String]) -> Outcome {
    release_build(tools)?;
    browser_tests(tools, &["weight"])
}

fn scrolling(tools: &Tools, _: &[String]) -> Outcome {
    release_build(tools)?;
    browser_tests(tools, &["--bench", "--nocapture", "scrolling::"])
}

fn build(tools: &Tools, _: &[String]) -> Outcome {
    let mut times = Vec::new();
    for (name, release, changed) in [
        ("for serving, nothing changed", false, false),
        ("for serving, the app changed", false, true),
        ("for a release, nothing changed", true, false),
        ("for a release, the app changed", true, true),
    ] {
        if !changed {
            println!("\n==> preparing");
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
        site::FIX,
    )
}

/// Updates a file's modification time, so that Cargo rebuilds it.
fn touch(path: &str) -> Outcome {
    let touched = File::open(path).and_then(|file| file.set_modified(SystemTime::now()));
    touched.map_err(|error| Failure::new(format!("{path}: {error}"), "make it writable"))
}
