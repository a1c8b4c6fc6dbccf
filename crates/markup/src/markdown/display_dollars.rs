//! Tells display formulas from two dollars in running text, such as the shell's `$$` and the prices of restaurants.

use super::dollars::crosses;
use super::line_breaks::{begins_line, ends_line};
use super::source::{Change, Source};
use comrak::nodes::{Node, NodeValue};

/// What to change in the text if a node is a pair of `$$` in running text: backslashes before the first two dollars.
pub fn change(node: Node<'_>, source: &Source<'_>) -> Option<Change> {
    let data = node.data();
    let NodeValue::Math(math) = &data.value else { return None };
    if !math.dollar_math || !math.display_math {
        return None;
    }
    let (begins, ends) = (begins_line(node), ends_line(node));
    if begins && (ends || math.literal.starts_with('\n')) || !is_running(&math.literal) {
        return None;
    }
    let line = math.literal.split('\n').next().unwrap_or_default();
    let start = source.find(&data.sourcepos, &format!("$${line}"))?;
    Some((start..start + 2, "\\$\\$".to_owned()))
}

/// Whether the text between two `$$` goes on with the sentence around it.
fn is_running(literal: &str) -> bool {
    let literal = &*literal.replace("\\$", "$");
    let closes = |c: char| c.is_whitespace() || "$.,;:!?)]}”’»。，、；：！？）".contains(c);
    let opens = |c: char| c.is_whitespace() || "([{„“‘«（".contains(c);
    let mut words = literal.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    let is_math =
        literal.contains(['\\', '^']) || words.peek().is_some() && words.all(|word| word.len() == 1);
    !is_math && (literal.starts_with(closes) || literal.ends_with(opens) || crosses(literal))
}

#[cfg(test)]
mod tests {
    use super::super::reread::formulas;

    #[test]
    fn two_dollars_in_running_text_are_text() {
        for text in [
            "In the shell, $$ is the pid and $$ stays",
            "Mid: $$. Expensive: $$$. The bistro ($$) and the diner ($$)",
            "DO $$ BEGIN x; END $$;",
            "Price $$ and $$$. See `$$`, or `x` $$`x",
            "- Write $$ or $$.\n\n> Write $$ or\n> $$ here.",
            "| $$ a bistro $$ or | b |\n|---|---|",
        ] {
            assert_eq!(formulas(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn two_dollars_around_formulas_delimit_them() {
        for (text, expected) in [
            ("$$\nab or c\n$$", "\nab or c\n"),
            ("$$ ab $$", " ab "),
            ("$$\nab\n$$,\nwhere", "\nab\n"),
            ("So $$ a = b + c $$ holds, and", " a = b + c "),
            ("So $$\\frac{a}{b}$$.", "\\frac{a}{b}"),
            ("> - It is\n>   $$ ab $$\n>   here", " ab "),
        ] {
            assert_eq!(formulas(text), [expected], "{text}");
        }
    }
}
