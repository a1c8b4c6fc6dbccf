//! What a build writes and deletes, and what it leaves alone.

use crate::tree;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{fs, str};
use tempfile::TempDir;

mod command;
mod faults;
mod folder;
mod manifest;
mod release;
mod together;

/// Trunk's output, reduced to what prerendering needs.
const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";

/// A magazine with one article, which tests build as Trunk's hooks do.
struct Magazine(TempDir);

impl Magazine {
    fn new() -> Self {
        let magazine = Self(tempfile::tempdir().unwrap());
        magazine.write("content/site.toml", "title = \"T\"\n");
        magazine.article("one", "");
        magazine
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        // Write atomically, because in some tests a build may be reading the file.
        fs::write(self.at("new"), text).unwrap();
        fs::rename(self.at("new"), self.at(path)).unwrap();
    }

    fn article(&self, name: &str, fields: &str) {
        let text = format!("---\ntitle: Article {name}\nsummary: S\ndate: 2025-01-02\n{fields}---\nText.\n");
        self.write(&format!("content/articles/{name}.md"), &text);
    }

    /// A command for one of Trunk's hooks.
    fn trunk(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(&["trunk"]);
        command.args(arguments);
        command
    }

    /// A command in the magazine's folder, without the environment variables that would affect it.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_broadsheet"));
        command.current_dir(self.0.path()).args(arguments).env("BROADSHEET_CACHE", self.at("cache"));
        for name in ["BROADSHEET_CONTENT", "SOURCE_DATE_EPOCH", "TRUNK_PROFILE", "TRUNK_PUBLIC_URL"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the hook before the build, which must succeed.
    fn build(&self) -> Output {
        let output = self.trunk(&["content"]).output().unwrap();
        assert!(output.status.success(), "{}", printed(&output));
        output
    }

    /// The output of a build from scratch.
    fn clean_output(&self) -> BTreeMap<String, Vec<u8>> {
        let _ = fs::remove_dir_all(self.at("clean"));
        let output = self.trunk(&["content", "--out", "clean"]).output().unwrap();
        assert!(output.status.success(), "{}", printed(&output));
        files(&self.at("clean"))
    }

    /// The hook after the build, for a release, with Trunk's output in the folder `staging`.
    fn pages(&self) -> Command {
        let staging = self.at("staging");
        let _ = fs::remove_dir_all(&staging);
        self.write("staging/index.html", SHELL);
        let mut pages = self.trunk(&["pages"]);
        pages.env("TRUNK_STAGING_DIR", staging).env("TRUNK_PROFILE", "release");
        pages
    }

    /// Runs the hook before the build and, if that succeeds, the one after it. Returns the output of the last command.
    fn release(&self) -> Output {
        let content = self.trunk(&["content"]).output().unwrap();
        if content.status.success() { self.pages().output().unwrap() } else { content }
    }
}

/// The content of every file in a folder, except files that only builds read.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = tree::files(folder);
    files.retain(|path, _| ![".written", ".lock"].contains(&&**path));
    files
}

fn printed(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

/// Whether a run failed with exactly one error, which has this code and names this file.
fn failed(output: &Output, code: &str, file: &str) -> bool {
    let printed = printed(output);
    let place = printed.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
    !output.status.success()
        && printed.starts_with(&format!("error[{code}]: "))
        && place.is_some_and(|place| place == file || Path::new(place).ends_with(file))
        && printed.matches("error[").count() == 1
}
