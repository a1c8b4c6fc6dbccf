//! The characters of a drawing's texts for which there is no glyph.

use resvg::usvg::{Group, Node, Tree};
use skrifa::{FontRef, MetadataProvider};
use std::collections::BTreeSet;

/// The characters that a drawing shows as boxes, or not at all, because none of the fonts has them.
pub fn missing(tree: &Tree) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    add(tree, tree.root(), &mut found);
    found
}

fn add(tree: &Tree, group: &Group, found: &mut BTreeSet<char>) {
    for node in group.children() {
        match node {
            Node::Group(group) => add(tree, group, found),
            Node::Text(text) => {
                // Invisible characters are laid out even without a glyph.
                let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                for glyph in glyphs.filter(|glyph| glyph.id.0 == 0) {
                    let has = |data: &[u8], index: u32, letter: char| {
                        FontRef::from_index(data, index)
                            .is_ok_and(|font| font.charmap().map(letter).is_some())
                    };
                    let lacks = |letter: &char| {
                        tree.fontdb().with_face_data(glyph.font, |data, index| !has(data, index, *letter))
                    };
                    let letters = glyph.text.chars().filter(|letter| !is_invisible(*letter));
                    found.extend(letters.filter(|letter| lacks(letter) == Some(true)));
                }
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

/// Whether a character only affects others, so that no font needs to have it: a soft hyphen, joiner or variant selector.
pub fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}
