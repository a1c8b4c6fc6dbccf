//! `cargo xtask bench app`: how long it takes to compile the app after a change of it.

use crate::{
    commands::bundle::{self, Mode},
    run::{Failure, Outcome},
    steps,
    tools::Tools,
};
use std::{
    fs::File,
    time::{Instant, SystemTime},
};

/// Measures what `cargo xtask serve` does after a change, and what a release takes.
pub fn app(tools: &Tools, _: &[String]) -> Outcome {
    let mut times = Vec::new();
    for (mode, unchanged, changed) in [
        (Mode::Development, "for serving, nothing changed", "for serving, the app changed"),
        (Mode::Release, "for a release, nothing changed", "for a release, the app changed"),
    ] {
        println!("\n==> preparing");
        compile(tools, mode)?;
        for (name, is_changed) in [(unchanged, false), (changed, true)] {
            println!("\n==> {name}");
            if is_changed {
                touch("src/lib.rs")?;
            }
            let begun = Instant::now();
            compile(tools, mode)?;
            times.push((name, begun.elapsed()));
        }
    }
    print!("\n{}", steps::table(&times));
    Ok(())
}

fn compile(tools: &Tools, mode: Mode) -> Outcome {
    bundle::build(tools, &bundle::default(mode), mode)
}

/// Updates a file's modification time, so that Cargo compiles it again.
fn touch(path: &str) -> Outcome {
    let touched = File::open(path).and_then(|file| file.set_modified(SystemTime::now()));
    touched.map_err(|error| Failure::new(format!("{path}: {error}"), "make it writable"))
}
