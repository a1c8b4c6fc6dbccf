//! Which slugs a file can have.

use super::RESERVED;
use crate::sources::Kind;
use contract::marks::{is_in_word, is_joiner};
use contract::slug::{self, Slug};
use contract::url;

/// What is wrong with a slug, and the fix.
pub fn fault(kind: Kind, slug: &str) -> Option<(String, String)> {
    let fits = |c: char| {
        is_in_word(c) || is_joiner(c) || matches!(c, '-' | '_') || (c == '.' && kind == Kind::Article)
    };
    if slug.is_empty() {
        return Some(match kind {
            Kind::Author => (
                "the author's name cannot be turned into an address".into(),
                "use at least one letter or digit in `name`".into(),
            ),
            _ => ("the file name cannot be turned into a slug".into(), "add one: `slug: some-words`".into()),
        });
    }
    if slug.len() > slug::LONGEST {
        let message = format!("the slug is longer than {} bytes", slug::LONGEST);
        let help = match kind {
            Kind::Author => "choose a shorter `name`",
            _ => "choose a shorter one: `slug: some-words`",
        };
        return Some((message, help.into()));
    }
    if !slug.chars().all(fits) || slug.ends_with('.') || Slug::parse(slug).is_none() {
        let (above, last) = slug.trim_matches('/').rsplit_once('/').unwrap_or(("", slug));
        let help = match url::slug(last) {
            near if near.is_empty() => "use letters, digits and `-`".to_owned(),
            near if above.is_empty() => format!("write `{near}`"),
            near => format!("write `{near}`, and the whole path under `aliases` to redirect from it"),
        };
        return Some((format!("`{slug}` is not a valid slug"), help));
    }
    (kind == Kind::Page && RESERVED.contains(&slug))
        .then(|| (format!("`/{slug}/` is reserved by the magazine"), "rename the page".to_owned()))
}
