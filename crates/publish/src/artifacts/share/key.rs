//! Everything that a share picture depends on, by which the cache knows it.

use super::card::{Card, Colours};
use super::cover::Cover;
use crate::artifacts::Fonts;
use crate::artifacts::fonts::Faces;
use content::hash::short_hash;
use site::rendered_cache::VERSION;
use std::sync::LazyLock;

/// A hash of the sources that draw pictures, so that none is taken from the cache that another version has drawn.
static SOURCES: LazyLock<String> = LazyLock::new(|| {
    let sources = [
        include_str!("../share.rs"),
        include_str!("breaks.rs"),
        include_str!("card.rs"),
        include_str!("cover.rs"),
        include_str!("encode.rs"),
        include_str!("setting.rs"),
        include_str!("typeset.rs"),
        include_str!("../fonts.rs"),
        include_str!("../fonts/face.rs"),
        include_str!("../style.rs"),
    ];
    short_hash(sources.concat().as_bytes())
});

/// The key of a picture. To find it takes less time than to set the text.
pub fn of(card: &Card<'_>, colours: &Colours, faces: &Faces, cover: Option<&Cover>, fonts: &Fonts) -> String {
    let Card { magazine, title, line, language } = card;
    let mut key = format!("{VERSION}{}{:?}", &*SOURCES, (magazine, title, line, language, colours));
    key += faces.version();
    if let Some(cover) = cover {
        key += &cover.key().unwrap_or_default();
        key += if cover.has_text() { fonts.all().version() } else { "" };
    }
    key
}
