//! Asterisks that were to make text bold.

use super::{Found, LINK, OTHER};
use content::diagnostics::Code;

/// Names of arguments that languages write with two asterisks.
const ARGUMENTS: [&str; 8] = ["args", "kwargs", "kwds", "kw", "argv", "opts", "options", "params"];

/// The most characters shown of what the asterisks begin.
const SHOWN: usize = 30;

/// Finds asterisks at the beginning of a word that no others end, and pairs with a space within the first.
pub fn find(text: &str) -> impl Iterator<Item = Found> {
    let runs = runs(text);
    let before = |at: usize| text[..at].chars().next_back();
    let after = |end: usize| text[end..].chars().next();
    let opens = |&(at, end): &(usize, usize)| {
        let is_argument = ARGUMENTS.iter().any(|name| {
            let rest = text[end..].strip_prefix(name);
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        });
        before(at).is_none_or(begins_word)
            && after(end).is_some_and(|c| c.is_alphanumeric() || "\"'“‘«„¿¡".contains(c) || is_sign(c))
            && !is_argument
    };
    let is_spaced = |&(at, end): &(usize, usize)| {
        before(at).is_none_or(char::is_whitespace) && after(end).is_some_and(|c| c == ' ')
    };
    let closes = |&(at, end): &(usize, usize)| {
        before(at).is_some_and(|c| !c.is_whitespace()) && after(end).is_none_or(|c| !c.is_alphanumeric())
    };
    let first = runs.iter().position(opens);
    let first = first.or_else(|| runs.windows(2).position(|pair| is_spaced(&pair[0]) && closes(&pair[1])));
    let found = first.map(|first| {
        let (at, _) = runs[first];
        let help = match runs.len() > first + 1 {
            true => "write no space inside the asterisks, and a space or nothing but punctuation outside; to show them, write `\\*`",
            false => "write `**` where the bold text ends; to show them, write `\\*`",
        };
        let message = format!("the asterisks of `{}` are printed as typed", excerpt(&text[at..]));
        Found { code: Code::PrintedMarks, at, message, help }
    });
    found.into_iter()
}

/// The runs of two or three asterisks.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut end = 0;
    for (at, _) in text.match_indices('*') {
        if at < end {
            continue;
        }
        end = at + text[at..].bytes().take_while(|byte| *byte == b'*').count();
        if matches!(end - at, 2 | 3) {
            runs.push((at, end));
        }
    }
    runs
}

fn begins_word(before: char) -> bool {
    before.is_whitespace() || "([{\"'“‘«„—–".contains(before)
}

fn is_sign(c: char) -> bool {
    c == LINK || c == OTHER
}

fn excerpt(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut shown: String = line.chars().take(SHOWN).collect();
    if shown.len() < line.len() {
        shown.push('…');
    }
    shown.replace(is_sign, "…").replace('`', "'")
}
