//! `cargo xtask bench pictures`: processor time, bytes and quality of pictures, beside sharp.

mod table;

use super::{disk::Disk, folder, options::Options, peak, program::Program};
use crate::{
    run::{Failure, Outcome, find},
    tools::Tools,
    workspace,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};
use table::Row;

/// The npm package to compare with.
const SHARP: &str = "sharp@0.35.5";

/// The number of photographs.
const COUNT: usize = 4;

/// The qualities of sharp's AVIF unless others are named. The first is its default.
const QUALITIES: &str = "50,60";

const FIX: &str = "see its output above";

/// Measures our pictures, and sharp's in each quality. The option is `--qualities 50,60`.
pub fn pictures(tools: &Tools, options: &[String]) -> Outcome {
    let qualities: Vec<u8> = Options::parse(options, &["--qualities"])?.list("--qualities", QUALITIES)?;
    let metric = metric();
    if metric.is_none() {
        println!(
            "note: quality is not measured\n  = help: run `cargo install ssimulacra2_rs --no-default-features`, \
             or set SSIMULACRA2 to the path of the program"
        );
    }
    let program = Program::prepare(tools)?;
    let disk = Disk::claim(workspace::target().join("bench/pictures"))?;
    let script = Script::prepare(tools, disk.folder("photographs", 0)?, metric)?;
    let place = disk.folder("broadsheet", 0)?;
    println!("==> Broadsheet");
    let processor = ours(&program, &place, &script.photographs)?;
    let weighed = script.weigh(&place.join("magazine/dist/media/~"))?;
    let mut rows = vec![Row::new("Broadsheet".to_owned(), processor, &weighed)];
    for quality in qualities {
        println!("==> sharp, AVIF {quality}");
        let out = disk.folder(&format!("sharp-{quality}"), 0)?;
        let made = script.run("sharp", |node| node.arg(&out).arg(quality.to_string()))?;
        let weighed = script.weigh(&out)?;
        rows.push(Row::new(format!("sharp, AVIF {quality}"), table::processor(&made), &weighed));
    }
    print!("\n{}", table::print(&rows));
    Ok(())
}

/// `bench/pictures.mjs` with sharp and the photographs.
struct Script<'a> {
    tools: &'a Tools,
    sharp: PathBuf,
    photographs: PathBuf,
    /// The program that measures quality.
    metric: Option<PathBuf>,
}

impl<'a> Script<'a> {
    fn prepare(tools: &'a Tools, photographs: PathBuf, metric: Option<PathBuf>) -> Result<Self, Failure> {
        let sharp = workspace::target().join("bench/sharp");
        folder::write(&sharp.join("package.json"), "{ \"private\": true }\n")?;
        tools.run(
            "npm",
            |npm| npm.args(["install", "--silent", "--no-audit", "--no-fund", SHARP]).current_dir(&sharp),
            "see npm's output above",
        )?;
        let script = Self { tools, sharp, photographs, metric };
        println!("==> photographs");
        script.run("photographs", |node| node.arg(COUNT.to_string()))?;
        Ok(script)
    }

    /// Runs a command of the script, and returns what it prints.
    fn run(
        &self,
        command: &str,
        with: impl FnOnce(&mut std::process::Command) -> &mut std::process::Command,
    ) -> Result<String, Failure> {
        let mut node = self.tools.command("node");
        node.env("SHARP", &self.sharp).args(["bench/pictures.mjs", command]).arg(&self.photographs);
        Ok(peak::run(with(&mut node), FIX)?.printed)
    }

    /// The bytes and qualities of files made from the photographs.
    fn weigh(&self, made: &Path) -> Result<String, Failure> {
        self.run("weigh", |node| node.arg(made).args(&self.metric))
    }
}

/// The processor seconds that the pictures add to a build of a magazine from nothing.
fn ours(program: &Program, place: &Path, photographs: &Path) -> Result<f64, Failure> {
    let magazine = place.join("magazine");
    let article = magazine.join("articles/pictures.md");
    let text = "---\ntitle: Pictures\ndate: 2025-12-28T23:00:00Z\nsummary: To measure with.\n---\n\nSome pictures.\n";
    folder::write(
        &magazine.join("site.toml"),
        "title = \"Measured\"\ndescription = \"Pictures to measure with.\"\nurl = \"https://measured.example/\"\n\
         author = \"The Desk\"\n",
    )?;
    folder::write(&article, text)?;
    let without = build(program, &magazine, &place.join("cache-without"))?;
    folder::copy(photographs, &magazine.join("articles"))?;
    let pictures = (1..=COUNT).map(|number| format!("\n![Some hills](photograph-{number}.jpg)\n"));
    folder::write(&article, &(text.to_owned() + &pictures.collect::<String>()))?;
    fs::remove_dir_all(magazine.join("dist"))
        .map_err(|error| Failure::new(format!("{}: {error}", magazine.display()), "remove it"))?;
    Ok(build(program, &magazine, &place.join("cache"))? - without)
}

fn build(program: &Program, magazine: &Path, cache: &Path) -> Result<f64, Failure> {
    let mut command = program.command(cache);
    command.arg("build").arg(magazine).args(["--target", "github"]).stderr(Stdio::piped());
    let ran = peak::run(&mut command, FIX)?;
    print!("{}", ran.reported);
    Ok(ran.processor)
}

/// The program that computes SSIMULACRA2, if there is one.
fn metric() -> Option<PathBuf> {
    workspace::named("SSIMULACRA2").or_else(|| find("ssimulacra2_rs"))
}
