//! The async runtime that lets tests be plain functions.

use std::{future::Future, sync::OnceLock};
use tokio::runtime::{Builder, Runtime};

/// Blocks on `future`, on the runtime that serves sites and controls browsers.
pub fn wait<F: Future>(future: F) -> F::Output {
    runtime().block_on(future)
}

pub(crate) fn runtime() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| {
        Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("the operating system gives threads")
    })
}
