//! Draws the PNG icons for home screens from `public/icon.svg`.

use super::fonts::Fonts;
use super::fonts::missing::Missing;
use crate::error::{RenderError, at};
use crate::output::Output;
use content::cache::store;
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use content::files;
use images::drawing::{Canvas, Drawing, Refusal};
use images::svg;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use site::release::{self, APPLE_ICON};

/// A PNG icon.
pub struct Icon {
    /// The file name.
    pub name: &'static str,
    /// Its width and height in pixels.
    pub size: u16,
    /// Whether the system may crop it to its own shape.
    pub maskable: bool,
    /// The drawing's share of the width; the rest is filled with the drawing's background colour.
    scale: f32,
}

/// The icons in the web manifest. A maskable icon keeps the drawing inside the safe zone, which is never cropped.
pub const ICONS: [Icon; 3] = [
    Icon { name: release::ICONS[0], size: 192, maskable: false, scale: 1.0 },
    Icon { name: release::ICONS[1], size: 512, maskable: false, scale: 1.0 },
    Icon { name: release::ICONS[2], size: 512, maskable: true, scale: 0.8 },
];

/// The icon for iOS, which does not support transparency.
pub const APPLE: Icon = Icon { name: APPLE_ICON, size: 180, maskable: true, scale: 1.0 };

/// What the icons are drawn from.
pub const SOURCE: &str = "icon.svg";

/// The size limit is checked for the largest icon.
const LARGEST: Canvas = Canvas { size: (512, 512), fills: false };

/// Draws all icons. Returns false if there is no `icon.svg`. Adds the characters that no font has.
///
/// # Errors
/// The SVG cannot be drawn, or a file cannot be written.
pub fn write(output: &Output, fonts: &Fonts, missing: &mut Missing) -> Result<bool, RenderError> {
    let Some(file) = output.file(SOURCE) else { return Ok(false) };
    let source = output.below(SOURCE);
    let names = || ICONS.iter().chain([&APPLE]).map(|icon| icon.name);
    let of = output.entry(SOURCE).map(|icon| store::key([b"icons".as_slice(), &icon.hash]));
    if output.keep_all(names(), of) {
        return Ok(true);
    }
    let bytes = files::read(&file, svg::BYTES as u64).map_err(at(&source))?;
    let refused = |refusal: Refusal| {
        let message = format!("cannot draw icons from this file: {refusal}");
        let found = Diagnostic::in_file(Code::InvalidSvg, &source, message, "use fewer effects");
        RenderError::from(Diagnostics::from(found))
    };
    let text = svg::text(&bytes).map_err(|error| refused(error.into()))?;
    // Text depends on the fonts of the system.
    let of = of.filter(|_| !svg::has_text(&text));
    let faces = if svg::has_text(&text) { fonts.all() } else { fonts.own() };
    let drawing = Drawing::read(&text, &faces.options_for_drawings(), LARGEST).map_err(refused)?;
    missing.add(ICONS[0].name, &source, &drawing.missing());
    for icon in ICONS.iter().chain([&APPLE]) {
        let png = draw(&drawing, icon).map_err(refused)?;
        output.add_made(icon.name, of, &png)?;
    }
    Ok(true)
}

fn draw(drawing: &Drawing, icon: &Icon) -> Result<Vec<u8>, Refusal> {
    let size = f32::from(icon.size);
    let mut pixels = canvas(icon.size.into())?;
    if icon.maskable {
        pixels.fill(ground(drawing)?);
    }
    let (width, height) = (drawing.size().width(), drawing.size().height());
    let scale = size * icon.scale / width.max(height);
    let middle = |length: f32| (size - length * scale) / 2.0;
    let place = Transform::from_row(scale, 0.0, 0.0, scale, middle(width), middle(height));
    drawing.draw(place, &mut pixels.as_mut())?;
    pixels.encode_png().map_err(|error| Refusal::Failed(error.to_string()))
}

/// The drawing's background colour: the pixel in the middle of its left edge, over white.
fn ground(drawing: &Drawing) -> Result<Color, Refusal> {
    let size = 64;
    let mut pixels = canvas(size)?;
    pixels.fill(Color::WHITE);
    let scale = 64.0 / drawing.size().width().max(drawing.size().height());
    drawing.draw(Transform::from_scale(scale, scale), &mut pixels.as_mut())?;
    let edge = pixels.pixel(1, size / 2).ok_or(Refusal::Memory)?.demultiply();
    Ok(Color::from_rgba8(edge.red(), edge.green(), edge.blue(), 255))
}

fn canvas(size: u32) -> Result<Pixmap, Refusal> {
    Pixmap::new(size, size).ok_or(Refusal::Memory)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::fs;

    #[test]
    fn text_is_drawn_or_reported() {
        for (text, reported) in [("B", 0), ("\u{10f0f0}", 1)] {
            let staging = tempfile::tempdir().unwrap();
            let icon = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text y='9' font-family='no font'>{text}</text></svg>"
            );
            fs::write(staging.path().join("icon.svg"), icon).unwrap();
            let mut missing = Missing::default();
            assert!(
                write(&Output::in_folder(staging.path()).unwrap(), &Fonts::with(&[], |_| {}), &mut missing)
                    .unwrap()
            );
            assert_eq!(missing.report().count(), reported, "{text}");
            let drawn = Pixmap::load_png(staging.path().join("icon-192.png")).unwrap();
            assert!(drawn.pixels().iter().any(|pixel| pixel.alpha() > 0), "{text}");
        }
    }
}
