//! What a drawing may refer to: a part of itself, and pictures and fonts that it carries along.

/// Pictures that a drawing may carry; not SVG, which would have to be cleaned too.
const PICTURES: &[&str] = &["image/png", "image/jpeg", "image/jpg", "image/webp", "image/gif"];

/// Fonts that a style sheet may carry.
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

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Something that is drawn again: a gradient, a symbol.
    Part,
    /// A picture.
    Picture,
    /// Whatever a style sheet refers to.
    Style,
}

/// The address as a browser reads it, if it leads nowhere else.
pub fn inside(address: &str, purpose: For) -> Option<String> {
    let address: String = address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let address = address.trim_matches(|c: char| c <= ' ');
    (address.starts_with('#') || carries(address, purpose)).then(|| address.to_owned())
}

/// Whether this is a `data:` address of a type that may be here.
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
