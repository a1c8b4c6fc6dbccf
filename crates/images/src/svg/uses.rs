//! Limits how much `<use>` draws: ten elements that each draw the next one ten times make ten billion.

use super::Error;
use super::parse::{DRAWN, own};
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// How many levels of repetition are counted. Anything deeper has by then exceeded every limit or hardly grows.
const ROUNDS: usize = 64;

/// Refuses a drawing that draws more than [`DRAWN`] elements.
pub fn checked(document: &Document<'_>) -> Result<(), Error> {
    let nodes: Vec<Node<'_, '_>> = document.descendants().collect();
    let ids: HashMap<&str, usize> =
        nodes.iter().filter_map(|node| Some((own(*node, "id")?, node.id().get_usize()))).collect();
    let targets: Vec<(usize, usize)> =
        nodes.iter().filter_map(|node| Some((node.id().get_usize(), *ids.get(target(*node)?)?))).collect();
    if targets.is_empty() {
        return Ok(());
    }
    let mut drawn = vec![1_u64; nodes.len()];
    for _ in 0..ROUNDS {
        let mut next = vec![1_u64; nodes.len()];
        for (user, target) in &targets {
            next[*user] = next[*user].saturating_add(drawn[*target]);
        }
        // In reverse document order, children come before their parents.
        for node in nodes.iter().rev() {
            if let Some(parent) = node.parent() {
                let parent = parent.id().get_usize();
                next[parent] = next[parent].saturating_add(next[node.id().get_usize()]);
            }
        }
        if next.first().is_some_and(|all| *all > DRAWN) {
            return Err(Error::TooMuchUse);
        }
        if next == drawn {
            break;
        }
        drawn = next;
    }
    Ok(())
}

/// The id of the element that a `use` draws.
fn target<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    if node.tag_name().name() != "use" {
        return None;
    }
    let href = node.attributes().find(|attribute| attribute.name() == "href")?;
    href.value().trim().strip_prefix('#')
}
