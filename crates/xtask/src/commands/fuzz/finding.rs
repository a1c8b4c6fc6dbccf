//! An input for which something does not hold: made small, and kept among the seeds.

use super::{
    target::{LONGEST, Target},
    unreadable,
};
use crate::run::Failure;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

/// How long an input is made smaller, in seconds.
const SHRINKING: u32 = 60;

/// Makes the input as small as it can be in a minute, and puts it among the target's seeds. Returns where it is.
pub fn keep(target: &Target, finding: &Path) -> Result<String, Failure> {
    let small = shrunk(target, finding);
    let bytes = fs::read(&small).map_err(|error| unreadable(&small, &error))?;
    let seed = target.seeds.join(format!("found-{:016x}", hash(&bytes)));
    fs::write(&seed, bytes).map_err(|error| unreadable(&seed, &error))?;
    let name = seed.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(format!("fuzz/seeds/{}/{name}", target.name))
}

/// A smaller input for which it ends the same way, or the same one.
fn shrunk(target: &Target, finding: &Path) -> PathBuf {
    let small = finding.with_extension("small");
    let mut command = target.command();
    command.arg("-minimize_crash=1");
    command.arg(format!("-max_total_time={}", SHRINKING.max(3 * LONGEST)));
    command.arg(format!("-exact_artifact_path={}", small.display())).arg(finding);
    // It says that it failed, which it is to do; what is left on the disk says more.
    let _ = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    if small.is_file() { small } else { finding.to_owned() }
}

/// A name for what is in a file: FNV-1a, which is the same everywhere.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(hash(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
