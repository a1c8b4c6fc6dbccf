//! Hashes sources for build scripts.

use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Sources that determine what texts become, relative to any package beside this one.
pub const RENDERING: [&str; 11] = [
    "../site/build.rs",
    "../site/sources.rs",
    "../site/src",
    "../content/src",
    "../images/src",
    "../markup/src",
    "../popular/src",
    "../search/src",
    "../contract/src",
    "../i18n/src",
    "../../Cargo.lock",
];

/// Sets a variable for the compiler to the hash of files and folders.
pub fn set(variable: &str, sources: &[&str]) -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut hasher = DefaultHasher::new();
    for source in sources {
        println!("cargo:rerun-if-changed={source}");
        add(&root.join(source), &mut hasher)?;
    }
    println!("cargo:rustc-env={variable}={:016x}", hasher.finish());
    Ok(())
}

/// Hashes a file, or all files of a folder in name order.
fn add(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let mut paths = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        return paths.iter().try_for_each(|path| add(path, hasher));
    }
    hasher.write(path.file_name().unwrap_or_default().as_encoded_bytes());
    hasher.write(&fs::read(path)?);
    Ok(())
}
