//! URLs of an image's files, and its size on the page.

use crate::model::Variants;
use crate::url;

/// The `sizes` of an image in a text: the text column, or on a phone the window without its margins.
pub const TEXT_SIZES: &str = "(min-width: 42rem) 38rem, calc(100vw - 2.5rem)";

/// The URL of an image: `src` itself if it is absolute, else that path below the magazine's root.
pub fn address(src: &str) -> String {
    if src.contains(':') { src.to_owned() } else { url::file(src.trim_start_matches('/')) }
}

/// The `srcset` of one format: the URL of each width with its width descriptor.
pub fn srcset(variants: &Variants, format: &str) -> String {
    let one = |width: &u32| format!("{} {width}w", file(variants, *width, format));
    variants.widths.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The URL of the widest file in the last format, which most browsers support.
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
    fn srcset_lists_every_width() {
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
