//! `broadsheet clean`: empties the caches.

use crate::cache;
use crate::failure::{Failure, say};
use crate::location::Location;
use std::path::Path;

/// Deletes the cache of the magazine that `folder` or the current folder is in, or with `all` those of all magazines.
///
/// # Errors
/// There is no magazine, or a file cannot be deleted.
pub fn clean(folder: Option<&Path>, all: bool) -> Result<(), Failure> {
    let cache = if all { cache::of_magazines() } else { Location::find(folder)?.cache() };
    let size = cache::size(&cache);
    cache::clean(&cache).map_err(|error| Failure::Other(format!("{}: {error}", cache.display())))?;
    say(format_args!("{} deleted: {:.1} MB", cache.display(), size as f64 / 1e6));
    Ok(())
}
