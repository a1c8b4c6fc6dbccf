//! The tools that commands need in addition to Cargo: downloads missing ones and puts them on PATH.

mod apt;
mod fetch;
mod release;
mod rust;
mod table;
mod version;

use crate::{
    run::{Failure, Outcome, find, run},
    workspace,
};
use std::{env, ffi::OsString, fs, path::PathBuf, process::Command};
use table::TOOLS;

/// What a tool is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// `cargo fmt`.
    Format,
    /// `cargo clippy`.
    Lint,
    /// Compiling for the browser.
    Wasm,
    /// Building the app for release.
    App,
    /// Trunk itself. It runs the tools of `App`.
    Trunk,
    /// Browsers, their drivers, and web servers.
    Browsers,
    /// A Node that has WebSockets.
    Node,
    /// Lighthouse.
    Measuring,
    /// cargo-fuzz and its toolchain.
    Fuzzing,
}

/// All needs of everyday development.
pub const EVERYTHING: &[Need] =
    &[Need::Format, Need::Lint, Need::Wasm, Need::App, Need::Trunk, Need::Browsers];

/// The installed tools.
#[derive(Debug)]
pub struct Tools {
    path: OsString,
}

impl Tools {
    /// Installs the tools for `needs`, unless they are present.
    pub fn fetch(needs: &[Need]) -> Result<Self, Failure> {
        rust::fetch(needs)?;
        if needs.contains(&Need::Browsers) {
            apt::fetch()?;
        }
        let lock = lock()?;
        let mut folders = Vec::new();
        for tool in TOOLS.iter().filter(|tool| needs.contains(&tool.need)) {
            folders.extend(fetch::fetch(tool, tool.version.exact(&lock)?)?);
        }
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let path = env::join_paths(folders)
            .map_err(|error| Failure::new(error.to_string(), "remove the folder it names from PATH"))?;
        Ok(Self { path })
    }

    /// The programs for a need, with their versions.
    pub fn versions(need: Need) -> Result<String, Failure> {
        let lock = lock()?;
        let tools = TOOLS.iter().filter(|tool| tool.need == need);
        let versions = tools.map(|tool| Ok(format!("{} {}", tool.program, tool.version.exact(&lock)?)));
        Ok(versions.collect::<Result<Vec<_>, Failure>>()?.join(", "))
    }

    /// Installs all tools and prints their paths.
    pub fn list() -> Outcome {
        let tools = Self::fetch(EVERYTHING)?;
        let browsers = apt::PROGRAMS.iter().map(|program| program.names[0]);
        let programs = TOOLS.iter().map(|tool| tool.program).chain(browsers);
        for (program, file) in programs.filter_map(|program| Some((program, tools.locate(program)?))) {
            println!("{program:<14}{}", file.display());
        }
        for (_, package, file) in fetch::files() {
            println!("{package:<14}{}", file.display());
        }
        Ok(())
    }

    /// Runs a program with the tools on its PATH.
    pub fn run(&self, program: &str, with: impl FnOnce(&mut Command) -> &mut Command, fix: &str) -> Outcome {
        let mut command = self.command(program);
        run(with(&mut command), fix)
    }

    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", &self.path).env("TRUNK_SKIP_VERSION_CHECK", "true");
        if env::var_os("CARGO_TARGET_DIR").is_some() {
            command.env("CARGO_TARGET_DIR", workspace::target());
        }
        // Trunk parses NO_COLOR as a boolean, and fails on the customary value 1.
        match env::var_os("NO_COLOR") {
            Some(value) if !value.is_empty() => command.env("NO_COLOR", "true"),
            _ => command.env_remove("NO_COLOR"),
        };
        // These variables describe xtask. Build scripts that watch them would rerun.
        for (name, _) in env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&*name);
            }
        }
        command
    }

    /// The environment variables with which the browser tests find programs, except those already set.
    pub fn for_browsers(&self) -> Vec<(&'static str, PathBuf)> {
        let mut variables: Vec<_> =
            fetch::files().into_iter().map(|(variable, _, file)| (variable, file)).collect();
        variables.extend(self.locate("geckodriver").map(|file| ("GECKODRIVER", file)));
        for program in &apt::PROGRAMS {
            variables.extend(program.find().map(|file| (program.variable, file)));
        }
        variables.retain(|(variable, _)| env::var_os(variable).is_none());
        variables
    }

    /// The folder of an installed npm package.
    pub fn npm(&self, package: &str) -> PathBuf {
        fetch::npm(package)
    }

    fn locate(&self, program: &str) -> Option<PathBuf> {
        let fetched = env::split_paths(&self.path).map(|folder| folder.join(program));
        fetched.into_iter().find(|file| file.is_file()).or_else(|| find(program))
    }
}

/// The text of `Cargo.lock`.
fn lock() -> Result<String, Failure> {
    fs::read_to_string("Cargo.lock")
        .map_err(|error| Failure::new(format!("Cargo.lock: {error}"), "run `cargo generate-lockfile`"))
}
