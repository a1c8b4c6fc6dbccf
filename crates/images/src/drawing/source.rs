//! Estimates how much an SVG draws from its text, counting every element as often as references repeat it.

use super::sheet::{self, Sheet};
use super::{Refusal, numbers};
use crate::svg::own;
use roxmltree::{Document, Node};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The most elements.
pub const ELEMENTS: u64 = 50_000;
/// The most bytes of paths, images and texts.
pub const BYTES: u64 = 8 << 20;
/// The most colours of a gradient; sorting them is quadratic.
pub const STOPS: usize = 64;

/// How many bytes a character of text counts as, since it is a shape of its own.
const CHARACTER: u64 = 1_000;
/// The most references between elements.
const REFERENCES: usize = 200_000;
/// How many levels of references are counted. Deeper ones are refused.
const ROUNDS: u64 = sheet::DEPTH;

/// Attributes that hold names, not numbers.
const NAMES: [&str; 5] = ["class", "font-family", "href", "id", "lang"];

/// How much something draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// The number of elements.
    pub elements: u64,
    /// The bytes of their attributes and texts.
    pub bytes: u64,
    /// The number of corners, at which markers may be drawn.
    corners: u64,
    /// How deep they are nested.
    pub depth: u64,
}

/// Counts what a document draws.
///
/// # Errors
/// Fails if it draws too much.
pub fn check(document: &Document<'_>) -> Result<Drawn, Refusal> {
    let nodes: Vec<Node<'_, '_>> = document.descendants().collect();
    let own = nodes.iter().map(|node| drawn_itself(*node)).collect::<Result<Vec<_>, _>>()?;
    let references = references(&nodes)?;
    let mut before = vec![Drawn::default(); nodes.len()];
    for _ in 0..ROUNDS {
        let mut now = own.clone();
        // In reverse document order, children come before their parents.
        for (at, node) in nodes.iter().enumerate().rev() {
            let alone = now[at];
            for (reference, target) in references.get(&at).into_iter().flatten() {
                now[at].add(*reference, alone, before[*target]);
            }
            within(now[at])?;
            if let Some(parent) = node.parent() {
                let inner = now[at];
                now[parent.id().get_usize()].hold(inner);
            }
        }
        if now == before {
            break;
        }
        before = now;
    }
    before.first().copied().ok_or(Refusal::Elements)
}

fn within(drawn: Drawn) -> Result<(), Refusal> {
    match drawn {
        Drawn { elements, .. } if elements > ELEMENTS => Err(Refusal::Elements),
        Drawn { bytes, .. } if bytes > BYTES => Err(Refusal::Bytes),
        Drawn { depth, .. } if depth > sheet::DEPTH => Err(Refusal::Depth),
        _ => Ok(()),
    }
}

impl Drawn {
    fn hold(&mut self, inner: Self) {
        self.plus(inner, 1);
        self.depth = self.depth.max(inner.depth + 1);
    }

    fn plus(&mut self, other: Self, times: u64) {
        self.elements = self.elements.saturating_add(other.elements.saturating_mul(times));
        self.bytes = self.bytes.saturating_add(other.bytes.saturating_mul(times));
        self.corners = self.corners.saturating_add(other.corners.saturating_mul(times));
    }

    /// Adds the target of a reference from an element that draws `alone` without it.
    fn add(&mut self, reference: Reference, alone: Self, target: Self) {
        let (times, depth) = match reference {
            Reference::Once => (1, 0),
            Reference::Element => (alone.elements, alone.depth),
            Reference::Corner => (alone.corners, alone.depth),
        };
        self.plus(target, times);
        self.depth = self.depth.max(depth + target.depth + 1);
    }
}

/// The references of each element, by its index.
type References = HashMap<usize, BTreeSet<(Reference, usize)>>;

/// How often an element draws what it refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reference {
    Once,
    /// Once for each element in it: a paint of one is inherited by those inside.
    Element,
    /// Once at each corner of each element in it.
    Corner,
}

/// What a node draws without its children.
fn drawn_itself(node: Node<'_, '_>) -> Result<Drawn, Refusal> {
    let mut drawn = Drawn::default();
    if let Some(text) = node.text().filter(|_| node.is_text()) {
        let is_shown = node.parent().is_some_and(|parent| parent.tag_name().name() != "style");
        if is_shown {
            drawn.bytes = CHARACTER.saturating_mul(text.trim().len() as u64);
        } else {
            numbers::count(text, false).ok_or(Refusal::Number)?;
        }
    }
    if !node.is_element() {
        return Ok(drawn);
    }
    (drawn.elements, drawn.bytes, drawn.corners, drawn.depth) = (1, 16, 4, 1);
    if node.tag_name().name() == "text" {
        drawn.bytes += shaped(node);
    }
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        drawn.bytes += value.len() as u64;
        if !NAMES.contains(&name) && !name.starts_with("data-") && !name.starts_with("aria-") {
            let numbers = numbers::count(value, name == "d").ok_or(Refusal::Number)?;
            if matches!(name, "d" | "points") {
                drawn.corners += numbers;
            }
        }
    }
    if node.children().filter(|child| child.tag_name().name() == "stop").nth(STOPS).is_some() {
        return Err(Refusal::Stops);
    }
    Ok(drawn)
}

/// How many characters of a text element are shaped: the whole text for each element in it.
fn shaped(text: Node<'_, '_>) -> u64 {
    let (mut elements, mut characters) = (0_u64, 0_u64);
    for node in text.descendants() {
        elements += u64::from(node.is_element());
        characters += node.text().filter(|_| node.is_text()).map_or(0, |text| text.len() as u64);
    }
    elements.saturating_mul(characters)
}

/// Finds what each element refers to.
fn references(nodes: &[Node<'_, '_>]) -> Result<References, Refusal> {
    let (mut ids, mut twice) = (HashMap::new(), HashSet::new());
    for (at, node) in nodes.iter().enumerate() {
        if let Some(id) = own(*node, "id")
            && ids.insert(id, at).is_some()
        {
            twice.insert(id);
        }
    }
    let style: String = nodes
        .iter()
        .filter(|node| node.tag_name().name() == "style")
        .flat_map(|style| style.children().filter_map(|text| text.text()))
        .collect();
    let sheet = Sheet::new(&style, nodes.len())?;
    let (mut references, mut count) = (References::new(), 0);
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.is_element()) {
        let links = node.attributes().filter(|attribute| attribute.name() == "href");
        let linked = links.filter_map(|link| link.value().trim().strip_prefix('#')).map(|id| (id, true));
        let linked = linked.filter(|_| node.tag_name().name() != "a");
        let values = node.attributes().flat_map(|attribute| sheet::targets(attribute.value()));
        for (id, is_link) in linked.chain(values.chain(sheet.targets(*node)).map(|id| (id, false))) {
            let Some(target) = ids.get(id).copied() else { continue };
            if twice.contains(id) {
                return Err(Refusal::Ambiguous(id.chars().take(40).collect()));
            }
            count += 1;
            if count > REFERENCES {
                return Err(Refusal::Elements);
            }
            let reference = match nodes[target].tag_name().name() {
                _ if is_link => Reference::Once,
                "linearGradient" | "radialGradient" => continue,
                "pattern" => Reference::Element,
                "marker" => Reference::Corner,
                _ => Reference::Once,
            };
            references.entry(at).or_default().insert((reference, target));
        }
    }
    Ok(references)
}
