//! Styles for what only some magazines need: those that arrange their menu, their footer or their front page themselves,
//! and those with long dates.

use crate::theme::minified;
use contract::date::DateStyle;
use contract::model::{Block, Front};
use std::sync::LazyLock;

/// The styles, minified.
static STYLES: LazyLock<String> = LazyLock::new(|| minified(include_str!("../../../style/arranged.css")));

/// As wide as long dates of any region, as in `style/article.css` for others.
const LONG_DATES: &str = ".b-byline time{min-width:9.1em}";

/// Appends the styles to those of the app in the page template, in whose cascade layer they are, if the magazine needs
/// them.
pub fn with_styles(template: &str, front: &Front) -> String {
    let site = &front.site;
    let is_arranged = !(site.menu.is_empty() && site.columns.is_empty() && has_usual_blocks(&front.home));
    let mut styles = if is_arranged { STYLES.clone() } else { String::new() };
    if site.date_style == DateStyle::Long {
        styles += LONG_DATES;
    }
    if styles.is_empty() {
        return template.to_owned();
    }
    // The last element that is the app's: a sheet of the publisher's has an attribute.
    let Some(start) = template.rfind("<style>") else { return template.to_owned() };
    let Some(length) = template[start..].find("</style>") else { return template.to_owned() };
    let end = start + length;
    let is_layered = template[start..end].contains("@layer broadsheet{");
    let (open, close) = if is_layered { ("@layer broadsheet{", "}") } else { ("", "") };
    [&template[..end], open, &styles, close, &template[end..]].concat()
}

/// Whether these are the blocks of a front page that nobody has arranged.
fn has_usual_blocks(home: &[Block]) -> bool {
    let is_plain = |block: &Block| block.heading.is_empty() && block.html.is_empty();
    let shown = home.iter().map(|block| &*block.show);
    // There is no grid if the featured article is the only one.
    let is_usual = shown.clone().eq(["featured", "popular", "grid"]) || shown.eq(["featured", "popular"]);
    home.is_empty() || is_usual && home.iter().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_valid() {
        assert!(STYLES.contains(".b-columns{"), "{}", *STYLES);
    }
}
