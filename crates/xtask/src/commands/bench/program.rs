//! The program that is measured.

use crate::{
    commands::{bundle::Mode, program},
    run::Failure,
    tools::Tools,
    workspace::named,
};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// `broadsheet`, as the tests run it.
pub struct Program {
    path: PathBuf,
    /// The app, if the program does not contain it.
    bundle: Option<PathBuf>,
}

impl Program {
    /// Builds the program and its app, or takes those that `BROADSHEET_PROGRAM` and `BROADSHEET_BUNDLE` name.
    pub fn prepare(tools: &Tools) -> Result<Self, Failure> {
        if let Some(path) = named("BROADSHEET_PROGRAM") {
            return Ok(Self { path, bundle: named("BROADSHEET_BUNDLE") });
        }
        println!("==> Broadsheet");
        let program::Program { file, app } = program::compile(tools, Mode::Release)?;
        Ok(Self { path: file, bundle: Some(app) })
    }

    /// The path of the program.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The environment variables of a run that keeps its caches in `cache`.
    pub fn variables<'a>(&'a self, cache: &'a Path) -> Vec<(&'static str, &'a Path)> {
        let bundle = self.bundle.as_deref().map(|folder| ("BROADSHEET_BUNDLE", folder));
        [("BROADSHEET_CACHE", cache)].into_iter().chain(bundle).collect()
    }

    /// A run that keeps its caches in `cache`.
    pub fn command(&self, cache: &Path) -> Command {
        let mut command = Command::new(&self.path);
        command.envs(self.variables(cache)).env_remove("SOURCE_DATE_EPOCH");
        command
    }
}
