//! Validation rules for the strings in the data files.

use content::diagnostics::Code;
use content::front_matter::date;
use content::front_matter::fields::{limits, name_fault};
use content::host::Host;
use content::language;
use content::names::nfc;
use content::web;
use contract::url::Slug;

/// How a string is used, which determines what it may contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    Text,
    /// HTML.
    Html,
    /// One inline `<svg>` element.
    Art,
    /// The last segment of an address.
    Slug,
    /// The name of a topic, author or series, from which a slug is derived.
    Name,
    /// A date.
    Day,
    /// A point in time.
    Moment,
    /// A language tag.
    Language,
    /// A host name.
    Host,
    /// The site's own URL.
    Home,
    /// An absolute URL.
    Absolute,
    /// The target of a link.
    Link,
    /// How a part of the front page shows its articles.
    Show,
    /// The address of a picture.
    Picture,
    /// A picture as a data URL.
    Placeholder,
    /// The extension of a picture's file name.
    Ending,
}

/// How parts of the front page show their articles.
const SHOWN: [&str; 5] = ["featured", "popular", "grid", "list", "text"];

/// The kind of the member `name` of the object `parent`; the root's name is empty.
pub fn kind(parent: &str, name: &str) -> Kind {
    match (parent, name) {
        (_, "html") | ("site", "menu" | "columns") => Kind::Html,
        ("cover", "art") => Kind::Art,
        (_, "slug") | ("", "featured" | "popular") | ("home", "articles") => Kind::Slug,
        (_, "topics" | "authors") | ("series", "name") => Kind::Name,
        (_, "date" | "updated") | ("", "until") => Kind::Day,
        (_, "published" | "modified") => Kind::Moment,
        (_, "language") => Kind::Language,
        ("allow", "pictures" | "frames") => Kind::Host,
        ("site", "url") => Kind::Home,
        ("", "edit") | (_, "canonical") => Kind::Absolute,
        ("links" | "home", "href") => Kind::Link,
        ("home", "show") => Kind::Show,
        ("picture", "src") | ("variants", "path") => Kind::Picture,
        ("picture", "placeholder") => Kind::Placeholder,
        ("variants", "formats") => Kind::Ending,
        _ => Kind::Text,
    }
}

/// The maximum length of a string in characters, as in front matter.
pub fn longest(kind: Kind, name: &str) -> usize {
    match (kind, name) {
        (Kind::Name, _) => limits::NAME,
        (_, "title") => limits::TITLE,
        _ => limits::TEXT,
    }
}

/// A violated rule: the error code, the message and the suggested fix.
pub type Fault = (Code, &'static str, &'static str);

/// Checks a string. Returns its normalized form if that differs.
///
/// # Errors
/// The violated rule.
pub fn check(kind: Kind, text: &str) -> Result<Option<String>, Fault> {
    let address = |(what, help)| (Code::InvalidUrl, what, help);
    let changed = |new: String| (new != text).then_some(new);
    match kind {
        Kind::Text | Kind::Html | Kind::Art => Ok(None),
        Kind::Slug => match Slug::parse(text) {
            Some(_) => Ok(None),
            None => Err((Code::InvalidSlug, "a valid slug", "use one path segment, like `some-words`")),
        },
        Kind::Name => match name_fault(text) {
            None => Ok(changed(nfc(text))),
            Some(help) => Err((Code::InvalidName, "a name that can be turned into an address", help)),
        },
        Kind::Day => match date::day(text) {
            Some(_) => Ok(None),
            None => Err((Code::InvalidDate, "a date", "write year, month and day like `2025-03-10`")),
        },
        Kind::Moment => match date::moment(text) {
            Some(_) => Ok(None),
            None => Err((
                Code::InvalidDate,
                "a date with a time and an offset",
                "write it like `2025-03-10T09:30:00+01:00`",
            )),
        },
        Kind::Language if language::is_registered(text) => Ok(None),
        Kind::Language => {
            Err((Code::InvalidValue, "a language tag", "use a BCP 47 tag such as `en`, `de-AT` or `zh-Hant`"))
        }
        Kind::Host => match Host::parse(text) {
            Some(host) => Ok(changed(host.to_string())),
            None => Err((Code::InvalidHost, "a host name", "write only the host name, like `media.example`")),
        },
        Kind::Home => web::home(text).map(changed).map_err(address),
        Kind::Absolute => web::absolute(text).map(|_| None).map_err(address),
        Kind::Link => web::link(text).map(|()| None).map_err(address),
        Kind::Show if SHOWN.contains(&text) => Ok(None),
        Kind::Show => Err((
            Code::InvalidValue,
            "a way to show articles",
            "write `featured`, `popular`, `grid`, `list` or `text`",
        )),
        Kind::Picture => web::picture(text).map(|()| None).map_err(address),
        Kind::Placeholder if text.starts_with("data:image/") => Ok(None),
        Kind::Placeholder => {
            Err((Code::InvalidUrl, "a picture", "start it with `data:image/`, or remove it"))
        }
        Kind::Ending if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) => Ok(None),
        Kind::Ending => Err((Code::InvalidValue, "a file extension", "write it like `avif`")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// The strings of the model that are displayed as plain text, by type and field.
    const PLAIN: &[(&str, &str)] = &[
        ("Article", "format"),
        ("Block", "heading"),
        ("Entry", "description"),
        ("Entry", "name"),
        ("Heading", "id"),
        ("Heading", "text"),
        ("Link", "label"),
        ("Listing", "description"),
        ("Listing", "periods"),
        ("Listing", "title"),
        ("Page", "description"),
        ("Page", "title"),
        ("Picture", "alt"),
        ("Site", "description"),
        ("Site", "footer"),
        ("Site", "title"),
        ("Summary", "summary"),
        ("Summary", "title"),
        ("Teaser", "title"),
    ];

    /// The member names under which objects of a type occur.
    fn parents(kind: &str) -> &'static [&'static str] {
        match kind {
            "Allowed" => &["allow"],
            "Block" => &["home"],
            "Link" => &["links"],
            "Picture" => &["picture"],
            "Series" => &["series"],
            "Site" => &["site"],
            "Summary" => &["article", "articles", "related"],
            "Teaser" => &["older", "newer", "previous", "next"],
            "Variants" => &["variants"],
            "Entry" => &["entries", "topics"],
            "Cover" => &["cover"],
            _ => &[""],
        }
    }

    fn holds_text(schema: &Value) -> bool {
        let is_text = |schema: &Value| match &schema["type"] {
            Value::String(kind) => kind == "string",
            Value::Array(kinds) => kinds.iter().any(|kind| kind == "string"),
            _ => false,
        };
        is_text(schema) || is_text(&schema["items"])
    }

    #[test]
    fn every_string_of_the_model_has_a_rule_or_is_plain() {
        let schema: Value = serde_json::from_str(&crate::schema::text()).unwrap();
        let mut undecided = BTreeSet::new();
        for (name, definition) in schema["$defs"].as_object().unwrap() {
            let variants = definition["oneOf"].as_array().into_iter().flatten();
            let objects = std::iter::once(definition).chain(variants);
            for (property, value) in objects.filter_map(|object| object["properties"].as_object()).flatten() {
                let has_rule = parents(name).iter().all(|parent| kind(parent, property) != Kind::Text);
                if holds_text(value) && !has_rule && !PLAIN.contains(&(name.as_str(), property.as_str())) {
                    undecided.insert(format!("{name}.{property}"));
                }
            }
        }
        assert_eq!(undecided, BTreeSet::new());
    }

    #[test]
    fn hosts_and_site_urls_are_normalized() {
        assert_eq!(check(Kind::Host, "Media.Example"), Ok(Some("media.example".to_owned())));
        assert_eq!(check(Kind::Host, "media.example"), Ok(None));
        assert_eq!(check(Kind::Home, "https://x.example"), Ok(Some("https://x.example/".to_owned())));
        assert_eq!(check(Kind::Home, "https://x.example/"), Ok(None));
    }
}
