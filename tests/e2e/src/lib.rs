//! Browser tests of the built magazine.
//!
//! A test is a function that takes a [`browser::Browser`]; [`suite`] runs it in Chromium, Firefox and WebKit. Sites are served
//! by [`server`], an in-process host that can fail on request, or by real web servers through [`host`].
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first thing that is not as it should be"
)]

pub mod axe;
pub mod browser;
pub mod bytes;
pub mod host;
mod injection;
pub mod places;
mod pool;
pub mod printed;
pub mod program;
pub mod runtime;
pub mod server;
pub mod suite;
mod troubles;
pub mod validators;
