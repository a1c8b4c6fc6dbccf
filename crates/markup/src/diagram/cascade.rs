//! Computes the style of an SVG node from the style sheet, its own attributes and its ancestors.

use roxmltree::Node;
use simplecss::{AttributeOperator, Declaration, DeclarationTokenizer, Element, PseudoClass, StyleSheet};

/// The properties that diagrams use, and whether each is inherited.
const PROPERTIES: [(&str, bool); 18] = [
    ("fill", true),
    ("stroke", true),
    ("stroke-width", true),
    ("stroke-dasharray", true),
    ("fill-opacity", true),
    ("stroke-opacity", true),
    ("font-size", true),
    ("font-weight", true),
    ("font-style", true),
    ("text-anchor", true),
    ("dominant-baseline", true),
    ("visibility", true),
    ("marker-start", true),
    ("marker-mid", true),
    ("marker-end", true),
    ("alignment-baseline", false),
    ("opacity", false),
    ("display", false),
];

/// Computed values in CSS syntax, indexed like `PROPERTIES`.
#[derive(Clone, Debug, Default)]
pub struct Look<'a>([Option<&'a str>; PROPERTIES.len()]);

impl<'a> Look<'a> {
    /// Returns the value of a property, or `None` if it has its initial value.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let index = PROPERTIES.iter().position(|(known, _)| *known == name)?;
        self.0[index].filter(|value| !matches!(*value, "initial" | "unset" | "revert" | "inherit"))
    }

    /// Whether nothing is drawn.
    pub fn is_hidden(&self) -> bool {
        self.get("display") == Some("none")
            || matches!(self.get("visibility"), Some("hidden" | "collapse"))
            || self.get("opacity") == Some("0")
    }

    fn set(&mut self, name: &str, value: &'a str) {
        let value = value.trim();
        let name = if name == "marker" { "marker-end" } else { name };
        if let Some(index) = PROPERTIES.iter().position(|(known, _)| *known == name)
            && value != "inherit"
            && !value.is_empty()
        {
            self.0[index] = Some(value);
        }
    }

    fn inherited(&self) -> Self {
        let mut look = self.clone();
        for (value, (_, inherited)) in look.0.iter_mut().zip(PROPERTIES) {
            if !inherited {
                *value = None;
            }
        }
        look
    }
}

/// Computes the style of `node` within a parent of style `above`.
pub fn look<'a>(node: Node<'a, 'a>, sheet: &StyleSheet<'a>, above: &Look<'a>) -> Look<'a> {
    let mut look = above.inherited();
    for attribute in node.attributes() {
        look.set(attribute.name(), attribute.value());
    }
    let of_sheet = sheet.rules.iter().filter(|rule| rule.selector.matches(&Styled(node)));
    let of_sheet: Vec<Declaration<'a>> =
        of_sheet.flat_map(|rule| rule.declarations.iter().copied()).collect();
    let own: Vec<Declaration<'a>> =
        node.attribute("style").map(|style| DeclarationTokenizer::from(style).collect()).unwrap_or_default();
    for important in [false, true] {
        for declaration in
            of_sheet.iter().chain(&own).filter(|declaration| declaration.important == important)
        {
            look.set(declaration.name, declaration.value);
        }
    }
    look
}

struct Styled<'a>(Node<'a, 'a>);

impl Element for Styled<'_> {
    fn parent_element(&self) -> Option<Self> {
        self.0.parent_element().map(Styled)
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.0.prev_sibling_element().map(Styled)
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.0.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        self.0.attribute(name).is_some_and(|value| operator.matches(value))
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        matches!(class, PseudoClass::FirstChild) && self.prev_sibling_element().is_none()
    }
}
