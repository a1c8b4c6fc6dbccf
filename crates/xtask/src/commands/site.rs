//! `cargo xtask serve` and `cargo xtask build`: compile the app and the program, and run it on the demo.

mod sources;

use super::{
    bundle::Mode,
    program::{Program, compile},
};
use crate::{
    run::{Failure, Outcome, run},
    tools::{Need, Tools},
    workspace,
};
use sources::Sources;
use std::{
    fs,
    process::{Child, Command, ExitStatus},
    thread,
    time::Duration,
};

/// The port, unless the options name another.
const PORT: &str = "8080";

/// How often to look for changes of the sources.
const CLOCK: Duration = Duration::from_millis(300);

/// Serves the magazine with `broadsheet serve`, which gets these options, and starts it again when the app or the
/// program has changed. Open pages then reload themselves.
pub fn serve(options: &[String]) -> Outcome {
    let tools = Tools::fetch(&[Need::App])?;
    println!("==> compiling; this takes minutes the first time, and seconds after a change");
    let mut sources = Sources::of(".".as_ref());
    let program = compile(&tools, Mode::Development)?;
    let mut server = Server::start(program, options)?;
    loop {
        thread::sleep(CLOCK);
        if let Some(status) = server.ended()? {
            let failed = || Failure::new(format!("`broadsheet serve` failed: {status}"), "see above");
            return if status.success() { Ok(()) } else { Err(failed()) };
        }
        if !sources.changed() {
            continue;
        }
        match compile(&tools, Mode::Development) {
            Ok(program) => {
                // The next one listens on the same port.
                drop(server);
                server = Server::start(program, options)?;
            }
            Err(failure) => eprintln!("{failure}\n==> still serving what was compiled before"),
        }
    }
}

/// Builds the magazine into `dist`, unless the options, which `broadsheet build` gets, name another folder.
pub fn build(options: &[String]) -> Outcome {
    let tools = Tools::fetch(&[Need::App])?;
    println!("==> compiling; this takes minutes the first time");
    let program = compile(&tools, Mode::Release)?;
    let mut command = command(&program, "build");
    if !has(options, "--out") {
        command.args(["--out", "dist"]);
    }
    run(command.args(options), "see above")
}

/// One of the program's commands, for the magazine that `BROADSHEET_CONTENT` names, or else the demo.
fn command(program: &Program, name: &str) -> Command {
    let magazine = workspace::named("BROADSHEET_CONTENT").unwrap_or_else(|| "content".into());
    let mut command = Command::new(&program.file);
    command.arg(name).arg(magazine).env("BROADSHEET_BUNDLE", &program.app);
    command
}

/// A running `broadsheet serve`, which ends with this value.
struct Server(Child);

impl Server {
    fn start(Program { file: compiled, app }: Program, options: &[String]) -> Result<Self, Failure> {
        // Some systems do not let Cargo replace a program that runs, so another one of the same name runs.
        let running = workspace::target().join("serve");
        let file = running.join(compiled.file_name().unwrap_or_default());
        fs::create_dir_all(&running).and_then(|()| fs::copy(&compiled, &file)).map_err(|error| {
            Failure::new(format!("{}: {error}", file.display()), "see whether it still runs")
        })?;
        let mut command = command(&Program { file, app }, "serve");
        if !has(options, "--port") {
            command.args(["--port", PORT]);
        }
        let started = command.args(options).spawn();
        started
            .map(Self)
            .map_err(|error| Failure::new(format!("cannot start broadsheet: {error}"), "see above"))
    }

    /// How it ended, if it has.
    fn ended(&mut self) -> Result<Option<ExitStatus>, Failure> {
        self.0.try_wait().map_err(|error| Failure::new(error.to_string(), "try again"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail if it has already ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Whether `options` contain an option, with its value in either form.
fn has(options: &[String], name: &str) -> bool {
    options
        .iter()
        .any(|option| option.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('=')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_found_in_both_forms() {
        let has = |line: &str| has(&line.split(' ').map(str::to_owned).collect::<Vec<_>>(), "--port");
        assert!(has("--open --port 9000"));
        assert!(has("--port=9000"));
        assert!(!has("--open --portable"));
    }
}
