//! Measures the peak memory and the processor time of a process on Linux.

use crate::run::Failure;
use std::{
    fs,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

/// What a program printed and used.
pub struct Ran {
    /// The standard output.
    pub printed: String,
    /// The standard error, if the command captures it.
    pub reported: String,
    /// The peak memory in bytes; 0 on other systems.
    pub peak: u64,
    /// The seconds that its threads have used processors; 0 on other systems.
    pub processor: f64,
}

/// Runs a program and samples what it uses.
pub fn run(command: &mut Command, fix: &str) -> Result<Ran, Failure> {
    let shown = command.get_program().to_string_lossy().into_owned();
    let failed = |what: String| Failure::new(format!("`{shown}` {what}"), fix);
    let child = command.stdout(Stdio::piped()).spawn();
    let child = child.map_err(|error| failed(format!("cannot be started: {error}")))?;
    let [status, stat] = ["status", "stat"].map(|name| format!("/proc/{}/{name}", child.id()));
    // Neither falls, so the last sample before the exit is almost exact.
    let watcher = thread::spawn(move || {
        let (mut peak, mut processor) = (0, 0.0);
        while let Some(now) = fs::read_to_string(&status).ok().and_then(|status| highest(&status)) {
            peak = now;
            processor = fs::read_to_string(&stat).ok().and_then(|stat| used(&stat)).unwrap_or(processor);
            thread::sleep(Duration::from_millis(5));
        }
        (peak, processor)
    });
    let output =
        child.wait_with_output().map_err(|error| failed(format!("could not be waited for: {error}")))?;
    let (peak, processor) = watcher.join().unwrap_or_default();
    let reported = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        eprint!("{reported}");
        return Err(failed(format!("failed: {}", output.status)));
    }
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(Ran { printed, reported, peak, processor })
}

/// The peak memory (`VmHWM`) in bytes from the text of `/proc/…/status`; `None` if the process has exited.
fn highest(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

/// The processor time in seconds from the text of `/proc/…/stat`, which counts hundredths of a second.
fn used(stat: &str) -> Option<f64> {
    // The name before it may contain spaces and brackets.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let (user, system): (f64, f64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some((user + system) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peak_is_read_in_bytes() {
        assert_eq!(highest("Name:\tx\nVmHWM:\t     100 kB\nThreads:\t1\n"), Some(102_400));
        assert_eq!(highest("Name:\tx\nState:\tZ (zombie)\n"), None);
    }

    #[test]
    fn processor_time_is_read_in_seconds() {
        let stat = "42 (a (b) c) S 1 42 42 0 -1 4194560 100 0 0 0 150 25 0 0 20 0 4 0 900 1000 10";
        assert_eq!(used(stat), Some(1.75));
    }
}
