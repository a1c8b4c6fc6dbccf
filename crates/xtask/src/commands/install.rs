//! `cargo xtask install`: builds the program with the app inside, and installs it.

use super::{
    assembler,
    bundle::{self, Mode},
    options,
};
use crate::{
    run::Outcome,
    tools::{Need, Tools},
};

/// The program.
const PROGRAM: &str = "broadsheet";

/// Installs the program into the folder `bin` of the folder named by `--root`, by default Cargo's own.
pub fn install(arguments: &[String]) -> Outcome {
    let root = options::folder(arguments, "--root")?;
    let tools = Tools::fetch(&[Need::App])?;
    let folder = bundle::default(Mode::Release);
    bundle::build(&tools, &folder, Mode::Release)?;
    let assembler = assembler::arguments();
    println!("==> compiling {PROGRAM}");
    tools.run(
        "cargo",
        |cargo| {
            // Cargo replaces the installed program only by a finished one.
            cargo.args([
                "install",
                "--locked",
                "--path",
                "crates/cli",
                "--bin",
                PROGRAM,
                "--profile",
                "dist",
            ]);
            cargo.args(assembler);
            if let Some(root) = &root {
                cargo.arg("--root").arg(root);
            }
            cargo.env("BROADSHEET_BUNDLE", &folder)
        },
        "see above; it needs a C compiler (Debian: apt-get install build-essential)",
    )
}
