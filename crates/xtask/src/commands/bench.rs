//! `cargo xtask bench`: reproducible measurements.

mod app;
mod build;
mod disk;
mod figures;
mod first_sight;
mod folder;
mod options;
mod peak;
mod pictures;
mod program;
mod rivals;
mod serve;

use super::test::{browser_tests, program, release_build};
use crate::{
    run::{Failure, Outcome},
    tools::{Need, Tools},
};

/// A benchmark.
struct Bench {
    name: &'static str,
    description: &'static str,
    needs: &'static [Need],
    work: fn(&Tools, &[String]) -> Outcome,
}

const BENCHES: [Bench; 7] = [
    Bench {
        name: "bytes",
        description: "size of the app, the styles and a first visit, in brotli",
        needs: &[Need::App, Need::Browsers],
        work: bytes,
    },
    Bench {
        name: "scrolling",
        description: "longest task and late frames while scrolling 10,000 words with 100 code blocks, and 1,000 cards",
        needs: &[Need::App, Need::Browsers],
        work: scrolling,
    },
    Bench {
        name: "app",
        description: "time that `cargo xtask serve` and `bundle` take after a change of the app",
        needs: &[Need::App],
        work: app::app,
    },
    Bench {
        name: "first-sight",
        description: "load and navigation times, compared with Hugo and Solid [--runs 5] [--only load,nav,lh]",
        needs: &[Need::App, Need::Browsers, Need::Node, Need::Measuring],
        work: first_sight::first_sight,
    },
    Bench {
        name: "build",
        description: "time, memory and size of whole builds as a magazine grows, compared with Hugo, Zola and Marmite [--sizes 10,1000,10000,100000] [--targets github,nginx]",
        needs: &[Need::App, Need::Node],
        work: build::build,
    },
    Bench {
        name: "serve",
        description: "time to the first page and from a saved change to an open tab, compared with Hugo and Zola [--sizes 100,1000,10000] [--runs 5]",
        needs: &[Need::App, Need::Browsers, Need::Node],
        work: serve::serve,
    },
    Bench {
        name: "pictures",
        description: "processor time, bytes and quality of photographs in all widths, compared with sharp [--qualities 50,60]",
        needs: &[Need::App, Need::Node],
        work: pictures::pictures,
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
    program(tools)?;
    release_build(tools)?;
    browser_tests(tools, &["weight"])
}

fn scrolling(tools: &Tools, _: &[String]) -> Outcome {
    program(tools)?;
    release_build(tools)?;
    browser_tests(tools, &["--bench", "--nocapture", "scrolling::"])
}
