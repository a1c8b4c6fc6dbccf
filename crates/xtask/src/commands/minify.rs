//! Minifies scripts and style sheets with esbuild.

use crate::run::{Failure, Outcome, run};
use std::{fs, path::Path, process::Command};

/// What the app's module does beside starting its program.
pub const SCRIPTS: &str = concat!(
    include_str!("../../../../src/browser/late_fonts.js"),
    include_str!("../../../../src/browser/menus.js")
);

/// Appends [`SCRIPTS`] to the app's module. The file is replaced and not written into, as it may be a link to one
/// that the next build reuses.
pub fn complete(module: &Path) -> Outcome {
    let completed = fs::read_to_string(module).and_then(|text| {
        fs::remove_file(module)?;
        fs::write(module, text + SCRIPTS)
    });
    completed.map_err(|error| {
        Failure::new(format!("{}: {error}", module.display()), "check that the folder is writable")
    })
}

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
