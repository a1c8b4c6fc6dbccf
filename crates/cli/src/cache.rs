//! Where the program keeps what makes the next build faster: in the user's cache folder, never in a magazine.

use content::files;
use content::hash::short_hash;
use std::io;
use std::path::{Path, PathBuf};

/// The variable that names another folder.
pub const VARIABLE: &str = "BROADSHEET_CACHE";

/// The folder within it with a folder for each magazine.
const MAGAZINES: &str = "magazines";

/// The program's cache folder.
pub fn folder() -> PathBuf {
    let named = std::env::var_os(VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from);
    named
        .or_else(|| dirs::cache_dir().map(|folder| folder.join("broadsheet")))
        .unwrap_or_else(|| std::env::temp_dir().join("broadsheet-cache"))
}

/// The caches of all magazines.
pub fn of_magazines() -> PathBuf {
    folder().join(MAGAZINES)
}

/// The cache of the magazine in a folder.
pub fn of_magazine(root: &Path) -> PathBuf {
    let real = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let name = real.file_name().unwrap_or_default().to_string_lossy();
    // The name is for people who look into the folder; the hash tells magazines of one name apart.
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(32).collect();
    let hash = short_hash(real.as_os_str().as_encoded_bytes());
    of_magazines().join(format!("{name}-{hash}"))
}

/// The size of all files below a folder, in bytes.
pub fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.metadata() {
        Ok(found) if found.is_dir() => size(&entry.path()),
        Ok(found) => found.len(),
        Err(_) => 0,
    });
    sizes.sum()
}

/// Deletes a cache.
///
/// # Errors
/// It cannot be deleted.
pub fn clean(cache: &Path) -> io::Result<()> {
    files::remove_temporary(cache, std::time::Duration::ZERO);
    match std::fs::remove_dir_all(cache) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}
