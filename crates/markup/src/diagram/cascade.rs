//! What a part of an SVG looks like, once its style sheet, its own style and its parents have spoken.

use roxmltree::Node;
use simplecss::{AttributeOperator, Declaration, DeclarationTokenizer, Element, PseudoClass, StyleSheet};

/// The properties that a diagram needs, and whether a child takes them from its parent.
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

/// The values of the properties, as they are written in CSS.
#[derive(Clone, Debug, Default)]
pub struct Look<'a>([Option<&'a str>; PROPERTIES.len()]);

impl<'a> Look<'a> {
    /// The value of a property, none where it has its initial one.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let index = PROPERTIES.iter().position(|(known, _)| *known == name)?;
        self.0[index].filter(|value| !matches!(*value, "initial" | "unset" | "revert" | "inherit"))
    }

    /// Whether nothing of it is seen.
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

/// What `node` looks like in a parent that looks like `above`.
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
