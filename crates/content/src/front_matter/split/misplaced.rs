//! Recognises front matter that does not begin as it should, and would be published as text.

use crate::front_matter::tree::Malformed;

/// What is wrong with the beginning of a text that has no front matter; `None` if it was not meant to have any.
pub fn find(text: &str) -> Option<Malformed> {
    let mut lines = text.lines().enumerate().skip_while(|(_, line)| line.trim().is_empty());
    let (index, fence) = lines.next()?;
    let below = || lines.clone().map(|(_, line)| line);
    let begins_with_field = || below().find(|line| !line.trim().is_empty()).is_some_and(is_field);
    let closes = || below().any(|line| line.trim() == fence.trim());
    let malformed = |reason: &str, help| Some(Malformed { line: index + 1, reason: reason.to_owned(), help });
    match fence.trim() {
        "---" | "+++" if begins_with_field() && closes() => malformed(
            "it does not begin in the first line",
            "remove the empty lines and spaces above and before it",
        ),
        "{" if below().next().is_some_and(|line| line.trim_start().starts_with('"')) => {
            malformed("it is JSON", "write it in YAML, between two lines of `---`")
        }
        line if is_nikola(line) || (line == "<!--" && below().next().is_some_and(is_nikola)) => malformed(
            "it is written as for Nikola",
            "write the fields between two lines of `---`, as in `title: …` for `.. title: …`",
        ),
        line if index == 0 && is_field(line) && has_title(text) => malformed(
            "there is no `---` above and below the fields",
            "write a line of `---` above the first field and below the last",
        ),
        line if is_near_fence(line) && begins_with_field() && closes() => {
            malformed(&format!("it begins with `{line}`"), "write `---` above and below the fields")
        }
        line if is_named_fence(line) && begins_with_field() && below().any(|line| line.trim() == "---") => {
            malformed(&format!("it begins with `{line}`"), "write `---` alone, above fields in YAML")
        }
        _ => None,
    }
}

/// Whether a line looks like a field: `name: value` or `name = value`.
pub fn is_field(line: &str) -> bool {
    let Some((name, _)) = line.split_once([':', '=']) else { return false };
    let name = name.trim();
    !name.is_empty()
        && name.chars().all(|c| c.is_alphanumeric() || "_-.\"' ".contains(c))
        && !name.starts_with('-')
}

/// Whether a line is a field as Nikola writes them: `.. title: A`, perhaps in a comment.
fn is_nikola(line: &str) -> bool {
    let field = line.trim().trim_start_matches("<!--").trim_start().strip_prefix(".. ");
    field.is_some_and(|field| is_field(field) && field.contains(':'))
}

/// Whether the first lines are fields and one of them is the title, as Pelican writes them.
fn has_title(text: &str) -> bool {
    let fields: Vec<&str> = text.lines().take_while(|line| !line.trim().is_empty()).collect();
    let is_title = |line: &&str| line.get(..6).is_some_and(|name| name.eq_ignore_ascii_case("title:"));
    fields.iter().any(is_title) && fields.len() > 1 && fields.iter().all(|line| is_field(line))
}

/// Whether a line is a fence with too few or too many signs, or with long dashes.
fn is_near_fence(line: &str) -> bool {
    let only = |signs: &str| line.chars().count() > 1 && line.chars().all(|c| signs.contains(c));
    (only("-\u{2013}\u{2014}") || only("+")) || line == "\u{2014}"
}

/// Whether a line is a fence that names a language, as in `---yaml`.
fn is_named_fence(line: &str) -> bool {
    line.strip_prefix("---").is_some_and(|name| {
        matches!(name.trim(), "yaml" | "yml" | "toml" | "json" | "js" | "javascript" | "coffee")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_that_begins_otherwise_is_recognised() {
        for (text, line) in [
            ("\n---\ntitle: A\n---\n\nx\n", 2),
            ("\n \n+++\ntitle = \"A\"\n+++\n", 3),
            (" ---\ntitle: A\n ---\n", 1),
            ("--\ntitle: A\n--\n\nx\n", 1),
            ("-----\ntitle: A\n-----\n", 1),
            ("\u{2014}\ntitle: A\n\u{2014}\n", 1),
            ("++\ntitle = \"A\"\n++\n", 1),
            ("---yaml\ntitle: A\n---\n", 1),
            ("{\n  \"title\": \"A\"\n}\n", 1),
            ("<!--\n.. title: A\n.. date: 2025-01-02\n-->\n\nx\n", 1),
            ("<!-- .. title: A -->\n\nx\n", 1),
            (".. title: A\n.. slug: a\n\nx\n", 1),
            ("Title: A\nDate: 2025-01-02\n\nx\n", 1),
            ("date: 2025-01-02\ntitle: A\n\nx\n", 1),
        ] {
            assert_eq!(find(text).map(|malformed| malformed.line), Some(line), "{text:?}");
        }
    }

    #[test]
    fn texts_without_front_matter_are_left_alone() {
        for text in [
            "",
            "Text.\n\n---\ntitle: A\n---\n",
            "\n---\n\nA sentence: with a colon, and more.\n",
            "---- \n\nText.\n",
            "\n---\n\nText.\n\n---\n",
            "- one\n- two: three\n",
            "{% include x %}\n",
            "Note: this is a text.\nTitle: so is this.\nIt goes on.\n\nx\n",
            "Title: a line of text\n\nx\n",
            "<!-- a comment -->\n\nx\n",
        ] {
            assert_eq!(find(text), None, "{text:?}");
        }
    }
}
