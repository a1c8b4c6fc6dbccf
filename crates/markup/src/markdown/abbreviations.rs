//! Abbreviations in the syntax of PHP Markdown Extra and Kramdown: `*[HTML]: HyperText Markup Language`.

use super::pass::Abbreviations;
use comrak::nodes::{Node, NodeValue};
use contract::text::escaped;

/// Removes the paragraphs that define abbreviations and returns the definitions, longest first.
pub fn take(root: Node<'_>, text: &str) -> Abbreviations {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Abbreviations::new();
    for node in root.children() {
        let data = node.data();
        if !matches!(data.value, NodeValue::Paragraph) {
            continue;
        }
        let (first, last) = (data.sourcepos.start.line.max(1), data.sourcepos.end.line);
        let explained: Option<Vec<(String, String)>> =
            lines.get(first - 1..last).and_then(|lines| lines.iter().map(|line| explanation(line)).collect());
        drop(data);
        if let Some(explained) = explained.filter(|explained| !explained.is_empty()) {
            found.extend(explained);
            node.detach();
        }
    }
    found.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    found
}

/// Parses `*[short]: long`.
fn explanation(line: &str) -> Option<(String, String)> {
    let (short, long) = line.trim().strip_prefix("*[")?.split_once("]:")?;
    let (short, long) = (short.trim(), long.trim());
    (!short.is_empty() && !long.is_empty()).then(|| (short.to_owned(), long.to_owned()))
}

/// Returns text as HTML with abbreviations marked up, or `None` if it contains none.
pub fn explained(text: &str, known: &Abbreviations) -> Option<String> {
    let mut html = String::new();
    let mut done = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let starts = !text[..at].ends_with(char::is_alphanumeric);
        let fits = |short: &str| {
            rest.strip_prefix(short).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        };
        match known.iter().find(|(short, _)| starts && fits(short)) {
            Some((short, long)) => {
                html.push_str(&escaped(&text[done..at]));
                html.push_str(&format!("<abbr title=\"{}\">{}</abbr>", escaped(long), escaped(short)));
                at += short.len();
                done = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    (done > 0).then(|| html + &escaped(&text[done..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_abbreviations() {
        let known = vec![("HTML5".into(), "the fifth".into()), ("HTML".into(), "a \"markup\"".into())];
        let html = explained("HTML & HTML5, not XHTML or HTMLs", &known);
        let expected = "<abbr title=\"a &quot;markup&quot;\">HTML</abbr> &amp; <abbr title=\"the fifth\">HTML5</abbr>, not XHTML or HTMLs";
        assert_eq!(html.as_deref(), Some(expected));
        assert_eq!(explained("nothing", &known), None);
    }

    #[test]
    fn definitions_are_single_lines() {
        assert_eq!(explanation("*[A]: Bee "), Some(("A".into(), "Bee".into())));
        assert_eq!(explanation("*[A]:"), None);
        assert_eq!(explanation("* [A]: Bee"), None);
    }
}
