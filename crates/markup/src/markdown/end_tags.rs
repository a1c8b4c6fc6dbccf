//! Where raw HTML ends its elements. A block of HTML may begin formatting that a later one ends.

use crate::html::elements::is_formatting;
use comrak::nodes::{Node, NodeValue};
use html5ever::LocalName;
use std::collections::HashMap;

/// The last line on which each formatting element has an end tag.
pub type EndTags = HashMap<LocalName, usize>;

/// Finds the end tags in a text, which starts at line `first_line` of its file.
pub fn gather(root: Node<'_>, first_line: usize) -> EndTags {
    let mut tags = EndTags::new();
    for node in root.descendants() {
        let data = node.data();
        let html = match &data.value {
            NodeValue::HtmlBlock(block) => &block.literal,
            NodeValue::HtmlInline(html) => html,
            _ => continue,
        };
        let first = data.sourcepos.start.line + first_line - 1;
        for (line, html) in (first..).zip(html.lines()) {
            for (_, name) in html.match_indices("</").map(|(at, mark)| html.split_at(at + mark.len())) {
                let end = name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len());
                let name = LocalName::from(name[..end].to_ascii_lowercase());
                if is_formatting(&name) {
                    let last = tags.entry(name).or_default();
                    *last = line.max(*last);
                }
            }
        }
    }
    tags
}

/// Whether a formatting element has an end tag below this line.
pub fn are_below(tags: &EndTags, name: &LocalName, line: usize) -> bool {
    tags.get(name).is_some_and(|last| *last > line)
}
