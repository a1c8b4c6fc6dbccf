//! Measures the peak memory of a process on Linux.

use crate::run::Failure;
use std::{
    fs,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

/// What a program printed, and its peak memory in bytes; 0 on other systems.
pub struct Ran {
    /// The standard output.
    pub printed: String,
    /// The standard error, if the command captures it.
    pub reported: String,
    pub peak: u64,
}

/// Runs a program and samples its peak memory.
pub fn run(command: &mut Command, fix: &str) -> Result<Ran, Failure> {
    let shown = command.get_program().to_string_lossy().into_owned();
    let failed = |what: String| Failure::new(format!("`{shown}` {what}"), fix);
    let child = command.stdout(Stdio::piped()).spawn();
    let child = child.map_err(|error| failed(format!("cannot be started: {error}")))?;
    let status = format!("/proc/{}/status", child.id());
    // The peak never falls, so the last sample before the exit is almost exact.
    let watcher = thread::spawn(move || {
        let mut peak = 0;
        while let Some(now) = fs::read_to_string(&status).ok().and_then(|status| highest(&status)) {
            peak = now;
            thread::sleep(Duration::from_millis(5));
        }
        peak
    });
    let output =
        child.wait_with_output().map_err(|error| failed(format!("could not be waited for: {error}")))?;
    let peak = watcher.join().unwrap_or_default();
    let reported = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        eprint!("{reported}");
        return Err(failed(format!("failed: {}", output.status)));
    }
    Ok(Ran { printed: String::from_utf8_lossy(&output.stdout).into_owned(), reported, peak })
}

/// The peak memory (`VmHWM`) in bytes from the text of `/proc/…/status`; `None` if the process has exited.
fn highest(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peak_is_read_in_bytes() {
        assert_eq!(highest("Name:\tx\nVmHWM:\t     100 kB\nThreads:\t1\n"), Some(102_400));
        assert_eq!(highest("Name:\tx\nState:\tZ (zombie)\n"), None);
    }
}
