//! Tells text that is struck out from ranges and chemistry, as in `20~30` and `H~2~O`.

use super::line_breaks::{first, last};
use super::source::{Change, Source, new_node};
use comrak::Arena;
use comrak::nodes::{Node, NodeValue};

/// Turns text between single tildes back into text if a tilde is within a word or number.
pub fn restore<'a>(arena: &'a Arena<'a>, root: Node<'a>) {
    let struck: Vec<Node<'a>> = root.descendants().filter(|node| is_text(node)).collect();
    for node in struck {
        let place = node.data().sourcepos;
        let tilde = || new_node(arena, NodeValue::Text("~".into()), place);
        node.insert_before(tilde());
        for child in node.children().collect::<Vec<_>>() {
            node.insert_before(child);
        }
        node.insert_before(tilde());
        node.detach();
    }
}

/// What to change in the text if single tildes keep the parser from pairing double ones, as in `~~20~30~~`: a backslash
/// before the first of them.
pub fn change(node: Node<'_>, source: &Source<'_>) -> Option<Change> {
    let data = node.data();
    let text = data.value.text().filter(|text| text.contains("~~"))?;
    let within = |at: usize| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
    };
    let at = text.match_indices('~').map(|(at, _)| at).find(|at| within(*at))?;
    let start = source.find(&data.sourcepos, text)? + at;
    Some((start..start, "\\".to_owned()))
}

fn is_text(node: Node<'_>) -> bool {
    let data = node.data();
    let is_single = |child: Node<'_>| child.data().sourcepos.start.column == data.sourcepos.start.column + 1;
    if !matches!(data.value, NodeValue::Strikethrough) || !node.first_child().is_some_and(is_single) {
        return false;
    }
    let is_within_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let opens_within = is_within_word(node.previous_sibling().and_then(last));
    // Chinese and Japanese follow text that is struck out without a space.
    let closes_within =
        is_ascii(node.last_child().and_then(last)) && is_ascii(node.next_sibling().and_then(first));
    opens_within || closes_within
}
