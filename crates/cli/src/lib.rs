//! The commands of `press`, for tests and for other programs.

pub mod content_stage;
pub mod watch;
