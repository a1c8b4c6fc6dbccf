//! The most memory that a process had, as Linux counts it.

use crate::run::Failure;
use std::{
    fs,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

/// What a program printed, and the most memory it had, in bytes; 0 where the system does not say.
pub struct Ran {
    pub printed: String,
    pub peak: u64,
}

/// Runs a program to its end and watches its memory.
pub fn run(command: &mut Command, fix: &str) -> Result<Ran, Failure> {
    let shown = command.get_program().to_string_lossy().into_owned();
    let failed = |what: String| Failure::new(format!("`{shown}` {what}"), fix);
    let child = command.stdout(Stdio::piped()).spawn();
    let child = child.map_err(|error| failed(format!("could not be started: {error}")))?;
    let status = format!("/proc/{}/status", child.id());
    // The highest so far never falls: what is read last before the end is the highest there was, but for a moment.
    let watcher = thread::spawn(move || {
        let mut peak = 0;
        while let Some(now) = fs::read_to_string(&status).ok().and_then(|status| highest(&status)) {
            peak = now;
            thread::sleep(Duration::from_millis(5));
        }
        peak
    });
    let output = child.wait_with_output().map_err(|error| failed(format!("was lost: {error}")))?;
    let peak = watcher.join().unwrap_or_default();
    if !output.status.success() {
        return Err(failed(format!("ended with {}", output.status)));
    }
    Ok(Ran { printed: String::from_utf8_lossy(&output.stdout).into_owned(), peak })
}

/// `VmHWM` of a process's status, in bytes. One that has ended has none.
fn highest(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_is_read_in_bytes() {
        assert_eq!(highest("Name:\tx\nVmHWM:\t     100 kB\nThreads:\t1\n"), Some(102_400));
        assert_eq!(highest("Name:\tx\nState:\tZ (zombie)\n"), None);
    }
}
