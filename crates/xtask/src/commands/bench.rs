//! `cargo xtask bench`: figures, each taken the same way every time.

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

/// One measurement.
struct Bench {
    name: &'static str,
    about: &'static str,
    needs: &'static [Need],
    work: fn(&Tools, &[String]) -> Outcome,
}

const BENCHES: [Bench; 5] = [
    Bench {
        name: "bytes",
        about: "what the app, the styles and a first visit weigh in brotli",
        needs: &[Need::Build, Need::Browsers],
        work: bytes,
    },
    Bench {
        name: "scrolling",
        about: "the longest task and late frames while 10,000 words with 100 blocks of code, and 1,000 cards, are scrolled",
        needs: &[Need::Build, Need::Browsers],
        work: scrolling,
    },
    Bench {
        name: "build",
        about: "how long a change takes to be built, for serving and for a release",
        needs: &[Need::Build],
        work: build,
    },
    Bench {
        name: "first-sight",
        about: "how soon a page is read and the next one opened, beside Hugo and Solid [--runs 5] [--only load,nav,lh]",
        needs: &[Need::Build, Need::Browsers, Need::Measuring],
        work: first_sight::first_sight,
    },
    Bench {
        name: "scale",
        about: "what a magazine costs as it grows, beside Hugo [--sizes 10,1000,10000,100000] [--hugo]",
        needs: &[Need::Build],
        work: scale::scale,
    },
];

/// Takes a measurement, or lists them when none is named.
pub fn bench(arguments: &[String]) -> Outcome {
    let list: String = BENCHES.iter().map(|bench| format!("  {:<13}{}\n", bench.name, bench.about)).collect();
    let Some((name, options)) = arguments.split_first() else {
        print!("Usage: cargo xtask bench <name>\n\n{list}");
        return Ok(());
    };
    let bench = BENCHES.iter().find(|bench| bench.name == *name).ok_or_else(|| {
        Failure::new(format!("nothing to measure is called `{name}`"), format!("choose from\n{list}"))
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
        site::FIX,
    )
}

/// Makes Cargo believe that a file has changed.
fn touch(path: &str) -> Outcome {
    let touched = File::open(path).and_then(|file| file.set_modified(SystemTime::now()));
    touched.map_err(|error| Failure::new(format!("{path}: {error}"), "make it writable"))
}
