//! A magazine's own look: the style sheet that its settings become, the publisher's own sheet, and the files that both
//! refer to.
//!
//! The app's styles are one sheet in the page template. The theme's tokens are appended to it, so that they win where
//! they say the same. If there is a sheet of the publisher's, all of that lies in a cascade layer, and the publisher's
//! sheet comes after it in none, so that any of its rules wins.

mod apply;
mod files;
mod style_sheet;
mod tokens;

use content::diagnostics::{Diagnostic, Diagnostics};
use content::files::{below, put};
use content::theme::Theme;
use files::Files;
use std::path::Path;

/// The folder of a magazine with its own look.
pub const FOLDER: &str = "theme";

/// The folder in the output for files that style sheets refer to.
const OUTPUT: &str = "theme/";

/// The largest sheet of the publisher's that every page contains, in bytes; a larger one is a file.
const INLINE: usize = 4096;

/// A look that can be put on pages.
#[derive(Clone, Debug, Default)]
pub struct Look {
    theme: Theme,
    /// What is appended to the app's styles.
    tokens: String,
    /// The publisher's own sheet, minified.
    sheet: String,
    /// Files, by path in the output.
    files: Files,
}

impl Look {
    /// Prepares the look of the magazine in the folder `root`.
    ///
    /// # Errors
    /// What is wrong with the files in [`FOLDER`].
    pub fn prepare(root: &Path, theme: &Theme) -> Result<Self, Diagnostics> {
        let folder = below(root, FOLDER);
        let mut files = Files::default();
        let sheet = style_sheet::read(&folder, &mut files)?;
        let tokens = tokens::css(theme);
        Ok(Self { theme: theme.clone(), tokens, sheet, files })
    }

    /// The publisher's own sheet, minified.
    pub fn sheet(&self) -> &str {
        &self.sheet
    }

    /// A file that the pages refer to, by path in the output.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path)
    }

    /// Writes the files that the pages refer to.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn write(&self, staging: &Path) -> Result<(), Diagnostic> {
        for (path, bytes) in self.files.iter() {
            let file = below(staging, path);
            put(&file, bytes).map_err(|error| Diagnostic::unwritable(&file, &error))?;
        }
        Ok(())
    }
}
