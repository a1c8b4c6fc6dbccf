//! The program `broadsheet`, compiled without an app inside: it reads the one that is compiled beside it.

use super::{
    assembler,
    bundle::{self, Mode},
};
use crate::{run::Failure, tools::Tools, workspace};
use std::{env::consts::EXE_SUFFIX, path::PathBuf};

/// A compiled program, and the app that it is to use.
#[derive(Debug)]
pub struct Program {
    /// The program.
    pub file: PathBuf,
    /// The folder of the app, for `BROADSHEET_BUNDLE`.
    pub app: PathBuf,
}

impl Program {
    /// The program that [`compile`] has made.
    pub fn compiled(mode: Mode) -> Self {
        let folder = match mode {
            Mode::Release => "tools",
            Mode::Development => "debug",
        };
        let file = workspace::target().join(folder).join(format!("broadsheet{EXE_SUFFIX}"));
        Self { file, app: bundle::default(mode) }
    }
}

/// Compiles the app and the program.
pub fn compile(tools: &Tools, mode: Mode) -> Result<Program, Failure> {
    let program = Program::compiled(mode);
    bundle::build(tools, &program.app, mode)?;
    // Nobody publishes what a program for development encodes.
    let (profile, features) = match mode {
        Mode::Release => ("tools", assembler::arguments()),
        Mode::Development => ("dev", [].as_slice()),
    };
    println!("==> compiling the program");
    tools.run(
        "cargo",
        |cargo| {
            cargo.args(["build", "--quiet", "--package", "broadsheet-cli", "--bin", "broadsheet"]);
            cargo.args(["--profile", profile]).args(features)
        },
        "see above; it needs a C compiler (Debian: apt-get install build-essential)",
    )?;
    Ok(program)
}
