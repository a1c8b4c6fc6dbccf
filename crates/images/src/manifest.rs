//! Processes pictures for readers: several widths, smaller formats, upright, and without a camera's metadata.
//!
//! [`examine`](mod@crate::examine) checks a file with [`facts`](crate::facts), [`decode`](crate::decode) reads its
//! [`pixels`](crate::pixels), [`encode`](crate::encode) makes other files from them within a memory [`budget`],
//! [`cache`](crate::cache) keeps those for the next build, and [`html`] puts them into texts and covers. A picture that
//! cannot be improved is published as it is, but [without its metadata](crate::strip_metadata).

use crate::budget;
use crate::cache::{Cache, Failure, Look, Record};
use crate::examine::{BUDGET, Refused};
use crate::html::{self, Image};
use content::addresses::encoded;
use content::cache::gc;
use content::diagnostics::Diagnostic;
use content::media::{Media, Shown, Use};
use content::options::{ImageMode, Options};
use content::progress::Task;
use contract::model::{Cover, Variants};
use contract::url;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

/// The output folder of processed images. No article's slug contains `~`, so nothing else is written there.
pub const FOLDER: &str = "media/~";

/// How many bytes of an image's own name are kept in the names of the files made from it.
const NAME: usize = 100;

/// The processed images, by their URLs in the pages.
#[derive(Debug, Default)]
pub struct Manifest {
    images: HashMap<String, Image>,
    made: Vec<Media>,
    replaced: HashSet<String>,
}

/// Reads every image, and processes the published ones according to `effort`. The diagnostics are those that only show
/// when an image is read completely.
pub fn process(
    shown: Vec<(Shown, bool)>,
    options: &Options,
    effort: ImageMode,
) -> (Manifest, Vec<Diagnostic>) {
    let cache = Cache { folder: &options.image_cache };
    let mut files: BTreeMap<PathBuf, (bool, Vec<Shown>)> = BTreeMap::new();
    for (one, published) in shown {
        let file = files.entry(one.from.clone()).or_default();
        file.0 |= published;
        file.1.push(one);
    }
    let looked: Vec<_> = files
        .into_par_iter()
        .map(|(file, (published, shown))| {
            let effort = if published { effort } else { ImageMode::Read };
            (cache.look(&file, effort), file, effort, shown)
        })
        .collect();
    let (mut results, mut jobs) = (Vec::new(), Vec::new());
    for (look, file, effort, shown) in looked {
        match look {
            Ok(Look::New { key, need }) => jobs.push((need, (file, key, effort, shown))),
            Ok(Look::Known(record)) => results.push((Ok(record), shown)),
            Err(refused) => results.push((Err(refused.into()), shown)),
        }
    }
    // Without encoding it takes no time.
    let task = Task::new("pictures", if effort == ImageMode::Make { jobs.len() } else { 0 });
    results.extend(budget::all(jobs, BUDGET, |(file, key, effort, shown)| {
        let record = cache.record(&file, key, effort);
        task.step();
        (record, shown)
    }));
    drop(task);
    if effort == ImageMode::Make {
        gc::remove(cache.folder);
    }
    let (mut manifest, mut problems, mut unwritable) = (Manifest::default(), Vec::new(), None);
    for (record, shown) in results {
        match record {
            Ok(record) => {
                shown.into_iter().for_each(|shown| manifest.add(shown, &record, &options.image_cache));
            }
            // If one cache file cannot be written, neither can others, so one report is enough.
            Err(Failure::Cache(file, error)) => {
                unwritable = unwritable.or(Some(Diagnostic::unwritable(&file, &error)));
            }
            Err(Failure::Picture(Refused { code, reason, help })) => {
                problems.extend(shown.iter().map(|Shown { path, line, name, .. }| {
                    Diagnostic::at(code, path, *line, format!("the picture `{name}` {reason}"), help)
                }));
            }
        }
    }
    problems.extend(unwritable);
    (manifest, problems)
}

impl Manifest {
    fn add(&mut self, shown: Shown, record: &Record, cache: &Path) {
        let stem = url::slug(&shown.from.file_stem().unwrap_or_default().to_string_lossy());
        let stem = &stem[..stem.floor_char_boundary(NAME)];
        let name = |width: &str| format!("{FOLDER}/{stem}-{width}-{}", record.key);
        let mut image = Image { src: encoded(&shown.to), size: shown.size, ..Image::default() };
        for (width, end) in record.files() {
            let from = cache.join(Cache::name(&record.key, width, end));
            self.made.push(Media {
                to: format!("{}.{end}", name(&width.to_string())),
                from,
                usage: Use::Made,
            });
        }
        if let Some(width) = record.fallback {
            self.replaced.insert(shown.to.clone());
            image.src = encoded(&format!("{}.jpg", name(&width.to_string())));
        }
        if !record.formats.is_empty() {
            image.variants = Some(Variants {
                path: name("*").split('*').map(encoded).collect::<Vec<_>>().join("*"),
                formats: record.formats.clone(),
                widths: record.widths.clone(),
            });
        }
        image.placeholder.clone_from(&record.placeholder);
        self.images.insert(url::file(&encoded(&shown.to)), image);
    }

    /// Replaces the images in a text, if it has any.
    pub fn set(&self, html: &mut String) {
        html::text(html, &self.images, false);
    }

    /// Replaces the images in a text that is a whole page.
    pub fn set_page(&self, html: &mut String) {
        html::text(html, &self.images, true);
    }

    /// Replaces a cover's picture with the processed one.
    pub fn set_cover(&self, cover: &mut Option<Cover>) {
        html::cover(cover, &self.images);
    }

    /// Adds the processed files to those to be published, in place of the originals that they replace.
    pub fn set_files(&mut self, media: &mut Vec<Media>) {
        media.retain(|media| media.usage != Use::Shown || !self.replaced.contains(&media.to));
        media.append(&mut self.made);
        media.sort();
        media.dedup();
    }
}
