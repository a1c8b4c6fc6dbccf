//! Reads the model: the one platform seam. In the browser from the network and what came over it before,
//! natively from the folder that is being printed.

#[cfg(target_arch = "wasm32")]
pub mod http;
#[cfg_attr(target_arch = "wasm32", path = "load/browser.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "load/native.rs")]
mod platform;
#[cfg(target_arch = "wasm32")]
mod value;

pub use platform::*;
