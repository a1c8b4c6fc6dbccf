//! The magazine's own words in place of built-in strings.

use super::{app, r#in, interned, labels};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::iter;
use std::sync::{Mutex, PoisonError};

/// Texts by the names of the strings that they replace.
pub type Strings = BTreeMap<String, String>;

/// The plural categories of all languages.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The names of all strings.
pub fn names() -> impl Iterator<Item = &'static str> {
    app::NAMES.into_iter().chain(labels::NAMES)
}

/// For every string: its name, its English text, and where it is used.
pub fn documented() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let shipped = &r#in::SHIPPED[0];
    let texts = shipped.app.iter().chain(&shipped.labels).copied();
    let meanings = app::MEANINGS.into_iter().chain(labels::MEANINGS);
    names().zip(texts).zip(meanings).map(|((name, text), meaning)| (name, text, meaning.trim()))
}

/// Checks a text that is to replace the string `name`, which [`names`] contains, in a magazine in language `site`.
///
/// # Errors
/// What is wrong with it, as the end of a sentence, and how to fix it.
pub fn check(site: &str, name: &str, text: &str) -> Result<(), (String, String)> {
    let shipped = r#in::shipped(site).unwrap_or(&r#in::SHIPPED[0]);
    let shapes = app::Table::SHAPES.into_iter().chain(labels::Table::SHAPES);
    let mut strings = shapes.zip(shipped.app.iter().chain(&shipped.labels));
    let Some(((_, values, is_counted), built_in)) = strings.find(|((known, ..), _)| *known == name) else {
        return Ok(());
    };
    if text.trim().is_empty() {
        return Err(("is empty".to_owned(), format!("write it like `{built_in}`, or remove it")));
    }
    // Some strings become part of markup.
    if let Some(sign) = text.chars().find(|sign| matches!(sign, '<' | '>' | '"')) {
        let help =
            if sign == '"' { "write typographic quotes: `“…”`" } else { "remove it; it is plain text" };
        return Err((format!("contains `{sign}`"), help.to_owned()));
    }
    if text.split('&').skip(1).any(|rest| rest.starts_with(|c: char| c == '#' || c.is_alphanumeric())) {
        return Err(("has `&` before a letter".to_owned(), "write `&` with spaces around it".to_owned()));
    }
    // The search panel picks the form of this text.
    if is_counted || name == "search_results" {
        return plural(text, built_in);
    }
    let named = placeholders(text);
    let wanted: BTreeSet<&str> = values.iter().copied().collect();
    if let Some(value) = wanted.difference(&named).next() {
        return Err((format!("lacks `{{{value}}}`"), format!("write it like `{built_in}`")));
    }
    if let Some(value) = named.difference(&wanted).next() {
        let help = match values {
            [] => "remove it; this text has no placeholders".to_owned(),
            _ => format!("write it like `{built_in}`"),
        };
        return Err((format!("has the unknown placeholder `{{{value}}}`"), help));
    }
    let parts = |text: &str| text.split('|').count();
    if parts(text) != parts(built_in) {
        return Err((
            format!("has {} parts, and not {}", parts(text), parts(built_in)),
            format!("separate them by `|`, as in `{built_in}`"),
        ));
    }
    Ok(())
}

/// Checks a text that depends on a number.
fn plural(text: &str, built_in: &str) -> Result<(), (String, String)> {
    let like = format!("write it like `{built_in}`");
    let forms: Vec<(&str, &str)> = forms(text).collect();
    for (category, form) in &forms {
        let named = placeholders(form);
        let is_spelled = matches!(*category, "zero" | "one" | "two") && named.is_empty();
        if !is_spelled && !named.iter().eq(iter::once(&"n")) {
            return Err((
                format!("does not name the number once in `{form}`"),
                format!("{like}, with `{{n}}`"),
            ));
        }
    }
    let found: BTreeSet<&str> = forms.iter().map(|(category, _)| *category).collect();
    let wanted: BTreeSet<&str> = self::forms(built_in).map(|(category, _)| category).collect();
    let is_single = forms.len() == 1 && !text.contains('|') && found.contains("other");
    if !is_single && let Some(missing) = wanted.difference(&found).next() {
        return Err((format!("lacks the plural form `{missing}`"), like));
    }
    Ok(())
}

/// The plural forms of a text, each with its category. A text without categories has one form.
fn forms(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('|').map(|form| {
        let named = form.split_once(':').filter(|(category, _)| CATEGORIES.contains(category));
        named.unwrap_or(("other", form))
    })
}

/// The names in braces.
pub(super) fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect()
}

/// A list of strings in which those of `names` that `strings` contains are replaced. Interned like a tag: every page
/// asks for the same list.
pub(super) fn replaced<const N: usize>(
    list: &'static [&'static str; N],
    names: &[&str; N],
    strings: &Strings,
) -> &'static [&'static str; N] {
    static LISTS: Mutex<Option<HashSet<&'static [&'static str]>>> = Mutex::new(None);
    if !names.iter().any(|name| strings.contains_key(*name)) {
        return list;
    }
    let own = |(name, text): (&&str, &&'static str)| strings.get(*name).map_or(*text, |own| interned(own));
    let replaced: Vec<&'static str> = names.iter().zip(list).map(own).collect();
    let mut lists = LISTS.lock().unwrap_or_else(PoisonError::into_inner);
    let lists = lists.get_or_insert_default();
    let known = lists.get(replaced.as_slice()).copied().unwrap_or_else(|| {
        let new: &'static [&'static str] = replaced.leak();
        lists.insert(new);
        new
    });
    // A list has as many strings as the one that it replaces.
    known.try_into().unwrap_or(list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{Labels, Messages};

    fn fault(name: &str, text: &str) -> Option<String> {
        check("en", name, text).err().map(|(what, _)| what)
    }

    #[test]
    fn every_built_in_string_is_a_valid_replacement() {
        for shipped in &r#in::SHIPPED {
            for (name, text) in names().zip(shipped.app.iter().chain(&shipped.labels)) {
                assert_eq!(check(shipped.language, name, text), Ok(()), "{}: {name}", shipped.language);
            }
        }
    }

    #[test]
    fn faults_are_found() {
        for (name, text, what) in [
            ("latest", " ", "is empty"),
            ("latest", "<b>New</b>", "contains `<`"),
            ("latest", "The \"new\"", "contains `\"`"),
            ("latest", "New&copy;", "has `&` before a letter"),
            ("latest", "{n} new", "has the unknown placeholder `{n}`"),
            ("resume", "Go on", "lacks `{heading}`"),
            ("resume", "{heading}: {title}", "has the unknown placeholder `{title}`"),
            ("theme", "Theme|Light|Dark", "has 3 parts, and not 5"),
            ("min_read", "a while", "does not name the number once in `a while`"),
            ("min_read", "one:{n} minute", "lacks the plural form `other`"),
            ("search_results", "other:{n}|few:{n}", "lacks the plural form `one`"),
        ] {
            assert_eq!(fault(name, text).as_deref(), Some(what), "{name}: {text}");
        }
        for (name, text) in [
            ("latest", "New & noteworthy"),
            ("min_read", "{n} min"),
            ("min_read", "one:a minute|other:{n} minutes"),
            ("resume", "Weiter: {heading}"),
        ] {
            assert_eq!(fault(name, text), None, "{name}: {text}");
        }
    }

    #[test]
    fn own_words_replace_built_in_ones() {
        let strings = Strings::from([("latest".into(), "New".into()), ("note".into(), "Aside".into())]);
        let words = Messages::with("en-GB", &strings);
        assert_eq!((words.latest(), words.archive(), words.site), ("New", "Archive", "en-GB"));
        assert!(std::ptr::eq(words.list, Messages::with("en-GB", &strings).list), "interned");
        assert_eq!(Labels::with("en-US", "en-GB", &strings).note(), "Aside");
        assert_eq!(Labels::with("tlh", "en-GB", &strings).note(), "Aside");
        assert_eq!(Labels::with("de", "en-GB", &strings).note(), Labels::of("de", "de").note());
    }
}
