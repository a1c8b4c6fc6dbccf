//! Finds the addresses of links that are defined twice. The parser takes the first and drops the others.

use super::pass::Pass;
use comrak::nodes::{Node, NodeValue};
use content::diagnostics::Code;
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The markers of quotations and lists with which a line begins.
#[allow(clippy::unwrap_used)] // The pattern is constant and covered by a test.
static MARKERS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t]))*[ \t]*").unwrap());

/// A label, and what follows it.
#[allow(clippy::unwrap_used)] // The pattern is constant and covered by a test.
static DEFINITION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\[([^\[\]\\^](?:[^\[\]\\]|\\.)*)\]:[ \t]*(.*)$").unwrap());

/// How to fix two definitions of one name.
pub const HELP: &str = "give it another name, or delete one of the two";

/// Reports labels that are defined again with another address. `text` is the text that was parsed.
pub fn check(pass: &mut Pass<'_>, root: Node<'_>, text: &str) {
    if text.matches("]:").nth(1).is_none() {
        return;
    }
    let lines: Vec<&str> = text.lines().map(without_markers).collect();
    let others = lines_of_others(root, &lines);
    let mut known: HashMap<String, (usize, &str)> = HashMap::new();
    for (line, written) in (1..).zip(&lines).filter(|(line, _)| !others.contains(line)) {
        let next = lines.get(line).copied().unwrap_or_default();
        let Some((label, address)) = definition(written, next) else { continue };
        let line = line + pass.context.first_line - 1;
        let (first, other) = *known.entry(label.clone()).or_insert((line, address));
        if other != address {
            let message =
                format!("`[{label}]` is already defined in line {first}, so this address is not used");
            pass.report(Code::DuplicateDefinition, line, message, HELP);
        }
    }
}

/// The label and address that a line defines; the address may be in the next one.
fn definition<'t>(line: &'t str, next: &'t str) -> Option<(String, &'t str)> {
    let parts = DEFINITION.captures(line)?;
    let (label, rest) = (parts.get(1)?.as_str(), parts.get(2)?.as_str());
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let rest = if rest.is_empty() { next } else { rest };
    let (address, title) = match rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        Some(parts) => parts,
        None => rest.split_at(rest.find([' ', '\t']).unwrap_or(rest.len())),
    };
    let title = title.trim_start();
    let is_complete = title.is_empty() || title.starts_with(['"', '\'', '(']);
    (is_complete && !rest.is_empty() && !label.is_empty()).then_some((label, address))
}

fn without_markers(line: &str) -> &str {
    let markers = MARKERS.find(line).map_or(0, |found| found.end());
    line[markers..].trim_end()
}

/// The lines of code, HTML and text. Only the first lines of a paragraph can be definitions.
fn lines_of_others(root: Node<'_>, lines: &[&str]) -> HashSet<usize> {
    let mut others = HashSet::new();
    for node in root.descendants() {
        let data = node.data();
        let (start, end) = (data.sourcepos.start.line, data.sourcepos.end.line);
        match &data.value {
            NodeValue::CodeBlock(_) | NodeValue::HtmlBlock(_) => others.extend(start..=end),
            NodeValue::Paragraph => {
                let defines = |line: &usize| {
                    let [line, next] = [line - 1, *line].map(|at| lines.get(at).copied().unwrap_or_default());
                    definition(line, next).is_some()
                };
                others.extend((start.max(1)..=end).skip_while(defines));
            }
            value if value.contains_inlines() => others.extend(start..=end),
            _ => {}
        }
    }
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_read_as_the_parser_does() {
        for (line, next, expected) in [
            ("[a]: /x", "", Some(("a", "/x"))),
            ("[A  b]: <x y> 'T'", "", Some(("a b", "x y"))),
            ("[a]:", "/x", Some(("a", "/x"))),
            ("[a\\]b]: /x \"T\"", "", Some(("a\\]b", "/x"))),
            ("[//]: # (a comment)", "", Some(("//", "#"))),
            ("[^a]: note", "", None),
            ("[a] : /x", "", None),
            ("[]: /x", "", None),
            ("[a]:", "", None),
            ("[Note]: this is important", "", None),
        ] {
            let found = definition(line, next);
            assert_eq!(found.as_ref().map(|(label, address)| (label.as_str(), *address)), expected, "{line}");
        }
        for line in ["> [a]: x", "- [a]: x", ">> 1. [a]: x", "   [a]: x", "\t[a]: x"] {
            assert_eq!(without_markers(line), "[a]: x", "{line}");
        }
        assert_eq!(without_markers("*[a]: x"), "*[a]: x");
    }
}
