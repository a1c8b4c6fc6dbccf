//! The program: commands, reports, and serving a magazine.
//!
//! Modules are listed in dependency order: each imports only from modules above it.

pub mod wording;
pub mod content_stage;
pub mod interrupt;
pub mod failure;
mod watched_folders;
pub mod cache;
pub mod location;
mod progress;
pub mod app_files;
mod written_data;
pub mod machine_zone;
mod base;
pub mod server;
pub mod commands;
pub mod command_line;
