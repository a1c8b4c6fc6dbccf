//! Pictures as readers get them: in several widths and smaller formats, upright, without what a camera wrote into them.
//!
//! [`examine`](mod@examine) looks into a file with [`facts`], [`decode`] reads it into [`pixels`], [`encode`] makes
//! others of it within a [`budget`] of memory, [`cache`] keeps them for the next build, [`markup`] puts them into texts
//! and covers. What cannot be made better than it is stays as it is, without what [`bare`] leaves out.

use crate::budget;
use crate::cache::{Cache, Failure, Look, Record};
use crate::examine::{BUDGET, Refused};
use crate::html::{self, Image};
use content::addresses::encoded;
use content::cache::gc;
use content::diagnostics::Diagnostic;
use content::media::{Media, Shown, Use};
use content::options::{ImageMode, Options};
use contract::model::{Cover, Variants};
use contract::url;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

/// The folder of what is made here, in the output. No article's slug has a `~`, so it is nobody else's.
pub const FOLDER: &str = "media/~";

/// As many bytes of a picture's own name as are in the names of those that are made of it.
const NAME: usize = 100;

/// What has become of the pictures, by their addresses in the pages.
#[derive(Debug, Default)]
pub struct Manifest {
    prints: HashMap<String, Image>,
    made: Vec<Media>,
    replaced: HashSet<String>,
}

/// Reads every picture, and makes of the published ones what there is effort for. The mistakes are those that only
/// show when a picture is read whole.
pub fn process(
    shown: Vec<(Shown, bool)>,
    options: &Options,
    effort: ImageMode,
) -> (Manifest, Vec<Diagnostic>) {
    let cache = Cache { folder: &options.cache };
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
    let (mut developed, mut jobs) = (Vec::new(), Vec::new());
    for (look, file, effort, shown) in looked {
        match look {
            Ok(Look::New { key, need }) => jobs.push((need, (file, key, effort, shown))),
            Ok(Look::Known(record)) => developed.push((Ok(record), shown)),
            Err(refused) => developed.push((Err(refused.into()), shown)),
        }
    }
    developed.extend(budget::all(jobs, BUDGET, |(file, key, effort, shown)| {
        (cache.record(&file, key, effort), shown)
    }));
    if effort == ImageMode::Make {
        gc::remove(cache.folder);
    }
    let (mut album, mut problems, mut unwritable) = (Manifest::default(), Vec::new(), None);
    for (record, shown) in developed {
        match record {
            Ok(record) => shown.into_iter().for_each(|shown| album.add(shown, &record, &options.cache)),
            // What one file cannot be written for, others cannot, either.
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
    (album, problems)
}

impl Manifest {
    fn add(&mut self, shown: Shown, record: &Record, cache: &Path) {
        let stem = url::slug(&shown.from.file_stem().unwrap_or_default().to_string_lossy());
        let stem = &stem[..stem.floor_char_boundary(NAME)];
        let name = |width: &str| format!("{FOLDER}/{stem}-{width}-{}", record.key);
        let mut print = Image { src: encoded(&shown.to), size: shown.size, ..Image::default() };
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
            print.src = encoded(&format!("{}.jpg", name(&width.to_string())));
        }
        if !record.formats.is_empty() {
            print.variants = Some(Variants {
                path: name("*").split('*').map(encoded).collect::<Vec<_>>().join("*"),
                formats: record.formats.clone(),
                widths: record.widths.clone(),
            });
        }
        print.placeholder.clone_from(&record.placeholder);
        self.prints.insert(url::file(&encoded(&shown.to)), print);
    }

    /// Puts the pictures into a text, of which it may be that it has none.
    pub fn set(&self, html: &mut String) {
        html::text(html, &self.prints, false);
    }

    /// Puts the pictures into a text that is all of its page.
    pub fn set_page(&self, html: &mut String) {
        html::text(html, &self.prints, true);
    }

    /// Gives a cover what was made of its picture.
    pub fn set_cover(&self, cover: &mut Option<Cover>) {
        html::cover(cover, &self.prints);
    }

    /// Puts the files that were made among those to be written, in place of those that they replace.
    pub fn set_files(&mut self, media: &mut Vec<Media>) {
        media.retain(|media| media.usage != Use::Shown || !self.replaced.contains(&media.to));
        media.append(&mut self.made);
        media.sort();
        media.dedup();
    }
}
