//! Finds markup that Markdown does not understand and would print as typed: of other programs, and broken links.

mod emoji;
mod kinds;

use super::line_breaks::begins_line;
use super::pass::Pass;
use comrak::nodes::Node;
use content::diagnostics::Code;
use kinds::{KINDS, Kind};

/// The longest excerpt of a leftover in a message, in characters.
const SHOWN: usize = 60;

/// The beginnings of what is only recognised at the beginning of a line and has no sign within.
const STARTS: [&str; 5] = [":::", "!!!", "???", "import", "export"];

/// Reports what is left over in a text node.
pub fn check(pass: &mut Pass<'_>, node: Node<'_>, text: &str) {
    for (code, character) in emoji::codes(text) {
        let line = pass.line(node);
        let message = format!("`{code}` is a short code for an emoji");
        let help =
            format!("write `{character}`; to show it as text, put it in backticks or write `\\{code}`");
        pass.report(Code::ForeignSyntax, line, message, help);
    }
    // Most texts match none of the patterns.
    let may_match = text.contains(['{', '[', '\\']) || text.contains("%%");
    if !may_match && !STARTS.iter().any(|start| text.starts_with(start)) {
        return;
    }
    let begins = begins_line(node);
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
        rest = &rest[end..];
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
