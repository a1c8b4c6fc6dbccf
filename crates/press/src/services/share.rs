//! The pictures that stand for a page where it is shared: 1200 by 630 pixels, drawn from the article itself.

mod drawing;
mod typeset;

use super::{Given, images, put};
use crate::{
    assets::short_hash,
    compress::Made,
    files,
    pages::{PrintError, at},
    root::Root,
    unused,
};
use broadsheet::{
    head::share_picture,
    locale,
    model::{Article, Cover, Summary},
    url::Route,
    words::Words,
};
use drawing::{Card, SIZE, draw};
use rayon::prelude::*;
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};
use skrifa::{FontRef, MetadataProvider};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc, LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Latin and its extensions, under the SIL Open Font License; `fonts/OFL.txt`.
const FONT: &[u8] = include_bytes!("../../fonts/newsreader-600.ttf");

/// Draws the picture of every article and of the magazine. What was drawn for an earlier build is taken from
/// `share-cache` beside the folder that `press content` wrote.
///
/// # Errors
/// An article that cannot be read, or a picture that cannot be written.
pub fn write(given: &Given<'_>) -> Result<Made, PrintError> {
    let site = &given.source.front()?.site;
    let studio = Studio::new(given);
    given.routes.par_iter().try_for_each(|route| {
        let Route::Article(_) = route else { return Ok(()) };
        let whole: Arc<Article> = given.source.page(route)?;
        let Summary { title, date, language, authors, cover, .. } = &whole.article;
        let language = language.as_ref().unwrap_or(&site.language);
        let mut line = authors.join(", ");
        line += if line.is_empty() { "" } else { "  ·  " };
        line += &Words::of(language).date(date);
        let cover = cover.as_ref();
        let card = Card { magazine: &site.title, title, line: &line, cover, rtl: is_rtl(language) };
        studio.put(&share_picture(route), &card)
    })?;
    let art = Cover::Art(crate::cover::art(&site.title, &site.title, &site.title));
    let title = if site.description.is_empty() { &site.title } else { &site.description };
    let host = site.url.split('/').nth(2).unwrap_or_default();
    let rtl = is_rtl(&site.language);
    let card = Card { magazine: &site.title, title, line: host, cover: Some(&art), rtl };
    studio.put(&share_picture(&Route::Home), &card)?;
    unused::remove(&cache(given));
    Ok(Made { all: studio.all_drawn.into_inner(), new: studio.drawn.into_inner() })
}

/// Where pictures wait for the next build.
fn cache(given: &Given<'_>) -> PathBuf {
    given.site.with_file_name("share-cache")
}

fn is_rtl(language: &str) -> bool {
    locale::direction(language) == "rtl"
}

/// What pictures are drawn with.
struct Studio<'a> {
    given: &'a Given<'a>,
    /// What is published, and may be shown.
    published: Root,
    /// The magazine's font alone; and with the system's, which takes long to read, for what it has no letters for.
    own: Options<'a>,
    all: LazyLock<Options<'a>, Box<dyn FnOnce() -> Options<'a> + Send + 'a>>,
    /// How many pictures there are, and how many of them are new.
    all_drawn: AtomicUsize,
    drawn: AtomicUsize,
}

impl<'a> Studio<'a> {
    fn new(given: &'a Given<'a>) -> Self {
        let staging = given.staging;
        let all = LazyLock::new(Box::new(move || options(staging, true)) as Box<dyn FnOnce() -> _ + Send>);
        Self {
            given,
            published: Root::new(staging, &[]),
            own: options(staging, false),
            all,
            all_drawn: AtomicUsize::new(0),
            drawn: AtomicUsize::new(0),
        }
    }

    fn put(&self, path: &str, card: &Card<'_>) -> Result<(), PrintError> {
        let text = [card.magazine, card.title, card.line].concat();
        let options = if Self::has_letters(&text) { &self.own } else { &*self.all };
        let svg = draw(card, self.given.template, options);
        let mut key = svg.clone().into_bytes();
        if let Some(Cover::Picture(picture)) = card.cover {
            let file = images::file(&self.published, &picture.src);
            key.extend(file.and_then(|file| fs::read(file).ok()).unwrap_or_default());
        }
        let cached = cache(self.given).join(format!("{}.png", short_hash(&key)));
        self.all_drawn.fetch_add(1, Ordering::Relaxed);
        let png = match fs::read(&cached) {
            Ok(png) => {
                unused::used(&cached);
                png
            }
            Err(_) => {
                let png = render(&svg, options).map_err(|reason| {
                    at(&self.given.staging.join(path))(io::Error::new(io::ErrorKind::InvalidData, reason))
                })?;
                // Where it cannot be kept it is drawn again by the next build.
                let _ = files::put(&cached, &png);
                self.drawn.fetch_add(1, Ordering::Relaxed);
                png
            }
        };
        put(self.given.staging, path, &png)
    }

    /// Whether the magazine's font has every letter of a text.
    fn has_letters(text: &str) -> bool {
        let letters = FontRef::new(FONT).map(|font| font.charmap());
        letters.is_ok_and(|letters| text.chars().all(|letter| letters.map(letter).is_some()))
    }
}

fn options<'a>(staging: &Path, system: bool) -> Options<'a> {
    let mut fonts = Database::new();
    fonts.load_font_data(FONT.to_vec());
    if system {
        fonts.load_system_fonts();
    }
    Options { fontdb: Arc::new(fonts), image_href_resolver: images::resolver(staging), ..Options::default() }
}

fn render(svg: &str, options: &Options<'_>) -> Result<Vec<u8>, String> {
    let tree = Tree::from_str(svg, options).map_err(|error| error.to_string())?;
    let mut pixels = Pixmap::new(SIZE.0, SIZE.1).ok_or("no memory for a picture")?;
    let scale = SIZE.0 as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}
