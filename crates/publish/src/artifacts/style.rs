//! Reads colours and rules from the inline style sheet of the template.

use regex::{Captures, Regex};

/// The hexadecimal colour of a custom property in the scheme that is shown first: the light one, unless a theme has none.
/// A theme's own colours come last.
pub fn colour<'t>(style: &'t str, property: &str) -> Option<&'t str> {
    let schemes = Regex::new("data-schemes=\"([^\"]*)\"").ok()?;
    let is_dark = schemes.captures(style).is_some_and(|schemes| !schemes[1].contains("light"));
    let scheme = if is_dark { "dark" } else { "light" };
    let color = "(#[0-9A-Fa-f]{3,8})";
    let of_scheme = Regex::new(&format!("{property}:[^;}}]*var\\(--{scheme},\\s*{color}")).ok()?;
    let any = Regex::new(&format!("{property}:\\s*{color}")).ok()?;
    let last = of_scheme.captures_iter(style).filter(|found| !is_of_contrast(style, found)).last();
    last.or_else(|| any.captures(style))?.get(1).map(|value| value.as_str())
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
