//! Slugs: single path segments of a URL.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::{fmt, ops::Deref};

/// The longest slug, in bytes. File names have at most 255, and extensions such as `.json` and `.br` are appended.
pub const LONGEST: usize = 200;

/// A decoded path segment that names a page. A path made from one cannot leave its folder, however often it is decoded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(inline, extend("pattern" = r"^[^./\\:%\x00-\x1F\x7F-\x9F][^/\\:%\x00-\x1F\x7F-\x9F]*$", "maxLength" = 200))
)]
#[serde(try_from = "String")]
pub struct Slug(String);

impl Slug {
    /// Parses a slug in decoded form, as in JSON; `None` if `text` is not a valid slug.
    pub fn parse(text: &str) -> Option<Self> {
        let leads_elsewhere = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '%');
        let fits = !matches!(text, "" | "index.html")
            && text.len() <= LONGEST
            && !text.starts_with('.')
            && !text.contains(leads_elsewhere);
        fits.then(|| Self(text.to_owned()))
    }

    /// Derives the slug of a topic, author or series from its name, truncated to [`LONGEST`]. A name without letters
    /// and digits gets `-`.
    pub fn of(name: &str) -> Self {
        let mut slug = slug(name);
        while slug.len() > LONGEST {
            slug.pop();
        }
        if slug.is_empty() { Self::default() } else { Self(slug) }
    }

    /// The slug as decoded text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Slug {
    fn default() -> Self {
        Self("-".to_owned())
    }
}

impl TryFrom<String> for Slug {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| ["`", &text, "` cannot be a slug"].concat())
    }
}

impl Deref for Slug {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl PartialEq<str> for Slug {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Slug {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// Slugifies a name: lower case, letters and digits of any script kept, everything else collapsed to single hyphens.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_one_segment() {
        for text in ["borrowing", "借用 und mehr", "node.js", "release-2.0.txt", "a?b#c", "-", "a..b"] {
            assert_eq!(Slug::parse(text).as_deref(), Some(text));
        }
        for text in
            ["", ".", "..", ".git", "a/b", "/x", "../x", "a\\b", "C:", "%2e", "100%", "a\0", "a\u{85}b"]
        {
            assert_eq!(Slug::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn index_html_is_not_a_slug() {
        assert_eq!(Slug::parse("index.html"), None);
    }

    #[test]
    fn a_slug_fits_into_a_file_name() {
        assert!(Slug::parse(&"a".repeat(LONGEST)).is_some());
        assert_eq!(Slug::parse(&"a".repeat(LONGEST + 1)), None);
        assert_eq!(Slug::parse(&"é".repeat(LONGEST / 2 + 1)), None);
    }

    #[test]
    fn every_name_has_a_slug() {
        for name in ["", "???", "../..", "C++", &"長".repeat(300), &"İ".repeat(300)] {
            let slug = Slug::of(name);
            assert_eq!(Slug::parse(&slug), Some(slug));
        }
    }

    #[test]
    fn invalid_slugs_in_json_are_rejected() {
        assert_eq!(serde_json::from_str::<Slug>("\"a\"").unwrap(), "a");
        assert!(serde_json::from_str::<Slug>("\"../a\"").unwrap_err().to_string().contains("`../a`"));
    }

    #[test]
    fn slugs_keep_every_script() {
        assert_eq!(slug("C++ & Rust: 2025!"), "c-rust-2025");
        assert_eq!(slug("  Élan  vital "), "élan-vital");
        assert_eq!(slug("分散システム"), "分散システム");
    }
}
