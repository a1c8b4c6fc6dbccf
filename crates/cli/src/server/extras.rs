//! Feeds, the sitemap, icons, redirects and share pictures: made in the cache when one of them is asked for.

use app::load::Source;
use content::aliases::Aliases;
use content::files;
use contract::url::{Route, share_picture};
use publish::artifacts::{self, Context, Fonts, LazyIndex};
use publish::output::{Earlier, Output};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::PoisonError;

/// What they are made from.
pub struct Inputs<'a> {
    /// The icon, unless the publisher has one in `public/`.
    pub icon: Option<&'a [u8]>,
    /// The page template, whose styles define the colours.
    pub template: &'a str,
    /// The data of all pages.
    pub source: &'a Source,
    /// All pages.
    pub routes: Vec<Route>,
    /// Former addresses.
    pub aliases: &'a Aliases,
    /// The files of the headings' font.
    pub headings: &'a [Vec<u8>],
    /// The publisher's own files.
    pub public: &'a Path,
}

/// The largest icon that is read, in bytes.
const LARGEST_ICON: u64 = 4 << 20;

/// The folder with what has been made for an edition.
pub struct Extras {
    folder: PathBuf,
    /// The feeds and their like, once they have been made.
    made: Mutex<Option<Output>>,
}

impl Extras {
    /// Makes them in `folder` when they are needed.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, made: Mutex::default() }
    }

    /// A file, by path, if it is one of these.
    pub fn file<'a>(&self, path: &str, inputs: impl FnOnce() -> Inputs<'a>) -> Option<Vec<u8>> {
        let is_share_picture = path == "share.png" || path.starts_with("share/");
        let is_own = site::release::files().any(|name| name == path)
            || site::release::is_part_of_sitemap(path)
            || path.ends_with("/feed.xml")
            || path.ends_with("/atom.xml")
            || path.ends_with("/feed.json");
        if path.starts_with(['_', '.']) || !(is_share_picture || is_own) {
            return None;
        }
        let inputs = inputs();
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        // The cache may have been emptied meanwhile.
        let output = match made.take().filter(|_| self.folder.is_dir()) {
            Some(output) => made.insert(output),
            None => made.insert(self.make(&inputs).ok()?),
        };
        if is_share_picture && output.entry(path).is_none() {
            let route = inputs.routes.iter().find(|route| share_picture(route) == path)?.clone();
            self.with_context(output, &inputs, &[route], artifacts::share).ok()?;
        }
        output.read(path).ok()
    }

    fn make(&self, inputs: &Inputs<'_>) -> Result<Output, publish::error::RenderError> {
        let folder = self.folder.join("site");
        let at = || publish::error::at(&folder);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(at()(error)),
            _ => {}
        }
        let output = Output::new(&folder, Earlier::default());
        // Those of the publisher are served as they are; others are made from the icon.
        let icon = inputs.public.join(artifacts::ICON);
        let icon = files::read(&icon, LARGEST_ICON).ok().or_else(|| inputs.icon.map(<[u8]>::to_vec));
        if let Some(icon) = icon {
            output.put(artifacts::ICON, &icon)?;
        }
        let aliases = self.folder.join(content::aliases::NAME);
        let text = serde_json::to_vec(inputs.aliases).map_err(|error| at()(error.into()))?;
        files::put(&aliases, &text).map_err(publish::error::at(&aliases))?;
        self.with_context(&output, inputs, &inputs.routes, artifacts::write)?;
        Ok(output)
    }

    fn with_context<T>(
        &self,
        output: &Output,
        inputs: &Inputs<'_>,
        routes: &[Route],
        work: impl FnOnce(&Context<'_>) -> T,
    ) -> T {
        work(&Context {
            output,
            site: &self.folder,
            template: inputs.template,
            source: inputs.source,
            index: &LazyIndex::of(inputs.source),
            routes,
            fonts: &Fonts::installed(inputs.headings),
            sitemap_limit: artifacts::SITEMAP_LIMIT,
            rules: false,
        })
    }
}
