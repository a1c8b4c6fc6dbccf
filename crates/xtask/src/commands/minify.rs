//! Minifies scripts and style sheets with esbuild.

use crate::run::{Outcome, run};
use std::{path::Path, process::Command};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A module, whose own names can be shortened.
    Module,
    /// A script or a style sheet inside a page, which shares its names with others.
    Inline,
}

/// Minifies the file `from` into the file `to`. `esbuild` starts the program.
pub fn minify(mut esbuild: Command, kind: Kind, from: &Path, to: &Path) -> Outcome {
    // Nothing is rewritten for older browsers.
    esbuild.arg(from).args(["--minify", "--target=esnext", "--log-level=warning"]);
    esbuild.args((kind == Kind::Module).then_some("--format=esm"));
    esbuild.arg(format!("--outfile={}", to.display()));
    run(&mut esbuild, "see above")
}
