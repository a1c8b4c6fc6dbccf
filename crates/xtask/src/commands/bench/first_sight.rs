//! `cargo xtask bench first-sight`: measures load and navigation times, together with competitors in the same run.

use super::{
    program::Program,
    rivals::{self, Rival},
};
use crate::{
    corpus::{self, Dialect, MARK},
    run::{Failure, Outcome, run},
    tools::Tools,
    workspace,
};
use std::{fmt::Write, fs, path::Path};

/// The number of articles that front pages show.
const ARTICLES: usize = 10;

/// Builds all sites and measures them in turn. `options` are passed to `bench/measure.mjs`, such as `--runs 5` and
/// `--only load,nav,lh`.
pub fn first_sight(tools: &Tools, options: &[String]) -> Outcome {
    let folder = workspace::target().join("bench/first-sight");
    let ours = folder.join("broadsheet");
    println!("==> Broadsheet");
    corpus::write(&folder.join("content"), ARTICLES, Dialect::Broadsheet)?;
    let program = Program::prepare(tools)?;
    let mut build = program.command(&folder.join("cache"));
    run(
        build.arg("build").arg(folder.join("content")).arg("--target=any").arg("--out").arg(&ours),
        "see above",
    )?;
    let mut sites = vec![site("broadsheet", &ours, 4310, "/articles", Some("/topics/databases/"))];
    println!("\n==> Hugo with PaperMod");
    match Rival::hugo() {
        Ok(hugo) => {
            let place = folder.join("hugo");
            hugo.prepare(&place, ARTICLES)?;
            hugo.build(&place)?;
            sites.push(site("hugo-papermod", &place.join("public"), 4311, "/posts", None));
        }
        Err(Failure { what, fix }) => println!("skipped: {what}\n  = help: {fix}"),
    }
    println!("\n==> Solid");
    rivals::solid(tools, &folder, &ours)?;
    sites.push(site("solid", &folder.join("spa-solid/dist"), 4312, "/articles", None));
    let list = folder.join("sites.json");
    let text = format!("{{ \"marker\": \"{MARK} 1 in\", \"sites\": [\n{}\n] }}\n", sites.join(",\n"));
    fs::write(&list, text)
        .map_err(|error| Failure::new(format!("{}: {error}", list.display()), "make it writable"))?;
    println!("\n==> measuring; this takes about a minute per site and run");
    tools.run(
        "node",
        |node| {
            node.env("LIGHTHOUSE", tools.npm("lighthouse"));
            node.arg("bench/measure.mjs").arg(&list).arg(folder.join("results")).args(options)
        },
        "see above; close other programs while measuring",
    )
}

/// An entry of the site list that `bench/measure.mjs` reads.
fn site(name: &str, folder: &Path, port: u16, articles: &str, topic: Option<&str>) -> String {
    let mut entry = format!(
        "{{ \"name\": \"{name}\", \"dir\": \"{}\", \"port\": {port}, \"home\": \"/\", \"article\": \"{articles}/{}/\"",
        folder.display(),
        corpus::slug(0)
    );
    if let Some(topic) = topic {
        let _ = write!(entry, ", \"topic\": \"{topic}\"");
    }
    entry + if name == "solid" { ", \"spa\": true }" } else { " }" }
}
