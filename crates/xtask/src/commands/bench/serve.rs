//! `cargo xtask bench serve`: how soon a magazine is shown and a change in an open tab, beside other generators in the
//! same run.

mod plan;
mod table;

use super::{disk::Disk, folder, options::Options, peak, program::Program, rivals::Rival};
use crate::{
    corpus::{self, Dialect},
    run::{Failure, Outcome},
    tools::Tools,
    workspace,
};
use plan::Server;
use std::path::Path;
use table::Row;

/// The numbers of articles that are measured unless others are named.
const SIZES: &str = "100,1000,10000";

/// The number of runs unless another is given.
const RUNS: &str = "5";

/// Measures each size. The options are `--sizes 100,1000` and `--runs 5`.
pub fn serve(tools: &Tools, options: &[String]) -> Outcome {
    let options = Options::parse(options, &["--sizes", "--runs"])?;
    let sizes: Vec<usize> = options.list("--sizes", SIZES)?;
    let runs = options.list("--runs", RUNS)?[0];
    let rivals: Vec<Rival> = Rival::all().into_iter().filter(|rival| rival.server().is_some()).collect();
    let program = Program::prepare(tools)?;
    let disk = Disk::claim(workspace::target().join("bench/serve"))?;
    let mut rows = Vec::new();
    for size in sizes {
        println!("\n==> {size} articles");
        let place = disk.folder(&size.to_string(), size)?;
        let mut servers = vec![ours(&program, &place.join("broadsheet"), size)?];
        for rival in &rivals {
            servers.extend(theirs(rival, &place.join(rival.name), size)?);
        }
        let plan = place.join("plan.json");
        folder::write(&plan, &plan::text(runs, &servers))?;
        folder::rest();
        rows.extend(measure(tools, &plan, size, &servers)?);
    }
    print!("\nMedians of {runs} interleaved runs.\n\n{}", table::print(&rows));
    Ok(())
}

/// Our server of a new magazine.
fn ours(program: &Program, place: &Path, size: usize) -> Result<Server, Failure> {
    let (folder, cache) = (place.join("magazine"), place.join("cache"));
    corpus::write(&folder, size, Dialect::Broadsheet)?;
    let words = [&program.path().to_string_lossy(), "serve", "--port", "{port}"];
    let command = words.map(str::to_owned).to_vec();
    let mut server = Server::new("Broadsheet", command, Dialect::Broadsheet, folder, size);
    let variables = program.variables(&cache).into_iter();
    server.variables = variables.map(|(name, path)| (name, path.display().to_string())).collect();
    server.cache = Some(cache);
    Ok(server)
}

/// A rival's server of the same articles, if it has one.
fn theirs(rival: &Rival, place: &Path, size: usize) -> Result<Option<Server>, Failure> {
    let Some(command) = rival.server() else { return Ok(None) };
    rival.prepare(place, size)?;
    Ok(Some(Server::new(rival.name, command, rival.dialect, place.to_owned(), size)))
}

fn measure(tools: &Tools, plan: &Path, size: usize, servers: &[Server]) -> Result<Vec<Row>, Failure> {
    let mut node = tools.command("node");
    node.arg("bench/serve.mjs").arg(plan).envs(tools.for_browsers());
    let ran = peak::run(&mut node, "see above; close other programs while measuring")?;
    let rows = servers.iter().map(|server| Row::new(server.name, size, &ran.printed));
    Ok(rows.collect())
}
