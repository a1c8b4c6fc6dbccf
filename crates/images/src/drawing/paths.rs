//! How much work an outline is: for each edge, the rows of pixels that it crosses.

use resvg::tiny_skia::{Path, PathSegment, Point, Transform};
use resvg::usvg::Stroke;

/// Rows of edges in one of pixels, for smoothing.
const ROWS: f32 = 4.0;
/// What a segment of an outline takes, in steps and in bytes.
const SEGMENT: f32 = 16.0;
const HELD: f32 = 400.0;
/// How many segments a corner or an end of a stroke has.
const CORNER: f32 = 12.0;

/// An outline on the canvas.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outline {
    segments: f32,
    /// How long it is, at most, in its own units.
    length: f32,
    /// How far it goes up and down, in pixels.
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

    /// The outline of a stroke along this one, whose own units are so many pixels.
    pub fn stroked(self, stroke: &Stroke, scale: f32) -> Self {
        let interval: f32 = stroke.dasharray().map_or(0.0, |lengths| lengths.iter().sum());
        let dashes = match stroke.dasharray() {
            Some(lengths) if interval > 0.0 => self.length / interval * lengths.len() as f32,
            _ => 0.0,
        };
        let segments = (self.segments + dashes) * CORNER;
        // Both sides, and the width at each corner.
        let rise = 2.0 * self.rise + segments * stroke.width().get() * scale / CORNER * 4.0;
        Self { segments, length: self.length, rise }
    }

    /// How many steps it takes to fill it, where it takes so many rows of pixels.
    pub fn steps(self, rows: f32) -> u64 {
        // Edges in one row are sorted by exchanging neighbours.
        let at_a_time = f64::from(self.rise / rows.max(1.0));
        (f64::from(self.segments * SEGMENT + self.rise * ROWS) + at_a_time * at_a_time) as u64
    }

    /// The memory that it takes, in bytes.
    pub fn memory(self) -> u64 {
        (self.segments * HELD) as u64
    }
}
