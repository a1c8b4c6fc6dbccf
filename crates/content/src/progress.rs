//! Tells whoever wants to know how far work that takes long has come.

use std::sync::OnceLock;

/// Shows how far work has come. One task runs at a time.
pub trait Listener: Send + Sync {
    /// Work with this many parts has begun.
    fn begin(&self, name: &'static str, parts: usize);
    /// Another part is done.
    fn step(&self);
    /// The work is done, or has failed.
    fn end(&self);
}

static LISTENER: OnceLock<Box<dyn Listener>> = OnceLock::new();

/// Names the listener, once for the whole program.
pub fn listen(listener: impl Listener + 'static) {
    // A second one would be a mistake, and is not heard.
    let _ = LISTENER.set(Box::new(listener));
}

/// Work in progress, which ends when this is dropped.
pub struct Task(Option<&'static dyn Listener>);

impl Task {
    /// Begins work with this many parts. `name` says of what: "pictures". Work without parts is not shown.
    pub fn new(name: &'static str, parts: usize) -> Self {
        let listener = LISTENER.get().map(Box::as_ref).filter(|_| parts > 0);
        if let Some(listener) = listener {
            listener.begin(name, parts);
        }
        Self(listener)
    }

    /// Notes that another part is done.
    pub fn step(&self) {
        if let Some(listener) = self.0 {
            listener.step();
        }
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        if let Some(listener) = self.0 {
            listener.end();
        }
    }
}
