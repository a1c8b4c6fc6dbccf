//! Fields that other programs know under names that Broadsheet does not read, and what to write instead. A name that
//! merely looks similar to another one must not decide about a draft or an old address.

mod names;

use super::same;
use crate::aliases;
use crate::front_matter::tree::{Entry, Value};
use names::{ADDRESSES, ALT_PARTS, ELSEWHERE, HIDING, PICTURE_PARTS, SYNONYMS};

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
    let texts: Vec<&str> = match &entry.node.value {
        Value::Scalar { text, .. } => vec![text.trim()],
        Value::List(items) => items.iter().filter_map(|item| item.name()).collect(),
        Value::Table(_) => Vec::new(),
    };
    let text = texts.first().copied().unwrap_or_default();
    if is_one_of(HIDING) && is_field("draft") {
        return Some(Advice::Do(hiding(&entry.name, text, is_field("unlisted"))));
    }
    if is_one_of(ADDRESSES) && is_field("aliases") {
        return Some(address(&texts, is_field("canonicalUrl")));
    }
    if is_one_of(ELSEWHERE) && is_field("canonicalUrl") {
        let help =
            "link to that page in the text; if it is the original of this article, write `canonical_url`";
        return Some(Advice::Do(help.to_owned()));
    }
    if is_of_author(&entry.name) && is_field("authors") {
        let help = "remove it; what is said about an author belongs into a file in `authors/`";
        return Some(Advice::Do(help.to_owned()));
    }
    let field = synonym(&entry.name).or_else(|| picture(&entry.name))?;
    is_field(field).then_some(Advice::Rename(field))
}

/// The field with this meaning.
fn synonym(name: &str) -> Option<&'static str> {
    let means = |names: &[&str]| names.iter().any(|synonym| same(name, synonym));
    SYNONYMS.iter().find(|(_, names)| means(names)).map(|(field, _)| *field)
}

/// The field for a part of a table about the cover, such as `thumbnail.src`.
fn picture(name: &str) -> Option<&'static str> {
    let (table, part) = name.rsplit_once('.')?;
    if !["cover", "image"].iter().any(|field| same(table, field)) && synonym(table) != Some("image") {
        return None;
    }
    let is_one_of = |names: &[&str]| names.iter().any(|name| same(part, name));
    match () {
        () if is_one_of(PICTURE_PARTS) => Some("image"),
        () if is_one_of(ALT_PARTS) => Some("imageAlt"),
        () => None,
    }
}

/// Whether a field says something about an author in an article, besides the name.
fn is_of_author(name: &str) -> bool {
    name.split_once('.')
        .is_some_and(|(table, _)| ["author", "authors"].iter().any(|field| same(table, field)))
}

/// How to hide an article, or that it is not hidden.
fn hiding(name: &str, value: &str, can_be_unlisted: bool) -> String {
    let value = value.to_lowercase();
    let says_shown = ["isPublished", "public", "publish"].iter().any(|field| same(name, field));
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
fn address(values: &[&str], can_be_canonical: bool) -> Advice {
    let is_url = |value: &&str| value.starts_with("https://") || value.starts_with("http://");
    if can_be_canonical && values.first().is_some_and(is_url) {
        return Advice::Rename("canonicalUrl");
    }
    let paths: Option<Vec<String>> =
        values.iter().map(|value| aliases::path(value).map(|path| format!("\"/{path}\""))).collect();
    Advice::Do(match paths.as_deref() {
        None | Some([]) => "to redirect from old addresses, list them in `aliases`".to_owned(),
        Some(paths) => {
            let these = if paths.len() == 1 { "this address" } else { "these addresses" };
            format!("to redirect from {these}, write `aliases: [{}]`", paths.join(", "))
        }
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
            ("thumbnail.src", "image"),
            ("featuredImage.url", "image"),
            ("image.feature", "image"),
            ("cover.light", "image"),
            ("banner.alt", "imageAlt"),
        ] {
            assert_eq!(all(name, "x"), Some(Advice::Rename(field)), "{name}");
        }
        for name in ["layout", "layout.src", "cover.position"] {
            assert_eq!(all(name, "post"), None, "{name}");
        }
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
            ("publish", "false", true),
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
        let value = Value::List(
            ["/a", "b.html"]
                .map(|text| Node { line: 1, value: Value::Scalar { text: text.to_owned(), quoted: false } })
                .into(),
        );
        let entry = Entry { name: "redirect_from".to_owned(), line: 1, node: Node { line: 1, value } };
        let Some(Advice::Do(help)) = advice(&entry, |_| true) else { unreachable!() };
        assert!(help.contains("`aliases: [\"/a/\", \"/b.html\"]`"), "{help}");
        assert_eq!(all("url", "https://a.example/x"), Some(Advice::Rename("canonicalUrl")));
    }
}
