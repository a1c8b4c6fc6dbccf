//! `broadsheet clean`: empties the caches.

use super::build::Verbosity;
use crate::cache;
use crate::failure::{Failure, say};
use crate::location::Location;
use std::path::Path;

/// Deletes the cache of the magazine that `folder` or the current folder is in, or with `all` those of all magazines.
/// Waits for builds that use it.
///
/// # Errors
/// There is no magazine, or a file cannot be deleted.
pub fn clean(folder: Option<&Path>, all: bool, verbosity: Verbosity) -> Result<(), Failure> {
    let caches = if all { cache::all() } else { vec![Location::find(folder)?.cache()] };
    let mut size = 0;
    for cache in &caches {
        let _lock = cache::lock_of(cache)?;
        size += cache::size(cache);
        cache::clean(cache).map_err(|error| Failure::Other(format!("{}: {error}", cache.display())))?;
    }
    if verbosity > Verbosity::Quiet {
        let what = match caches.as_slice() {
            [cache] => cache.display().to_string(),
            caches => format!("{} caches", caches.len()),
        };
        say(format_args!("{what} deleted: {:.1} MB", size as f64 / 1e6));
    }
    Ok(())
}
