//! How programs that read diagnostics find the files.

use content::diagnostics::Diagnostic;
use std::path::{Path, PathBuf};
use url::Url;

/// The path of a file, with `/` between its parts.
pub fn path(found: &Diagnostic) -> String {
    slashes(found.path.strip_prefix(".").unwrap_or(&found.path))
}

fn slashes(path: &Path) -> String {
    let path = path.display().to_string();
    if cfg!(windows) { path.replace('\\', "/") } else { path }
}

/// Where programs on GitHub look for files: the checkout, or else the current folder.
pub struct Base(PathBuf);

impl Base {
    /// The folder that paths are relative to.
    pub fn find() -> Self {
        let checkout = std::env::var_os("GITHUB_WORKSPACE").filter(|name| !name.is_empty());
        let folder = checkout.map_or_else(|| PathBuf::from("."), PathBuf::from);
        Self(real(&folder))
    }

    /// The path of a file in the folder; one outside stays as it is.
    pub fn path(&self, found: &Diagnostic) -> String {
        real(&found.path).strip_prefix(&self.0).map_or_else(|_| path(found), slashes)
    }

    /// The same as a relative address; an absolute one for a file outside.
    pub fn address(&self, found: &Diagnostic) -> String {
        let Ok(file) = Url::from_file_path(real(&found.path)) else { return String::new() };
        let relative = Url::from_directory_path(&self.0).ok().and_then(|base| base.make_relative(&file));
        relative.filter(|address| !address.starts_with("../")).unwrap_or_else(|| file.into())
    }
}

/// An absolute path without links; the file need not exist.
fn real(path: &Path) -> PathBuf {
    let above = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(above).or_else(|| std::path::absolute(path).ok()).unwrap_or_default()
}
