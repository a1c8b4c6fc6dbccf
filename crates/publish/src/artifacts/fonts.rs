//! The fonts of pictures with text: ours for Latin scripts, and the machine's for the characters that ours lacks.

pub mod face;
pub mod missing;

use content::hash::short_hash;
use face::{Face, region};
use images::drawing;
use resvg::usvg::{
    FontFamily, FontResolver, Options,
    fontdb::{Database, ID},
};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// The font for Latin scripts, licensed under the SIL Open Font License; see `fonts/OFL.txt`.
const OURS: &[u8] = include_bytes!("../../../images/fonts/newsreader-600.ttf");

/// The fonts that SVG means by `sans-serif` and `monospace`: the first that is installed.
const SANS: [&str; 5] = ["Noto Sans", "DejaVu Sans", "Liberation Sans", "Helvetica", "Arial"];
const MONO: [&str; 5] = ["Noto Sans Mono", "DejaVu Sans Mono", "Liberation Mono", "Menlo", "Courier New"];

/// The most fonts that a text of a drawing uses beside its own. The whole text is shaped with each.
const FALLBACKS: usize = 3;

/// The bundled font alone, and together with the machine's, which are slow to load.
pub struct Fonts {
    own: Faces,
    all: LazyLock<Faces, Box<dyn FnOnce() -> Faces + Send>>,
}

impl Fonts {
    /// Our font and those that are installed.
    pub fn installed() -> Self {
        Self::with(Database::load_system_fonts)
    }

    /// Our font and those that `load` adds.
    pub fn with(load: impl FnOnce(&mut Database) + Send + 'static) -> Self {
        let all = LazyLock::new(Box::new(|| Faces::new(load)) as Box<_>);
        Self { own: Faces::new(|_| {}), all }
    }

    /// The fonts for a text: ours alone if it has every character.
    pub fn for_text(&self, text: &str) -> &Faces {
        if self.own.ours().has_all(text) { &self.own } else { self.all() }
    }

    /// Our font and the machine's.
    pub fn all(&self) -> &Faces {
        &self.all
    }

    /// Our font.
    pub fn own(&self) -> &Faces {
        &self.own
    }
}

/// Font faces. The first is ours.
pub struct Faces {
    database: Arc<Database>,
    list: Vec<Face>,
    version: String,
    /// The faces by their names.
    ids: Arc<HashMap<String, ID>>,
    /// The place in `list` of the face chosen for a region and a grapheme cluster.
    chosen: Mutex<HashMap<String, usize>>,
}

impl Faces {
    fn new(load: impl FnOnce(&mut Database)) -> Self {
        let mut database = Database::new();
        database.load_font_data(OURS.to_vec());
        let ours: Vec<ID> = database.faces().map(|face| face.id).collect();
        load(&mut database);
        let mut list: Vec<Face> =
            database.faces().filter_map(|face| Face::read(&database, face.id)).collect();
        // The order of files in a folder means nothing.
        list.sort_by_cached_key(|face| (!ours.contains(&face.id), face.family.clone(), face.name.clone()));
        let first = |names: [&'static str; 5]| {
            names.into_iter().find(|name| list.iter().any(|face| face.family == *name)).unwrap_or(names[0])
        };
        database.set_sans_serif_family(first(SANS));
        database.set_monospace_family(first(MONO));
        // resvg also uses it where a font is not installed.
        database.set_serif_family(&list[0].family);
        let ids = list.iter().map(|face| (face.name.clone(), face.id)).collect();
        let names: Vec<&str> = list.iter().map(|face| &*face.name).collect();
        let version = short_hash(names.concat().as_bytes());
        Self { database: Arc::new(database), list, ids: Arc::new(ids), version, chosen: Mutex::default() }
    }

    fn ours(&self) -> &Face {
        &self.list[0]
    }

    /// The face for a grapheme cluster: ours, or the one that suits it best. If none has all its characters, ours.
    pub fn choose(&self, cluster: &str, region: &str) -> &Face {
        if self.ours().has_all(cluster) {
            return self.ours();
        }
        let known = || self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        let key = format!("{region}{cluster}");
        if let Some(at) = known().get(&key) {
            return &self.list[*at];
        }
        let able = self.list.iter().enumerate().filter(|(_, face)| face.has_all(cluster));
        let best = able.min_by_key(|(_, face)| face.unfitness(cluster, region));
        let at = best.map_or(0, |(at, _)| at);
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
                let face = self.choose(letter.encode_utf8(&mut [0; 4]), region(""));
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
