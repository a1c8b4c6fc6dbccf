//! Which files of the content folder a link or image may publish.

mod file_type;

use crate::diagnostics::Code;
use crate::folder::{is_settings, is_source};
use crate::root::Resolved;
use std::path::Path;

pub use file_type::runs_in_browsers;

/// Why a link is refused: code, message and fix.
pub type LinkError = (Code, String, String);

/// Refuses a file that is not for readers, or that a browser would run as part of the magazine.
///
/// # Errors
/// Returns code, message and fix.
pub fn check(file: &Resolved, link: &str) -> Result<(), LinkError> {
    if file.is_hidden() {
        return Err(hidden(link));
    }
    if is_settings(file) {
        let message = format!("`{link}` is a settings file, which is never published");
        return Err((Code::ForbiddenFile, message, "remove the link".to_owned()));
    }
    let name = Path::new(file.inner.name());
    if is_source(name) || is_source(&file.path) {
        let message = format!("`{link}` is the source of a text, which is never published as is");
        let help = "link to a page; a text becomes one if its file name ends in `.md`".to_owned();
        return Err((Code::ForbiddenFile, message, help));
    }
    if runs_in_browsers(file.inner.name(), &file.path) {
        let message = format!("`{link}` could run scripts with the privileges of the magazine");
        let help =
            "ask the publisher to move it into the public folder, or link to a PDF, picture or `.txt` file";
        return Err((Code::ForbiddenFileType, message, help.to_owned()));
    }
    Ok(())
}

/// The error for a path with a name that begins with `.` or `_`, whether or not the file exists.
pub fn hidden(link: &str) -> LinkError {
    let message = format!("`{link}` is never published: a name in its path starts with `.` or `_`");
    (Code::ForbiddenFile, message, "rename the file or folder, or remove the link".to_owned())
}
