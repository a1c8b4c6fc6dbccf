//! Estimates the cost of drawing a tree by walking it as the library does: pixels touched, and bytes held at a time.

use super::filters::{self, Count, area};
use super::{Canvas, Refusal, paths};
use resvg::tiny_skia::{NonZeroRect, Rect, Transform};
use resvg::usvg::{ClipPath, Group, ImageKind, Mask, Node, Paint, Path, Pattern, Tree};

/// The most steps: a step paints a pixel, or an edge in a row of pixels. A CPU does about 200 million per second.
pub const WORK: u64 = 1_000_000_000;
/// The most memory for layers, masks, patterns and images held at a time, in bytes.
pub const MEMORY: u64 = 128 << 20;

/// The largest factor between a drawing and its canvas, and the largest distance from the canvas in pixels. The library
/// converts coordinates to 32-bit fixed point with 16 fractional bits.
const SCALE: f32 = 100_000.0;
const FAR: f32 = 1_000_000.0;

/// The library's largest layer is this many times the canvas, in width and in height.
const LAYER: f32 = 5.0;
/// The memory for decoding one pixel, in bytes.
const DECODED: u64 = 12;

/// Estimates the cost of drawing a tree on a canvas.
///
/// # Errors
/// Fails if it costs too much.
pub fn check(tree: &Tree, canvas: Canvas) -> Result<(), Refusal> {
    let mut walk =
        Walk { room: (canvas.size.0 as f32 * LAYER, canvas.size.1 as f32 * LAYER), work: 0, memory: 0 };
    walk.children(tree.root(), sane(canvas.place(tree.size()))?)
}

/// A walk through a tree.
pub struct Walk {
    /// The size of the largest layer.
    room: (f32, f32),
    work: u64,
    memory: u64,
}

impl Count for Walk {
    fn spend(&mut self, steps: u64) -> Result<(), Refusal> {
        self.work = self.work.saturating_add(steps);
        if self.work > WORK { Err(Refusal::Work) } else { Ok(()) }
    }

    fn children(&mut self, group: &Group, transform: Transform) -> Result<(), Refusal> {
        group.children().iter().try_for_each(|node| match node {
            Node::Group(group) => self.group(group, transform),
            Node::Path(path) => self.path(path, transform),
            Node::Text(text) => self.group(text.flattened(), transform),
            Node::Image(image) => {
                let (width, height) = self.extent(image.bounding_box(), transform)?;
                let pixels = match image.kind() {
                    ImageKind::SVG(_) => return Err(Refusal::Depth),
                    _ => (f64::from(image.size().width()) * f64::from(image.size().height())) as u64,
                };
                self.holding(pixels * DECODED, |walk| walk.spend(pixels * 8 + area((width, height)) * 8))
            }
        })
    }
}

impl Walk {
    /// Counts work done while this many bytes are held.
    fn holding(
        &mut self,
        bytes: u64,
        work: impl FnOnce(&mut Self) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.memory = self.memory.saturating_add(bytes);
        if self.memory > MEMORY {
            return Err(Refusal::Memory);
        }
        work(self)?;
        self.memory -= bytes;
        Ok(())
    }

    /// Width and height of a box on the canvas, up to those of the largest layer.
    fn extent(&self, rect: Rect, transform: Transform) -> Result<(f32, f32), Refusal> {
        let rect = rect.transform(transform).ok_or(Refusal::Scale)?;
        let far = [rect.left(), rect.top(), rect.right(), rect.bottom()];
        if far.iter().any(|side| !side.is_finite() || side.abs() > FAR) {
            return Err(Refusal::Scale);
        }
        // With the surrounding pixels that are antialiased.
        Ok(((rect.width() + 4.0).min(self.room.0), (rect.height() + 4.0).min(self.room.1)))
    }

    fn group(&mut self, group: &Group, transform: Transform) -> Result<(), Refusal> {
        let transform = sane(transform.pre_concat(group.transform()))?;
        self.spend(1)?;
        if !group.should_isolate() {
            return self.children(group, transform);
        }
        let layer = self.extent(NonZeroRect::to_rect(&group.layer_bounding_box()), transform)?;
        let pixels = area(layer);
        self.holding(pixels * 4, |walk| {
            walk.spend(pixels * 3)?;
            walk.children(group, transform)?;
            for filter in group.filters() {
                walk.holding(filters::memory(filter, pixels), |walk| {
                    filters::check(walk, filter, transform, layer)
                })?;
            }
            if let Some(clip) = group.clip_path() {
                walk.clip(clip, transform, pixels)?;
            }
            group.mask().map_or(Ok(()), |mask| walk.mask(mask, transform, pixels))
        })
    }

    fn clip(&mut self, clip: &ClipPath, transform: Transform, pixels: u64) -> Result<(), Refusal> {
        let inner = sane(transform.pre_concat(clip.transform()))?;
        self.holding(pixels * 5, |walk| {
            walk.spend(pixels * 4)?;
            walk.clip_children(clip.root(), inner, pixels)?;
            clip.clip_path().map_or(Ok(()), |clip| walk.clip(clip, transform, pixels))
        })
    }

    fn clip_children(&mut self, group: &Group, transform: Transform, pixels: u64) -> Result<(), Refusal> {
        self.spend(1)?;
        group.children().iter().try_for_each(|node| match node {
            Node::Path(path) => self.path(path, transform),
            Node::Text(text) => self.clip_children(text.flattened(), transform, pixels),
            Node::Image(_) => Ok(()),
            Node::Group(group) => {
                let transform = sane(transform.pre_concat(group.transform()))?;
                let Some(clip) = group.clip_path() else {
                    return self.clip_children(group, transform, pixels);
                };
                self.holding(pixels * 4, |walk| {
                    walk.spend(pixels * 3)?;
                    walk.clip_children(group, transform, pixels)?;
                    walk.clip(clip, transform, pixels)
                })
            }
        })
    }

    fn mask(&mut self, mask: &Mask, transform: Transform, pixels: u64) -> Result<(), Refusal> {
        self.extent(NonZeroRect::to_rect(&mask.rect()), transform)?;
        self.holding(pixels * 6, |walk| {
            walk.spend(pixels * 6)?;
            walk.children(mask.root(), transform)?;
            mask.mask().map_or(Ok(()), |mask| walk.mask(mask, transform, pixels))
        })
    }

    fn path(&mut self, path: &Path, transform: Transform) -> Result<(), Refusal> {
        if !path.is_visible() {
            return Ok(());
        }
        let extent = self.extent(path.stroke_bounding_box(), transform)?;
        self.extent(path.data().bounds(), transform)?;
        let (_, scale) = transform.get_scale();
        let outline = paths::Outline::of(path.data(), transform);
        if let Some(fill) = path.fill() {
            self.spend(outline.steps(extent.1))?;
            self.paint(fill.paint(), transform, area(extent))?;
        }
        let Some(stroke) = path.stroke() else { return Ok(()) };
        let stroked = outline.stroked(stroke, scale);
        self.holding(stroked.memory(), |walk| {
            walk.spend(stroked.steps(extent.1))?;
            walk.paint(stroke.paint(), transform, area(extent))
        })
    }

    /// Counts painting this many pixels.
    fn paint(&mut self, paint: &Paint, transform: Transform, pixels: u64) -> Result<(), Refusal> {
        match paint {
            Paint::Color(_) => self.spend(pixels),
            Paint::LinearGradient(gradient) => self.spend(pixels * (4 + gradient.stops().len() as u64 / 2)),
            Paint::RadialGradient(gradient) => self.spend(pixels * (8 + gradient.stops().len() as u64 / 2)),
            Paint::Pattern(pattern) => {
                self.spend(pixels * 16)?;
                self.pattern(pattern, transform)
            }
        }
    }

    fn pattern(&mut self, pattern: &Pattern, transform: Transform) -> Result<(), Refusal> {
        let transform = sane(transform.pre_concat(pattern.transform()))?;
        let (across, down) = transform.get_scale();
        let (width, height) = (pattern.rect().width() * across, pattern.rect().height() * down);
        if !(width.is_finite() && height.is_finite()) {
            return Err(Refusal::Scale);
        }
        // A pattern is drawn whole, however little of it is visible.
        let pixels = (f64::from(width).ceil() * f64::from(height).ceil()) as u64;
        self.holding(pixels.saturating_mul(4), |walk| {
            walk.spend(pixels.saturating_mul(2))?;
            walk.children(pattern.root(), Transform::from_scale(across, down))
        })
    }
}

/// Checks that a transform's numbers are finite and within the limits.
fn sane(transform: Transform) -> Result<Transform, Refusal> {
    let Transform { sx, ky, kx, sy, tx, ty } = transform;
    let holds = |number: f32, most: f32| number.is_finite() && number.abs() <= most;
    let fits = [sx, ky, kx, sy].iter().all(|number| holds(*number, SCALE));
    if fits && holds(tx, FAR) && holds(ty, FAR) { Ok(transform) } else { Err(Refusal::Scale) }
}
