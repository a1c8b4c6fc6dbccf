//! Fields that other programs know under names that Broadsheet does not read, and what to write instead. A name that
//! merely looks similar to another one must not decide about a draft or an old address.

mod names;

use super::same;
use crate::aliases;
use crate::front_matter::tree::{Entry, Value};
use names::{ADDRESSES, ELSEWHERE, HIDING, SYNONYMS};

/// What to do about a field.
#[derive(Debug, PartialEq, Eq)]
pub enum Advice {
    /// It is another field under a foreign name.
    Rename(&'static str),
    /// Something else.
    Do(String),
}

/// What to do about a field, if its name is known; `is_field` says whether the file may have a field.
pub fn advice(entry: &Entry, is_field: impl Fn(&str) -> bool) -> Option<Advice> {
    let is_one_of = |names: &[&str]| names.iter().any(|name| same(&entry.name, name));
    let text = match &entry.node.value {
        Value::Scalar { text, .. } => text.trim(),
        Value::List(items) => items.first().and_then(|item| item.name()).unwrap_or_default(),
        Value::Table(_) => "",
    };
    if is_one_of(HIDING) && is_field("draft") {
        return Some(Advice::Do(hiding(&entry.name, text, is_field("unlisted"))));
    }
    if is_one_of(ADDRESSES) && is_field("aliases") {
        return Some(address(text, is_field("canonicalUrl")));
    }
    if is_one_of(ELSEWHERE) && is_field("canonicalUrl") {
        let help =
            "link to that page in the text; if it is the original of this article, write `canonical_url`";
        return Some(Advice::Do(help.to_owned()));
    }
    let (field, _) = SYNONYMS.iter().find(|(_, names)| is_one_of(names))?;
    is_field(field).then_some(Advice::Rename(field))
}

/// How to hide an article, or that it is not hidden.
fn hiding(name: &str, value: &str, can_be_unlisted: bool) -> String {
    let value = value.to_lowercase();
    let says_shown = ["isPublished", "public"].iter().any(|field| same(name, field));
    let is_shown = match &*value {
        "true" | "yes" | "1" => says_shown,
        "false" | "no" | "0" => !says_shown,
        "public" | "published" | "publish" | "visible" | "live" | "" => true,
        _ => false,
    };
    match (is_shown, can_be_unlisted) {
        (true, _) => {
            "it does not hide anything, so remove it, or add it to `ignore_fields` in site.toml".to_owned()
        }
        (false, true) => {
            "write `draft: true` so that it is not published, or `unlisted: true` so that no list shows it"
                .to_owned()
        }
        (false, false) => "write `draft: true` so that it is not published".to_owned(),
    }
}

/// How to keep an old address.
fn address(value: &str, can_be_canonical: bool) -> Advice {
    if can_be_canonical && (value.starts_with("https://") || value.starts_with("http://")) {
        return Advice::Rename("canonicalUrl");
    }
    Advice::Do(match aliases::path(value) {
        Some(path) => format!("to redirect from this address, write `aliases: [\"/{path}\"]`"),
        None => "to redirect from old addresses, list them in `aliases`".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front_matter::tree::Node;

    fn all(name: &str, value: &str) -> Option<Advice> {
        let value = Value::Scalar { text: value.to_owned(), quoted: false };
        advice(&Entry { name: name.to_owned(), line: 1, node: Node { line: 1, value } }, |_| true)
    }

    #[test]
    fn names_of_other_programs_are_known() {
        for (name, field) in [
            ("by", "authors"),
            ("author_name", "authors"),
            ("created_at", "date"),
            ("last_modified_at", "updated"),
            ("heroImage", "image"),
            ("featured_image", "image"),
            ("image.path", "image"),
            ("custom_excerpt", "summary"),
            ("keywords", "tags"),
        ] {
            assert_eq!(all(name, "x"), Some(Advice::Rename(field)), "{name}");
        }
        assert_eq!(all("layout", "post"), None);
    }

    #[test]
    fn a_field_that_hides_an_article_is_never_to_be_removed() {
        for (name, value, hides) in [
            ("hidden", "true", true),
            ("private", "yes", true),
            ("isDraft", "true", true),
            ("status", "draft", true),
            ("visibility", "private", true),
            ("public", "false", true),
            ("hidden", "false", false),
            ("status", "published", false),
            ("is_published", "true", false),
        ] {
            let Some(Advice::Do(help)) = all(name, value) else { unreachable!("{name}") };
            assert_eq!(help.contains("`draft: true`"), hides, "{name}: {value}: {help}");
            assert_eq!(help.contains("remove"), !hides, "{name}: {value}: {help}");
        }
    }

    #[test]
    fn old_addresses_become_aliases() {
        for (name, value, alias) in [
            ("path", "2014/12/12/x", "/2014/12/12/x/"),
            ("permalink", "/a/b.html", "/a/b.html"),
            ("redirect_from", "/old", "/old/"),
        ] {
            let Some(Advice::Do(help)) = all(name, value) else { unreachable!("{name}") };
            assert!(help.contains(&format!("`aliases: [\"{alias}\"]`")), "{help}");
        }
        assert_eq!(all("url", "https://a.example/x"), Some(Advice::Rename("canonicalUrl")));
    }
}
