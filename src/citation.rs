//! BibTeX entries for articles.

use crate::head::absolute;
use contract::date;
use contract::model::{Site, Summary};
use contract::url::Route;

/// The three-letter months that BibTeX defines.
const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";

/// The BibTeX entry of an article. It has a `url` only if the site's absolute URL is configured.
pub fn bibtex(article: &Summary, site: &Site) -> String {
    let Summary { slug, title, date, authors, .. } = article;
    let authors: Vec<String> = authors.iter().map(|name| author(name)).collect();
    let mut entry = format!("@misc{{{}", key(slug));
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            entry.push_str(",\n  ");
            entry.push_str(name);
            entry.push_str(" = ");
            entry.push_str(value);
        }
    };
    let braced = |text: &str| if text.is_empty() { String::new() } else { format!("{{{text}}}") };
    field("author", &braced(&authors.join(" and ")));
    // The inner braces preserve capitals.
    field("title", &braced(&braced(&escaped(title))));
    field("howpublished", &braced(&escaped(&site.title)));
    field("year", date::year(date));
    field("month", month(date).unwrap_or_default());
    if !site.url.is_empty() {
        field("url", &braced(&absolute(site, &Route::Article(slug.clone()).href())));
    }
    entry + "\n}"
}

/// The citation key: the ASCII letters, digits and hyphens of the slug, or `article` if there are none.
fn key(slug: &str) -> String {
    let key: String = slug.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if key.is_empty() { "article".to_owned() } else { key }
}

fn month(date: &str) -> Option<&'static str> {
    let month: usize = date.get(5..7)?.parse().ok()?;
    MONTHS.get((month * 3).checked_sub(3)?..month * 3)
}

/// An author's name, in braces if BibTeX would otherwise split it.
fn author(name: &str) -> String {
    let name = escaped(name);
    if name.contains(',') || name.contains(" and ") { format!("{{{name}}}") } else { name }
}

/// Escapes special characters. Braces become commands, because BibTeX counts even escaped ones.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '#' | '_' | '$' => escaped.push('\\'),
            _ => {}
        }
        match c {
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '\\' => escaped.push_str("\\textbackslash{}"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::url::Slug;

    fn site() -> Site {
        Site { title: "Notes & Queries".into(), url: "https://example.org/".into(), ..Site::default() }
    }

    #[test]
    fn entry_has_all_fields() {
        let article = Summary {
            slug: Slug::of("borrowing"),
            title: "Borrowing in Rust".into(),
            date: "2025-03-10".into(),
            authors: vec!["Ada Byron".into(), "Hare and Hounds".into()],
            ..Summary::default()
        };
        let expected = r"@misc{borrowing,
  author = {Ada Byron and {Hare and Hounds}},
  title = {{Borrowing in Rust}},
  howpublished = {Notes \& Queries},
  year = 2025,
  month = mar,
  url = {https://example.org/articles/borrowing/}
}";
        assert_eq!(bibtex(&article, &site()), expected);
    }

    #[test]
    fn unknown_fields_are_omitted() {
        let article = Summary {
            slug: Slug::of("借用"),
            title: "借用".into(),
            date: "2025".into(),
            ..Summary::default()
        };
        let entry = bibtex(&article, &Site::default());
        assert_eq!(entry, "@misc{article,\n  title = {{借用}},\n  year = 2025\n}");
    }

    #[test]
    fn special_characters_are_escaped() {
        assert_eq!(escaped("50 % & #1_a $x"), r"50 \% \& \#1\_a \$x");
        assert_eq!(
            escaped(r"{a} ~b^c\d"),
            r"\textbraceleft{}a\textbraceright{} \textasciitilde{}b\textasciicircum{}c\textbackslash{}d"
        );
    }

    #[test]
    fn braces_stay_balanced() {
        let article = Summary { title: "if (x) { \\".into(), date: "2025-99".into(), ..Summary::default() };
        let entry = bibtex(&article, &site());
        assert_eq!(entry.matches('{').count(), entry.matches('}').count(), "{entry}");
    }
}
