//! Slugs: single path segments of a URL.

use crate::marks::{is_ignored, is_in_word, is_joiner};
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

/// Slugifies a name: lower case, letters, marks and digits of any script kept, everything else collapsed to single
/// hyphens. Signs that tell names apart are spelled out as on other sites: `C++` is `cpp`, `C#` `csharp`, `.NET`
/// `dotnet` and `Disney+` `disney-plus`.
///
/// A name in another Unicode normalization form has another slug, so names must be NFC.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    let mut before = ' ';
    let mut rest = name.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next().unwrap_or(' ');
        let in_word = is_in_word(before) && !slug.is_empty();
        match c {
            '+' if in_word
                && next == '+'
                && !rest.clone().nth(1).is_some_and(|c| c == '+' || is_in_word(c)) =>
            {
                rest.next();
                slug.push_str("pp");
            }
            '+' if in_word && !is_in_word(next) && next != '+' => slug.push_str("-plus"),
            '#' if in_word && !is_in_word(next) && next != '#' => slug.push_str("sharp"),
            '.' if matches!(before, ' ' | '-' | '_') && next.is_alphabetic() => slug.push_str("dot"),
            // Lower case would be an `i` with another dot above.
            'İ' => slug.push('i'),
            c if c.is_alphanumeric() => slug.extend(c.to_lowercase()),
            c if in_word && is_in_word(c) || in_word && is_joiner(c) && is_in_word(next) => slug.push(c),
            c if is_ignored(c) => continue,
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        before = c;
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
        assert_eq!(slug("  Élan  vital & Rust: 2025! "), "élan-vital-rust-2025");
        assert_eq!(slug("分散システム"), "分散システム");
        assert_eq!(slug("İstanbul"), "istanbul");
    }

    #[test]
    fn marks_and_joiners_belong_to_words() {
        for word in ["हिन्दी", "ภาษาไทย", "เริ่มต้น", "ท่าเรือ", "கட்டுரை", "കഥകൾ", "نامه‌ها", "ශ්‍රී", "e\u{301}lan"]
        {
            assert_eq!(slug(word), word);
        }
        assert_eq!(slug("हिन्दी लेख"), "हिन्दी-लेख");
        assert_eq!(slug("a \u{301}b\u{200d} c"), "a-b-c", "none without a letter");
        assert_eq!(slug("❤\u{fe0f} 1\u{fe0f}\u{20e3} co\u{ad}op"), "1-coop", "variants are ignored");
    }

    #[test]
    fn signs_tell_names_apart() {
        for (name, expected) in [
            ("C", "c"),
            ("C++", "cpp"),
            ("C#", "csharp"),
            ("F#", "fsharp"),
            (".NET", "dotnet"),
            ("libc++", "libcpp"),
            ("C/C++ & C# 12", "c-cpp-csharp-12"),
            ("intro-to-.net", "intro-to-dotnet"),
            ("Disney+", "disney-plus"),
            ("ASP.NET, Node.js", "asp-net-node-js"),
            ("1+1 = 2; #5; a++b; x+++; ## y; ...", "1-1-2-5-a-b-x-y"),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }
}
