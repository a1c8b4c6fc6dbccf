//! Reads colours and rules from the inline style sheet of the template.

use regex::Regex;

/// The first hexadecimal colour assigned to a custom property, which is the one for the light theme.
pub fn colour<'t>(style: &'t str, property: &str) -> Option<&'t str> {
    let found = Regex::new(&format!("{property}:\\s*(?:var\\(--light,\\s*)?(#[0-9A-Fa-f]{{3,8}})")).ok()?;
    found.captures(style)?.get(1).map(|value| value.as_str())
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
    fn rule_is_found_by_its_exact_selector() {
        let style = ".b-art-1{--art-a:#111111}.art-10 { --art-a: #222222 }";
        assert_eq!(rule(style, ".art-10").map(str::trim), Some("--art-a: #222222"));
        assert_eq!(rule(style, ".b-art-1"), Some("--art-a:#111111"));
        assert_eq!(rule(style, ".b-art"), None);
    }
}
