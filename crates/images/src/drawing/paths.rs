//! The cost of an outline: for each edge, the rows of pixels that it crosses.

use resvg::tiny_skia::{Path, PathSegment, Point, Transform};
use resvg::usvg::Stroke;

/// Rows of edges per row of pixels, for antialiasing.
const ROWS: f32 = 4.0;
/// The cost of a segment of an outline, in steps and in bytes.
const SEGMENT: f32 = 16.0;
const HELD: f32 = 400.0;
/// The number of segments of a corner or an end of a stroke.
const CORNER: f32 = 12.0;

/// An outline on the canvas.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outline {
    segments: f32,
    /// Its greatest possible length, in its own units.
    length: f32,
    /// The sum of its vertical distances, in pixels.
    rise: f32,
}

impl Outline {
    /// Measures a path.
    pub fn of(path: &Path, transform: Transform) -> Self {
        let mut outline = Self::default();
        let (mut first, mut last) = (Point::zero(), Point::zero());
        for segment in path.segments() {
            let mut line = |to: Point| {
                outline.segments += 1.0;
                outline.length += last.distance(to);
                let (mut from, mut end) = (last, to);
                transform.map_point(&mut from);
                transform.map_point(&mut end);
                outline.rise += (end.y - from.y).abs();
                last = to;
            };
            match segment {
                PathSegment::MoveTo(to) => (first, last) = (to, to),
                PathSegment::LineTo(to) => line(to),
                PathSegment::QuadTo(control, to) => [control, to].into_iter().for_each(line),
                PathSegment::CubicTo(one, two, to) => [one, two, to].into_iter().for_each(line),
                PathSegment::Close => line(first),
            }
        }
        outline
    }

    /// The outline of a stroke along this one; `scale` is pixels per unit.
    pub fn stroked(self, stroke: &Stroke, scale: f32) -> Self {
        let interval: f32 = stroke.dasharray().map_or(0.0, |lengths| lengths.iter().sum());
        let dashes = match stroke.dasharray() {
            Some(lengths) if interval > 0.0 => self.length / interval * lengths.len() as f32,
            _ => 0.0,
        };
        let segments = (self.segments + dashes) * CORNER;
        // Both sides, plus the stroke's width at each corner.
        let rise = 2.0 * self.rise + segments * stroke.width().get() * scale / CORNER * 4.0;
        Self { segments, length: self.length, rise }
    }

    /// The number of steps for filling it, if it covers this many rows of pixels.
    pub fn steps(self, rows: f32) -> u64 {
        // Edges in a row are sorted by swapping neighbours.
        let at_a_time = f64::from(self.rise / rows.max(1.0));
        (f64::from(self.segments * SEGMENT + self.rise * ROWS) + at_a_time * at_a_time) as u64
    }

    /// The memory for it, in bytes.
    pub fn memory(self) -> u64 {
        (self.segments * HELD) as u64
    }
}
