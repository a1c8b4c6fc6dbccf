//! `cargo xtask bench app`: how long Trunk takes after a change of the app.

use super::super::site;
use crate::{
    run::{Failure, Outcome},
    steps,
    tools::Tools,
    workspace,
};
use std::{
    fs::File,
    time::{Instant, SystemTime},
};

/// Measures rebuilds, for serving and for a release.
pub fn app(tools: &Tools, _: &[String]) -> Outcome {
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
