//! Draws the share picture of each article and of the site: 1200 × 630 pixels, with title and cover.

mod breaks;
mod card;
mod cover;
mod encode;
mod key;
mod setting;
mod typeset;

use super::Context;
use super::fonts::Faces;
use super::fonts::missing::Missing;
use crate::compress::Count;
use crate::error::{RenderError, at};
use crate::theme::NO_ART;
use card::{Card, Colours, SIZE};
use content::cache::gc;
use content::cache::store::{self, Key};
use content::diagnostics::{Code, Diagnostic};
use content::files;
use content::hash::short_hash;
use content::options;
use content::progress::Task;
use contract::model::{Article, Summary};
use contract::url::{Route, Slug, share_picture};
use cover::{Cover, Undrawn};
use i18n::locale;
use i18n::messages::Messages;
use images::examine::BUDGET;
use images::{budget, drawing};
use rayon::prelude::*;
use resvg::{
    tiny_skia::{Pixmap, PixmapPaint, Transform},
    usvg::{Options, Tree},
};
use setting::Setting;
use site::text_files::{self, TextFiles};
use std::{
    collections::{BTreeSet, HashMap},
    fs, io,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

/// The memory that a picture needs in addition to its cover, in bytes.
const NEED: u64 = 16 << 20;
/// The number of articles prepared at a time; bounds how many sketches are in memory.
const TOGETHER: usize = 256;

/// Draws the share pictures of all articles and of the site, or takes them from `share-cache`, beside the output folder
/// of the content stage. Also returns warnings about covers and characters that could not be drawn.
///
/// # Errors
/// An article cannot be read, or a picture cannot be written.
pub fn write(given: &Context<'_>) -> Result<(Count, Vec<Diagnostic>), RenderError> {
    let studio = Studio::new(given)?;
    let articles: Vec<&Route> =
        given.routes.iter().filter(|route| matches!(route, Route::Article(_))).collect();
    let (mut warnings, mut missing) = (Vec::new(), Missing::default());
    let mut note = |drawn: Vec<Drawn>| {
        for Drawn { undrawn, path, source, missing: letters } in drawn {
            warnings.extend(undrawn);
            missing.add(&path, &source, &letters);
        }
    };
    let task = Task::new("share pictures", articles.len() + 1);
    for routes in articles.chunks(TOGETHER) {
        let new: Vec<Option<Sketch<'_>>> =
            routes.par_iter().map(|route| studio.article(route)).collect::<Result<_, _>>()?;
        let sketches: Vec<Sketch<'_>> = new.into_iter().flatten().collect();
        (sketches.len()..routes.len()).for_each(|_| task.step());
        note(studio.draw(sketches, &task)?);
    }
    note(studio.draw(studio.magazine()?.into_iter().collect(), &task)?);
    drop(task);
    gc::remove(&cache(given));
    warnings.extend(missing.report());
    Ok((Count { all: studio.all_drawn.into_inner(), new: studio.drawn.into_inner() }, warnings))
}

/// The cache folder for share pictures.
fn cache(given: &Context<'_>) -> PathBuf {
    given.site.with_file_name("share-cache")
}

/// A picture that is not in the cache and has to be drawn.
struct Sketch<'a> {
    /// Its path in the output.
    path: String,
    /// The file to name in warnings: an article's, or else the data file.
    source: PathBuf,
    /// Whether the content stage has made it, and has reported what it knew about the cover.
    is_generated: bool,
    /// The text as SVG, and its fonts.
    text: String,
    faces: &'a Faces,
    rtl: bool,
    cover: Option<Cover>,
    /// The picture's path in the cache.
    cached: PathBuf,
    /// A hash of everything that it is made from, if a later build may find it by that.
    of: Option<Key>,
}

/// What could not be drawn of a picture.
struct Drawn {
    path: String,
    source: PathBuf,
    undrawn: Option<Diagnostic>,
    missing: BTreeSet<char>,
}

/// State shared by all drawing jobs.
struct Studio<'a> {
    given: &'a Context<'a>,
    /// Whether each article has a data file of its own.
    has_files: bool,
    /// The colours of the text.
    colours: Colours,
    /// The files that articles are from.
    text_files: TextFiles,
    /// The folder of these files.
    content: PathBuf,
    /// What all pictures are made from, as a hash.
    common: Key,
    /// The articles that lists show, with the addresses of their covers if these are pictures. Empty if no later
    /// build could make use of it.
    covers: HashMap<Slug, Option<String>>,
    /// The number of pictures, and of those newly drawn.
    all_drawn: AtomicUsize,
    drawn: AtomicUsize,
}

impl<'a> Studio<'a> {
    fn new(given: &'a Context<'a>) -> Result<Self, RenderError> {
        let front = given.source.front()?;
        let site = serde_json::to_vec(&front.site).unwrap_or_default();
        let own = given.fonts.own().version();
        let common = store::key([b"share".as_slice(), own.as_bytes(), given.template.as_bytes(), &site]);
        let index = if given.output.is_recorded() && front.data { Some(given.index.get()?) } else { None };
        let covers = index.iter().flat_map(|index| &index.articles).map(|article| {
            let cover = article.cover.as_ref().and_then(|cover| match cover {
                contract::model::Cover::Picture(picture) => Some(picture.src.clone()),
                contract::model::Cover::Art(_) => None,
            });
            (article.slug.clone(), cover)
        });
        Ok(Self {
            given,
            common,
            covers: covers.collect(),
            has_files: front.data,
            colours: Colours::of(given.template),
            text_files: text_files::read(given.site).map_err(at(&given.site.join(text_files::NAME)))?,
            content: options::folder(None).unwrap_or_default(),
            all_drawn: AtomicUsize::new(0),
            drawn: AtomicUsize::new(0),
        })
    }

    fn article(&self, route: &Route) -> Result<Option<Sketch<'a>>, RenderError> {
        let of = self.made_from(route);
        if self.given.output.keep_all([&*share_picture(route)], of) {
            self.all_drawn.fetch_add(1, Ordering::Relaxed);
            return Ok(None);
        }
        let site = &self.given.source.front()?.site;
        let whole: Arc<Article> = self.given.source.page(route)?;
        let Summary { title, date, language, authors, cover, .. } = &whole.article;
        let language = language.as_ref().unwrap_or(&site.language);
        // A name's direction does not affect the date's.
        let authors: Vec<String> = authors.iter().map(|name| format!("\u{2068}{name}\u{2069}")).collect();
        let mut line = authors.join(", ");
        line += if line.is_empty() { "" } else { "  ·  " };
        line += &Messages::of(language).with_dates(site.date_style).date(date);
        let card = Card { magazine: &site.title, title, line: &line, language };
        let style = self.given.template;
        let cover = cover.as_ref().and_then(|cover| Cover::of(cover, self.given.output, style));
        let data = if self.has_files { route.data() } else { Route::Home.data() };
        self.sketch(share_picture(route), &data, &card, cover, of)
    }

    /// A hash of everything that an article's picture is made from; `None` if that is not known without its data.
    fn made_from(&self, route: &Route) -> Option<Key> {
        let Route::Article(slug) = route else { return None };
        let data = self.given.output.entry(&route.data())?;
        let cover = match self.covers.get(slug)? {
            Some(address) => cover::published(self.given.output, address).map(|cover| cover.hash),
            None => None,
        };
        Some(store::key([self.common.as_slice(), &data.hash, &cover.unwrap_or_default()]))
    }

    fn magazine(&self) -> Result<Option<Sketch<'a>>, RenderError> {
        let site = &self.given.source.front()?.site;
        let has_art = !self.given.template.contains(NO_ART);
        let art =
            || contract::model::Cover::Art(markup::cover_art::art(&site.title, &site.title, &site.title));
        let title = if site.description.is_empty() { &site.title } else { &site.description };
        let host = site.url.split('/').nth(2).unwrap_or_default();
        let card = Card { magazine: &site.title, title, line: host, language: &site.language };
        let cover = has_art.then(art).and_then(|art| Cover::of(&art, self.given.output, self.given.template));
        self.sketch(share_picture(&Route::Home), &Route::Home.data(), &card, cover, None)
    }

    /// Prepares a picture. If it is cached, publishes it and returns `None`.
    fn sketch(
        &self,
        path: String,
        data: &str,
        card: &Card<'_>,
        cover: Option<Cover>,
        of: Option<Key>,
    ) -> Result<Option<Sketch<'a>>, RenderError> {
        let rtl = locale::direction(card.language) == "rtl";
        let faces = self.given.fonts.for_text(&[card.magazine, card.title, card.line].concat());
        // Other fonts may change.
        let is_own =
            std::ptr::eq(faces, self.given.fonts.own()) && !cover.as_ref().is_some_and(Cover::has_text);
        let of = of.filter(|_| is_own);
        let key = key::of(card, &self.colours, faces, cover.as_ref(), self.given.fonts);
        let cached = cache(self.given).join(format!("{}.png", short_hash(key.as_bytes())));
        self.all_drawn.fetch_add(1, Ordering::Relaxed);
        if let Ok(png) = fs::read(&cached) {
            gc::used(&cached);
            self.given.output.add_made(&path, of, &png)?;
            return Ok(None);
        }
        let text = card::draw(card, &self.colours, &Setting::new(faces, card.language, rtl));
        let is_generated = files::below(self.given.site, data).is_file();
        let source = text_files::file(&self.text_files, data, &self.content);
        let source = source.unwrap_or_else(|| self.given.output.below(data));
        Ok(Some(Sketch { path, source, is_generated, text, faces, rtl, cover, cached, of }))
    }

    /// Draws as many pictures in parallel as memory allows.
    fn draw(&self, sketches: Vec<Sketch<'a>>, task: &Task) -> Result<Vec<Drawn>, RenderError> {
        let need = |sketch: &Sketch<'_>| match sketch.cover.as_ref().map(Cover::need) {
            Some(Ok(need)) => NEED + need,
            // `draw_one` reports the error.
            Some(Err(_)) | None => NEED,
        };
        let jobs = sketches.into_par_iter().map(|sketch| (need(&sketch), sketch)).collect();
        let draw = |sketch| {
            let drawn = self.draw_one(sketch);
            task.step();
            drawn
        };
        budget::all(jobs, BUDGET, draw).into_iter().collect()
    }

    fn draw_one(&self, sketch: Sketch<'_>) -> Result<Drawn, RenderError> {
        let Sketch { path, source, is_generated, text, faces, rtl, cover, cached, of } = sketch;
        let broken =
            |reason: String| self.given.output.at(&path)(io::Error::new(io::ErrorKind::InvalidData, reason));
        let (mut pixels, mut missing) = written(&text, &faces.options()).map_err(broken)?;
        let is_reported = is_generated && cover.as_ref().is_some_and(Cover::is_refused);
        let undrawn = match cover.map(|cover| self.draw_cover(&cover)) {
            Some(Ok(cover)) => {
                put_over(&cover.pixels, &mut pixels, card::cover(rtl));
                missing.extend(cover.missing);
                None
            }
            Some(Err(undrawn)) => Some(diagnostic(&path, &source, undrawn)),
            None => None,
        };
        let png = encode::png(&pixels).map_err(|error| broken(error.to_string()))?;
        let is_whole = undrawn.is_none() && missing.is_empty();
        if is_whole {
            // If caching fails, the next build draws the picture again.
            let _ = files::put(&cached, &png);
        }
        self.drawn.fetch_add(1, Ordering::Relaxed);
        // What is not whole is reported every time.
        self.given.output.add_made(&path, of.filter(|_| is_whole), &png)?;
        Ok(Drawn { path, source, undrawn: undrawn.filter(|_| !is_reported), missing })
    }

    fn draw_cover(&self, cover: &Cover) -> Result<cover::Drawn, Undrawn> {
        let faces = if cover.has_text() { self.given.fonts.all() } else { self.given.fonts.own() };
        cover.draw(&faces.options_for_drawings())
    }
}

/// Draws a cover, which is as high as the picture, at this distance from the left.
fn put_over(cover: &Pixmap, picture: &mut Pixmap, left: u32) {
    if cover.pixels().iter().any(|pixel| pixel.alpha() < u8::MAX) {
        let paint = PixmapPaint::default();
        picture.draw_pixmap(left as i32, 0, cover.as_ref(), &paint, Transform::identity(), None);
        return;
    }
    // Most are opaque, and copying them takes less time than mixing.
    let (width, whole) = (cover.width() as usize, picture.width() as usize);
    let rows = picture.pixels_mut().chunks_exact_mut(whole).zip(cover.pixels().chunks_exact(width));
    for (to, from) in rows {
        to.iter_mut().skip(left as usize).zip(from).for_each(|(to, from)| *to = *from);
    }
}

fn diagnostic(path: &str, source: &std::path::Path, Undrawn(reason, help): Undrawn) -> Diagnostic {
    let message = format!("`{path}` omits the cover: {reason}");
    Diagnostic::in_file(Code::UndrawnCover, source, message, help)
}

/// Draws the text of a picture. Also returns the characters that no font has.
fn written(svg: &str, options: &Options<'_>) -> Result<(Pixmap, BTreeSet<char>), String> {
    let tree = Tree::from_str(svg, options).map_err(|error| error.to_string())?;
    let mut pixels = Pixmap::new(SIZE.0, SIZE.1).ok_or("not enough memory for the picture")?;
    let scale = SIZE.0 as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok((pixels, drawing::missing(&tree)))
}

#[cfg(test)]
mod tests;
