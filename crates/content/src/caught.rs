//! Turns panics in libraries into errors.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether a panic on this thread is caught, so that it is not printed.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work` and returns a panic as an error. What it has written to must not be read after a panic.
///
/// This is the last resort where a limit is missing, or a library has a fault. It needs unwinding, which every profile
/// of the program has.
///
/// # Errors
/// Returns the first line of the panic's message.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                usual(panic);
            }
        }));
    });
    let before = QUIET.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    QUIET.set(before);
    done.map_err(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
        text.as_deref().and_then(|text| text.lines().next()).unwrap_or("the library panicked").to_owned()
    })
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        assert_eq!(caught::<()>(|| panic!("no {}\nmore", "room")), Err("no room".to_owned()));
        assert_eq!(caught(|| 1), Ok(1));
        assert!(!QUIET.get());
    }
}
