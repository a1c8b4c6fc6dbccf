//! `cargo xtask fuzz`: runs the fuzz targets in `fuzz/` with libFuzzer for a limited time.

mod finding;
mod target;

use crate::{
    run::{Failure, Outcome},
    tools::{Need, Tools},
    workspace,
};
use std::{env::consts, fs, io, path::Path, time::Duration};
use target::{Ran, Target};

/// The total time for all targets, unless `--minutes` overrides it.
const MINUTES: u64 = 12;

const FIX: &str = "usage: `cargo xtask fuzz [--minutes N] [name]`";

/// Runs all targets, or those whose name contains the given text, one after the other.
pub fn fuzz(arguments: &[String]) -> Outcome {
    if consts::OS != "linux" {
        let what = "fuzzing only works on Linux";
        return Err(Failure::new(
            what,
            "run this on Linux; `cargo xtask test` replays the seeds on all systems",
        ));
    }
    let (minutes, only) = options(arguments)?;
    let names: Vec<String> = names()?.into_iter().filter(|name| name.contains(&only)).collect();
    if names.is_empty() {
        return Err(Failure::new(format!("no target name contains `{only}`"), FIX));
    }
    let tools = Tools::fetch(&[Need::Fuzzing])?;
    target::build(&tools)?;
    let each = Duration::from_secs(minutes * 60 / names.len() as u64);
    let mut found = Vec::new();
    let mut table = format!("{:<16}{:>8}{:>14}{:>10}\n", "", "seconds", "inputs", "findings");
    for name in names {
        println!("==> {name}, for {} s", each.as_secs());
        let target = Target::new(name)?;
        let Ran { inputs, seconds, finding } = target.run(each)?;
        table +=
            &format!("{:<16}{seconds:>8}{inputs:>14}{:>10}\n", target.name, usize::from(finding.is_some()));
        if let Some(finding) = finding {
            found.push(finding::keep(&target, &finding)?);
        }
    }
    println!("\n{table}");
    if found.is_empty() {
        return Ok(());
    }
    let what = format!("inputs that fail a check are in {}", found.join(", "));
    let fix = "`cargo test -p fuzzing` now fails on them and prints why; fix the cause, and commit the seeds";
    Err(Failure::new(what, fix))
}

fn options(arguments: &[String]) -> Result<(u64, String), Failure> {
    let (mut minutes, mut only) = (MINUTES, String::new());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--minutes" => {
                let given =
                    arguments.next().and_then(|text| text.parse().ok()).filter(|minutes| *minutes > 0);
                minutes = given.ok_or_else(|| Failure::new("`--minutes` needs a positive integer", FIX))?;
            }
            name if !name.starts_with('-') => name.clone_into(&mut only),
            other => return Err(Failure::new(format!("unknown option `{other}`"), FIX)),
        }
    }
    Ok((minutes, only))
}

/// The names of the targets, from their files.
fn names() -> Result<Vec<String>, Failure> {
    let folder = Path::new("fuzz/fuzz_targets");
    let listed = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let listed = listed.map_err(|error| unreadable(folder, &error))?;
    let stem = |entry: &fs::DirEntry| Some(entry.path().file_stem()?.to_string_lossy().into_owned());
    let mut names: Vec<String> = listed.iter().filter_map(stem).collect();
    names.sort();
    Ok(names)
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let fix = format!("check that {} exists and is writable", workspace::absolute(path.into()).display());
    Failure::new(format!("{}: {error}", path.display()), fix)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(arguments: &[&str]) -> Result<(u64, String), String> {
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        options(&arguments).map_err(|failure| failure.what)
    }

    #[test]
    fn minutes_and_name_are_optional() {
        assert_eq!(given(&[]), Ok((MINUTES, String::new())));
        assert_eq!(given(&["--minutes", "60"]), Ok((60, String::new())));
        assert_eq!(given(&["logs", "--minutes", "5"]), Ok((5, "logs".to_owned())));
    }

    #[test]
    fn invalid_options_are_errors() {
        assert!(given(&["--minutes"]).is_err());
        assert!(given(&["--minutes", "0"]).is_err());
        assert!(given(&["--hours", "1"]).is_err());
    }
}
