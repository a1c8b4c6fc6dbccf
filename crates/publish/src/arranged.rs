//! Styles for what only a magazine needs that arranges its menu, its footer or its front page itself.

use contract::model::{Block, Front};
use lightningcss::stylesheet::{ParserOptions, PrinterOptions, StyleSheet};
use std::sync::LazyLock;

/// The styles, minified.
static STYLES: LazyLock<String> = LazyLock::new(|| {
    let text = include_str!("../../../style/arranged.css");
    let minified = StyleSheet::parse(text, ParserOptions::default())
        .ok()
        .and_then(|sheet| sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() }).ok());
    minified.map_or_else(|| text.to_owned(), |minified| minified.code)
});

/// Appends the styles to those of the app in the page template, in whose cascade layer they are, if the magazine needs
/// them.
pub fn with_styles(template: &str, front: &Front) -> String {
    let site = &front.site;
    if site.menu.is_empty() && site.columns.is_empty() && has_usual_blocks(&front.home) {
        return template.to_owned();
    }
    // The last element that is the app's: a sheet of the publisher's has an attribute.
    let Some(start) = template.rfind("<style>") else { return template.to_owned() };
    let Some(length) = template[start..].find("</style>") else { return template.to_owned() };
    let end = start + length;
    let is_layered = template[start..end].contains("@layer broadsheet{");
    let (open, close) = if is_layered { ("@layer broadsheet{", "}") } else { ("", "") };
    [&template[..end], open, &STYLES, close, &template[end..]].concat()
}

/// Whether these are the blocks of a front page that nobody has arranged.
fn has_usual_blocks(home: &[Block]) -> bool {
    let is_plain = |block: &Block| block.heading.is_empty() && block.html.is_empty();
    let shown = home.iter().map(|block| &*block.show);
    // There is no grid if the featured article is the only one.
    let is_usual = shown.clone().eq(["featured", "popular", "grid"]) || shown.eq(["featured", "popular"]);
    home.is_empty() || is_usual && home.iter().all(is_plain)
}
