//! The typefaces of a theme: their files, the rules that name them, and what stands in for them meanwhile.

use super::bundled;
use super::files::Files;
use super::tokens::{property, stack};
use super::{FOLDER, OUTPUT};
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use content::files::below;
use content::front_matter::fields::At;
use content::theme::{Role, Theme, Typeface};
use fonts::error::MAX_BYTES;
use fonts::face::HEAVY;
use fonts::fallback::{Fallback, fallback};
use fonts::metrics::Kind;
use fonts::{Characters, Face, FontError, prepare};
use std::collections::HashMap;
use std::fmt::Write;
use std::ops::RangeInclusive;
use std::path::Path;

/// The folder of a theme's fonts.
const FONTS: &str = "fonts";

/// A typeface of one weight for headings is shown as it was drawn, where browsers would smear it to make it bold.
const AS_DRAWN: &str = "h1,h2,h3,h4,.b-masthead-title{font-synthesis-weight:none}";

/// What a theme's fonts add to pages.
#[derive(Clone, Debug, Default)]
pub(super) struct Typefaces {
    /// The rules `@font-face`.
    pub faces: String,
    /// Declarations of the roles' custom properties.
    pub properties: String,
    /// Rules that come after those.
    pub rules: &'static str,
    /// The addresses of the files that almost every page needs: for text and for headings.
    pub preload: Vec<String>,
    /// The files of the upright style of headings, if they have a typeface with files.
    pub headings: Vec<Vec<u8>>,
    /// Whether pages still use the app's own typeface.
    pub uses_own: bool,
    /// What the publisher should know about them.
    pub warnings: Diagnostics,
}

/// A typeface as a role uses it.
#[derive(Clone, Debug, Default)]
struct Stack {
    /// The value of `font-family`.
    family: String,
    /// The address of its first file.
    first: Option<String>,
    has_one_weight: bool,
    /// The files of its upright style.
    upright: Vec<Vec<u8>>,
}

/// Prepares the fonts, and adds their files.
///
/// # Errors
/// A font is not there or cannot be published.
pub(super) fn read(
    folder: &Path,
    theme: &Theme,
    language: &str,
    files: &mut Files,
) -> Result<Typefaces, Diagnostics> {
    let mut found = Typefaces::default();
    let mut problems = Diagnostics::default();
    // By the files, as two roles may share them.
    let mut stacks: HashMap<Vec<&str>, Stack> = HashMap::new();
    let characters = Characters::of(language);
    for (role, typeface) in Role::ALL.into_iter().zip(&theme.fonts) {
        let family = match typeface {
            None => {
                found.uses_own |= matches!(role, Role::Text | Role::Headings);
                continue;
            }
            Some(Typeface::System(generic)) => stack(generic).to_owned(),
            Some(typeface) => {
                let key = match typeface {
                    Typeface::Files(names) => names.iter().map(|name| name.value.as_str()).collect(),
                    Typeface::Bundled(name) | Typeface::System(name) => vec![*name],
                };
                if !stacks.contains_key(&key) {
                    let faces = match typeface {
                        Typeface::Files(names) => {
                            names.iter().map(|name| face(folder, name, &characters, files)).collect()
                        }
                        Typeface::Bundled(name) | Typeface::System(name) => Ok(bundled_faces(name, files)),
                    };
                    match faces {
                        Ok(faces) => {
                            if let Typeface::Files(names) = typeface {
                                let found = names.iter().zip(&faces);
                                let heavy = |(name, face)| heavy(folder, name, language, face);
                                problems.extend(found.filter_map(heavy));
                            }
                            let (family, first) = add(&faces, files, &mut found.faces);
                            let has_one_weight = has_one_weight(&faces);
                            let files = faces.first().into_iter().flat_map(|face| &face.files);
                            let upright = files.map(|file| file.woff2.clone()).collect();
                            stacks.insert(key.clone(), Stack { family, first, has_one_weight, upright });
                        }
                        Err(problem) => {
                            problems.extend([problem]);
                            continue;
                        }
                    }
                }
                let Stack { family, first, has_one_weight, upright } =
                    stacks.get(&key).cloned().unwrap_or_default();
                if role == Role::Headings {
                    found.headings = upright;
                    found.rules = if has_one_weight { AS_DRAWN } else { "" };
                }
                if matches!(role, Role::Text | Role::Headings) {
                    found.preload.extend(first.filter(|first| !found.preload.contains(first)));
                }
                family
            }
        };
        // Writing to a string cannot fail.
        let _ = write!(found.properties, "--{}:{family};", property(role));
    }
    problems.checked().map(|warnings| Typefaces { warnings, ..found })
}

/// The faces of a typeface of the program, whose license is published beside it.
fn bundled_faces(name: &str, files: &mut Files) -> Vec<Face> {
    let Some(bundled) = bundled::typeface(name) else { return Vec::new() };
    files.add_named(&format!("{OUTPUT}{name}-OFL.txt"), bundled.license.as_bytes().to_vec());
    // Everything that is in the files is needed, as they have been made for us.
    let prepared = bundled.files.iter().filter_map(|file| prepare(file, &Characters::of("und")).ok());
    let mut faces: Vec<Face> = Vec::new();
    for face in prepared {
        match faces.last_mut().filter(|last| last.is_italic == face.is_italic) {
            Some(last) => last.files.extend(face.files),
            None => faces.push(face),
        }
    }
    faces
}

fn face(
    folder: &Path,
    At { line, value }: &At<String>,
    characters: &Characters,
    files: &Files,
) -> Result<Face, Diagnostic> {
    let site = folder.with_file_name(content::folder::SITE);
    let file = below(&below(folder, FONTS), value);
    if !file.is_file() {
        let message = format!("there is no file `{value}` in `{FOLDER}/{FONTS}/`");
        return Err(Diagnostic::at(
            Code::InvalidFont,
            &site,
            *line,
            message,
            "put it there, or correct its name",
        ));
    }
    let refused = |error: FontError| {
        Diagnostic::in_file(
            Code::InvalidFont,
            &file,
            format!("this font cannot be published: {error}"),
            error.fix(),
        )
    };
    // A larger one is not read to its end.
    let size = file.metadata().map_or(0, |metadata| usize::try_from(metadata.len()).unwrap_or(usize::MAX));
    if size > MAX_BYTES {
        return Err(refused(FontError::TooLarge(size)));
    }
    prepare(&files.read(&file, MAX_BYTES as u64)?, characters).map_err(refused)
}

/// A warning about a file whose first part, which every page loads, is large.
fn heavy(folder: &Path, name: &At<String>, language: &str, face: &Face) -> Option<Diagnostic> {
    let bytes = face.files.first().map(|file| file.woff2.len()).filter(|bytes| *bytes > HEAVY)?;
    let file = below(&below(folder, FONTS), &name.value);
    let is_packed = file.extension().is_some_and(|end| end.eq_ignore_ascii_case("woff2"));
    let help = match is_packed {
        true => format!(
            "take it as TTF or OTF, which a build reduces to the characters of `{language}`, or take a WOFF2 with these \
             alone"
        ),
        false => format!(
            "take a subset of it with the characters that texts in `{language}` need, or a font of the system"
        ),
    };
    let message = format!(
        "pages load {} KB of this font, and appear noticeably later above {}",
        bytes.div_ceil(1000),
        HEAVY / 1000
    );
    Some(Diagnostic::in_file(Code::HeavyFont, &file, message, help))
}

/// Whether all styles have the same weight, and no other.
fn has_one_weight(faces: &[Face]) -> bool {
    faces.iter().all(|face| face.weights.0 == face.weights.1 && face.weights == faces[0].weights)
}

/// Adds the rules and files of a typeface. Returns the value of `font-family`, and the address of its first file.
fn add(faces: &[Face], files: &mut Files, rules: &mut String) -> (String, Option<String>) {
    let Some(upright) = faces.first() else { return Default::default() };
    let family = name(&upright.family);
    let mut first = None;
    for face in faces {
        let style = if face.is_italic { "italic" } else { "normal" };
        let weight = match face.weights {
            (least, most) if least == most => least.to_string(),
            (least, most) => format!("{least} {most}"),
        };
        for file in &face.files {
            let address = files.add(Path::new(&format!("{family}.woff2")), file.woff2.clone());
            let range = match face.files.len() {
                1 => String::new(),
                _ => format!(";unicode-range:{}", ranges(&file.coverage)),
            };
            // Writing to a string cannot fail.
            let _ = write!(
                rules,
                "@font-face{{font-family:\"{family}\";src:url({address}) format(\"woff2\");font-weight:{weight};\
                 font-style:{style};font-display:optional{range}}}"
            );
            first.get_or_insert(address);
        }
    }
    let Fallback { local, size_adjust, ascent_override, descent_override, line_gap_override } =
        fallback(&upright.metrics, upright.metrics.kind);
    let local: Vec<String> = local.iter().map(|name| format!("local(\"{name}\")")).collect();
    // Writing to a string cannot fail.
    let _ = write!(
        rules,
        "@font-face{{font-family:\"{family} Fallback\";src:{};size-adjust:{size_adjust:.1}%;\
         ascent-override:{ascent_override:.1}%;descent-override:{descent_override:.1}%;\
         line-gap-override:{line_gap_override:.1}%}}",
        local.join(",")
    );
    let generic = match upright.metrics.kind {
        Kind::Serif => "serif",
        Kind::Sans => "sans-serif",
        Kind::Mono => "monospace",
    };
    (format!("\"{family}\",\"{family} Fallback\",{generic}"), first)
}

/// The name of a family, with nothing that means something in a style sheet.
fn name(family: &str) -> String {
    let name: String = family.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    if name.trim().is_empty() { "Theme".to_owned() } else { name.trim().to_owned() }
}

/// The value of `unicode-range`.
fn ranges(coverage: &[RangeInclusive<u32>]) -> String {
    let range = |range: &RangeInclusive<u32>| match (range.start(), range.end()) {
        (start, end) if start == end => format!("U+{start:X}"),
        (start, end) => format!("U+{start:X}-{end:X}"),
    };
    coverage.iter().map(range).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::fs;

    /// Our font with bytes after its last table, `GSUB`, that cannot be packed.
    fn large() -> Vec<u8> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../images/fonts/newsreader-600.ttf");
        let mut font = fs::read(file).unwrap();
        let record = font.windows(4).position(|tag| tag == b"GSUB").unwrap();
        let start = u32::from_be_bytes(font[record + 8..record + 12].try_into().unwrap());
        let noise = (0..HEAVY as u64).scan(1_u64, |state, _| {
            *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            Some((*state >> 56) as u8)
        });
        font.extend(noise);
        let length = font.len() as u32 - start;
        font[record + 12..record + 16].copy_from_slice(&length.to_be_bytes());
        font
    }

    /// The warnings about a font of this name in a magazine of a language.
    fn warnings(name: &str, font: &[u8], language: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(FONTS)).unwrap();
        fs::write(folder.path().join(FONTS).join(name), font).unwrap();
        let typeface = Typeface::Files(vec![At { line: 1, value: name.to_owned() }]);
        let theme = Theme { fonts: [None, Some(typeface), None, None], ..Theme::default() };
        let found = read(folder.path(), &theme, language, &mut Files::default()).unwrap().warnings;
        found.as_slice().iter().map(|found| format!("{}: {}", found.message, found.help)).collect()
    }

    #[test]
    fn heavy_fonts_are_reported() {
        let large = large();
        // A language with thousands of characters needs the whole font.
        let whole = prepare(&large, &Characters::of("ja")).unwrap().files.remove(0).woff2;
        let [found] = &warnings("large.ttf", &large, "ja")[..] else { panic!("no warning") };
        assert!(found.contains(&format!("{} KB", whole.len().div_ceil(1000))), "{found}");
        assert!(found.contains("take a subset of it") && found.contains("`ja`"), "{found}");
        let [found] = &warnings("large.woff2", &whole, "en")[..] else { panic!("no warning") };
        assert!(found.contains("take it as TTF or OTF") && found.contains("`en`"), "{found}");
        assert_eq!(warnings("large.ttf", &large, "en"), [""; 0], "it is reduced");
    }
}
