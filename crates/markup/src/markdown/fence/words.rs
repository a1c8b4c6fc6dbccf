//! Splits an info string into words.

/// A word of an info string.
pub enum Word<'a> {
    /// `{1,3-5}`
    Lines(&'a str),
    /// `.rust`
    Class(&'a str),
    /// `wrap`, `title="a"`, `hl_lines=[1,3]`
    Named(&'a str, Option<&'a str>),
}

/// Splits what follows the language. Commas separate words like spaces; braces are unwrapped.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',', '}', ']']);
        let Some(first) = rest.chars().next() else { return words };
        if first == '{' {
            let (inside, after) = enclosed(&rest[1..], '}');
            if inside.chars().all(|c| c.is_ascii_digit() || " ,-".contains(c)) {
                words.push(Word::Lines(inside));
                rest = after;
            } else {
                // The words inside the braces are read one by one.
                rest = &rest[1..];
            }
            continue;
        }
        let end = rest.find([' ', '\t', ',', '=', '{', '}']).unwrap_or(rest.len());
        // A sign that starts nothing becomes an unknown word.
        let end = if end == 0 { first.len_utf8() } else { end };
        let name = &rest[..end];
        rest = &rest[end..];
        let value = rest.strip_prefix('=').map(|after| {
            let (value, after) = value(after);
            rest = after;
            value
        });
        words.push(match name.strip_prefix('.') {
            Some(class) if value.is_none() => Word::Class(class),
            _ => Word::Named(name, value),
        });
    }
}

/// Returns a value and the rest.
fn value(text: &str) -> (&str, &str) {
    for (open, close) in [('"', '"'), ('\'', '\''), ('{', '}'), ('[', ']')] {
        if let Some(inside) = text.strip_prefix(open) {
            return enclosed(inside, close);
        }
    }
    let end = text.char_indices().find(|(at, c)| match c {
        ' ' | '\t' | '}' => true,
        // A comma before a letter separates words; before a digit it belongs to a list of lines.
        ',' => !text[at + 1..].starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    });
    text.split_at(end.map_or(text.len(), |(at, _)| at))
}

/// Splits at `close`.
fn enclosed(text: &str, close: char) -> (&str, &str) {
    text.split_once(close).unwrap_or((text, ""))
}
