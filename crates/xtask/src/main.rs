//! Fetches what is missing, then serves, builds, tests and measures the magazine. Has no dependencies, so that it
//! starts at once.

mod apt;
mod run;
mod steps;
mod test;
mod tools;

use run::{Failure, Outcome};
use std::{env, process::ExitCode};
use tools::{Need, Tools};

const HELP: &str = "\
Usage: cargo xtask <command>

  serve [trunk's options]  show the magazine, and show changes as they are saved
  build [trunk's options]  write the finished magazine into dist/
  test [name]              run every test, or only the steps whose name contains `name`
  tools                    fetch what the others need, and nothing else

Tools are kept in $BROADSHEET_CACHE, by default below ~/.cache/broadsheet.";

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let outcome = match command.as_str() {
        "serve" => serve(&rest),
        "build" => build(&rest),
        "test" => test::test(rest.first().map(String::as_str)),
        "tools" => Tools::fetch(&[Need::Build, Need::Test]).map(|_| ()),
        _ => {
            println!("{HELP}");
            return if command.is_empty() || command.contains("help") {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            };
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { what, cure }) => {
            eprintln!("\nerror: {what}\n  = help: {cure}");
            ExitCode::FAILURE
        }
    }
}

fn serve(options: &[String]) -> Outcome {
    let tools = Tools::fetch(&[Need::Build])?;
    println!("==> serving; the first build takes some minutes, later ones a moment");
    tools.run("trunk", |trunk| trunk.arg("serve").args(options), "see what Trunk says above")
}

fn build(options: &[String]) -> Outcome {
    let tools = Tools::fetch(&[Need::Build])?;
    println!("==> building; the first time this takes some minutes");
    tools.run(
        "trunk",
        |trunk| trunk.args(["build", "--release"]).args(options),
        "see what Trunk says above",
    )?;
    println!("==> the magazine is in dist/, ready to be uploaded (docs/publishing.md)");
    Ok(())
}
