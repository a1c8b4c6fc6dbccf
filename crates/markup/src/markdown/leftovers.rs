//! Finds markup that Markdown does not understand and would print as typed: of other programs, and broken links.

use super::pass::Pass;
use comrak::nodes::{Node, NodeValue};
use content::diagnostics::Code;
use regex::Regex;
use std::sync::LazyLock;

/// A kind of leftover.
struct Kind {
    pattern: Regex,
    code: Code,
    /// What it is; `{}` is the text as written.
    what: &'static str,
    help: &'static str,
}

/// The kinds, the more specific first. Patterns that begin with `^` match at the beginning of a block only.
#[allow(clippy::unwrap_used)] // The patterns are constant and covered by a test.
static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let kinds: [(&str, Code, &str, &str); 18] = [
        (
            r"\{\{[<%].*?[%>]\}\}|\{\{[<%]|\{\{$",
            Code::ForeignSyntax,
            "`{}` is a shortcode of Hugo",
            "write it in Markdown or HTML; to show it as text, put it in backticks or write `\\{{`",
        ),
        (
            r"\{\{.*?\}\}",
            Code::ForeignSyntax,
            "`{}` is a template expression",
            "write what it stands for; to show it as text, put it in backticks or write `\\{{`",
        ),
        (
            r"\{%.*?%\}",
            Code::ForeignSyntax,
            "`{}` is a tag of Liquid or another template language",
            "write it in Markdown or HTML; to show it as text, put it in backticks or write `\\{%`",
        ),
        (
            r"^\[\[?_?(?i:toc)_?\]\]?$|^\{:toc\}$",
            Code::ForeignSyntax,
            "`{}` asks for a table of contents",
            "remove it; pages with three headings or more have one",
        ),
        (
            r"\{:\s*[^{}]*\}|\{#[\w-]+[^{}]*\}|\{/[^{}]*/\}|\{\.[\w-]+[^{}]*\}$",
            Code::ForeignSyntax,
            "`{}` is an attribute list",
            "remove it; only headings have one, their id at the end of the line: `## Text {#id}`",
        ),
        (
            r"^:::+.*",
            Code::ForeignSyntax,
            "`{}` is a container of another program",
            "write an alert, `> [!NOTE]` and each line after `> `; to show it as text, write `\\:::`",
        ),
        (
            r"^(?:!!!|\?\?\?\+?)\s+\w.*",
            Code::ForeignSyntax,
            "`{}` is an admonition of MkDocs",
            "write an alert, `> [!NOTE]` and each line after `> `; to show it as text, write `\\!!!`",
        ),
        (
            r"!?\[\[[^\[\]]*\p{L}[^\[\]]*\]\]",
            Code::ForeignSyntax,
            "`{}` is a wiki link",
            "write `[text](file.md)`, or `![text](file.png)` for a picture; to show it as text, write `\\[[`",
        ),
        (
            r"%%[^%]+%%|^%%$",
            Code::ForeignSyntax,
            "`{}` is a comment of Obsidian, which would be published",
            "delete it, or write `<!-- … -->`; to show it as text, write `\\%%`",
        ),
        (
            r#"^import\s.+\sfrom\s+['"].*|^import\s+['"].*|^export\s+(?:const|default|function|let)\s.*"#,
            Code::ForeignSyntax,
            "`{}` is JavaScript of MDX",
            "remove it; to show it as text, put it in backticks",
        ),
        (
            r"\{/\*.*|\{/$",
            Code::ForeignSyntax,
            "`{}` is a comment of MDX, which would be published",
            "delete it, or write `<!-- … -->`",
        ),
        (
            r"\\(?:begin|end)\{[a-z]+\*?\}",
            Code::ForeignSyntax,
            "`{}` is LaTeX outside of a formula",
            "put lines with `$$` above and below it; to show it as text, put it in backticks",
        ),
        (
            r"!\[[^\[\]]*\]\([^()<>{]*\s[^()]*\)",
            Code::InvalidLink,
            "the picture `{}` has a space in its address",
            "put the address in angle brackets: `![text](<my picture.png>)`",
        ),
        (
            r"\[[^\[\]]*\]\([^()<>{]*\s[^()]*\)",
            Code::InvalidLink,
            "the link `{}` has a space in its address",
            "put the address in angle brackets, `[text](<my file.pdf>)`; to show it as text, write `\\[`",
        ),
        (
            r"!?\[[^\[\]]+\]\s+\((?:(?:https?:|mailto:)[^()]*\)|$)",
            Code::InvalidLink,
            "the link `{}` has a space between its brackets",
            "remove the space between `]` and `(`; to show it as text, write `\\[`",
        ),
        (
            r"(?:^|[^\w\]])!?\[[^\[\]]*\p{L}[^\[\]]*\]\[[^\[\]]*\]",
            Code::InvalidLink,
            "`{}` refers to an address that is not defined",
            "define it on a line of its own, `[name]: https://…`; to show it as text, write `\\[`",
        ),
        (
            r"(?:^|\s)!\[[^\[\]]+\](?:$|\s)",
            Code::InvalidLink,
            "the picture `{}` has no address",
            "write `![text](file.png)`; to show it as text, write `\\!`",
        ),
        (
            r"^\[\^[^\]\s]+\]:.*",
            Code::InvalidLink,
            "`{}` is not read as a footnote",
            "put a blank line above it",
        ),
    ];
    kinds
        .into_iter()
        .map(|(pattern, code, what, help)| Kind { pattern: Regex::new(pattern).unwrap(), code, what, help })
        .collect()
});

/// The longest excerpt of a leftover in a message, in characters.
const SHOWN: usize = 60;

/// Reports what is left over in a text node.
pub fn check(pass: &mut Pass<'_>, node: Node<'_>, text: &str) {
    if !text.contains(['{', '[', '%', ':', '!', '?', '\\']) && !text.starts_with(['i', 'e']) {
        return;
    }
    let begins = begins_block(node);
    let mut rest = text;
    let mut first = true;
    while let Some((found, kind)) = next(rest, begins && first) {
        let (start, end) = found;
        let line = pass.line(node);
        let written = rest[start..end].trim();
        let mut shown: String = written.chars().take(SHOWN).collect();
        if shown.len() < written.len() {
            shown.push('…');
        }
        pass.report(kind.code, line, kind.what.replace("{}", &shown.replace('`', "'")), kind.help);
        rest = &rest[end.max(start + 1)..];
        first = false;
    }
}

/// The earliest match in a text, of the first kind that matches there.
fn next(text: &str, begins: bool) -> Option<((usize, usize), &'static Kind)> {
    let matches = KINDS.iter().filter(|kind| begins || !kind.pattern.as_str().starts_with('^'));
    let matches =
        matches.filter_map(|kind| kind.pattern.find(text).map(|found| ((found.start(), found.end()), kind)));
    matches.min_by_key(|((start, _), _)| *start)
}

/// Whether a text is the first of its line in a block.
fn begins_block(node: Node<'_>) -> bool {
    node.previous_sibling()
        .is_none_or(|before| matches!(before.data().value, NodeValue::SoftBreak | NodeValue::LineBreak))
}

/// Whether a node is the last of its line in a block.
fn ends_line(node: Node<'_>) -> bool {
    node.next_sibling()
        .is_none_or(|after| matches!(after.data().value, NodeValue::SoftBreak | NodeValue::LineBreak))
}

/// Whether a text has what only formulas have: an operator, a command, or an index of a single letter.
fn is_math(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric();
    let has_index = text.match_indices('_').any(|(at, _)| {
        let mut before = text[..at].chars().rev();
        before.next().is_some_and(is_part) && !before.next().is_some_and(is_part)
    });
    !text.starts_with('^') && (has_index || text.contains(['^', '=', '\\', '{']))
}

/// Reports formulas between `\(` and `\)` or `\[` and `\]`, of which Markdown leaves the brackets. `node` is the escaped
/// opening bracket.
pub fn check_escape(pass: &mut Pass<'_>, node: Node<'_>) {
    let sign =
        |node: Node<'_>| node.first_child().and_then(|text| text.data().value.text().map(str::to_owned));
    let closing = match sign(node).as_deref() {
        Some("(") => ")",
        Some("[") => "]",
        _ => return,
    };
    let mut inside = String::new();
    for next in std::iter::successors(node.next_sibling(), |node| node.next_sibling()).take(64) {
        if matches!(next.data().value, NodeValue::Escaped) && sign(next).as_deref() == Some(closing) {
            let is_math = match closing {
                ")" => is_math(&inside),
                // A display formula has its lines to itself.
                _ => is_math(&inside) && begins_block(node) && ends_line(next),
            };
            if is_math {
                let line = pass.line(node);
                let (open, dollars) = if closing == ")" { ("(", "$") } else { ("[", "$$") };
                let message = format!("`\\{open}…\\{closing}` is not read as a formula");
                let help = format!("write `{dollars}…{dollars}`");
                pass.report(Code::ForeignSyntax, line, message, help);
            }
            return;
        }
        match &next.data().value {
            // The parser reads underscores and asterisks in formulas as emphasis.
            NodeValue::Emph => inside.push('_'),
            NodeValue::Code(_) => return,
            NodeValue::Escaped => continue,
            _ => {}
        }
        inside.push_str(&next.collect_text());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Code, String)> {
        let mut found = Vec::new();
        let (mut rest, mut begins) = (text, true);
        while let Some(((start, end), kind)) = next(rest, begins) {
            found.push((kind.code, rest[start..end].to_owned()));
            rest = &rest[end..];
            begins = false;
        }
        found
    }

    #[test]
    fn foreign_markup_is_found() {
        for (text, written) in [
            ("{{< figure src=\"a.png\" title=\"A\" >}}", "{{< figure src=\"a.png\" title=\"A\" >}}"),
            ("See {{% ref \"b.md\" %}}.", "{{% ref \"b.md\" %}}"),
            ("{{ youtube(id=\"x\") }}", "{{ youtube(id=\"x\") }}"),
            ("![x]({{ site.baseurl }}/a.png)", "{{ site.baseurl }}"),
            ("{% highlight ruby %}", "{% highlight ruby %}"),
            ("{: .note }", "{: .note }"),
            (":::tip", ":::tip"),
            ("::: info Title", "::: info Title"),
            ("[TOC]", "[TOC]"),
            ("[[toc]]", "[[toc]]"),
            ("[[Some Page]]", "[[Some Page]]"),
            ("![[pic.png]]", "![[pic.png]]"),
            ("!!! note", "!!! note"),
            ("%%for me%%", "%%for me%%"),
            ("import X from './X'", "import X from './X'"),
            ("{/* note */}", "{/* note */}"),
            ("Head {/tldr/}", "{/tldr/}"),
            ("\\begin{align}", "\\begin{align}"),
        ] {
            let found = found(text);
            assert_eq!(found.first().map(|(_, found)| found.as_str()), Some(written), "{text}");
        }
    }

    #[test]
    fn broken_links_are_found() {
        for (text, written) in [
            ("![A photo](my photo.png)", "![A photo](my photo.png)"),
            ("[A file](my notes.pdf)", "[A file](my notes.pdf)"),
            ("See [the docs][missing].", " [the docs][missing]"),
            ("[collapsed][]", "[collapsed][]"),
            ("[spaced] (https://x.example)", "[spaced] (https://x.example)"),
            ("![alone]", "![alone]"),
        ] {
            assert_eq!(found(text), [(Code::InvalidLink, written.to_owned())], "{text}");
        }
    }

    #[test]
    fn honest_text_is_not_reported() {
        for text in [
            "the set {a, b}, the list [1, 2], a[i][j], [[1, 2], [3]] and [1][2]",
            "[sic], [x] done, 50% and 20%, 12:30, a::b, ::before, wow!!! yes, huh???",
            "in #![no_std] modules, wow![x]",
            "important: imports rise; exports fall; \"import from\"",
            "{ x }, {}, {x}, ${x}, #{x}",
            "an array[index](with) a call f[x](y)",
            "(see [1] (https) there)",
            "Stop! [note] and wait",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
