//! The typefaces that the program brings for presets, under the SIL Open Font License.
//!
//! Each has an upright and an italic style, in three files: the characters of English texts, those of other languages of
//! Western Europe, and those of all other languages that are written with Latin Extended-A.

/// A typeface of the program.
pub(super) struct Bundled {
    /// The name in `site.toml`, as in [`content::theme::BUNDLED`].
    pub name: &'static str,
    /// WOFF2 files, the most needed one first.
    pub files: [&'static [u8]; 6],
    /// The license.
    pub license: &'static str,
}

macro_rules! typeface {
    ($name:literal) => {
        Bundled {
            name: $name,
            files: [
                include_bytes!(concat!("../../typefaces/", $name, "/upright.woff2")),
                include_bytes!(concat!("../../typefaces/", $name, "/upright-more.woff2")),
                include_bytes!(concat!("../../typefaces/", $name, "/upright-extended.woff2")),
                include_bytes!(concat!("../../typefaces/", $name, "/italic.woff2")),
                include_bytes!(concat!("../../typefaces/", $name, "/italic-more.woff2")),
                include_bytes!(concat!("../../typefaces/", $name, "/italic-extended.woff2")),
            ],
            license: include_str!(concat!("../../typefaces/", $name, "/OFL.txt")),
        }
    };
}

static TYPEFACES: [Bundled; 4] =
    [typeface!("archivo"), typeface!("instrument-serif"), typeface!("jetbrains-mono"), typeface!("literata")];

/// The typeface with a name.
pub(super) fn typeface(name: &str) -> Option<&'static Bundled> {
    TYPEFACES.iter().find(|typeface| typeface.name == name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use content::theme::BUNDLED;
    use fonts::{Characters, prepare};

    #[test]
    fn every_typeface_is_there_and_light() {
        assert_eq!(TYPEFACES.each_ref().map(|typeface| typeface.name), BUNDLED);
        for Bundled { name, files, license } in &TYPEFACES {
            assert!(license.contains("SIL OPEN FONT LICENSE Version 1.1"), "{name}");
            let faces = files.map(|file| prepare(file, &Characters::of("und")).unwrap());
            let italic = faces.each_ref().map(|face| face.is_italic);
            assert_eq!(italic, [false, false, false, true, true, true], "{name}");
            for style in faces.chunks(3) {
                let files = || style.iter().flat_map(|face| &face.files);
                for letter in "aéßőąčğřșžı".chars().map(u32::from) {
                    let holding =
                        files().filter(|file| file.coverage.iter().any(|range| range.contains(&letter)));
                    assert_eq!(holding.count(), 1, "{name}: {letter:x}");
                }
            }
            assert!(faces.iter().all(|face| face.family == faces[0].family), "{name}");
            assert!(files[0].len() < 30_000, "{name}");
        }
    }
}
