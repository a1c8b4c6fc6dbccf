//! A font face: the characters that it has, and how well it suits a text.

use content::hash::short_hash;
use images::drawing::is_invisible;
use resvg::usvg::fontdb::{Database, ID, Stretch, Style};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};
use std::ops::RangeInclusive;

/// The weight of our font, which is that of headings in the app's styles.
const WEIGHT: u16 = 600;

/// Fonts that show a box or nothing for every character.
const EMPTY: [&str; 3] = ["LastResort", "Last Resort", "Adobe Blank"];

/// The regions whose characters a font for Chinese, Japanese and Korean draws, as in `Noto Serif CJK JP`.
const REGIONS: [&str; 5] = ["JP", "KR", "SC", "TC", "HK"];

/// A font face.
pub struct Face {
    /// Its id in the database.
    pub id: ID,
    /// Its name in our SVG. It changes with the font's content, and so does the name of a cached picture that shows it.
    pub name: String,
    /// The name of its family in English.
    pub family: String,
    is_upright: bool,
    is_monospaced: bool,
    /// How far it is from the weight and width of ours.
    distance: u16,
    /// The characters that it has.
    letters: Vec<RangeInclusive<u32>>,
    /// Whether it is of the theme.
    is_of_theme: bool,
}

impl Face {
    /// Reads a face of a database; `None` if it is broken or shows nothing.
    pub fn read(database: &Database, id: ID) -> Option<Self> {
        let info = database.face(id)?;
        let family = info.families.first()?.0.clone();
        if EMPTY.iter().any(|empty| family.contains(empty)) {
            return None;
        }
        let (letters, version) = database.with_face_data(id, |data, index| {
            let font = FontRef::from_index(data, index).ok()?;
            let head = font.head().ok()?;
            let version = format!("{:?} {:08x}", head.font_revision(), head.checksum_adjustment());
            Some((letters(&font), version))
        })??;
        let identity = format!("{} {} {family} {version}", info.post_script_name, info.index);
        Some(Self {
            id,
            name: format!("f{}", short_hash(identity.as_bytes())),
            is_upright: info.style == Style::Normal,
            is_monospaced: info.monospaced,
            distance: info.weight.0.abs_diff(WEIGHT)
                + if info.stretch == Stretch::Normal { 0 } else { 1_000 },
            letters,
            family,
            is_of_theme: false,
        })
    }

    /// The face as one of the theme, with these bytes, whose own version may say nothing after they were subset.
    #[must_use]
    pub fn of_theme(self, data: &[u8]) -> Self {
        Self { name: format!("f{}", short_hash(data)), is_of_theme: true, ..self }
    }

    /// The weight to draw if it has several; `None` for the one that it has by default.
    pub fn weight(&self) -> Option<u16> {
        self.is_of_theme.then_some(WEIGHT)
    }

    fn has(&self, letter: char) -> bool {
        let letter = u32::from(letter);
        let after = self.letters.partition_point(|range| *range.start() <= letter);
        after.checked_sub(1).is_some_and(|at| self.letters[at].contains(&letter))
    }

    /// Whether it has the space between words. That of emoji is as wide as they are.
    pub fn has_spaces(&self) -> bool {
        self.has(' ') && !self.has_emoji()
    }

    fn has_emoji(&self) -> bool {
        self.family.contains("Emoji")
    }

    /// Whether it has every visible character of a text.
    pub fn has_all(&self, text: &str) -> bool {
        text.chars().filter(|letter| !is_invisible(*letter)).all(|letter| self.has(letter))
    }

    /// How badly it suits a text that it can show; the lowest is best.
    pub fn unfitness(&self, text: &str, region: &str) -> impl Ord + use<> {
        let emoji = text.chars().any(|letter| letter >= '\u{1f000}' || letter == '\u{fe0f}');
        let mut regions = self.family.split(' ').filter(|word| REGIONS.contains(word)).peekable();
        (
            emoji != self.has_emoji(),
            regions.peek().is_some() && !regions.any(|word| word == region),
            !self.is_upright,
            self.is_monospaced,
            !self.family.contains("Serif"),
            self.distance,
        )
    }
}

/// The region whose characters a language is written with, as fonts name it.
pub fn region(language: &str) -> &'static str {
    let language = language.to_ascii_lowercase();
    let mut parts = language.split('-');
    match parts.next() {
        Some("ja") => "JP",
        Some("ko") => "KR",
        Some("yue") => "HK",
        Some("zh") if language.contains("-hk") || language.contains("-mo") => "HK",
        Some("zh") if parts.any(|part| matches!(part, "hant" | "tw")) => "TC",
        _ => "SC",
    }
}

/// The characters of a font, in order.
fn letters(font: &FontRef<'_>) -> Vec<RangeInclusive<u32>> {
    let mut all: Vec<u32> = font.charmap().mappings().map(|(letter, _)| letter).collect();
    all.sort_unstable();
    let mut ranges: Vec<RangeInclusive<u32>> = Vec::new();
    for letter in all {
        match ranges.last_mut() {
            Some(last) if letter <= last.end() + 1 => *last = *last.start()..=letter,
            _ => ranges.push(letter..=letter),
        }
    }
    ranges
}
