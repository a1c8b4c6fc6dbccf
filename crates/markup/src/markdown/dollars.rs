//! Tells formulas between dollars from prices, shell variables and names.
//!
//! The parser pairs dollars by Pandoc's rule, which looks at the two characters within the pair alone. Pairs that are
//! no formulas by what stands around and in them get a backslash, and the text is parsed again.

use super::source::{Change, Source};
use comrak::nodes::{Node, NodeMath, NodeValue};
use contract::text::is_unspaced;
use html5ever::local_name;
use regex::Regex;
use std::sync::LazyLock;

/// What may follow a formula without a space or hyphen, as in `$n$th`.
const SUFFIXES: &[&str] = &["th", "st", "nd", "rd", "s", "ths", "e", "ème", "te"];

/// A formula before a digit, as in `3$\times$3`, which the parser takes for text.
#[allow(clippy::unwrap_used)] // The pattern is constant and covered by a test.
static BEFORE_DIGIT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\$(\\[A-Za-z]+[^\s$`]*)\$[0-9]").unwrap());

/// What to change in the text if the parser has paired a node's dollars wrongly.
pub fn change(node: Node<'_>, source: &Source<'_>) -> Option<Change> {
    match &node.data().value {
        NodeValue::Math(math) if math.dollar_math && !math.display_math => inline(node, math, source),
        _ => None,
    }
}

/// Writes formulas before digits so that the parser reads them. Must happen before any pairs are judged, because the
/// parser takes the closing dollars of these for opening ones.
pub fn before_digits(root: Node<'_>, source: &Source<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut done = 0;
    for node in root.descendants() {
        let data = node.data();
        let Some(text) = data.value.text().filter(|text| text.contains("$\\")) else { continue };
        let Some(start) = source.find(&data.sourcepos, text).filter(|start| *start >= done) else { continue };
        // The rest of the line is in other nodes if its dollars are paired wrongly.
        let rest = &source.text[start..];
        let rest = &rest[..rest.find(['\n', '`']).unwrap_or(rest.len())];
        done = start + rest.len();
        for found in BEFORE_DIGIT.captures_iter(rest).filter_map(|found| found.get(1)) {
            let range = start + found.start() - 1..start + found.end() + 1;
            if !source.text[..range.start].ends_with(['\\', '$']) {
                changes.push((range, format!("$`{}`$", found.as_str())));
            }
        }
    }
    changes
}

/// Escapes the first dollar of a pair that is no formula.
fn inline(node: Node<'_>, math: &NodeMath, source: &Source<'_>) -> Option<Change> {
    let NodeMath { literal, .. } = math;
    let Source { text, .. } = source;
    let place = node.data().sourcepos;
    let start = source.offset(place.start.line, place.start.column)?;
    let end = source.offset(place.end.line, place.end.column)?;
    // The parser's columns are wrong in some cells of tables, for example.
    let start = if text.as_bytes().get(start) == Some(&b'$') {
        start
    } else {
        source.find(&place, &format!("${literal}$"))?
    };
    let after = match text.as_bytes().get(end) {
        Some(b'$') if end > start => text.get(end + 1..).unwrap_or_default(),
        _ => text.get(start + literal.len() + 2..).unwrap_or_default(),
    };
    let before = text[..start].chars().next_back();
    (!is_formula(before, literal, after)).then(|| (start..start, "\\".to_owned()))
}

/// Whether what stands between two dollars is a formula.
fn is_formula(before: Option<char>, literal: &str, after: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && !is_unspaced(c);
    let word: String = after.chars().take_while(|c| is_letter(*c)).take(5).collect();
    let begins = !before.is_some_and(is_letter);
    let ends = word.is_empty() && !after.starts_with(['{', '_']) || SUFFIXES.contains(&&*word);
    let literal = literal.replace("\\$", "$");
    (begins && ends || is_glued(&literal)) && !is_prose(&literal) && !crosses(&literal)
}

/// Whether a text between dollars can be nothing but a formula, even directly beside letters and digits, as in `H$_2$O` and
/// `90$^\circ$C`.
fn is_glued(literal: &str) -> bool {
    let mut chars = literal.chars();
    let begins = match (chars.next(), chars.next()) {
        (Some('_' | '^'), Some(_)) => true,
        (Some('\\'), Some(c)) => c.is_ascii_alphabetic() || c == '%',
        _ => false,
    };
    begins && (!literal.contains(char::is_whitespace) || literal[1..].contains(['^', '_', '{']))
}

/// Whether a text begins with a price or the name of a variable, as in `5 to 10` and `USER, 5`, or consists of words, and
/// has nothing that only formulas have.
fn is_prose(literal: &str) -> bool {
    if literal.contains(['\\', '^', '=', '{', '}']) {
        return false;
    }
    let end = literal.find(|c: char| !c.is_ascii_uppercase() && c != '_').unwrap_or(literal.len());
    let is_word = |word: &str| word.len() > 1 && word.chars().all(char::is_alphabetic);
    let words = literal.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2).count();
    words > 2 && literal.split_whitespace().count() > 2
        || end > 2 && literal.contains(' ')
        || literal.starts_with(|c: char| c.is_ascii_digit()) && literal.split_whitespace().any(is_word)
}

/// Whether code, a link or a tag begins or ends in this text, or stands in it: these bind more tightly than dollars.
pub fn crosses(literal: &str) -> bool {
    literal.contains('`')
        || literal.contains("://")
        || literal.split("](").skip(1).any(is_address)
        || literal.contains("![")
        || literal.split("[^").skip(1).any(is_label)
        || !literal.contains('\\') && literal.split('<').skip(1).any(is_tag)
}

/// Whether this continues `](` to an address; in a formula, brackets may follow each other.
fn is_address(rest: &str) -> bool {
    rest.split_once(')').is_none_or(|(address, _)| address.contains(['.', '/', '#']))
}

/// Whether this continues `[^` to a footnote.
fn is_label(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
    end > 0 && rest[end..].starts_with(']')
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
    use super::super::reread::formulas;

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
            "The $foo variable, see [docs](a.md), and bar$ here.",
            "The $foo variable of the shell and bar$ here.",
            "The $x[^1] and y$ here.",
            "It costs $5 ![x](p.png) 5$.",
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
            (
                "$v = distance / time elapsed$, $x_{in the limit of all}$",
                &["v = distance / time elapsed", "x_{in the limit of all}"],
            ),
        ] {
            assert_eq!(formulas(text), expected, "{text}");
        }
    }

    #[test]
    fn formulas_of_science_may_follow_letters_and_digits() {
        for (text, expected) in [
            ("H$_2$O and C$_6$H$_{12}$O$_6$", &["_2", "_6", "_{12}", "_6"][..]),
            ("90$^\\circ$C, 5$\\mu$m and 20$\\%$ of it", &["^\\circ", "\\mu", "\\%"]),
            ("3$\\times$3, 2$\\cdot$10$^{-3}$m", &["\\times", "\\cdot", "^{-3}"]),
            ("| 3$\\times$3 |\n|---|\n| `\\|` 4$\\times$4 |", &["\\times", "\\times"]),
            ("\\\\srv\\C$\\Users or D$\\Data", &[]),
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
