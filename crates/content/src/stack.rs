//! Runs recursive library code on a large enough stack: an overflow would abort the process without a message.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The free stack on any thread that reads texts, in bytes. The smallest stacks that the program uses have 2 MB.
const AT_HAND: usize = 256 * 1024;
/// Stacks larger than this are used one at a time, so that many deep texts take no more memory than one.
const LARGE: usize = 8 * 1024 * 1024;

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Runs `work` with at least `bytes` of stack, on a thread of its own if necessary.
///
/// # Errors
/// Fails if the system cannot create a thread.
pub fn with<T: Send>(bytes: usize, work: impl FnOnce() -> T + Send) -> io::Result<T> {
    if bytes <= AT_HAND {
        return Ok(work());
    }
    // The lock guards no data, so a poisoned one can be used.
    let _turn = (bytes > LARGE).then(|| ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner));
    thread::scope(|scope| {
        let done = thread::Builder::new().stack_size(bytes).spawn_scoped(scope, work)?.join();
        done.map_err(|panic| std::panic::resume_unwind(panic))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(numbers: u64) -> u64 {
        if numbers == 0 { 0 } else { std::hint::black_box(numbers) + sum(numbers - 1) }
    }

    #[test]
    fn deep_recursion_gets_enough_stack() {
        let deep = 200_000;
        assert_eq!(with(deep as usize * 1024, || sum(deep)).ok(), Some(deep * (deep + 1) / 2));
    }
}
