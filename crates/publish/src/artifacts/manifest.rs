//! The web manifest, which controls how the site is installed and shown on a home screen.

use super::{icons::ICONS, style::paint};
use crate::error::RenderError;
use crate::output::Output;
use contract::model::Site;
use contract::url;
use serde_json::{Value, json};
use site::release::MANIFEST;

/// Writes the manifest. `icons` tells whether icons exist; `template` contains the style sheet with the colours.
///
/// # Errors
/// The file cannot be written.
pub fn write(output: &Output, site: &Site, template: &str, icons: bool) -> Result<(), RenderError> {
    let base = url::base();
    let paper = paint(template, "--paper", "#ffffff");
    let mut manifest = json!({
        "id": base,
        "name": site.title,
        "short_name": site.title,
        "lang": site.language,
        "start_url": base,
        "scope": base,
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
    });
    if !site.description.is_empty() {
        manifest["description"] = site.description.as_str().into();
    }
    if icons {
        let drawn = ICONS.iter().map(|icon| {
            json!({
                "src": url::file(icon.name),
                "type": "image/png",
                "sizes": format!("{0}x{0}", icon.size),
                "purpose": if icon.maskable { "maskable" } else { "any" },
            })
        });
        let source = json!({ "src": url::file("icon.svg"), "type": "image/svg+xml", "sizes": "any", "purpose": "any" });
        manifest["icons"] = Value::Array(std::iter::once(source).chain(drawn).collect());
    }
    output.add(MANIFEST, format!("{manifest:#}\n").as_bytes())
}
