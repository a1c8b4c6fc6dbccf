//! The program `broadsheet`, serving a magazine of its own in a temporary folder.

use crate::places;
use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;

/// A magazine that is being served. The program ends when this is dropped.
pub struct Serving {
    folder: TempDir,
    program: Child,
    origin: String,
}

impl Serving {
    /// Writes a magazine of these files and serves it on a free port.
    ///
    /// # Panics
    /// The program does not start.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let folder = TempDir::with_prefix("Übung mit Leerzeichen ").expect("a temporary folder");
        for (path, text) in files {
            write(folder.path().join("magazine").join(path), text);
        }
        let program = places::program();
        let mut command = Command::new(&program);
        command.args(["serve", "--port", "0"]).current_dir(folder.path().join("magazine"));
        command
            .env("BROADSHEET_BUNDLE", places::bundle())
            .env("BROADSHEET_CACHE", folder.path().join("cache"));
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let started = command.spawn();
        let mut program = started.unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let mut line = String::new();
        let output = program.stdout.take().expect("its output");
        BufReader::new(output).read_line(&mut line).expect("a line of its output");
        let origin = line.split_whitespace().next().unwrap_or_default().trim_end_matches('/').to_owned();
        assert!(origin.starts_with("http://127.0.0.1:"), "it says `{line}`");
        Self { folder, program, origin }
    }

    /// The URL of a path below the magazine's root.
    pub fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.origin)
    }

    /// Writes a file of the magazine as editors do: beside it, and then renamed.
    ///
    /// # Panics
    /// It cannot be written.
    pub fn save(&self, path: &str, text: &str) {
        let file = self.folder.path().join("magazine").join(path);
        let beside = file.with_extension("new~");
        write(beside.clone(), text);
        fs::rename(beside, file).expect("the file can be replaced");
    }
}

/// Builds the magazine in a folder, into the folder `dist` in it.
///
/// # Panics
/// The build fails.
pub fn build(folder: &Path) {
    let mut command = Command::new(places::program());
    command.args(["build", "--quiet"]).current_dir(folder);
    command.env("BROADSHEET_BUNDLE", places::bundle()).env("BROADSHEET_CACHE", places::build_cache());
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Fails if it has already ended.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn write(file: PathBuf, text: &str) {
    fs::create_dir_all(file.parent().unwrap_or(&file)).expect("a folder");
    fs::write(file, text).expect("a file in it");
}
