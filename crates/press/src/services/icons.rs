//! The icon as the PNG files that home screens ask for, drawn from `public/icon.svg`.

use super::{images, put};
use crate::pages::{PrintError, at};
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{Options, Tree},
};
use std::{fs, io, path::Path};

/// One PNG file.
pub struct Icon {
    /// Its name.
    pub name: &'static str,
    /// Its width and height in pixels.
    pub size: u16,
    /// Whether a system may cut it to a shape of its own.
    pub maskable: bool,
    /// How much of the width the drawing takes; the rest is filled with the drawing's ground.
    scale: f32,
}

/// The icons of the manifest. What is maskable keeps the drawing within the circle that no shape cuts into.
pub const ICONS: [Icon; 3] = [
    Icon { name: "icon-192.png", size: 192, maskable: false, scale: 1.0 },
    Icon { name: "icon-512.png", size: 512, maskable: false, scale: 1.0 },
    Icon { name: "icon-maskable-512.png", size: 512, maskable: true, scale: 0.8 },
];

/// The icon of iOS, which has no transparent parts.
pub const APPLE: Icon = Icon { name: "apple-touch-icon.png", size: 180, maskable: true, scale: 1.0 };

/// Draws all icons; returns whether there is anything to draw them from.
///
/// # Errors
/// An SVG that cannot be drawn, or a file that cannot be written.
pub fn write(staging: &Path) -> Result<bool, PrintError> {
    let source = staging.join("icon.svg");
    if !source.exists() {
        return Ok(false);
    }
    let svg = fs::read(&source).map_err(at(&source))?;
    let broken = |error: String| at(&source)(io::Error::new(io::ErrorKind::InvalidData, error));
    let options = Options { image_href_resolver: images::resolver(staging), ..Options::default() };
    let tree = Tree::from_data(&svg, &options).map_err(|error| broken(error.to_string()))?;
    for icon in ICONS.iter().chain([&APPLE]) {
        let png = draw(&tree, icon).ok_or_else(|| broken("the drawing has no size".to_owned()))?;
        put(staging, icon.name, &png)?;
    }
    Ok(true)
}

fn draw(tree: &Tree, icon: &Icon) -> Option<Vec<u8>> {
    let size = f32::from(icon.size);
    let mut pixels = Pixmap::new(icon.size.into(), icon.size.into())?;
    if icon.maskable {
        pixels.fill(ground(tree)?);
    }
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = size * icon.scale / width.max(height);
    let middle = |length: f32| (size - length * scale) / 2.0;
    let place = Transform::from_row(scale, 0.0, 0.0, scale, middle(width), middle(height));
    resvg::render(tree, place, &mut pixels.as_mut());
    pixels.encode_png().ok()
}

/// The colour of the drawing's ground: that of the middle of its left edge, on white.
fn ground(tree: &Tree) -> Option<Color> {
    let size = 64;
    let mut pixels = Pixmap::new(size, size)?;
    pixels.fill(Color::WHITE);
    let scale = 64.0 / tree.size().width().max(tree.size().height());
    resvg::render(tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let edge = pixels.pixel(1, size / 2)?.demultiply();
    Some(Color::from_rgba8(edge.red(), edge.green(), edge.blue(), 255))
}
