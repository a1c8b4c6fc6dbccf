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

/// Markdown, as it is recognised where it is not read.
#[allow(clippy::unwrap_used)] // The pattern is constant and covered by a test.
pub static MARKDOWN: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"\[[^\[\]]+\]\([^()\s]+\)|\*\*[^*\s](?:[^*]*[^*\s])?\*\*|\[\^[^\]\s]+\]|`[^`]+`|^(?:[-*+]|\d+\.)\s+\S|^#{1,6}\s+\S";
    Regex::new(pattern).unwrap()
});

/// The kinds, the more specific first. Patterns that begin with `^` match at the beginning of a block only.
#[allow(clippy::unwrap_used)] // The patterns are constant and covered by a test.
pub static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let kinds: [(&str, Code, &str, &str); 30] = [
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
            r"\{/\*.*|\{/$",
            Code::ForeignSyntax,
            "`{}` is a comment of MDX, which would be published",
            "delete it, or write `<!-- … -->`; to show it as text, put it in backticks",
        ),
        (
            r"\{:\s*[^{}]*\}|\{#[\w-]+[^{}]*\}|\{/[^{}]*/\}|\{\s*[.#][\w-]+(?:\s[^{}]*)?\}$|\{\s*(?:width|height|id|class|target|style|align|loading|title|rel)\s*=[^{}]*\}|\s\{-\}$",
            Code::ForeignSyntax,
            "`{}` is an attribute list",
            "remove it; only headings have one, their id at the end of the line: `## Text {#id}`; to show it as text, put it in backticks",
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
            "write an alert, `> [!NOTE]` and each line after `> `; to show it as text, write `\\!!!` or `\\???`",
        ),
        (
            r"!?\[\[[^\[\]]*\p{L}[^\[\]]*\]\]",
            Code::ForeignSyntax,
            "`{}` is a wiki link",
            "write `[text](file.md)`, or `![text](file.png)` for a picture; to show it as text, write `\\[[`",
        ),
        (
            r"(?:^|[^\d%])%%[^%]+%%|^%%$",
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
            r"\\(?:begin|end)\{[a-z]+\*?\}",
            Code::ForeignSyntax,
            "`{}` is LaTeX outside of a formula",
            "put lines with `$$` above and below it; to show it as text, put it in backticks",
        ),
        (
            r"\\(?:eqref|ref|cite[tp]?|autoref|label)\{[^{}]*\}|\\(?:newpage|pagebreak|tableofcontents)\b",
            Code::ForeignSyntax,
            "`{}` is a command of LaTeX",
            "write what it stands for, or remove it; to show it as text, put it in backticks",
        ),
        (
            r"<!--.*|^-->",
            Code::ForeignSyntax,
            "the comment `{}` contains a blank line, and would be published",
            "begin it on a line of its own, with a blank line above",
        ),
        (
            r"<%.*?%>",
            Code::ForeignSyntax,
            "`{}` is a tag of a template language",
            "write its value; to show it as text, put it in backticks",
        ),
        (
            r#"^===\+?!?\s+"[^"]*""#,
            Code::ForeignSyntax,
            "`{}` is a tab of MkDocs",
            "write a heading, and put no spaces before the lines below it",
        ),
        (
            r"-+8<-+",
            Code::ForeignSyntax,
            "`{}` includes another file in MkDocs",
            "copy the text of that file; to show it as text, put it in backticks",
        ),
        (
            r"\+\+[a-z0-9-]+(?:\+[a-z0-9-]+)+\+\+",
            Code::ForeignSyntax,
            "`{}` are keys of MkDocs",
            "write `<kbd>Ctrl</kbd>+<kbd>C</kbd>`; to show it as text, put it in backticks",
        ),
        (
            r"(?:^|[^\w=])==[^\s=](?:[^=]*[^\s=])?==",
            Code::ForeignSyntax,
            "`{}` is highlighted text of another program",
            "write `<mark>text</mark>`; to show it as text, write `\\==`",
        ),
        (
            r"^\.\. [\w-]+::.*|^#\+(?i:begin|end|title|author|date|include|options)[_:].*|^:PROPERTIES:",
            Code::ForeignSyntax,
            "`{}` is reStructuredText or Org",
            "write it in Markdown; to show it as text, put it in backticks",
        ),
        (
            r"\[/?(?:caption|gallery|playlist|sourcecode|embed)\]|\[(?:caption|gallery|playlist|sourcecode|code|audio|video|embed|contact-form-7)\s+\w+=[^\[\]]*\]|\[(?:youtube|vimeo|embed)\s(?:https?:.*)?$|%\[(?:https?:.*)?$",
            Code::ForeignSyntax,
            "`{}` is a shortcode of another program",
            "write it in Markdown: a link alone in its paragraph is shown as a card; to show it as text, put it in backticks",
        ),
        (
            r"^#{2,6}[\p{L}\p{N}].*",
            Code::ForeignSyntax,
            "`{}` is no heading",
            "put a space after `#`; to show it as text, write `\\#`",
        ),
        (
            r"^\[[ xX]\][\p{L}\p{N}].*",
            Code::ForeignSyntax,
            "`{}` is no task",
            "put a space after `]`; to show it as text, write `\\[`",
        ),
        (
            r"\[[^\[\]]+\]\($",
            Code::InvalidLink,
            "the address of the link `{}` has spaces or brackets",
            "write `%20` for a space, `%28` and `%29` for brackets; to show it as text, write `\\[`",
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
