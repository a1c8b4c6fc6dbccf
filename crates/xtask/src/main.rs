//! Serves, builds, tests and measures the site, and installs the tools this needs. Has no dependencies, so that it
//! compiles in seconds.

mod commands;
mod corpus;
mod run;
mod steps;
mod tools;
mod workspace;

use commands::{bench, bundle, fuzz, install, pages, site, test};
use run::{Failure, Outcome};
use std::{env, process::ExitCode};
use tools::Tools;

const HELP: &str = "\
Usage: cargo xtask <command>

  serve [options]           serve the magazine, and compile app and program on every change; options: broadsheet serve's
  build [options]           build the finished site into dist/; options: broadsheet build's
  bundle [--out DIR]        build the app without content, by default into target/bundle
  install [--root DIR]      install the program, with the app inside, as DIR/bin/broadsheet (default: ~/.cargo)
  test [name | --quick]     run all checks, the steps whose name contains `name`, or the quick ones
  bench [name]              run a benchmark, or list all
  fuzz [--minutes N] [name] run the fuzz targets; needs Linux and installs nightly Rust
  tools                     install the tools of all commands and print their paths

Each command installs the tools it needs on first run, in $BROADSHEET_CACHE (default: ~/.cache/broadsheet).";

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    match perform(&command, &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
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
        "bundle" => bundle::bundle(rest),
        "install" => install::install(rest),
        "test" => test::test(name),
        "bench" => bench::bench(rest),
        "fuzz" => fuzz::fuzz(rest),
        "tools" => Tools::list(),
        // Trunk's post-build hook; not meant to be run by hand.
        "pages" => pages::pages(),
        "" | "help" | "-h" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(Failure::new(format!("unknown command `{command}`"), HELP)),
    }
}
