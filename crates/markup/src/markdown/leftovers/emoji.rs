//! GitHub's short codes for emoji, such as `:tada:`.

/// Finds the short codes in a text, each with its character. A known code counts only if no letter, digit or colon
/// touches it, so that times, ratios and paths are left alone; codes may follow each other.
pub fn codes(text: &str) -> Vec<(&str, &'static str)> {
    let mut found = Vec::new();
    let mut end = 0;
    for (start, _) in text.match_indices(':') {
        // The colon at the end of a code begins no other.
        if start < end {
            continue;
        }
        let Some((code, character)) = code_at(&text[start..]) else { continue };
        let (before, after) = (&text[..start], &text[start + code.len()..]);
        let follows_code = start == end && end > 0;
        let is_followed_by_code = after.starts_with(':') && code_at(after).is_some();
        if (follows_code || !before.ends_with(touches))
            && (is_followed_by_code || !after.starts_with(touches))
        {
            found.push((code, character));
            end = start + code.len();
        }
    }
    found
}

/// The known code with which a text begins, including its colons.
fn code_at(text: &str) -> Option<(&str, &'static str)> {
    let name = text.strip_prefix(':')?;
    let name = &name[..name.find(':')?];
    let emoji = emojis::get_by_shortcode(name)?;
    Some((&text[..name.len() + 2], emoji.as_str()))
}

fn touches(c: char) -> bool {
    c.is_alphanumeric() || c == ':' || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_codes_are_found() {
        for (text, expected) in [
            ("Released :tada:!", &[(":tada:", "\u{1f389}")][..]),
            (":+1:", &[(":+1:", "\u{1f44d}")]),
            ("(:tada::rocket:)", &[(":tada:", "\u{1f389}"), (":rocket:", "\u{1f680}")]),
            ("note: :tada:", &[(":tada:", "\u{1f389}")]),
        ] {
            assert_eq!(codes(text), expected, "{text}");
        }
    }

    #[test]
    fn other_colons_are_left_alone() {
        for text in [
            "at 10:30:45",
            "1:100:3",
            "a:b:c",
            "a::b::c",
            "std::o::x",
            "x:tada:y",
            ":no such code:",
            ":unknown_code:",
            "key: value: :",
            "::tada::",
        ] {
            assert_eq!(codes(text), [], "{text}");
        }
    }
}
