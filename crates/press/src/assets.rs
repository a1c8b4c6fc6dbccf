//! The files that the shell refers to: fonts get their content's hash into their names, so that they may be cached
//! for good, and scripts lose what only their authors read.

mod minify;

pub use minify::minify;

use crate::files;
use crate::pages::{PrintError, at};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::{self, Read},
    path::Path,
};

/// Renames the fonts in `staging` and every mention of them in `template`.
///
/// # Errors
/// A file that cannot be read or renamed.
pub fn hash_fonts(staging: &Path, template: &str, base: &str) -> Result<String, PrintError> {
    let mut template = template.to_owned();
    let folder = staging.join("fonts");
    if !folder.is_dir() {
        return Ok(template);
    }
    for entry in fs::read_dir(&folder).map_err(at(&folder))? {
        let path = entry.map_err(at(&folder))?.path();
        let (Some(stem), Some("woff2")) =
            (path.file_stem().and_then(|stem| stem.to_str()), path.extension().and_then(|end| end.to_str()))
        else {
            continue;
        };
        if !path.is_file() {
            continue;
        }
        let hash = short_hash(&fs::read(&path).map_err(at(&path))?);
        let named = format!("{stem}-{hash}.woff2");
        fs::rename(&path, folder.join(&named)).map_err(at(&path))?;
        template = template.replace(&format!("/fonts/{stem}.woff2"), &format!("{base}fonts/{named}"));
    }
    Ok(template)
}

/// Minifies the scripts in `staging`, which are as wasm-bindgen wrote them. They keep their names: the hash in them
/// is of the text that the minified one follows from.
///
/// # Errors
/// A file that cannot be read or written.
pub fn minify_scripts(staging: &Path) -> Result<(), PrintError> {
    for entry in fs::read_dir(staging).map_err(at(staging))? {
        let path = entry.map_err(at(staging))?.path();
        if path.extension().is_none_or(|end| end != "js") || !path.is_file() {
            continue;
        }
        let script = fs::read_to_string(&path).map_err(at(&path))?;
        // A browser may know more of the language than the parser here: what it cannot read stays as it is.
        let Ok(minified) = minify(&script) else { continue };
        // Trunk's file may be a link to the one that the next build starts from.
        files::replace(&path, minified.as_bytes()).map_err(at(&path))?;
    }
    Ok(())
}

/// Sixteen hexadecimal digits that change with the content.
pub fn short_hash(content: &[u8]) -> String {
    digits(&Sha256::digest(content))
}

/// The [`short_hash`] of what need not be in memory.
///
/// # Errors
/// What reading says.
pub fn short_hash_of(content: &mut dyn Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(content, &mut hash)?;
    Ok(digits(&hash.finalize()))
}

fn digits(hash: &[u8]) -> String {
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
