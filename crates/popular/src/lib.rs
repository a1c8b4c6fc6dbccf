//! Counts reads from access logs and analytics exports.
//!
//! Modules import only those above them in this list.

pub mod agents;
pub mod articles;
pub mod entry;
pub mod format;
mod generations;
mod in_order;
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
