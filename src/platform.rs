//! What the two targets do differently: one function, two bodies. The rest of the crate does not ask which target it
//! is compiled for, apart from what exists on one of them alone.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
pub use browser::*;
#[cfg(not(target_arch = "wasm32"))]
pub use native::*;
