//! Reads, counted from access logs and from the exports of counters.
//!
//! A module imports only modules above it in this list.

pub mod agents;
pub mod articles;
pub mod entry;
pub mod format;
mod generations;
pub mod input;
pub mod options;
mod repeats;
pub mod time;
pub mod cloudfront;
pub mod common;
pub mod document;
pub mod json_lines;
pub mod table;
pub mod tally;
pub mod ledger;
pub mod report;
mod spread;
mod visitors;
pub mod count;
mod ingest;
pub mod write;
pub mod run;
