//! How much work filters are: each goes over all pixels of its layer.

use super::Refusal;
use resvg::tiny_skia::Transform;
use resvg::usvg::Group;
use resvg::usvg::filter::{Filter, Kind};

/// Counts what is drawn.
pub trait Count {
    /// Counts so many steps.
    ///
    /// # Errors
    /// That there are too many.
    fn spend(&mut self, steps: u64) -> Result<(), Refusal>;

    /// Counts what is in a group, which itself is placed by `transform` already.
    ///
    /// # Errors
    /// A group that takes too much.
    fn children(&mut self, group: &Group, transform: Transform) -> Result<(), Refusal>;
}

/// How many pixels there are in so much room.
pub fn area((width, height): (f32, f32)) -> u64 {
    (f64::from(width).ceil() * f64::from(height).ceil()) as u64
}

/// The memory that the results of a filter take together, in bytes.
pub fn memory(filter: &Filter, pixels: u64) -> u64 {
    // With one that is worked on, and copies of it.
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
                // What lies around a pixel, as far as the layer goes.
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
