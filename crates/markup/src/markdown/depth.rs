//! Limits nesting depth, because parsers further down the line have limits of their own.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::Node;

/// Maximum depth of a text; browsers stop at 512 elements.
pub const DEEPEST: usize = 200;

/// Returns the line, counted from 1 in the text, of the first node nested too deeply.
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
