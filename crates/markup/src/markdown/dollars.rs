//! Tells formulas between dollars from prices, shell variables and names.
//!
//! The parser pairs dollars by Pandoc's rule, which looks at the two characters within the pair alone. Pairs that are
//! no formulas by what stands around and in them get a backslash, and the text is parsed again.

use comrak::nodes::{Node, NodeMath, NodeValue};
use comrak::{Arena, Options, parse_document};
use contract::text::is_unspaced;
use html5ever::local_name;
use std::borrow::Cow;

/// How often a text is parsed at most. Each time, half of the dollars in a series of prices are settled.
const ROUNDS: usize = 24;

/// What may follow a formula without a space or hyphen, as in `$n$th`.
const SUFFIXES: &[&str] = &["th", "st", "nd", "rd", "s", "ths", "e", "ème", "te"];

/// Parses a text. Also returns the text as it was parsed, with a backslash before dollars that do not begin a formula;
/// its lines are the same.
pub fn parse<'a, 't>(arena: &'a Arena<'a>, text: &'t str, options: &Options<'_>) -> (Node<'a>, Cow<'t, str>) {
    let mut text = Cow::from(text);
    let mut root = parse_document(arena, &text, options);
    for _ in 1..ROUNDS {
        let wrong = misread(root, &text);
        if wrong.is_empty() {
            break;
        }
        let mut escaped = String::with_capacity(text.len() + wrong.len());
        let mut done = 0;
        for at in wrong {
            escaped.push_str(&text[done..at]);
            escaped.push('\\');
            done = at;
        }
        escaped.push_str(&text[done..]);
        text = escaped.into();
        root = parse_document(arena, &text, options);
    }
    (root, text)
}

/// The offsets of dollars that begin a pair that is no formula, in order.
fn misread(root: Node<'_>, text: &str) -> Vec<usize> {
    if !text.contains('$') {
        return Vec::new();
    }
    let starts: Vec<usize> =
        std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut wrong: Vec<usize> = root.descendants().filter_map(|node| wrong(node, text, &starts)).collect();
    wrong.sort_unstable();
    wrong.dedup();
    wrong
}

/// The offset of a node's dollar if it is no formula.
fn wrong(node: Node<'_>, text: &str, starts: &[usize]) -> Option<usize> {
    let data = node.data();
    let NodeValue::Math(NodeMath { dollar_math: true, display_math: false, literal }) = &data.value else {
        return None;
    };
    let offset =
        |line: usize, column: usize| Some(starts.get(line.checked_sub(1)?)? + column.checked_sub(1)?);
    let place = data.sourcepos;
    let start = offset(place.start.line, place.start.column)?;
    let end = offset(place.end.line, place.end.column)?;
    // The parser's columns are wrong in some cells of tables, for example.
    let start =
        if text.as_bytes().get(start) == Some(&b'$') { start } else { found(text, starts, &place, literal)? };
    let after = match text.as_bytes().get(end) {
        Some(b'$') if end > start => text.get(end + 1..).unwrap_or_default(),
        _ => text.get(start + literal.len() + 2..).unwrap_or_default(),
    };
    let before = text[..start].chars().next_back();
    (!is_formula(before, literal, after)).then_some(start)
}

/// Looks for a formula in the line where the parser says it begins.
fn found(text: &str, starts: &[usize], place: &comrak::nodes::Sourcepos, literal: &str) -> Option<usize> {
    let start = *starts.get(place.start.line.checked_sub(1)?)?;
    let line = text[start..].split('\n').next()?;
    line.find(&format!("${literal}$")).map(|at| start + at)
}

/// Whether what stands between two dollars is a formula.
fn is_formula(before: Option<char>, literal: &str, after: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && !is_unspaced(c);
    let word: String = after.chars().take_while(|c| is_letter(*c)).take(5).collect();
    let begins = !before.is_some_and(is_letter);
    let ends = word.is_empty() && !after.starts_with(['{', '_']) || SUFFIXES.contains(&&*word);
    let literal = literal.replace("\\$", "$");
    begins && ends && !is_prose(&literal) && !crosses(&literal)
}

/// Whether a text begins with a price or the name of a variable, as in `5 to 10` and `USER, 5`, and has nothing that only
/// formulas have.
fn is_prose(literal: &str) -> bool {
    if literal.contains(['\\', '^', '=', '{', '}']) {
        return false;
    }
    let end = literal.find(|c: char| !c.is_ascii_uppercase() && c != '_').unwrap_or(literal.len());
    let is_word = |word: &str| word.len() > 1 && word.chars().all(char::is_alphabetic);
    end > 2 && literal.contains(' ')
        || literal.starts_with(|c: char| c.is_ascii_digit()) && literal.split_whitespace().any(is_word)
}

/// Whether code, a link or a tag begins or ends in this text, or stands in it: these bind more tightly than dollars.
fn crosses(literal: &str) -> bool {
    literal.contains('`')
        || literal.contains("://")
        || literal.split("](").skip(1).any(|rest| !rest.contains(')'))
        || !literal.contains('\\') && literal.split('<').skip(1).any(is_tag)
}

/// Whether this continues `<` to a tag of HTML; single letters are variables more often.
fn is_tag(rest: &str) -> bool {
    let Some((inside, _)) = rest.split_once('>') else { return false };
    let name = inside.trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let known = [
        local_name!("kbd"),
        local_name!("code"),
        local_name!("img"),
        local_name!("br"),
        local_name!("em"),
        local_name!("strong"),
        local_name!("span"),
        local_name!("sub"),
        local_name!("sup"),
        local_name!("abbr"),
        local_name!("mark"),
        local_name!("del"),
        local_name!("ins"),
        local_name!("small"),
        local_name!("cite"),
    ];
    inside.starts_with('/') || known.iter().any(|known| **known == name[..end].to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formulas(text: &str) -> Vec<String> {
        let options = super::super::options(true);
        let arena = Arena::new();
        let (root, _) = parse(&arena, text, &options);
        let formulas = root.descendants().filter_map(|node| match &node.data().value {
            NodeValue::Math(math) => Some(math.literal.clone()),
            _ => None,
        });
        formulas.collect()
    }

    #[test]
    fn prices_variables_and_names_are_no_formulas() {
        for text in [
            "Es kostet 5$, 10$ oder 20$.",
            "A$AP Rocky and Ke$ha sang.",
            "Set $HOME/$USER and $PATH:$EXTRA here, or $A/${B}.",
            "US$5,-/US$6,- a day, $5-$10, ($5/$6), from $5 to 10$.",
            "The plan costs $5 a month. Set `$API_KEY` first.",
            "With `$A` it costs $5 and `$B` more.",
            "It costs $5, see [prices](https://x.example/?p=$a).",
            "It costs $5, see [prices](/prices/?p=$a) or [`$x`](y.md).",
            "It costs $5 <kbd>x</kbd>$.",
            "| a | b |\n|---|---|\n| 5$ | 6$ |\n| `a\\|b` 7$, 8$ | x |",
            "> - 5$ or\n>   6$ or 7$",
        ] {
            assert_eq!(formulas(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn formulas_stay_formulas() {
        for (text, expected) in [
            ("The $n$th of $x^2$, ($y$), \"$z$\", $a$-$b$.", &["n", "x^2", "y", "z", "a", "b"][..]),
            ("设$x$为整数。Größe $2 \\cdot 3$!", &["x", "2 \\cdot 3"]),
            ("$a<b>c$ and $f[x](y)$ and $2\\text{ or so}$", &["a<b>c", "f[x](y)", "2\\text{ or so}"]),
            ("It costs 5$, and $x$ is $6.", &["x"]),
            ("Costs $5. Then $a +\nb$ it is.", &["a + b"]),
            ("$$\nx\n$$ and $`y`$", &["\nx\n", "y"]),
            ("Ends $x$", &["x"]),
        ] {
            assert_eq!(formulas(text), expected, "{text}");
        }
    }

    #[test]
    fn a_long_row_of_prices_is_settled() {
        assert_eq!(formulas(&"5$ ".repeat(3_000)), Vec::<String>::new());
        assert_eq!(formulas(&"$A/".repeat(3_000)), Vec::<String>::new());
    }
}
