//! Where things are: the checkout, what is built, and the tools that all checkouts share.

use crate::run::{Failure, Outcome};
use std::{
    env, io,
    path::{Path, PathBuf},
};

/// Goes to the root of the checkout, so that a command does the same from every folder.
pub fn enter() -> Outcome {
    let root = env::var_os("CARGO_MANIFEST_DIR").map(|package| Path::new(&package).join("../.."));
    let entered = match root {
        Some(root) => root.canonicalize().and_then(env::set_current_dir),
        None => Err(io::Error::other("CARGO_MANIFEST_DIR is not set")),
    };
    entered.map_err(|error| {
        Failure::new(format!("the checkout was not found: {error}"), "start this with `cargo xtask`")
    })
}

/// Cargo's target folder, absolute: `CARGO_TARGET_DIR`, else `target`.
pub fn target() -> PathBuf {
    let named = env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty());
    absolute(named.map_or_else(|| PathBuf::from("target"), PathBuf::from))
}

/// The magazine that the tests look at. `dist` may belong to a server that is running.
pub fn tested_dist() -> PathBuf {
    target().join("e2e/dist")
}

/// The same magazine built to stand below [`BELOW`].
pub fn tested_below() -> PathBuf {
    target().join("e2e/below")
}

/// The path of a host under which the tests look at a magazine, too.
pub const BELOW: &str = "/magazines/broadsheet/";

/// The tools, outside the checkout, so that every clone on a machine shares them.
pub fn tools() -> PathBuf {
    let below = |variable: &str, rest: &str| {
        env::var_os(variable).filter(|folder| !folder.is_empty()).map(|folder| Path::new(&folder).join(rest))
    };
    let cache = below("BROADSHEET_CACHE", "")
        .or_else(|| below("XDG_CACHE_HOME", "broadsheet"))
        .or_else(|| below("HOME", ".cache/broadsheet"));
    cache.map_or_else(|| target().join("tools"), |cache| absolute(cache.join("tools")))
}

/// A path that stays right when a program starts in another folder.
pub fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}
