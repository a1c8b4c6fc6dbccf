//! A magazine's own look: the style sheet that its settings become, the publisher's own sheet, and the files that both
//! refer to.
//!
//! The app's styles are one sheet in the page template. The sheet of a preset and that of the settings are added to it.
//! If there is one of the publisher's, each of them lies in a cascade layer, and the publisher's comes after them in none,
//! so that any of its rules wins.

mod apply;
mod bundled;
mod files;
mod fonts;
mod pictures;
mod style_sheet;
mod tokens;

pub(crate) use style_sheet::minified;
pub(crate) use tokens::NO_ART;

use crate::error::RenderError;
use crate::output::Output;
use content::diagnostics::Diagnostics;
use content::files::below;
use content::options::Options;
use content::root::Root;
use content::site_config;
use content::theme::Theme;
use files::Files;
use fonts::Typefaces;
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
    /// The style sheet of the preset, minified.
    preset: String,
    /// The style sheet of the settings.
    tokens: String,
    typefaces: Typefaces,
    /// The publisher's own sheet, minified.
    sheet: String,
    /// Files, by path in the output.
    files: Files,
}

impl Look {
    /// Prepares the look of the magazine in the folder `root`, whose fonts need the letters of `language`.
    ///
    /// # Errors
    /// What is wrong with the files in [`FOLDER`].
    pub fn prepare(root: Root, theme: &Theme, language: &str) -> Result<Self, Diagnostics> {
        let folder = below(&root.path, FOLDER);
        let mut files = Files::of(root);
        let mut problems = Diagnostics::default();
        let sheet = or_default(style_sheet::read(&folder, &mut files), &mut problems);
        let preset = theme.preset.map_or_else(String::new, |preset| minified(preset.style));
        let typefaces = or_default(fonts::read(&folder, theme, language, &mut files), &mut problems);
        let mut tokens = tokens::css(theme, &typefaces.properties);
        tokens += typefaces.rules;
        tokens += &or_default(pictures::logo(&folder, theme, &mut files), &mut problems);
        or_default(pictures::icon(&folder, theme, &mut files), &mut problems);
        problems.checked()?;
        Ok(Self { theme: theme.clone(), preset, tokens, typefaces, sheet, files })
    }

    /// [`Self::prepare`] with the settings of the magazine, whose mistakes are reported where it is read.
    ///
    /// # Errors
    /// What is wrong with the files in [`FOLDER`].
    pub fn of(root: &Path, options: &Options) -> Result<Self, Diagnostics> {
        let settings = site_config::settings(options).0;
        let root = Root::new(root, &settings.allowed_folders);
        Self::prepare(root, &settings.theme, &settings.site.language)
    }

    /// The publisher's own sheet, minified.
    pub fn sheet(&self) -> &str {
        &self.sheet
    }

    /// The files of the headings' font, each with other characters; none if that is the app's or one of the system.
    pub fn headings(&self) -> &[Vec<u8>] {
        &self.typefaces.headings
    }

    /// What the publisher should know about the files in [`FOLDER`].
    pub fn warnings(&self) -> &Diagnostics {
        &self.typefaces.warnings
    }

    /// A file that the pages refer to, by path in the output.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path)
    }

    /// Adds the files that the pages refer to.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn write(&self, output: &Output) -> Result<(), RenderError> {
        self.files.iter().try_for_each(|(path, bytes)| output.put(path, bytes))
    }
}

/// What was found, or else nothing, so that other mistakes are found, too.
fn or_default<T: Default>(found: Result<T, Diagnostics>, problems: &mut Diagnostics) -> T {
    found.unwrap_or_else(|found| {
        problems.extend(found.as_slice().iter().cloned());
        T::default()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use content::theme::palette::NAMES;
    use content::theme::{PRESETS, Scheme};
    use std::fs;

    /// The app's style sheets.
    fn styles() -> String {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style");
        ["tokens", "code"]
            .map(|name| fs::read_to_string(folder.join(name).with_extension("css")).unwrap())
            .concat()
    }

    #[test]
    fn default_palettes_are_those_of_the_style_sheets() {
        let styles = styles();
        let sepia = styles.split("data-theme=\"sepia\"] {").nth(1).unwrap().split('}').next().unwrap();
        for (name, _) in NAMES {
            let [light, dark, old] = Scheme::ALL.map(|scheme| scheme.default_palette().get(name));
            let written = format!("--{name}: var(--light, {light}) var(--dark, {dark});");
            assert!(styles.contains(&written), "{written}");
            // What sepia does not change is that of the light scheme.
            let in_sepia =
                sepia.split(&format!("--{name}: ")).nth(1).map(|rest| rest.split(';').next().unwrap());
            assert_eq!(in_sepia.unwrap_or(&light.to_string()), old.to_string(), "{name}");
        }
    }

    #[test]
    fn presets_are_valid_style_sheets() {
        for preset in PRESETS.iter().filter(|preset| !preset.style.is_empty()) {
            let minified = minified(preset.style);
            assert!(!minified.is_empty(), "{}", preset.name);
            assert!(minified.len() < 5000, "{} has {} bytes", preset.name, minified.len());
        }
    }
}
