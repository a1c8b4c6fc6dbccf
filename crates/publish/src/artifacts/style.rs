//! Reads colours and rules from the inline style sheet of the template.

use regex::{Captures, Regex};

/// The hexadecimal colour of a custom property in the scheme that is shown first: the light one, unless a theme has none.
/// A theme's own colours come last.
pub fn colour<'t>(style: &'t str, property: &str) -> Option<&'t str> {
    let any = Regex::new(&format!("{property}:\\s*{COLOR}")).ok()?;
    let scheme = if offers(style, "light") { "light" } else { "dark" };
    of_scheme(style, property, scheme).or_else(|| Some(any.captures(style)?.get(1)?.as_str()))
}

/// A hexadecimal colour.
const COLOR: &str = "(#[0-9A-Fa-f]{3,8})";

/// Whether readers can choose a scheme.
fn offers(style: &str, scheme: &str) -> bool {
    let named = Regex::new("data-schemes=\"([^\"]*)\"").ok();
    named.and_then(|named| named.captures(style)).is_none_or(|named| named[1].contains(scheme))
}

fn of_scheme<'t>(style: &'t str, property: &str, scheme: &str) -> Option<&'t str> {
    let found = Regex::new(&format!("{property}:[^;}}]*var\\(--{scheme},\\s*{COLOR}")).ok()?;
    let last = found.captures_iter(style).filter(|found| !is_of_contrast(style, found)).last();
    last?.get(1).map(|value| value.as_str())
}

/// A style sheet that declares its colours as `--paper: light-dark(…, …)`, with those of the template.
pub fn with_colours(css: &str, style: &str) -> String {
    let Ok(declared) = Regex::new(&format!("(--[a-z]+): light-dark\\({COLOR}, {COLOR}\\)")) else {
        return css.to_owned();
    };
    let [light, dark] = ["light", "dark"].map(|scheme| offers(style, scheme));
    let replaced = declared.replace_all(css, |found: &Captures<'_>| {
        let [in_light, in_dark] = [("light", 2), ("dark", 3)]
            .map(|(scheme, at)| of_scheme(style, &found[1], scheme).unwrap_or(&found[at]).to_owned());
        let [in_light, in_dark] =
            [if light { &in_light } else { &in_dark }, if dark { &in_dark } else { &in_light }];
        format!("{}: light-dark({in_light}, {in_dark})", &found[1])
    });
    replaced.into_owned()
}

/// Whether a declaration is for readers who ask for more contrast.
fn is_of_contrast(style: &str, found: &Captures<'_>) -> bool {
    let before = found.get(0).map_or("", |whole| &style[..whole.start()]);
    let rule = before.rsplit_once('{').map_or("", |(before, _)| before);
    rule.trim_end().ends_with(":root")
        && rule.trim_end().trim_end_matches(":root").trim_end().ends_with("more){")
}

/// The [`colour`] of a property, or `default`.
pub fn paint<'t>(style: &'t str, property: &str, default: &'t str) -> &'t str {
    colour(style, property).unwrap_or(default)
}

/// The declarations of the rule with exactly this selector, without braces.
pub fn rule<'t>(style: &'t str, selector: &str) -> Option<&'t str> {
    let found = Regex::new(&format!("{}\\s*\\{{([^}}]*)\\}}", regex::escape(selector))).ok()?;
    found.captures(style)?.get(1).map(|value| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_value_of_a_property_is_used() {
        let style = ":root{--paper:#fdfcf9}:root[data-theme=dark]{--paper:#161512}";
        assert_eq!(colour(style, "--paper"), Some("#fdfcf9"));
        assert_eq!(colour("--paper: #FFF;", "--paper"), Some("#FFF"));
        assert_eq!(colour("--paper:var(--light, #fdfcf9) var(--dark, #161512)", "--paper"), Some("#fdfcf9"));
        assert_eq!(colour("", "--paper"), None);
    }

    #[test]
    fn a_theme_is_followed() {
        let app = "<style>:root{--paper:var(--light,#fdfcf9) var(--dark,#161512)}\
                   @media (prefers-contrast:more){:root{--paper:var(--light,#fff) var(--dark,#000)}}";
        let theme = ":root{--paper:var(--light,#eeeeee) var(--dark,#111111);}\
                     @media (prefers-contrast:more){:root{--paper:var(--light,#fafafa) var(--dark,#010101);}}</style>";
        assert_eq!(colour(app, "--paper"), Some("#fdfcf9"));
        assert_eq!(colour(&format!("{app}{theme}"), "--paper"), Some("#eeeeee"));
        let dark = format!("<html data-schemes=\"dark sepia\">{app}{theme}");
        assert_eq!(colour(&dark, "--paper"), Some("#111111"));
    }

    #[test]
    fn rule_is_found_by_its_exact_selector() {
        let style = ".b-art-1{--art-a:#111111}.art-10 { --art-a: #222222 }";
        assert_eq!(rule(style, ".art-10").map(str::trim), Some("--art-a: #222222"));
        assert_eq!(rule(style, ".b-art-1"), Some("--art-a:#111111"));
        assert_eq!(rule(style, ".b-art"), None);
    }
}
