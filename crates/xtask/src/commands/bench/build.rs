//! `cargo xtask bench build`: measures whole builds as a magazine grows, beside other generators in the same run.

mod magazine;
mod report;
mod table;

use super::{disk::Disk, folder, options::Options, peak, program::Program, rivals::Rival};
use crate::{
    corpus,
    run::{Failure, Outcome},
    tools::Tools,
    workspace,
};
use magazine::{Build, Measured};
use std::{path::Path, time::Instant};
use table::{Row, Visit};

/// The numbers of articles and the kinds of hosts that are measured unless others are named.
const SIZES: &str = "10,1000,10000,100000";
const TARGETS: &str = "github,nginx";

/// Up to this size, a magazine is built [`TIMES`] times from nothing, and the median counts.
const OFTEN: usize = 1_000;
const TIMES: usize = 3;

/// Measures each size. The options are `--sizes 10,1000` and `--targets github,nginx`.
pub fn build(tools: &Tools, options: &[String]) -> Outcome {
    let options = Options::parse(options, &["--sizes", "--targets"])?;
    let sizes = options.list("--sizes", SIZES)?;
    let targets: Vec<String> = options.list("--targets", TARGETS)?;
    let rivals = Rival::all();
    let program = Program::prepare(tools)?;
    let disk = Disk::claim(workspace::target().join("bench/build"))?;
    let (mut rows, mut visits) = (Vec::new(), Vec::new());
    let outcome = sizes.into_iter().try_for_each(|size| {
        let rivals: Vec<_> = rivals.iter().filter(|rival| size <= rival.largest).collect();
        let comparison =
            Comparison { tools, program: &program, targets: &targets, rivals: &rivals, disk: &disk, size };
        let (measured, visited) = comparison.measure()?;
        rows.extend(measured);
        visits.push((size, visited));
        Ok(())
    });
    // Smaller sizes took long to measure, even if a larger one has failed.
    print!("\n{}\n{}\n{}", table::builds(&rows), table::steps(&rows), table::visits(&visits));
    outcome
}

/// The measurements of one size.
struct Comparison<'a> {
    tools: &'a Tools,
    program: &'a Program,
    targets: &'a [String],
    rivals: &'a [&'a Rival],
    disk: &'a Disk,
    size: usize,
}

impl Comparison<'_> {
    /// Measures all in turn, so that whatever else the machine does meets all of them.
    fn measure(&self) -> Result<(Vec<Row>, Vec<Visit>), Failure> {
        let size = self.size;
        let mut ours: Vec<Vec<Measured>> = self.targets.iter().map(|_| Vec::new()).collect();
        let mut theirs: Vec<Vec<Measured>> = self.rivals.iter().map(|_| Vec::new()).collect();
        let mut visits = Vec::new();
        for time in 1..=if size <= OFTEN { TIMES } else { 1 } {
            for (target, measured) in self.targets.iter().zip(&mut ours) {
                println!("\n==> {size} articles, {target}, {time}");
                let place = self.disk.folder(&format!("{size}-{target}-{time}"), size)?;
                measured.push(magazine::measure(self.program, &place, size, target)?);
                if visits.is_empty() {
                    visits = visited(self.tools, &magazine::dist(&place))?;
                }
            }
            for (rival, measured) in self.rivals.iter().zip(&mut theirs) {
                println!("\n==> {size} articles, {}, {time}", rival.name);
                let place = self.disk.folder(&format!("{size}-{:?}-{time}", rival.dialect), size)?;
                match built(rival, &place, size) {
                    Ok(built) => measured.push(built),
                    Err(Failure { what, fix }) => println!("left out: {what}\n  = help: {fix}"),
                }
            }
        }
        let names = self.targets.iter().map(|target| format!("Broadsheet, {target}"));
        let names = names.chain(self.rivals.iter().map(|rival| rival.name.to_owned()));
        let rows = names.zip(ours.into_iter().chain(theirs)).filter(|(_, measured)| !measured.is_empty());
        Ok((rows.map(|(name, measured)| Row::new(name, size, measured)).collect(), visits))
    }
}

/// A rival's build from nothing.
fn built(rival: &Rival, place: &Path, size: usize) -> Result<Measured, Failure> {
    rival.prepare(place, size)?;
    folder::rest();
    let begun = Instant::now();
    let peak = rival.build(place)?;
    let seconds = begun.elapsed().as_secs_f64();
    println!("{seconds:>9.2} s  from nothing");
    let (files, bytes) = folder::size(&rival.output(place))?;
    Ok(Measured { builds: vec![Build { seconds, peak, ..Build::default() }], files, bytes })
}

/// What first visits to some pages of a built site request.
fn visited(tools: &Tools, dist: &Path) -> Result<Vec<Visit>, Failure> {
    let article = format!("articles/{}", corpus::slug(0));
    let mut node = tools.command("node");
    node.arg("bench/first-visit.mjs").arg(dist).args(["", &article, "archive", "search"]);
    let ran = peak::run(&mut node, "see Node's output above")?;
    Ok(ran.printed.lines().filter_map(Visit::parse).collect())
}
