//! `cargo xtask serve` and `cargo xtask build`: compile the app and the program, and run it on the demo.

mod sources;

use super::bundle::{self, Mode};
use crate::{
    run::{Failure, Outcome, run},
    tools::{Need, Tools},
    workspace,
};
use sources::Sources;
use std::{
    env::consts::EXE_SUFFIX,
    fs,
    path::PathBuf,
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
    let mut server = Server::start(&program, options)?;
    loop {
        thread::sleep(CLOCK);
        if let Some(status) = server.ended()? {
            return if status.success() { Ok(()) } else { Err(Failure::new(failed(status), "see above")) };
        }
        if !sources.changed() {
            continue;
        }
        match compile(&tools, Mode::Development) {
            Ok(program) => {
                // The next one listens on the same port.
                drop(server);
                server = Server::start(&program, options)?;
            }
            Err(Failure { what, fix }) => {
                eprintln!("\nerror: {what}\n  = help: {fix}\n==> still serving what was compiled before");
            }
        }
    }
}

/// Builds the magazine into `dist`, unless the options, which `broadsheet build` gets, name another folder.
pub fn build(options: &[String]) -> Outcome {
    let tools = Tools::fetch(&[Need::App])?;
    println!("==> compiling; this takes minutes the first time");
    let program = compile(&tools, Mode::Release)?;
    let mut command = program.command("build");
    if !has(options, "--out") {
        command.args(["--out", "dist"]);
    }
    run(command.args(options), "see above")
}

/// The compiled program, and the app that it is to use.
#[derive(Debug)]
struct Program {
    file: PathBuf,
    app: PathBuf,
}

impl Program {
    /// One of the program's commands, for the magazine that `BROADSHEET_CONTENT` names, or else the demo.
    fn command(&self, name: &str) -> Command {
        let magazine = workspace::named("BROADSHEET_CONTENT").unwrap_or_else(|| "content".into());
        let mut command = Command::new(&self.file);
        command.arg(name).arg(magazine).env("BROADSHEET_BUNDLE", &self.app);
        command
    }
}

/// Compiles the app, and the program without an app inside.
fn compile(tools: &Tools, mode: Mode) -> Result<Program, Failure> {
    let app = bundle::default(mode);
    bundle::build(tools, &app, mode)?;
    println!("==> compiling the program");
    let (profile, folder) = match mode {
        Mode::Development => ("dev", "debug"),
        Mode::Release => ("tools", "tools"),
    };
    tools.run(
        "cargo",
        |cargo| {
            cargo.args([
                "build",
                "--quiet",
                "--profile",
                profile,
                "--package",
                "broadsheet-cli",
                "--bin",
                "broadsheet",
            ])
        },
        "see above; it needs a C compiler (Debian: apt-get install build-essential)",
    )?;
    let file = workspace::target().join(folder).join(format!("broadsheet{EXE_SUFFIX}"));
    Ok(Program { file, app })
}

/// A running `broadsheet serve`, which ends with this value.
struct Server(Child);

impl Server {
    fn start(program: &Program, options: &[String]) -> Result<Self, Failure> {
        // Some systems do not let Cargo replace a program that runs, so another one of the same name runs.
        let running = workspace::target().join("serve");
        let file = running.join(program.file.file_name().unwrap_or_default());
        fs::create_dir_all(&running).and_then(|()| fs::copy(&program.file, &file)).map_err(|error| {
            Failure::new(format!("{}: {error}", file.display()), "see whether it still runs")
        })?;
        let mut command = Program { file, app: program.app.clone() }.command("serve");
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

fn failed(status: ExitStatus) -> String {
    format!("`broadsheet serve` failed: {status}")
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
