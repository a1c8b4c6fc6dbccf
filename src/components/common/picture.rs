//! A picture in all its widths and formats.

use contract::model::Picture;
use contract::picture::{address, srcset};
use contract::text::escaped;

/// A picture over its blurred placeholder, as markup. Its parent reserves the space. `sizes` is its width; `first` says
/// whether the reader sees it first, so that the browser should fetch it first.
pub fn pictured(picture: &Picture, sizes: &str, first: bool) -> String {
    let Picture { src, alt, width, height, variants, placeholder } = picture;
    let mut html = String::new();
    if !placeholder.is_empty() {
        html += &["<img src=\"", &escaped(placeholder), "\" alt=\"\" aria-hidden=\"true\" class=\"b-blur\">"]
            .concat();
    }
    html += "<picture>";
    if let Some(variants) = variants {
        for format in &variants.formats {
            let set = escaped(&srcset(variants, format));
            let parts = [
                "<source type=\"image/",
                &escaped(format),
                "\" srcset=\"",
                &set,
                "\" sizes=\"",
                sizes,
                "\">",
            ];
            html += &parts.concat();
        }
    }
    let loading = if first { "eager\" fetchpriority=\"high" } else { "lazy" };
    let parts = [
        "<img src=\"",
        &escaped(&address(src)),
        "\" alt=\"",
        &escaped(alt),
        "\" width=\"",
        &width.to_string(),
        "\" height=\"",
        &height.to_string(),
        "\" decoding=\"async\" loading=\"",
        loading,
        "\"></picture>",
    ];
    html + &parts.concat()
}
