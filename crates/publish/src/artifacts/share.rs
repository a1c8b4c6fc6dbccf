//! Draws the share picture of each article and of the site: 1200 × 630 pixels, with title and cover.

mod card;
mod cover;
mod typeset;

use super::{Context, put};
use crate::compress::Count;
use crate::error::{RenderError, at};
use card::{Card, SIZE};
use content::cache::gc;
use content::diagnostics::{Code, Diagnostic};
use content::files;
use content::hash::short_hash;
use content::root::Root;
use contract::model::{Article, Summary};
use contract::url::{Route, share_picture};
use cover::{Cover, Undrawn};
use i18n::locale;
use i18n::messages::Messages;
use images::examine::BUDGET;
use images::{budget, drawing};
use rayon::prelude::*;
use resvg::{
    tiny_skia::{Pixmap, PixmapPaint, Transform},
    usvg::{Options, Tree, fontdb::Database},
};
use skrifa::{FontRef, MetadataProvider};
use std::{
    fs, io,
    path::PathBuf,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
};

/// The font for Latin scripts, licensed under the SIL Open Font License; see `fonts/OFL.txt`.
const FONT: &[u8] = include_bytes!("../../../images/fonts/newsreader-600.ttf");

/// The memory that a picture needs in addition to its cover, in bytes.
const NEED: u64 = 16 << 20;
/// The number of articles prepared at a time; bounds how many sketches are in memory.
const TOGETHER: usize = 256;

/// Draws the share pictures of all articles and of the site, or takes them from `share-cache`, beside the output folder
/// of `press content`. Also returns warnings about covers that could not be drawn.
///
/// # Errors
/// An article cannot be read, or a picture cannot be written.
pub fn write(given: &Context<'_>) -> Result<(Count, Vec<Diagnostic>), RenderError> {
    let studio = Studio::new(given)?;
    let articles: Vec<&Route> =
        given.routes.iter().filter(|route| matches!(route, Route::Article(_))).collect();
    let mut undrawn = Vec::new();
    for routes in articles.chunks(TOGETHER) {
        let new: Vec<Option<Sketch>> =
            routes.par_iter().map(|route| studio.article(route)).collect::<Result<_, _>>()?;
        undrawn.extend(studio.draw(new.into_iter().flatten().collect())?);
    }
    undrawn.extend(studio.draw(studio.magazine()?.into_iter().collect())?);
    gc::remove(&cache(given));
    Ok((Count { all: studio.all_drawn.into_inner(), new: studio.drawn.into_inner() }, undrawn))
}

/// The cache folder for share pictures.
fn cache(given: &Context<'_>) -> PathBuf {
    given.site.with_file_name("share-cache")
}

fn is_rtl(language: &str) -> bool {
    locale::direction(language) == "rtl"
}

/// A picture that is not in the cache and has to be drawn.
struct Sketch {
    /// Its path in the output.
    path: String,
    /// The data file to name in warnings.
    data: PathBuf,
    /// The text as SVG, and whether the bundled font has all its characters.
    text: String,
    own: bool,
    cover: Option<Cover>,
    rtl: bool,
    /// The picture's path in the cache.
    cached: PathBuf,
}

/// State shared by all drawing jobs.
struct Studio<'a> {
    given: &'a Context<'a>,
    /// Whether each article has a data file of its own.
    has_files: bool,
    /// The published files, which covers may use.
    published: Root,
    /// Options with the bundled font only, and with the system's fonts too, which are slow to load.
    own: Options<'a>,
    all: LazyLock<Options<'a>>,
    /// The number of pictures, and of those newly drawn.
    all_drawn: AtomicUsize,
    drawn: AtomicUsize,
}

impl<'a> Studio<'a> {
    fn new(given: &'a Context<'a>) -> Result<Self, RenderError> {
        Ok(Self {
            given,
            has_files: given.source.front()?.data,
            published: Root::new(given.staging, &[]),
            own: options(false),
            all: LazyLock::new(|| options(true)),
            all_drawn: AtomicUsize::new(0),
            drawn: AtomicUsize::new(0),
        })
    }

    fn article(&self, route: &Route) -> Result<Option<Sketch>, RenderError> {
        let site = &self.given.source.front()?.site;
        let whole: Arc<Article> = self.given.source.page(route)?;
        let Summary { title, date, language, authors, cover, .. } = &whole.article;
        let language = language.as_ref().unwrap_or(&site.language);
        let mut line = authors.join(", ");
        line += if line.is_empty() { "" } else { "  ·  " };
        line += &Messages::of(language).date(date);
        let card = Card { magazine: &site.title, title, line: &line, rtl: is_rtl(language) };
        let style = self.given.template;
        let cover = cover.as_ref().and_then(|cover| Cover::of(cover, &self.published, style));
        let data = if self.has_files { route.data() } else { Route::Home.data() };
        self.sketch(share_picture(route), &data, &card, cover)
    }

    fn magazine(&self) -> Result<Option<Sketch>, RenderError> {
        let site = &self.given.source.front()?.site;
        let art = contract::model::Cover::Art(markup::cover_art::art(&site.title, &site.title, &site.title));
        let title = if site.description.is_empty() { &site.title } else { &site.description };
        let host = site.url.split('/').nth(2).unwrap_or_default();
        let card = Card { magazine: &site.title, title, line: host, rtl: is_rtl(&site.language) };
        let cover = Cover::of(&art, &self.published, self.given.template);
        self.sketch(share_picture(&Route::Home), &Route::Home.data(), &card, cover)
    }

    /// Prepares a picture. If it is cached, publishes it and returns `None`.
    fn sketch(
        &self,
        path: String,
        data: &str,
        card: &Card<'_>,
        cover: Option<Cover>,
    ) -> Result<Option<Sketch>, RenderError> {
        let own = Self::has_letters(&[card.magazine, card.title, card.line].concat());
        let text = card::draw(card, self.given.template, self.options(own));
        let key = cover.as_ref().and_then(Cover::key).unwrap_or_default();
        let cached = cache(self.given).join(format!("{}.png", short_hash((text.clone() + &key).as_bytes())));
        self.all_drawn.fetch_add(1, Ordering::Relaxed);
        if let Ok(png) = fs::read(&cached) {
            gc::used(&cached);
            put(self.given.staging, &path, &png)?;
            return Ok(None);
        }
        let data = files::below(self.given.staging, data);
        Ok(Some(Sketch { path, data, text, own, cover, rtl: card.rtl, cached }))
    }

    /// Draws as many pictures in parallel as memory allows. Returns warnings about covers that could not be drawn.
    fn draw(&self, sketches: Vec<Sketch>) -> Result<Vec<Diagnostic>, RenderError> {
        let need = |sketch: &Sketch| match sketch.cover.as_ref().map(Cover::need) {
            Some(Ok(need)) => NEED + need,
            // `draw_one` reports the error.
            Some(Err(_)) | None => NEED,
        };
        let jobs = sketches.into_par_iter().map(|sketch| (need(&sketch), sketch)).collect();
        let done: Result<Vec<_>, _> =
            budget::all(jobs, BUDGET, |sketch| self.draw_one(&sketch)).into_iter().collect();
        Ok(done?.into_iter().flatten().collect())
    }

    fn draw_one(&self, sketch: &Sketch) -> Result<Option<Diagnostic>, RenderError> {
        let Sketch { path, data, text, own, cover, rtl, cached } = sketch;
        let options = self.options(*own);
        let broken = |reason: String| {
            at(&self.given.staging.join(path))(io::Error::new(io::ErrorKind::InvalidData, reason))
        };
        let mut pixels = written(text, options).map_err(broken)?;
        let undrawn = match cover.as_ref().map(|cover| cover.draw(options)) {
            Some(Ok(cover)) => {
                let (left, paint) = (card::cover(*rtl) as i32, PixmapPaint::default());
                pixels.draw_pixmap(left, 0, cover.as_ref(), &paint, Transform::identity(), None);
                None
            }
            Some(Err(undrawn)) => Some(diagnostic(path, data, undrawn)),
            None => None,
        };
        let png = pixels.encode_png().map_err(|error| broken(error.to_string()))?;
        if undrawn.is_none() {
            // If caching fails, the next build draws the picture again.
            let _ = files::put(cached, &png);
        }
        self.drawn.fetch_add(1, Ordering::Relaxed);
        put(self.given.staging, path, &png)?;
        Ok(undrawn)
    }

    fn options(&self, own: bool) -> &Options<'a> {
        if own { &self.own } else { &self.all }
    }

    /// Whether the bundled font has every character of a text.
    fn has_letters(text: &str) -> bool {
        let letters = FontRef::new(FONT).map(|font| font.charmap());
        letters.is_ok_and(|letters| text.chars().all(|letter| letters.map(letter).is_some()))
    }
}

fn diagnostic(path: &str, data: &std::path::Path, Undrawn(reason, help): Undrawn) -> Diagnostic {
    let message = format!("`{path}` omits the cover: {reason}");
    Diagnostic::in_file(Code::UndrawnCover, data, message, help)
}

fn options<'a>(system: bool) -> Options<'a> {
    let mut fonts = Database::new();
    fonts.load_font_data(FONT.to_vec());
    if system {
        fonts.load_system_fonts();
    }
    Options { fontdb: Arc::new(fonts), ..drawing::options() }
}

/// Draws the text of a picture.
fn written(svg: &str, options: &Options<'_>) -> Result<Pixmap, String> {
    let tree = Tree::from_str(svg, options).map_err(|error| error.to_string())?;
    let mut pixels = Pixmap::new(SIZE.0, SIZE.1).ok_or("not enough memory for the picture")?;
    let scale = SIZE.0 as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(pixels)
}
