//! Drives real browsers through the built magazine.
//!
//! A test is a function of a [`browser::Browser`]; [`suite`] runs it in Chromium and in Firefox. The magazine is
//! served by [`server`], which behaves like a host and misbehaves on request, or by the real ones of [`host`].
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first thing that is not as it should be"
)]

pub mod axe;
pub mod browser;
pub mod bytes;
pub mod host;
pub mod places;
mod pool;
pub mod printed;
pub mod runtime;
pub mod server;
pub mod suite;
pub mod validators;
