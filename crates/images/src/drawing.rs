//! SVG that press draws itself, for share pictures and icons, within limits that are counted before anything is drawn.
//!
//! A drawing of a few bytes can ask for years of work: a noise of 9,999 octaves, a canvas as wide as numbers go. What it
//! repeats and refers to is counted in its text by [`source`], what it then takes to draw, in its tree, by [`cost`].
//! Should the libraries panic all the same, that is one more reason for which it is not drawn.

mod caught;
mod cost;
mod filters;
mod images;
mod numbers;
mod paths;
mod sheet;
mod source;

use crate::svg;
use content::stack;
use resvg::tiny_skia::{Pixmap, PixmapMut, Transform};
use resvg::usvg::{Options, Size, Tree};

pub use cost::MEMORY;
pub use images::kind as picture;

/// The stack that each level of nesting takes in the libraries, in bytes, without optimisation.
const LEVEL: usize = 32 * 1024;

/// What the libraries take beside the pixels of layers, in bytes: for each byte of text, and for each element.
const PER_BYTE: u64 = 4;
const PER_ELEMENT: u64 = 2 * 1024;

/// The size of a cover in a share picture, in pixels.
pub const COVER: (u32, u32) = (412, 630);

/// Where the cover of a share picture is drawn.
pub const COVER_CANVAS: Canvas = Canvas { size: COVER, fills: true };

/// What to do about a cover that is not drawn.
pub const COVER_HELP: &str = "save it as PNG, or export it anew with fewer effects; pages show it as it is";

/// Why an SVG is not drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It could not even be published.
    #[error(transparent)]
    Svg(#[from] svg::Error),
    /// It has a number that no drawing needs.
    #[error("it has numbers beyond {} million", numbers::LARGEST as u64 / 1_000_000)]
    Number,
    /// It draws too many elements.
    #[error("it draws more than {} elements, with those that it repeats", source::ELEMENTS)]
    Elements,
    /// Its paths and texts are too long.
    #[error("its paths, pictures and texts have more than {} MB, with those that it repeats", source::BYTES >> 20)]
    Bytes,
    /// Its elements are nested too deeply.
    #[error("its elements stand in one another or refer to one another more than {} deep", sheet::DEPTH)]
    Depth,
    /// What an element refers to is not clear.
    #[error("two of its elements have the id `{0}`, which others refer to")]
    Ambiguous(String),
    /// Its style sheet takes too long to apply.
    #[error("its style sheet has too many rules for its many elements")]
    Style,
    /// A gradient has too many colours.
    #[error("a gradient in it has more than {} colours", source::STOPS)]
    Stops,
    /// A part of it is drawn at no size that there is.
    #[error("a part of it is larger or farther away than pictures are")]
    Scale,
    /// It takes too long to draw.
    #[error("its filters, layers and patterns take too long to draw")]
    Work,
    /// It takes too much memory to draw.
    #[error("its pictures, layers and patterns take more than {} MB of memory to draw", cost::MEMORY >> 20)]
    Memory,
    /// The library does not read it.
    #[error("it cannot be read: {0}")]
    Unreadable(String),
    /// The library failed.
    #[error("it cannot be drawn: {0}")]
    Failed(String),
}

/// An SVG that can be drawn.
pub struct Drawing {
    tree: Tree,
}

/// Where something is drawn: the canvas, in pixels, and how a drawing of some size is placed on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Canvas {
    /// Width and height.
    pub size: (u32, u32),
    /// Whether the drawing fills the canvas and is cut, or else is whole and leaves room.
    pub fills: bool,
}

impl Canvas {
    /// Leads a drawing of this size to the middle.
    pub fn place(self, drawing: Size) -> Transform {
        let (width, height) = (self.size.0 as f32, self.size.1 as f32);
        let (across, down) = (width / drawing.width(), height / drawing.height());
        let scale = if self.fills { across.max(down) } else { across.min(down) };
        let middle = |room: f32, length: f32| (room - length * scale) / 2.0;
        let (left, top) = (middle(width, drawing.width()), middle(height, drawing.height()));
        Transform::from_row(scale, 0.0, 0.0, scale, left, top)
    }
}

impl Drawing {
    /// Reads an SVG that is to be drawn on a canvas.
    ///
    /// # Errors
    /// Why it is not drawn.
    pub fn read(text: &str, options: &Options<'_>, canvas: Canvas) -> Result<Self, Refusal> {
        let document = svg::document(text)?;
        let counted = source::check(&document)?;
        let work = || {
            caught::caught(|| {
                let tree = Tree::from_xmltree(&document, options)
                    .map_err(|error| Refusal::Unreadable(error.to_string()))?;
                cost::check(&tree, canvas)?;
                Ok(Self { tree })
            })
        };
        with_stack(counted.depth, work)?
    }

    /// Width and height in its own pixels.
    pub fn size(&self) -> Size {
        self.tree.size()
    }

    /// Draws it.
    ///
    /// # Errors
    /// That the library failed.
    pub fn draw(&self, place: Transform, pixels: &mut PixmapMut<'_>) -> Result<(), Refusal> {
        // How deep it is was counted when it was read.
        with_stack(sheet::DEPTH, || {
            caught::caught(|| {
                resvg::render(&self.tree, place, pixels);
                Ok(())
            })
        })?
    }
}

/// How drawings are read: with no files, and with no fonts until there are some.
pub fn options<'a>() -> Options<'a> {
    Options { image_href_resolver: images::resolver(), ..Options::default() }
}

/// An SVG drawn on a canvas.
///
/// # Errors
/// Why it is not drawn.
pub fn drawn(text: &str, options: &Options<'_>, canvas: Canvas) -> Result<Pixmap, Refusal> {
    let drawing = Drawing::read(text, options, canvas)?;
    let mut pixels = Pixmap::new(canvas.size.0, canvas.size.1).ok_or(Refusal::Memory)?;
    drawing.draw(canvas.place(drawing.size()), &mut pixels.as_mut())?;
    Ok(pixels)
}

/// The most memory that reading and drawing an SVG takes, in bytes, as far as its text tells.
///
/// # Errors
/// Why it is not drawn.
pub fn need(text: &str) -> Result<u64, Refusal> {
    let counted = source::check(&svg::document(text)?)?;
    // What makes layers, patterns and pictures.
    let has_layers =
        ["url(", "opacity", "filter", "blend", "isolation", "data:"].iter().any(|word| text.contains(word));
    let layers = if has_layers { MEMORY } else { 0 };
    Ok(PER_BYTE * counted.bytes + PER_ELEMENT * counted.elements + layers)
}

fn with_stack<T: Send>(
    depth: u64,
    work: impl FnOnce() -> Result<T, Refusal> + Send,
) -> Result<Result<T, Refusal>, Refusal> {
    let levels = usize::try_from(depth).unwrap_or(usize::MAX);
    stack::with(levels.saturating_mul(LEVEL), work).map_err(|error| Refusal::Failed(error.to_string()))
}
