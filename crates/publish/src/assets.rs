//! Adds content hashes to the names of the fonts that the template uses, so that they can be cached indefinitely.

use crate::error::RenderError;
use crate::output::Output;
use content::hash::short_hash;

/// The folder with the fonts.
const FOLDER: &str = "fonts";

/// Renames the WOFF2 fonts of a site and updates every reference to them in `template`.
///
/// # Errors
/// A file that cannot be read or renamed.
pub fn hash_fonts(output: &Output, template: &str, base: &str) -> Result<String, RenderError> {
    let mut template = template.to_owned();
    for (path, _) in output.list_below(FOLDER) {
        let name = path.strip_prefix(FOLDER).and_then(|name| name.strip_prefix('/')).unwrap_or_default();
        let Some(stem) = name.strip_suffix(".woff2").filter(|stem| !stem.contains('/')) else { continue };
        let hash = short_hash(&output.read(&path).map_err(output.at(&path))?);
        let named = format!("{stem}-{hash}.woff2");
        output.rename(&path, &format!("{FOLDER}/{named}")).map_err(output.at(&path))?;
        template = template.replace(&format!("/fonts/{stem}.woff2"), &format!("{base}fonts/{named}"));
    }
    Ok(template)
}
