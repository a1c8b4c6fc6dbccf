//! The parts of the Rust toolchain that are not always installed.

use super::Need;
use crate::run::{Outcome, output, run};
use std::{path::Path, process::Command};

const WASM: &str = "wasm32-unknown-unknown";

/// Installs what is missing of what is needed, by rustup.
pub fn fetch(needs: &[Need]) -> Outcome {
    let wasm = needs.contains(&Need::Wasm) || needs.contains(&Need::Build);
    if wasm && !has_wasm() {
        add("target", WASM)?;
    }
    if needs.contains(&Need::Format) && output("cargo", &["fmt", "--version"]).is_none() {
        add("component", "rustfmt")?;
    }
    if needs.contains(&Need::Lint) && output("cargo", &["clippy", "--version"]).is_none() {
        add("component", "clippy")?;
    }
    if needs.contains(&Need::Fuzzing) && output("rustup", &["run", "nightly", "cargo", "--version"]).is_none()
    {
        println!("==> fetching Rust's nightly toolchain");
        let fix = "check the connection and run this again; fuzzing needs rustup, https://rustup.rs";
        run(Command::new("rustup").args(["toolchain", "install", "nightly", "--profile", "minimal"]), fix)?;
    }
    Ok(())
}

/// Asked of the compiler, which knows it also where there is no rustup.
fn has_wasm() -> bool {
    output("rustc", &["--print", "target-libdir", "--target", WASM])
        .is_some_and(|folder| Path::new(folder.trim()).is_dir())
}

fn add(kind: &str, name: &str) -> Outcome {
    println!("==> fetching Rust's {kind} {name}");
    run(
        Command::new("rustup").args([kind, "add", name]),
        "check the connection and run this again; without rustup, install it as your system does",
    )
}
