//! The cost of filters, each of which processes every pixel of its layer.

use super::Refusal;
use resvg::tiny_skia::Transform;
use resvg::usvg::Group;
use resvg::usvg::filter::{Filter, Kind};

/// Adds up the cost of drawing.
pub trait Count {
    /// Counts steps.
    ///
    /// # Errors
    /// Fails if there are too many.
    fn spend(&mut self, steps: u64) -> Result<(), Refusal>;

    /// Counts the children of a group; `transform` already includes the group's own.
    ///
    /// # Errors
    /// Fails if they cost too much.
    fn children(&mut self, group: &Group, transform: Transform) -> Result<(), Refusal>;
}

/// The number of pixels in an area of this width and height.
pub fn area((width, height): (f32, f32)) -> u64 {
    (f64::from(width).ceil() * f64::from(height).ceil()) as u64
}

/// The memory for all results of a filter, in bytes.
pub fn memory(filter: &Filter, pixels: u64) -> u64 {
    // Including the one in progress, and copies of it.
    pixels.saturating_mul(4 * (filter.primitives().len() as u64 + 4))
}

/// Counts the steps of a filter on a layer.
pub fn check(
    count: &mut impl Count,
    filter: &Filter,
    transform: Transform,
    layer: (f32, f32),
) -> Result<(), Refusal> {
    let pixels = area(layer);
    for primitive in filter.primitives() {
        let steps = match primitive.kind() {
            Kind::Turbulence(noise) => 80 * u64::from(noise.num_octaves()),
            Kind::ConvolveMatrix(convolution) => {
                4 * u64::from(convolution.matrix().columns()) * u64::from(convolution.matrix().rows())
            }
            Kind::Morphology(morphology) => {
                let (across, down) = transform.get_scale();
                // The neighbourhood of a pixel, limited to the layer.
                let around = |radius: f32, scale: f32, side: f32| {
                    1 + 2 * (radius * scale).round().clamp(0.0, side) as u64
                };
                let width = around(morphology.radius_x().get(), across, layer.0);
                width.saturating_mul(around(morphology.radius_y().get(), down, layer.1)) * 2
            }
            Kind::Merge(merge) => 4 * merge.inputs().len() as u64,
            Kind::DiffuseLighting(_) | Kind::SpecularLighting(_) | Kind::DropShadow(_) => 60,
            Kind::GaussianBlur(_) => 40,
            Kind::Image(image) => {
                let (across, down) = transform.get_scale();
                count.children(image.root(), Transform::from_scale(across, down))?;
                4
            }
            _ => 16,
        };
        count.spend(pixels.saturating_mul(steps.saturating_add(16)))?;
    }
    Ok(())
}
