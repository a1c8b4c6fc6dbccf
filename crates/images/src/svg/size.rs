//! The size that an SVG declares.

use super::parse::own;
use roxmltree::Node;

/// The longest side in pixels; a larger drawing is scaled down.
const LONGEST: f64 = 16_384.0;

/// Units with their length in CSS pixels.
const UNITS: [(&str, f64); 7] = [
    ("px", 1.0),
    ("pt", 4.0 / 3.0),
    ("pc", 16.0),
    ("mm", 96.0 / 25.4),
    ("cm", 96.0 / 2.54),
    ("in", 96.0),
    ("q", 96.0 / 101.6),
];

/// The size of a picture without one in browsers.
const DEFAULT: (f64, f64) = (300.0, 150.0);

/// Width and height in CSS pixels, from `width` and `height` or else the `viewBox`. Without these, percentages are of the
/// size that browsers give to a picture without one.
pub fn of(root: Node<'_, '_>) -> Option<(u32, u32)> {
    let side = |name| own(root, name).and_then(length);
    let view = own(root, "viewBox").and_then(view);
    let (width, height) = match (side("width"), side("height"), view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((across, down))) => (width, width * down / across),
        (None, Some(height), Some((across, down))) => (height * across / down, height),
        (None, None, Some(view)) => view,
        (width, height, None) => {
            let shares = ["width", "height"].map(|name| own(root, name).map(percentage));
            // A side that is not given is as long as it can be.
            let [across, down] = shares.map(|share| share.unwrap_or(Some(1.0)));
            if shares.iter().all(|share| share.flatten().is_none()) {
                return None;
            }
            (width.or_else(|| Some(across? * DEFAULT.0))?, height.or_else(|| Some(down? * DEFAULT.1))?)
        }
    };
    let scale = (LONGEST / width.max(height)).min(1.0);
    let whole = |side: f64| (side * scale).round().max(1.0) as u32;
    (width.is_finite() && height.is_finite()).then(|| (whole(width), whole(height)))
}

/// A length in CSS pixels; `None` for percentages and for units that depend on the context.
fn length(text: &str) -> Option<f64> {
    let text = text.trim().to_ascii_lowercase();
    let (number, unit) = UNITS
        .iter()
        .find_map(|(unit, length)| Some((text.strip_suffix(unit)?, *length)))
        .unwrap_or((&text, 1.0));
    positive(number).map(|number| number * unit)
}

/// A percentage as a fraction.
fn percentage(text: &str) -> Option<f64> {
    positive(text.trim().strip_suffix('%')?).map(|number| number / 100.0)
}

/// Width and height of a `viewBox`.
fn view(text: &str) -> Option<(f64, f64)> {
    let mut numbers = text.split([' ', ',', '\t', '\n', '\r']).filter(|part| !part.is_empty()).skip(2);
    numbers.next().and_then(positive).zip(numbers.next().and_then(positive))
}

fn positive(text: &str) -> Option<f64> {
    text.trim().parse::<f64>().ok().filter(|number| number.is_finite() && *number > 0.0)
}
