//! The elements and attributes that are allowed in SVG.

/// How an element is handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// Kept with its children.
    Drawing,
    /// Kept with its text.
    Text,
    /// Kept; its text is for screen readers.
    Label,
    /// Kept with its sanitized style sheet.
    Style,
    /// Kept if it only animates how something looks.
    Animation,
    /// Removed, but its children are kept.
    Wrapper,
    /// Removed without a report: the data of editors.
    Inert,
    /// Removed and reported.
    Active,
}

/// How an attribute is handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// Kept as it is.
    Plain,
    /// Kept if it refers only to what is in the drawing.
    Value,
    /// CSS declarations, which are sanitized.
    Style,
    /// A URL, which is checked.
    Address,
    /// Removed without a report.
    Inert,
    /// Removed and reported.
    Active,
}

/// Shapes, their containers, and what paints them.
#[rustfmt::skip]
const DRAWING: &[&str] = &[
    "circle", "clipPath", "defs", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite",
    "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
    "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode",
    "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
    "filter", "g", "image", "line", "linearGradient", "marker", "mask", "mpath", "path", "pattern", "polygon",
    "polyline", "radialGradient", "rect", "stop", "svg", "switch", "symbol", "use",
];

/// What editors and old fonts leave in a file and browsers do not draw.
const INERT: &[&str] = &[
    "altGlyphDef",
    "color-profile",
    "font",
    "font-face",
    "glyph",
    "hkern",
    "metadata",
    "missing-glyph",
    "view",
    "vkern",
];

/// Attributes whose values are CSS or, in animations, lists of CSS values.
#[rustfmt::skip]
const VALUES: &[&str] = &[
    "alignment-baseline", "baseline-shift", "by", "clip", "clip-path", "clip-rule", "color", "color-interpolation",
    "color-interpolation-filters", "color-rendering", "direction", "display", "dominant-baseline", "fill",
    "fill-opacity", "fill-rule", "filter", "flood-color", "flood-opacity", "font", "font-family",
    "font-feature-settings", "font-kerning", "font-size", "font-size-adjust", "font-stretch", "font-style",
    "font-variant", "font-variant-caps", "font-variant-ligatures", "font-variant-numeric", "font-weight", "from",
    "glyph-orientation-horizontal", "glyph-orientation-vertical", "image-rendering", "isolation", "kerning",
    "letter-spacing", "lighting-color", "line-height", "marker", "marker-end", "marker-mid", "marker-start", "mask",
    "mask-type", "mix-blend-mode", "opacity", "overflow", "paint-order", "pointer-events", "shape-rendering",
    "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "text-decoration",
    "text-overflow", "text-rendering", "to", "transform-box", "transform-origin", "unicode-bidi", "values",
    "vector-effect", "visibility", "white-space", "word-spacing", "writing-mode",
];

/// Attributes that are numbers, names or text.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "accumulate", "additive", "amplitude", "attributeName", "attributeType", "azimuth", "baseFrequency", "begin",
    "bias", "calcMode", "class", "clipPathUnits", "cx", "cy", "d", "diffuseConstant", "divisor", "dur", "dx", "dy",
    "edgeMode", "elevation", "end", "exponent", "filterUnits", "fr", "fx", "fy", "gradientTransform",
    "gradientUnits", "height", "id", "in", "in2", "intercept", "k1", "k2", "k3", "k4", "kernelMatrix",
    "kernelUnitLength", "keyPoints", "keySplines", "keyTimes", "lang", "lengthAdjust", "limitingConeAngle",
    "markerHeight", "markerUnits", "markerWidth", "maskContentUnits", "maskUnits", "max", "media", "method", "min",
    "mode", "numOctaves", "offset", "operator", "order", "orient", "origin", "path", "pathLength",
    "patternContentUnits", "patternTransform", "patternUnits", "points", "pointsAtX", "pointsAtY", "pointsAtZ",
    "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "r", "radius", "refX", "refY", "repeatCount",
    "repeatDur", "requiredFeatures", "restart", "result", "role", "rotate", "rx", "ry", "scale", "seed", "side",
    "slope", "spacing", "specularConstant", "specularExponent", "spreadMethod", "startOffset", "stdDeviation",
    "stitchTiles", "surfaceScale", "systemLanguage", "tableValues", "targetX", "targetY", "textLength", "transform",
    "type", "version", "viewBox", "width", "x", "x1", "x2", "xChannelSelector", "y", "y1", "y2", "yChannelSelector",
    "z",
];

/// Attributes without URLs that no animation may change: names used in the document, and those of the animation itself.
const FIXED: &[&str] =
    &["attributeName", "begin", "by", "class", "end", "from", "id", "to", "type", "values"];

/// The elements that refer to something by its URL.
pub const REFERRING: &[&str] = &[
    "animate",
    "animateMotion",
    "animateTransform",
    "feImage",
    "filter",
    "image",
    "linearGradient",
    "mpath",
    "pattern",
    "radialGradient",
    "set",
    "textPath",
    "use",
];

/// How to handle an element of SVG.
pub fn element(name: &str) -> Element {
    match name {
        "a" => Element::Wrapper,
        "text" | "tspan" | "textPath" => Element::Text,
        "title" | "desc" => Element::Label,
        "style" => Element::Style,
        "animate" | "animateMotion" | "animateTransform" | "set" => Element::Animation,
        _ if holds(DRAWING, name) => Element::Drawing,
        _ if holds(INERT, name) => Element::Inert,
        _ => Element::Active,
    }
}

/// How to handle an attribute without a namespace.
pub fn attribute(name: &str) -> Attribute {
    match name {
        "style" => Attribute::Style,
        "href" => Attribute::Address,
        _ if holds(VALUES, name) => Attribute::Value,
        _ if holds(PLAIN, name) || name.starts_with("aria-") => Attribute::Plain,
        "src" | "action" | "formaction" | "data" | "ping" | "base" => Attribute::Active,
        _ if name.len() > 2 && name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on")) => {
            Attribute::Active
        }
        _ => Attribute::Inert,
    }
}

/// Whether an animation may change an attribute.
pub fn is_animated(name: &str) -> bool {
    (holds(VALUES, name) || holds(PLAIN, name)) && !FIXED.contains(&name)
}

fn holds(names: &[&str], name: &str) -> bool {
    names.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order() {
        for names in [DRAWING, INERT, VALUES, PLAIN, FIXED, REFERRING] {
            assert!(names.is_sorted_by(|one, next| one < next), "{names:?}");
        }
    }
}
