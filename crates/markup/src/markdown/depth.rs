//! Bounds how deep the parts of a text stand in one another: what reads the page has bounds of its own.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::Node;

/// As deep a text may be; browsers stop at 512 elements.
pub const DEEPEST: usize = 200;

/// The line, counted from 1 in the text, of the first node that is too deep.
pub fn exceeded(root: Node<'_>) -> Option<usize> {
    let mut depth = 0_usize;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => {
                depth += 1;
                if depth > DEEPEST {
                    return Some(node.data().sourcepos.start.line.max(1));
                }
            }
            NodeEdge::End(_) => depth -= 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use comrak::{Arena, Options, parse_document};

    fn line(text: &str) -> Option<usize> {
        exceeded(parse_document(&Arena::new(), text, &Options::default()))
    }

    #[test]
    fn depth_is_bounded() {
        assert_eq!(line(&format!("a\n\n{}x", "> ".repeat(DEEPEST - 3))), None);
        assert_eq!(line(&format!("a\n\n{}x", "> ".repeat(10_000))), Some(3));
        assert_eq!(line(&format!("{}x{}", "*a **b ".repeat(1_000), " b** a*".repeat(1_000))), Some(1));
    }
}
