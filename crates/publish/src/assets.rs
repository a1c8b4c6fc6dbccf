//! Adds content hashes to the names of the fonts that the template uses, so that they can be cached indefinitely.

use crate::error::{RenderError, at};
use content::hash::short_hash;
use std::{fs, path::Path};

/// Renames the WOFF2 fonts in `staging` and updates every reference to them in `template`.
///
/// # Errors
/// A file that cannot be read or renamed.
pub fn hash_fonts(staging: &Path, template: &str, base: &str) -> Result<String, RenderError> {
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
