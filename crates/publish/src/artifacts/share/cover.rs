//! Draws an article's cover for its share picture, within the limits for drawings or for pictures.

use crate::artifacts::style::{paint, rule};
use crate::output::{Entry, Output};
use content::addresses::scheme;
use content::files;
use content::magazine_path::MagazinePath;
use content::root::is_hidden;
use contract::model;
use images::cover::{FORMAT_HELP, refusal};
use images::drawing::{self, COVER, COVER_CANVAS, COVER_HELP, Drawing, Refusal, drawn};
use images::examine::{LARGEST, Refused, examine};
use images::pixels::Pixels;
use images::{decode, svg};
use resvg::tiny_skia::{ColorU8, Pixmap};
use resvg::usvg::{ImageHrefResolver, Options};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The memory in bytes to reserve for an SVG that is too large to examine: the most that any drawing may use.
const UNREAD: u64 = 320 << 20;
/// The largest SVG, in bytes, that is read twice: once to estimate its memory, once to draw it.
const SMALL: u64 = 256 << 10;
/// The image name that stands for a picture decoded by resvg.
const ITSELF: &str = "cover";

/// The cover of an article.
pub enum Cover {
    /// An SVG.
    Art(String),
    /// A published picture file.
    File(PathBuf),
}

/// A drawn cover.
pub struct Drawn {
    /// The pixels.
    pub pixels: Pixmap,
    /// The characters of its texts that no font has.
    pub missing: BTreeSet<char>,
}

/// Why a cover cannot be drawn, as the end of a message, and the suggested fix.
pub struct Undrawn(pub String, pub &'static str);

impl From<Refusal> for Undrawn {
    fn from(refusal: Refusal) -> Self {
        Self(refusal.to_string(), COVER_HELP)
    }
}

fn undrawn(Refused { reason, help, .. }: Refused) -> Undrawn {
    Undrawn(format!("it {reason}"), help)
}

impl Cover {
    /// The cover of an article, coloured as in `style`; `None` if its file is not published.
    pub fn of(cover: &model::Cover, published: &Output, style: &str) -> Option<Self> {
        match cover {
            model::Cover::Art(svg) => Some(Self::Art(coloured(svg, style))),
            model::Cover::Picture(picture) => file(published, &picture.src).map(Self::File),
        }
    }

    /// Whether the content stage has already reported that it cannot be drawn, if that has made the data.
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::File(file) if refusal(file).is_ok_and(|refusal| refusal.is_some()))
    }

    /// Whether it is an SVG with text, so that it depends on fonts.
    pub fn has_text(&self) -> bool {
        match self {
            Self::Art(svg) => svg::has_text(svg),
            Self::File(file) => svg::is_named(file) && text(file).is_ok_and(|svg| svg::has_text(&svg)),
        }
    }

    /// A hash of the cover's content, for the cache; `None` if the file cannot be read.
    pub fn key(&self) -> Option<String> {
        match self {
            Self::Art(svg) => Some(content::hash::short_hash(svg.as_bytes())),
            Self::File(file) => content::hash::short_hash_of(&mut files::open(file).ok()?).ok(),
        }
    }

    /// The maximum memory that drawing needs, in bytes.
    ///
    /// # Errors
    /// Why the cover cannot be drawn.
    pub fn need(&self) -> Result<u64, Undrawn> {
        match self {
            Self::Art(svg) => Ok(drawing::need(svg)?),
            Self::File(file) => match examine(file).map_err(undrawn)? {
                // resvg may decode the picture, which has limits of its own.
                Some(examined) => Ok(examined.need.max(drawing::MEMORY)),
                None if fs::metadata(file).is_ok_and(|file| file.len() > SMALL) => Ok(UNREAD),
                None => Ok(drawing::need(&text(file)?)?),
            },
        }
    }

    /// Draws the cover.
    ///
    /// # Errors
    /// Why the cover cannot be drawn.
    pub fn draw(&self, options: &Options<'_>) -> Result<Drawn, Undrawn> {
        match self {
            Self::Art(svg) => drawing(svg, options),
            Self::File(file) => match examine(file).map_err(undrawn)? {
                Some(_) => Ok(Drawn { pixels: picture(file, options)?, missing: BTreeSet::new() }),
                None => drawing(&text(file)?, options),
            },
        }
    }
}

fn drawing(svg: &str, options: &Options<'_>) -> Result<Drawn, Undrawn> {
    let drawing = Drawing::read(svg, options, COVER_CANVAS)?;
    Ok(Drawn { pixels: drawing::on_canvas(&drawing, COVER_CANVAS)?, missing: drawing.missing() })
}

/// Decodes a picture and crops it to the cover's size.
fn picture(file: &Path, options: &Options<'_>) -> Result<Pixmap, Undrawn> {
    let unreadable = |reason: String| undrawn(Refused::unreadable(reason));
    let bytes = files::read(file, LARGEST).map_err(|error| unreadable(error.to_string()))?;
    let Some(read) = decode::read(&bytes).map_err(unreadable)? else {
        return moving(bytes, options);
    };
    drop(bytes);
    let mut pixels = pixmap()?;
    let to = pixels.pixels_mut().iter_mut();
    match read.pixels.filling(COVER).map_err(unreadable)? {
        Pixels::Opaque(from) => to.zip(from.pixels()).for_each(|(to, from)| {
            let [red, green, blue] = from.0;
            *to = ColorU8::from_rgba(red, green, blue, u8::MAX).premultiply();
        }),
        Pixels::Alpha(from) => to.zip(from.pixels()).for_each(|(to, from)| {
            let [red, green, blue, alpha] = from.0;
            *to = ColorU8::from_rgba(red, green, blue, alpha).premultiply();
        }),
    }
    Ok(pixels)
}

/// Draws a picture that is published unchanged because it is animated or in an unusual colour space. resvg draws the
/// first frame.
fn moving(bytes: Vec<u8>, options: &Options<'_>) -> Result<Pixmap, Undrawn> {
    let Some(kind) = drawing::picture(Arc::new(bytes)) else {
        return Err(Undrawn("its format is not supported".to_owned(), FORMAT_HELP));
    };
    let resolver = ImageHrefResolver {
        resolve_data: Box::new(|_, _, _| None),
        resolve_string: Box::new(move |href, _| (href == ITSELF).then(|| kind.clone())),
    };
    let options =
        Options { fontdb: Arc::clone(&options.fontdb), image_href_resolver: resolver, ..Options::default() };
    let (width, height) = COVER;
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'><image width='{width}' \
         height='{height}' preserveAspectRatio='xMidYMid slice' href='{ITSELF}'/></svg>"
    );
    Ok(drawn(&svg, &options, COVER_CANVAS)?)
}

fn pixmap() -> Result<Pixmap, Undrawn> {
    Ok(Pixmap::new(COVER.0, COVER.1).ok_or(Refusal::Memory)?)
}

fn text(file: &Path) -> Result<String, Undrawn> {
    let unreadable = |error: std::io::Error| Refusal::Unreadable(error.to_string());
    let bytes = files::read(file, svg::BYTES as u64).map_err(unreadable)?;
    Ok(svg::text(&bytes).map_err(Refusal::from)?.into_owned())
}

/// The published file at an address, which may start with a slash; `None` for other hosts, hidden files and folders.
fn file(published: &Output, address: &str) -> Option<PathBuf> {
    published.file(&path(address)?)
}

/// The entry of the published file at an address.
pub fn published(published: &Output, address: &str) -> Option<Entry> {
    published.entry(&path(address)?)
}

fn path(address: &str) -> Option<String> {
    if scheme(address).is_some() || address.starts_with("//") {
        return None;
    }
    let path = address.split(['?', '#']).next()?;
    let inner = MagazinePath::from_address(path.strip_prefix('/').unwrap_or(path)).ok()?;
    (!is_hidden(&inner)).then(|| inner.to_string())
}

/// Cover art with the colours that the style sheet assigns to its palette.
fn coloured(svg: &str, style: &str) -> String {
    let palette = svg.split('"').nth(1).and_then(|classes| classes.split(' ').nth(1)).unwrap_or_default();
    // A theme's own colours are in a rule of their own.
    let own = rule(style, &format!(".b-art.{palette}"));
    let palette = own.or_else(|| rule(style, &format!(".{palette}"))).unwrap_or_default();
    let (ground, a, b, c) = (
        paint(palette, "--art-ground", "#dddddd"),
        paint(palette, "--art-a", "#333333"),
        paint(palette, "--art-b", "#777777"),
        paint(palette, "--art-c", "#aaaaaa"),
    );
    let (width, height) = COVER;
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>\
         <style>.a{{fill:{a}}}.b{{fill:{b}}}.c{{fill:{c}}}.e{{stroke:{ground};stroke-width:3}}\
         .s,.t,.u{{fill:none;stroke:{a}}}.t{{stroke:{c}}}.u{{stroke:{b}}}</style>\
         <rect width='{width}' height='{height}' fill='{ground}'/>{svg}</svg>"
    )
}

#[cfg(test)]
mod tests;
