//! What a drawing may refer to: parts of itself, and embedded images and fonts.

/// The types of images that a drawing may embed; not SVG, which would have to be sanitized too.
const PICTURES: &[&str] = &["image/png", "image/jpeg", "image/jpg", "image/webp", "image/gif"];

/// The types of fonts that a style sheet may embed.
const FONTS: &[&str] = &[
    "font/woff2",
    "font/woff",
    "font/ttf",
    "font/otf",
    "application/font-woff2",
    "application/font-woff",
    "application/x-font-woff",
    "application/x-font-ttf",
];

/// What a reference is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Something that is drawn again, such as a gradient or a symbol.
    Part,
    /// An image.
    Picture,
    /// Anything that a style sheet refers to.
    Style,
}

/// The URL as a browser reads it, if it stays inside the drawing.
pub fn inside(address: &str, purpose: For) -> Option<String> {
    let address: String = address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let address = address.trim_matches(|c: char| c <= ' ');
    (address.starts_with('#') || carries(address, purpose)).then(|| address.to_owned())
}

/// Whether this is a `data:` URL of an allowed type.
fn carries(address: &str, purpose: For) -> bool {
    let Some(rest) =
        address.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("data:")).map(|_| &address[5..])
    else {
        return false;
    };
    let kind = rest.split([';', ',']).next().unwrap_or_default().trim().to_ascii_lowercase();
    match purpose {
        For::Part => false,
        For::Picture => PICTURES.contains(&&*kind),
        For::Style => PICTURES.contains(&&*kind) || FONTS.contains(&&*kind),
    }
}
