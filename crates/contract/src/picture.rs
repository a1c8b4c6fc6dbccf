//! The addresses of a picture's files, and its size on the page.

use crate::model::Variants;
use crate::url;

/// The widths of a picture in a text: the measure, on a phone the window without its margins.
pub const TEXT_SIZES: &str = "(min-width: 42rem) 38rem, calc(100vw - 2.5rem)";

/// The address of a picture that a magazine names: absolute, or a path below the root.
pub fn address(src: &str) -> String {
    if src.contains(':') { src.to_owned() } else { url::file(src.trim_start_matches('/')) }
}

/// The files of one format, as `srcset` lists them.
pub fn srcset(variants: &Variants, format: &str) -> String {
    let one = |width: &u32| format!("{} {width}w", file(variants, *width, format));
    variants.widths.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The widest file of the format that most browsers know.
pub fn largest(variants: &Variants) -> String {
    let width = variants.widths.last().copied().unwrap_or_default();
    file(variants, width, variants.formats.last().map_or("", String::as_str))
}

fn file(Variants { path, .. }: &Variants, width: u32, format: &str) -> String {
    address(&format!("{}.{format}", path.replace('*', &width.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_width_has_its_address() {
        let variants = Variants {
            path: "media/~/bridge-*-0a1b".into(),
            formats: vec!["avif".into(), "webp".into()],
            widths: vec![480, 1200],
        };
        assert_eq!(
            srcset(&variants, "avif"),
            "/media/~/bridge-480-0a1b.avif 480w, /media/~/bridge-1200-0a1b.avif 1200w"
        );
        assert_eq!(largest(&variants), "/media/~/bridge-1200-0a1b.webp");
    }
}
