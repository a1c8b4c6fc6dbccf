//! Draws SVG for share pictures and icons, within limits that are checked before anything is drawn.
//!
//! A few bytes of SVG can ask for years of work: a noise of 9,999 octaves, a canvas of any width. `source` counts
//! repetitions and references in the text, and `cost` estimates the work of drawing the parsed tree. If a library
//! panics all the same, the SVG is refused.

mod cost;
mod filters;
mod images;
mod letters;
mod numbers;
mod paths;
mod sheet;
mod source;

use crate::svg;
use content::caught::caught;
use content::stack;
use resvg::tiny_skia::{Pixmap, PixmapMut, Transform};
use resvg::usvg::{Options, Size, Tree};
use std::collections::BTreeSet;

pub use cost::MEMORY;
pub use images::kind as picture;
pub use letters::{is_invisible, missing};

/// The stack that each level of nesting takes in the libraries, in bytes, without optimisation.
const LEVEL: usize = 32 * 1024;

/// The memory that the libraries take beside layers, in bytes, for each byte of text and for each element.
const PER_BYTE: u64 = 4;
const PER_ELEMENT: u64 = 2 * 1024;

/// The size of a cover in a share picture, in pixels.
pub const COVER: (u32, u32) = (412, 630);

/// The canvas for the cover of a share picture.
pub const COVER_CANVAS: Canvas = Canvas { size: COVER, fills: true };

/// The fix for a cover that cannot be drawn.
pub const COVER_HELP: &str = "save it as PNG, or export it with fewer effects; pages show it either way";

/// Why an SVG is not drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It could not be published either.
    #[error(transparent)]
    Svg(#[from] svg::Error),
    /// One of its numbers is too large.
    #[error("it contains numbers above {} million", numbers::LARGEST as u64 / 1_000_000)]
    Number,
    /// It draws too many elements.
    #[error("it draws more than {} elements, including repetitions", source::ELEMENTS)]
    Elements,
    /// Its paths and texts are too long.
    #[error("its paths, pictures and texts exceed {} MB, including repetitions", source::BYTES >> 20)]
    Bytes,
    /// Its elements are nested too deeply.
    #[error("its elements contain or refer to one another more than {} levels deep", sheet::DEPTH)]
    Depth,
    /// An id that others refer to is not unique.
    #[error("two of its elements share the id `{0}`, which others refer to")]
    Ambiguous(String),
    /// Its style sheet takes too long to apply.
    #[error("its style sheet has too many rules for its number of elements")]
    Style,
    /// A gradient has too many colours.
    #[error("one of its gradients has more than {} colours", source::STOPS)]
    Stops,
    /// A part of it is scaled or placed beyond any reasonable size.
    #[error("part of it is too large or too far away to be drawn")]
    Scale,
    /// It takes too long to draw.
    #[error("its filters, layers and patterns take too long to draw")]
    Work,
    /// It takes too much memory to draw.
    #[error("its pictures, layers and patterns need more than {} MB of memory to draw", cost::MEMORY >> 20)]
    Memory,
    /// The library cannot parse it.
    #[error("it cannot be parsed: {0}")]
    Unreadable(String),
    /// The library failed.
    #[error("it cannot be drawn: {0}")]
    Failed(String),
}

/// A parsed SVG that is within the limits.
pub struct Drawing {
    tree: Tree,
}

/// The canvas in pixels, and how a drawing is fitted to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Canvas {
    /// Width and height.
    pub size: (u32, u32),
    /// Whether the drawing fills the canvas and is cropped; otherwise it is shown whole.
    pub fills: bool,
}

impl Canvas {
    /// The transform that scales a drawing of this size to the canvas and centres it.
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
    /// Parses an SVG that is to be drawn on a canvas.
    ///
    /// # Errors
    /// Fails if it cannot be drawn within the limits.
    pub fn read(text: &str, options: &Options<'_>, canvas: Canvas) -> Result<Self, Refusal> {
        let document = svg::document(text)?;
        let counted = source::check(&document)?;
        let work = || {
            caught(|| {
                let tree = Tree::from_xmltree(&document, options)
                    .map_err(|error| Refusal::Unreadable(error.to_string()))?;
                cost::check(&tree, canvas)?;
                Ok(Self { tree })
            })
            .unwrap_or_else(|panic| Err(Refusal::Failed(panic)))
        };
        with_stack(counted.depth, work)?
    }

    /// Width and height in its own units.
    pub fn size(&self) -> Size {
        self.tree.size()
    }

    /// The characters of its texts that no font has.
    pub fn missing(&self) -> BTreeSet<char> {
        missing(&self.tree)
    }

    /// Draws it onto `pixels`.
    ///
    /// # Errors
    /// Fails if the library does.
    pub fn draw(&self, place: Transform, pixels: &mut PixmapMut<'_>) -> Result<(), Refusal> {
        // The depth was checked when it was parsed.
        with_stack(sheet::DEPTH, || {
            caught(|| resvg::render(&self.tree, place, pixels)).map_err(Refusal::Failed)
        })?
    }
}

/// The options for parsing: no files are read, and there are no fonts until some are added.
pub fn options<'a>() -> Options<'a> {
    Options { image_href_resolver: images::resolver(), ..Options::default() }
}

/// Draws an SVG on a canvas.
///
/// # Errors
/// Fails if it cannot be drawn within the limits.
pub fn drawn(text: &str, options: &Options<'_>, canvas: Canvas) -> Result<Pixmap, Refusal> {
    on_canvas(&Drawing::read(text, options, canvas)?, canvas)
}

/// Draws a parsed SVG on a new canvas.
///
/// # Errors
/// Fails if the library does, or if there is too little memory.
pub fn on_canvas(drawing: &Drawing, canvas: Canvas) -> Result<Pixmap, Refusal> {
    let mut pixels = Pixmap::new(canvas.size.0, canvas.size.1).ok_or(Refusal::Memory)?;
    drawing.draw(canvas.place(drawing.size()), &mut pixels.as_mut())?;
    Ok(pixels)
}

/// The most memory that parsing and drawing an SVG takes, in bytes, estimated from its text.
///
/// # Errors
/// Fails if it cannot be drawn within the limits.
pub fn need(text: &str) -> Result<u64, Refusal> {
    let counted = source::check(&svg::document(text)?)?;
    // Words that indicate layers, patterns or images.
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
