//! Abbreviations in the syntax of PHP Markdown Extra and Kramdown: `*[HTML]: HyperText Markup Language`.

use super::definitions::HELP;
use super::pass::{Abbreviations, Pass};
use comrak::nodes::{Node, NodeValue};
use content::diagnostics::Code;
use contract::text::escaped;
use std::collections::HashMap;

/// Removes the paragraphs that define abbreviations and keeps the definitions, longest first. Reports those that are given
/// again with another meaning, which are not used.
pub fn take(pass: &mut Pass<'_>, root: Node<'_>, text: &str) {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Abbreviations::new();
    let mut defined: HashMap<String, (usize, String)> = HashMap::new();
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
            for (line, (short, long)) in (first + pass.context.first_line - 1..).zip(explained) {
                match defined.get(&short) {
                    Some((_, known)) if *known == long => {}
                    Some((first, _)) => {
                        let message = format!(
                            "`*[{short}]` is already defined in line {first}, so this meaning is not used"
                        );
                        pass.report(Code::DuplicateDefinition, line, message, HELP);
                    }
                    None => {
                        defined.insert(short.clone(), (line, long.clone()));
                        found.push((short, long));
                    }
                }
            }
            node.detach();
        }
    }
    found.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    pass.abbreviations = found;
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
