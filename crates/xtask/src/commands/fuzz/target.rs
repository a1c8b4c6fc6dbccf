//! Builds and runs a fuzz target, and reads its results.

use super::unreadable;
use crate::{
    run::{Failure, Outcome},
    tools::Tools,
    workspace,
};
use std::{
    env::consts,
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

/// The maximum input size in bytes: large enough for the structure of every format, small enough to try many.
const LARGEST: u32 = 16 * 1024;

/// The memory limit for an input, in megabytes.
const MEMORY: u32 = 2048;

/// The time limit for an input, in seconds. Fuzzing builds are several times slower than releases.
pub const LONGEST: u32 = 20;

/// A fuzz target and its folders.
#[derive(Debug)]
pub struct Target {
    /// The name of the target.
    pub name: String,
    /// The inputs stored in the repository.
    pub seeds: PathBuf,
    /// Inputs that reached new code, from this and earlier runs.
    corpus: PathBuf,
    /// Inputs that failed a check.
    findings: PathBuf,
}

/// The result of a run.
#[derive(Debug)]
pub struct Ran {
    /// The number of inputs tried.
    pub inputs: u64,
    /// The duration in seconds.
    pub seconds: u64,
    /// An input that failed a check.
    pub finding: Option<PathBuf>,
}

/// Builds all targets with the dependency versions of the workspace.
pub fn build(tools: &Tools) -> Outcome {
    let copied = fs::copy("Cargo.lock", "fuzz/Cargo.lock");
    copied.map_err(|error| unreadable(Path::new("fuzz/Cargo.lock"), &error))?;
    println!("==> building the targets (the first build takes about 20 minutes on two cores)");
    tools.run(
        "rustup",
        |rustup| {
            rustup.args(["run", "nightly", "cargo", "fuzz", "build", "--fuzz-dir", "fuzz"]);
            rustup.args(["--target", &triple(), "--target-dir"]).arg(built())
        },
        "see above; if the nightly toolchain does not fit, run `rustup update nightly`",
    )
}

/// Set explicitly: the prebuilt cargo-fuzz is linked with musl, and would default to that target.
fn triple() -> String {
    format!("{}-unknown-linux-gnu", consts::ARCH)
}

fn built() -> PathBuf {
    workspace::target().join("fuzz")
}

impl Target {
    /// Creates a target, and its folders unless they exist.
    pub fn new(name: String) -> Result<Self, Failure> {
        let folder = |kind: &str| workspace::target().join(kind).join(&name);
        let (corpus, findings) = (folder("fuzz-corpus"), folder("fuzz-findings"));
        for folder in [&corpus, &findings] {
            fs::create_dir_all(folder).map_err(|error| unreadable(folder, &error))?;
        }
        let seeds = workspace::absolute(Path::new("fuzz/seeds").join(&name));
        Ok(Self { name, seeds, corpus, findings })
    }

    /// The command that runs the target with its limits.
    pub fn command(&self) -> Command {
        let mut command = Command::new(built().join(triple()).join("release").join(&self.name));
        // Ignore leaks: memory that a short-lived program keeps until it exits is fine.
        command.env("ASAN_OPTIONS", "detect_odr_violation=0:detect_leaks=0");
        command.args([format!("-rss_limit_mb={MEMORY}"), format!("-timeout={LONGEST}")]);
        command
    }

    /// Runs the target for a limited time, or until its first finding.
    pub fn run(&self, time: Duration) -> Result<Ran, Failure> {
        let log = self.findings.with_extension("log");
        let output = File::create(&log).map_err(|error| unreadable(&log, &error))?;
        let mut command = self.command();
        command.arg(format!("-max_total_time={}", time.as_secs()));
        command.arg(format!("-max_len={LARGEST}"));
        command.arg(format!("-dict=fuzz/dictionaries/{}.dict", self.name));
        command.arg(format!("-artifact_prefix={}/", self.findings.display()));
        command.args(["-print_final_stats=1", "-reload=0"]);
        command.arg(&self.corpus).arg(&self.seeds).stderr(output);
        let begun = Instant::now();
        let status = command.status().map_err(|error| {
            Failure::new(format!("cannot start {}: {error}", self.name), "run this command again")
        })?;
        let said = fs::read(&log).map_err(|error| unreadable(&log, &error))?;
        let said = String::from_utf8_lossy(&said);
        let finding = written(&said).filter(|_| !status.success());
        if !status.success() && finding.is_none() {
            let what = format!("{} failed ({status}) without an input that reproduces it", self.name);
            return Err(Failure::new(what, format!("see {}", log.display())));
        }
        if finding.is_some() {
            println!("{}", reason(&said));
        }
        Ok(Ran { inputs: inputs(&said), seconds: begun.elapsed().as_secs(), finding })
    }
}

/// The file that libFuzzer wrote for a finding. Inputs that were only slow don't count.
fn written(log: &str) -> Option<PathBuf> {
    let files =
        log.lines().filter_map(|line| line.split_once("Test unit written to ")).map(|(_, file)| file.trim());
    let mut files = files.filter(|file| !file.contains("slow-unit-"));
    files.next_back().map(PathBuf::from)
}

/// The number of inputs tried.
fn inputs(log: &str) -> u64 {
    let number = |line: &str| line.strip_prefix("stat::number_of_executed_units:")?.trim().parse().ok();
    log.lines().find_map(number).or_else(|| log.lines().rev().find_map(progress)).unwrap_or_default()
}

/// The count in a progress line such as `#4096 pulse  cov: 9 …`.
fn progress(line: &str) -> Option<u64> {
    line.strip_prefix('#')?.split('\t').next()?.parse().ok()
}

/// The message with which it stopped.
fn reason(log: &str) -> String {
    let begins = |line: &&str| line.contains("panicked at") || line.contains("ERROR: ");
    let lines: Vec<&str> = log.lines().collect();
    let at = lines.iter().position(begins).unwrap_or(lines.len());
    lines[at..].iter().take(6).map(|line| format!("    {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "INFO: seed corpus: files: 3\n\
        Test unit written to /t/slow-unit-1\n\
        #4096\tpulse  cov: 9\n\
        \n\
        thread '<unnamed>' panicked at crates/fuzzing/src/paths.rs:9:5:\n\
        \"..\" leads out\n\
        Test unit written to /t/crash-2\n";

    #[test]
    fn finding_is_read_from_the_log() {
        assert_eq!(written(LOG), Some("/t/crash-2".into()));
        assert_eq!(written("Test unit written to /t/slow-unit-1\n"), None);
    }

    #[test]
    fn inputs_are_counted_even_if_the_run_was_aborted() {
        assert_eq!(inputs("stat::number_of_executed_units: 12345\n"), 12_345);
        assert_eq!(inputs(LOG), 4096);
    }

    #[test]
    fn reason_is_read_from_the_log() {
        assert!(reason(LOG).contains("leads out"), "{}", reason(LOG));
        assert_eq!(reason("nothing"), "");
    }
}
