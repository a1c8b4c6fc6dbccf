//! The markup that Markdown does not understand, and what to write instead.

use content::diagnostics::Code;
use regex::Regex;
use std::sync::LazyLock;

/// A kind of leftover.
pub struct Kind {
    /// Matches it.
    pub pattern: Regex,
    /// The code of its diagnostic.
    pub code: Code,
    /// What it is; `{}` is the text as written.
    pub what: &'static str,
    /// How to fix it.
    pub help: &'static str,
}

/// The kinds, the more specific first. Patterns that begin with `^` match at the beginning of a block only.
#[allow(clippy::unwrap_used)] // The patterns are constant and covered by a test.
pub static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
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
            "write its value; to show it as text, put it in backticks or write `\\{{`",
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
