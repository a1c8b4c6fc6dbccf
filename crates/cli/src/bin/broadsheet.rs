//! The program `broadsheet`.

use broadsheet_cli::command_line::CommandLine;
use clap::Parser;
use std::process::ExitCode;

/// Rendering allocates and frees many small blocks on all threads at once, which mimalloc does faster.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match CommandLine::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
