//! Where the program keeps what makes the next build faster: in the user's cache folder, never in a magazine.

use content::diagnostics::Diagnostics;
use content::files;
use content::hash::short_hash;
use content::lock::Lock;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The variable that names another folder.
pub const VARIABLE: &str = "BROADSHEET_CACHE";

/// The folder within it with a folder for each magazine.
const MAGAZINES: &str = "magazines";

/// The data of a magazine as the last build has written it.
pub const SITE: &str = "site";

/// Pictures in other sizes and formats.
pub const PICTURES: &str = "picture-cache";

/// Rendered texts and compressed files.
pub const TEXTS: &str = "text-cache";

/// Share pictures.
const SHARED: &str = "share-cache";

/// What `broadsheet serve` makes when it is asked for.
pub const SERVED: &str = "served";

/// What is known of links to other sites.
pub const LINKS: &str = "external-pages.json";

/// The record of what the last build has put into its output folder.
pub const OUTPUT: &str = "output";

/// Everything that is kept for a magazine.
const PARTS: [&str; 7] = [SITE, PICTURES, TEXTS, SHARED, SERVED, LINKS, OUTPUT];

/// The program's cache folder.
pub fn folder() -> PathBuf {
    let named = std::env::var_os(VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from);
    named
        .or_else(|| dirs::cache_dir().map(|folder| folder.join("broadsheet")))
        .unwrap_or_else(|| std::env::temp_dir().join("broadsheet-cache"))
}

/// The cache of the magazine in a folder.
pub fn of_magazine(root: &Path) -> PathBuf {
    let real = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let name = real.file_name().unwrap_or_default().to_string_lossy();
    // The name is for people who look into the folder; the hash tells magazines of one name apart.
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(32).collect();
    let hash = short_hash(real.as_os_str().as_encoded_bytes());
    folder().join(MAGAZINES).join(format!("{name}-{hash}"))
}

/// Keeps other builds of the magazine in a folder from running, and its cache from being deleted.
///
/// # Errors
/// The lock cannot be taken.
pub fn lock(root: &Path) -> Result<Lock, Diagnostics> {
    lock_of(&of_magazine(root))
}

/// Like [`lock`], for the cache of a magazine.
///
/// # Errors
/// The lock cannot be taken.
pub fn lock_of(cache: &Path) -> Result<Lock, Diagnostics> {
    let name = cache.file_name().unwrap_or_default();
    Lock::exclusive(&folder().join("locks").join(name)).map_err(Diagnostics::from)
}

/// The size of all files below a folder, in bytes.
pub fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.metadata() {
        Ok(found) if found.is_dir() => size(&entry.path()),
        Ok(found) => found.len(),
        Err(_) => 0,
    });
    sizes.sum()
}

/// Deletes the cache of a magazine, and nothing in its folder that is not of this program.
///
/// # Errors
/// It cannot be deleted.
pub fn clean(cache: &Path) -> io::Result<()> {
    files::remove_temporary(cache, std::time::Duration::ZERO);
    for path in PARTS.map(|part| cache.join(part)) {
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_dir() => fs::remove_dir_all(path)?,
            Ok(_) => fs::remove_file(path)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    // Fails as intended if there is something else in it.
    let _ = fs::remove_dir(cache);
    Ok(())
}

/// The caches of all magazines.
pub fn all() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder().join(MAGAZINES)).into_iter().flatten().flatten();
    let is_ours = |entry: &fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let hash = name.rsplit_once('-').map(|(_, hash)| hash.len() == short_hash(b"").len());
        hash == Some(true) && entry.file_type().is_ok_and(|kind| kind.is_dir())
    };
    entries.filter(is_ours).map(|entry| entry.path()).collect()
}
