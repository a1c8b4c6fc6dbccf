//! Fetches what is missing, then serves, builds, tests and measures the magazine. Has no dependencies, so that it
//! starts at once.

mod commands;
mod corpus;
mod run;
mod steps;
mod tools;
mod workspace;

use commands::{bench, fuzz, pages, site, test};
use run::{Failure, Outcome};
use std::{env, process::ExitCode};
use tools::Tools;

const HELP: &str = "\
Usage: cargo xtask <command>

  serve [options of trunk]  show the magazine, and show every change as it is saved
  build [options of trunk]  write the finished magazine into dist/
  test [name]               run every test, or only the steps whose name contains `name`
  bench [name]              measure, or list what can be measured
  fuzz [--minutes N] [name] look for inputs that break something, with nightly Rust, on Linux
  tools                     fetch everything that the others need, and say where it is

Each command first fetches what it misses. Tools are kept in $BROADSHEET_CACHE, by default ~/.cache/broadsheet.";

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    match perform(&command, &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { what, fix }) => {
            eprintln!("\nerror: {what}\n  = help: {fix}");
            ExitCode::FAILURE
        }
    }
}

fn perform(command: &str, rest: &[String]) -> Outcome {
    workspace::enter()?;
    let name = rest.first().map(String::as_str);
    match command {
        "serve" => site::serve(rest),
        "build" => site::build(rest),
        "test" => test::test(name),
        "bench" => bench::bench(rest),
        "fuzz" => fuzz::fuzz(rest),
        "tools" => Tools::list(),
        // Trunk's hook, not for people.
        "pages" => pages::pages(),
        "" | "help" | "-h" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(Failure::new(format!("there is no command `{command}`"), HELP)),
    }
}
