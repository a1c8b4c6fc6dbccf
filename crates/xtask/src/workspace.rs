//! Paths: the checkout, build output, and the tools that all checkouts share.

use crate::run::{Failure, Outcome};
use std::{
    env, io,
    path::{Path, PathBuf},
};

/// Changes to the root of the checkout, so that commands work from any folder.
pub fn enter() -> Outcome {
    let root = env::var_os("CARGO_MANIFEST_DIR").map(|package| Path::new(&package).join("../.."));
    let entered = match root {
        Some(root) => root.canonicalize().and_then(env::set_current_dir),
        None => Err(io::Error::other("CARGO_MANIFEST_DIR is not set")),
    };
    entered.map_err(|error| Failure::new(format!("cannot find the checkout: {error}"), "run `cargo xtask`"))
}

/// The absolute path of Cargo's target folder: `CARGO_TARGET_DIR`, or else `target`.
pub fn target() -> PathBuf {
    let named = env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty());
    absolute(named.map_or_else(|| PathBuf::from("target"), PathBuf::from))
}

/// The build that tests run against. A running server may be using `dist`.
pub fn tested_dist() -> PathBuf {
    target().join("e2e/dist")
}

/// The same site, built for the path [`BELOW`].
pub fn tested_below() -> PathBuf {
    target().join("e2e/below")
}

/// A path under which the tests serve the site, too.
pub const BELOW: &str = "/magazines/broadsheet/";

/// The folder of the tools. It is outside the checkout, so that all clones on a machine share it.
pub fn tools() -> PathBuf {
    let below = |variable: &str, rest: &str| {
        env::var_os(variable).filter(|folder| !folder.is_empty()).map(|folder| Path::new(&folder).join(rest))
    };
    let cache = below("BROADSHEET_CACHE", "")
        .or_else(|| below("XDG_CACHE_HOME", "broadsheet"))
        .or_else(|| below("HOME", ".cache/broadsheet"));
    cache.map_or_else(|| target().join("tools"), |cache| absolute(cache.join("tools")))
}

/// Flags with which the app does not contain the folders of this machine, for its messages name source files.
pub fn wasm_flags() -> Vec<String> {
    let cargo = env::var_os("CARGO_HOME").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(env::home_dir()?.join(".cargo")));
    remapped([(cargo, "/cargo"), (env::current_dir().ok(), "/broadsheet")])
}

fn remapped(folders: [(Option<PathBuf>, &str); 2]) -> Vec<String> {
    let known = folders.into_iter().filter_map(|(folder, name)| Some((folder?, name)));
    known.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display())).collect()
}

/// The absolute path that an environment variable contains.
pub fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|path| !path.is_empty()).map(|path| absolute(path.into()))
}

/// Makes a path absolute, so that it stays valid in another working directory.
pub fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_this_machine_get_the_same_names_everywhere() {
        let flags = remapped([(Some("/home/a b/.cargo".into()), "/cargo"), (None, "/broadsheet")]);
        assert_eq!(flags, ["--remap-path-prefix=/home/a b/.cargo=/cargo"]);
        assert_eq!(wasm_flags().len(), 2);
    }
}
