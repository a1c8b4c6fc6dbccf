//! What the program does with whole magazines.
//!
//! All tests are one program, since each would contain everything that Broadsheet consists of: linking twenty takes
//! minutes and fills gigabytes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod addresses;
mod by_hand;
mod commands;
mod contract;
mod deploys;
mod diagnostics;
mod growing;
mod growth;
mod hostile;
mod kept;
mod limits;
mod mistakes;
mod names;
mod options;
mod output;
mod pictures;
mod popular;
mod raw_html;
mod reading;
mod search;
mod services;
mod site;
mod strings;
mod time;
mod tree;
