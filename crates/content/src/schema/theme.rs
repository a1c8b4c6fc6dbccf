//! The schema of `[theme]`.

use crate::theme::palette::NAMES;
use crate::theme::{BUNDLED, PRESETS, Role, Scheme, names};
use serde_json::{Map, Value, json};

/// A table with these properties and no others.
fn table(properties: impl IntoIterator<Item = (String, Value)>) -> Value {
    let properties: Map<String, Value> = properties.into_iter().collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn one_of<'n>(names: impl IntoIterator<Item = &'n str>, means: &str) -> Value {
    json!({ "type": "string", "enum": names.into_iter().collect::<Vec<_>>(), "description": means })
}

fn several_of<'n>(names: impl IntoIterator<Item = &'n str>, means: &str) -> Value {
    let names: Vec<&str> = names.into_iter().collect();
    json!({ "type": "array", "items": { "type": "string", "enum": names }, "description": means })
}

/// The schema of `[theme]`.
pub(super) fn theme() -> Value {
    let color = |means: &str| json!({ "type": "string", "description": format!("The colour of {means}.") });
    let scheme = || table(NAMES.iter().map(|(name, means)| ((*name).to_owned(), color(means))));
    let font = json!({
        "description": "A file in `theme/fonts/`, or a list of the upright and the italic one; or a font of the system or of Broadsheet.",
        "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" }, "maxItems": 2 }],
        "examples": names::SYSTEM.iter().map(|(name, _)| *name).chain(BUNDLED).collect::<Vec<_>>(),
    });
    let file = |means: &str| json!({ "type": "string", "description": means });
    let schemes = Scheme::ALL.map(Scheme::name);
    let properties = [
        ("preset", one_of(PRESETS.iter().map(|preset| preset.name), "The look to begin with.")),
        ("schemes", several_of(schemes, "The sets of colours that readers can choose. Default: all.")),
        ("colors", table(schemes.map(|name| (name.to_owned(), scheme())))),
        ("fonts", table(Role::ALL.map(|role| (role.name().to_owned(), font.clone())))),
        (
            "radius",
            json!({ "type": "integer", "minimum": 0, "maximum": 32, "description": "The radius of corners, in pixels." }),
        ),
        (
            "measure",
            json!({ "type": "integer", "minimum": 45, "maximum": 90, "description": "The length of a line, in letters." }),
        ),
        ("density", one_of(names::DENSITIES.map(|(name, _)| name), "How much room there is between things.")),
        (
            "nameplate",
            one_of(names::NAMEPLATES.map(|(name, _)| name), "How the front page names the magazine."),
        ),
        ("date_style", one_of(names::DATE_STYLES.map(|(name, _)| name), "How dates are written.")),
        ("hide", several_of(names::PARTS.map(|(name, _)| name), "Parts of articles that are left out.")),
        (
            "cover_art",
            json!({ "type": "boolean", "description": "Whether articles without a picture have drawn covers." }),
        ),
        (
            "art",
            json!({
                "type": "array",
                "items": { "type": "array", "items": { "type": "string" }, "minItems": 4, "maxItems": 4 },
                "description": "The colours of drawn covers: a ground and three others.",
            }),
        ),
        ("logo", file("A picture in `theme/` that takes the place of the magazine's name.")),
        ("icon", file("A picture in `theme/` from which all icons are made.")),
    ];
    table(properties.map(|(name, schema)| (name.to_owned(), schema)))
}
