//! Minimizes an input that failed a check, and adds it to the seeds.

use super::{
    target::{LONGEST, Target},
    unreadable,
};
use crate::run::Failure;
use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::Stdio,
};

/// The time limit for minimizing an input, in seconds.
const SHRINKING: u32 = 60;

/// Minimizes the input, and adds it to the target's seeds. Returns the path of the new seed.
pub fn keep(target: &Target, finding: &Path) -> Result<String, Failure> {
    let small = shrunk(target, finding);
    let bytes = fs::read(&small).map_err(|error| unreadable(&small, &error))?;
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let seed = target.seeds.join(format!("found-{:016x}", hasher.finish()));
    fs::write(&seed, bytes).map_err(|error| unreadable(&seed, &error))?;
    let name = seed.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(format!("fuzz/seeds/{}/{name}", target.name))
}

/// A smaller input with the same failure, or else the input itself.
fn shrunk(target: &Target, finding: &Path) -> PathBuf {
    let small = finding.with_extension("small");
    let mut command = target.command();
    command.arg("-minimize_crash=1");
    command.arg(format!("-max_total_time={}", SHRINKING.max(3 * LONGEST)));
    command.arg(format!("-exact_artifact_path={}", small.display())).arg(finding);
    // The command is expected to fail; the file tells whether it found a smaller input.
    let _ = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    if small.is_file() { small } else { finding.to_owned() }
}
