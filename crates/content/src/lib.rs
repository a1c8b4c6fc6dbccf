//! A publisher's content folder: its files, front matter, settings and links, and diagnostics about them.
//!
//! A module imports only modules above it in this list.

pub mod addresses;
pub mod aliases;
pub mod allowlist;
pub mod diagnostics;
pub mod files;
pub mod cache;
pub mod caught;
pub mod hash;
pub mod host;
pub mod lock;
pub mod magazine_path;
pub mod media;
pub mod names;
pub mod options;
pub mod root;
pub mod folder;
pub mod progress;
pub mod publishable;
pub mod sources;
pub mod stack;
pub mod suggest;
pub mod link_resolver;
pub mod text;
pub mod language;
pub mod front_matter;
pub mod unread;
pub mod web;
pub mod time_zone;
pub mod target;
pub mod theme;
pub mod site_config;
pub mod article_fields;
pub mod source_file;
pub mod schedule;
pub mod front_matter_cache;
pub mod schema;
