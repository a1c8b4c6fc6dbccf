//! Finds in YAML's source what the parser drops: comments and anchors that were meant as text.

/// The text that was parsed.
pub struct Source<'a> {
    text: &'a str,
    /// The byte offset of each character, unless all characters are one byte long.
    offsets: Option<Vec<usize>>,
}

impl<'a> Source<'a> {
    /// Prepares a text.
    pub fn new(text: &'a str) -> Self {
        let offsets = || text.char_indices().map(|(at, _)| at).collect();
        Self { text, offsets: (!text.is_ascii()).then(offsets) }
    }

    /// The comment behind an unquoted text that was probably meant as part of it: `#532` in `issue #532`. A comment that
    /// begins with a space, or follows a value that is no text, is one.
    pub fn comment_behind(&self, start: usize, value: &str) -> Option<&'a str> {
        if is_text(value) { comment(self.behind(start, value)?) } else { None }
    }

    /// The comment that stands where the value of the field `name` should be: `#532` in `title: #532`.
    pub fn comment_for_value(&self, start: usize, name: &str) -> Option<&'a str> {
        comment(self.behind(start, name)?.strip_prefix(':')?)
    }

    /// The anchor before the value of the field `name`, unless something refers to it.
    pub fn anchor_of_value(&self, start: usize, name: &str) -> Option<&'a str> {
        let value = self.behind(start, name)?.strip_prefix(':')?.trim_start();
        let anchor = value.split_whitespace().next().filter(|word| word.starts_with('&'))?;
        (!self.text.contains(&anchor.replacen('&', "*", 1))).then_some(anchor)
    }

    /// The rest of the line behind an unquoted scalar, which begins at the character `start`. The scalar may extend over
    /// several lines, whose breaks and indentation are not part of its value.
    fn behind(&self, start: usize, scalar: &str) -> Option<&'a str> {
        let start = self.offsets.as_ref().map_or(Some(start), |offsets| offsets.get(start).copied())?;
        let mut rest = self.text.get(start..)?;
        for part in scalar.split_whitespace() {
            rest = rest.trim_start().strip_prefix(part)?;
        }
        rest.lines().next()
    }
}

/// The comment that a line consists of, if its sign touches a word.
fn comment(line: &str) -> Option<&str> {
    let comment = line.trim();
    let follows_space = line.starts_with([' ', '\t']);
    let touches = comment.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    (follows_space && touches).then_some(comment)
}

/// Whether a value is a text, and not a number, a date, or `true` or `false`.
fn is_text(value: &str) -> bool {
    let is_truth = ["true", "false"].iter().any(|truth| value.eq_ignore_ascii_case(truth));
    let is_number = value.chars().all(|c| c.is_ascii_digit() || " -+.,:/_TZ".contains(c));
    !is_truth && !is_number
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::front_matter::yaml::read;

    #[test]
    fn text_behind_a_number_sign_is_an_error() {
        for (yaml, line) in [
            ("title: Notes on issue #532 and after", 1),
            ("date: 2025-01-01\ntitle: C#1 and é #2", 2),
            ("title: #532", 1),
            ("title: on two\n  lines #532", 1),
            ("tags:\n  - a\n  - the #hashtag", 3),
            ("cover:\n  alt: The #1 boat", 2),
        ] {
            assert_eq!(
                read(&format!("{yaml}\n"), 1).map_err(|malformed| malformed.line),
                Err(line),
                "{yaml}"
            );
        }
    }

    #[test]
    fn comments_remain_comments() {
        for yaml in [
            "title: Notes # not yet final",
            "title: Notes #",
            "title: \"Notes on issue #532\" #really",
            "title: 'Notes' #really",
            "title: C#1 is one word",
            "draft: true #really",
            "weight: 5 #really",
            "date: 2025-03-10T10:00:00+01:00 #really",
            "cover: #really\n  image: a.png",
            "tags: [a, b] #really",
            "#really\ntitle: Notes",
            "title: |\n  Notes #532",
        ] {
            assert!(read(&format!("{yaml}\n"), 1).is_ok(), "{yaml}");
        }
        assert_eq!(read("title: |\n  Notes #532\n", 1).unwrap().len(), 1);
    }

    #[test]
    fn tags_anchors_and_templates_are_errors() {
        for yaml in ["title: !important note", "title: &Co is gone", "title: {{ page.title }}", "a: b\n--- c"]
        {
            assert!(read(&format!("{yaml}\n"), 1).is_err(), "{yaml}");
        }
        for yaml in ["title: !!str 2025", "cover: &one a.png\nimage: *one"] {
            assert!(read(&format!("{yaml}\n"), 1).is_ok(), "{yaml}");
        }
    }
}
