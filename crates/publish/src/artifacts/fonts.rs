//! The fonts of pictures with text: that of the theme's headings if there is one, ours for Latin scripts, and the
//! machine's for the characters that these lack.

pub mod face;
pub mod missing;

use ::fonts::unpack;
use content::hash::short_hash;
use face::{Face, region};
use images::drawing;
use resvg::usvg::{
    FontFamily, FontResolver, Options,
    fontdb::{Database, ID, Source},
};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use unicode_segmentation::UnicodeSegmentation;

/// The font for Latin scripts, licensed under the SIL Open Font License; see `fonts/OFL.txt`.
const OURS: &[u8] = include_bytes!("../../../images/fonts/newsreader-600.ttf");

/// The fonts that SVG means by `sans-serif` and `monospace`: the first that is installed.
const SANS: [&str; 5] = ["Noto Sans", "DejaVu Sans", "Liberation Sans", "Helvetica", "Arial"];
const MONO: [&str; 5] = ["Noto Sans Mono", "DejaVu Sans Mono", "Liberation Mono", "Menlo", "Courier New"];

/// The most fonts that a text of a drawing uses beside its own. The whole text is shaped with each.
const FALLBACKS: usize = 3;

/// A font file in memory.
type Data = Arc<Vec<u8>>;

/// The theme's font and ours alone, and together with the machine's, which are slow to load.
pub struct Fonts {
    own: Faces,
    all: LazyLock<Faces, Box<dyn FnOnce() -> Faces + Send>>,
}

impl Fonts {
    /// The font of headings, as WOFF2 files of which each has other characters, our font, and those that are installed.
    pub fn installed(headings: &[Vec<u8>]) -> Self {
        Self::with(headings, Database::load_system_fonts)
    }

    /// The font of headings, ours, and those that `load` adds.
    pub fn with(headings: &[Vec<u8>], load: impl FnOnce(&mut Database) + Send + 'static) -> Self {
        // Those that cannot be read have been reported where the theme was.
        let unpacked = headings.iter().filter_map(|file| unpack(file).ok()).map(Data::new);
        let headings: Vec<Data> = unpacked.collect();
        let own = Faces::new(&headings, |_| {});
        Self { own, all: LazyLock::new(Box::new(move || Faces::new(&headings, load)) as Box<_>) }
    }

    /// The fonts for a text: the theme's and ours alone if they have every character.
    pub fn for_text(&self, text: &str) -> &Faces {
        if text.graphemes(true).all(|cluster| self.own.has(cluster)) { &self.own } else { self.all() }
    }

    /// The theme's font, ours and the machine's.
    pub fn all(&self) -> &Faces {
        &self.all
    }

    /// The theme's font and ours.
    pub fn own(&self) -> &Faces {
        &self.own
    }
}

/// Font faces.
pub struct Faces {
    database: Arc<Database>,
    /// Those of the theme, then ours, then others.
    list: Vec<Face>,
    /// How many are of the theme.
    themed: usize,
    version: String,
    /// The faces by their names.
    ids: Arc<HashMap<String, ID>>,
    /// The place in `list` of the face chosen for a region and a grapheme cluster.
    chosen: Mutex<HashMap<String, usize>>,
}

impl Faces {
    fn new(headings: &[Data], load: impl FnOnce(&mut Database)) -> Self {
        let mut database = Database::new();
        let mut list = Vec::new();
        for data in headings {
            let ids = database.load_font_source(Source::Binary(Arc::clone(data) as Arc<_>));
            let faces = ids.into_iter().filter_map(|id| Face::read(&database, id));
            list.extend(faces.map(|face| face.of_theme(data)));
        }
        let themed = list.len();
        let ours = database.load_font_source(Source::Binary(Arc::new(OURS)));
        load(&mut database);
        let others = database.faces().map(|face| face.id).filter(|id| list.iter().all(|face| face.id != *id));
        let others: Vec<Face> = others.filter_map(|id| Face::read(&database, id)).collect();
        list.extend(others);
        // The order of files in a folder means nothing.
        list[themed..]
            .sort_by_cached_key(|face| (!ours.contains(&face.id), face.family.clone(), face.name.clone()));
        let first = |names: [&'static str; 5]| {
            names.into_iter().find(|name| list.iter().any(|face| face.family == *name)).unwrap_or(names[0])
        };
        database.set_sans_serif_family(first(SANS));
        database.set_monospace_family(first(MONO));
        // resvg also uses it where a font is not installed.
        database.set_serif_family(&list[themed].family);
        let ids = list.iter().map(|face| (face.name.clone(), face.id)).collect();
        let names: Vec<&str> = list.iter().map(|face| &*face.name).collect();
        let version = short_hash(names.concat().as_bytes());
        let (database, ids) = (Arc::new(database), Arc::new(ids));
        Self { database, list, themed, ids, version, chosen: Mutex::default() }
    }

    fn ours(&self) -> &Face {
        &self.list[self.themed]
    }

    /// Whether the theme's font or ours has a grapheme cluster.
    fn has(&self, cluster: &str) -> bool {
        self.list[..=self.themed].iter().any(|face| face.has_all(cluster))
    }

    /// The face for a grapheme cluster: the theme's, ours, or the one that suits it best. If none has all its characters,
    /// ours.
    pub fn choose(&self, cluster: &str, region: &str) -> &Face {
        let themed = self.list[..self.themed].iter().find(|face| face.has_all(cluster));
        themed.unwrap_or_else(|| self.choose_other(cluster, region))
    }

    /// The face for a grapheme cluster that is not of the theme.
    fn choose_other(&self, cluster: &str, region: &str) -> &Face {
        if self.ours().has_all(cluster) {
            return self.ours();
        }
        let known = || self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        let key = format!("{region}{cluster}");
        if let Some(at) = known().get(&key) {
            return &self.list[*at];
        }
        let others = self.list.iter().enumerate().skip(self.themed);
        let able = others.filter(|(_, face)| face.has_all(cluster));
        let best = able.min_by_key(|(_, face)| face.unfitness(cluster, region));
        let at = best.map_or(self.themed, |(at, _)| at);
        known().insert(key, at);
        &self.list[at]
    }

    /// A hash of the fonts, which changes when others are installed.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Options for drawing SVG of others.
    pub fn options_for_drawings(&self) -> Options<'_> {
        let fonts = FontResolver {
            select_fallback: Box::new(|letter, used, _| {
                let face = self.choose_other(letter.encode_utf8(&mut [0; 4]), region(""));
                (used.len() <= FALLBACKS && !used.contains(&face.id)).then_some(face.id)
            }),
            ..FontResolver::default()
        };
        Options { fontdb: Arc::clone(&self.database), font_resolver: fonts, ..drawing::options() }
    }

    /// Options for drawing our own text, in which families are names of faces.
    pub fn options(&self) -> Options<'static> {
        let ids = Arc::clone(&self.ids);
        let ours = self.ours().id;
        let fonts = FontResolver {
            select_font: Box::new(move |font, _| {
                let named = font.families().iter().find_map(|family| match family {
                    FontFamily::Named(name) => ids.get(name).copied(),
                    _ => None,
                });
                Some(named.unwrap_or(ours))
            }),
            // The face of each run has been chosen already.
            select_fallback: Box::new(|_, _, _| None),
        };
        Options { fontdb: Arc::clone(&self.database), font_resolver: fonts, ..drawing::options() }
    }
}
