//! Optional components of the Rust toolchain.

use super::Need;
use crate::run::{Outcome, output, run};
use std::{path::Path, process::Command};

const WASM: &str = "wasm32-unknown-unknown";

/// Installs missing components for `needs` with rustup.
pub fn fetch(needs: &[Need]) -> Outcome {
    let wasm = needs.contains(&Need::Wasm) || needs.contains(&Need::App);
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
        println!("==> installing the nightly Rust toolchain");
        let fix = "check the network connection and run this command again; fuzzing needs rustup: https://rustup.rs";
        run(Command::new("rustup").args(["toolchain", "install", "nightly", "--profile", "minimal"]), fix)?;
    }
    Ok(())
}

/// Asks the compiler, which also works without rustup.
fn has_wasm() -> bool {
    output("rustc", &["--print", "target-libdir", "--target", WASM])
        .is_some_and(|folder| Path::new(folder.trim()).is_dir())
}

fn add(kind: &str, name: &str) -> Outcome {
    println!("==> installing the Rust {kind} {name}");
    run(
        Command::new("rustup").args([kind, "add", name]),
        "check the network connection and run this command again; without rustup, install it with your package manager",
    )
}
