//! The program as a publisher uses it: commands, what they print and where, and exit codes. Every folder has spaces and
//! umlauts in its path.

mod add;
mod again;
mod arrangement;
mod build;
mod check;
mod check_formats;
mod external;
mod list;
mod new;
mod popular;
mod schemas;
mod serve;
pub mod theme;
mod trunk;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The time of every command: a Monday.
const NOW: &str = "1748822400"; // 2025-06-02T00:00:00Z

/// A folder for a test, far from the repository.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(place.at("")).unwrap();
        place
    }

    /// A place with a small magazine, in which tests run commands.
    fn with_magazine(files: &[(&str, &str)]) -> Self {
        let place = Self::new();
        place.write("site.toml", "title = \"Übungen\"\n");
        files.iter().for_each(|(path, text)| place.write(path, text));
        place
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join("Größe 1").join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    /// The command, in the folder.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_broadsheet"));
        command
            .args(arguments)
            .current_dir(self.at(""))
            .env("BROADSHEET_CACHE", self.0.path().join("cäche"))
            .env("SOURCE_DATE_EPOCH", NOW)
            .env("TZ", "Europe/Berlin")
            .env_remove("BROADSHEET_BUNDLE")
            .env_remove("GITHUB_WORKSPACE")
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Done {
        Done::from(self.command(arguments).output().unwrap())
    }

    /// Every file, as paths below the folder.
    fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        collect(&self.at(""), &self.at(""), &mut files);
        files.sort();
        files
    }
}

fn collect(folder: &Path, base: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        match entry.file_type().unwrap().is_dir() {
            true => collect(&entry.path(), base, files),
            false => {
                let path = entry.path();
                files.push(path.strip_prefix(base).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
}

/// What a command did.
#[derive(Debug)]
struct Done {
    code: Option<i32>,
    out: String,
    err: String,
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Done {
    /// Requires success without a word on stderr.
    fn silently(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{}", self.out);
        self.out
    }

    /// Requires failure with this exit code, and nothing on stdout.
    fn failed(self, code: i32) -> String {
        assert_eq!((self.code, self.out.as_str()), (Some(code), ""), "{}", self.err);
        self.err
    }
}

#[test]
fn every_command_has_examples_in_its_help() {
    let place = Place::new();
    for command in
        ["new", "add", "serve", "build", "check", "list", "popular", "clean", "schema", "host", "completions"]
    {
        let help = place.run(&[command, "--help"]).silently();
        let example = format!("Examples:\n  broadsheet {command}");
        assert!(help.contains(&example), "{help}");
    }
}

#[test]
fn wrong_usage_is_exit_code_2() {
    let place = Place::with_magazine(&[]);
    for arguments in [
        &["add"][..],
        &["add", "--page", "--author", "A"],
        &["add", "???"],
        &["list", "all"],
        &["check", "--format", "xml"],
        &["popular"],
        &["popular", "--from", "2025-01-01", "export.csv"],
        &["popular", "--base-url", "blog", "access.log"],
    ] {
        place.run(arguments).failed(2);
    }
}

#[test]
fn outside_a_magazine_commands_say_so() {
    let place = Place::new();
    for arguments in [&["add", "A"][..], &["list"], &["check"], &["popular", "access.log"]] {
        let printed = place.run(arguments).failed(1);
        assert!(printed.starts_with("error[missing-folder]"), "{printed}");
    }
}
