//! The elements and attributes of which pictures are made.

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// It is kept with what is in it.
    Drawing,
    /// It is kept with its text.
    Text,
    /// It is kept, and its text is what it says to screen readers.
    Label,
    /// It is kept with its cleaned style sheet.
    Style,
    /// It is kept if what it changes is how something looks.
    Animation,
    /// It goes, and what is in it stays.
    Wrapper,
    /// It goes without a word: what editors keep for themselves.
    Inert,
    /// It goes, and the publisher learns of it.
    Active,
}

/// What becomes of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// It is kept as it is.
    Plain,
    /// It is kept if what it refers to is in the drawing.
    Value,
    /// Declarations, which are cleaned.
    Style,
    /// An address.
    Address,
    /// It goes without a word.
    Inert,
    /// It goes, and the publisher learns of it.
    Active,
}

/// Shapes, what holds them and what paints them.
#[rustfmt::skip]
const DRAWING: &[&str] = &[
    "circle", "clipPath", "defs", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite",
    "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
    "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode",
    "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
    "filter", "g", "image", "line", "linearGradient", "marker", "mask", "mpath", "path", "pattern", "polygon",
    "polyline", "radialGradient", "rect", "stop", "svg", "switch", "symbol", "use",
];

/// What editors and old fonts leave in a file and no browser draws.
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

/// Attributes whose values are CSS or, in animations, lists of such values.
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

/// What no animation may change, though it is no address: names that the document goes by, and the animation itself.
const FIXED: &[&str] =
    &["attributeName", "begin", "by", "class", "end", "from", "id", "to", "type", "values"];

/// The elements that refer to something by their address.
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

/// What becomes of an element of SVG.
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

/// What becomes of an attribute without a namespace.
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
