//! Work by libraries that may panic.

use super::Refusal;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether a panic on this thread is an answer, and not printed.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Does `work`; that it panicked is an error of its own. What it has written to by then must not be read.
///
/// This is what is left where a limit is missing. It needs unwinding, which every profile has that press is built with.
///
/// # Errors
/// Those of `work`, or what the panic said.
pub fn caught<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
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
    done.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
        let text = text.as_deref().and_then(|text| text.lines().next()).unwrap_or("the library gave up");
        Err(Refusal::Failed(text.to_owned()))
    })
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        assert_eq!(
            caught::<()>(|| panic!("no {}\nmore", "room")),
            Err(Refusal::Failed("no room".to_owned()))
        );
        assert_eq!(caught(|| Ok(1)), Ok(1));
        assert!(!QUIET.get());
    }
}
