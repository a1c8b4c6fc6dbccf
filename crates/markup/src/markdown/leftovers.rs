//! Finds markup that Markdown does not understand and would print as typed: of other programs, and broken links.

mod emoji;
mod kinds;

use super::line_breaks::begins_line;
use super::pass::Pass;
use comrak::nodes::Node;
use content::diagnostics::Code;
use kinds::{KINDS, Kind, MARKDOWN};

/// The longest excerpt of a leftover in a message, in characters.
const SHOWN: usize = 60;

/// The beginnings of what is only recognised at the beginning of a line and has no sign within.
const STARTS: [&str; 10] = [":::", "!!!", "???", "import", "export", "==", "##", ".. ", "#+", ":PROPERTIES:"];

/// What else a leftover that is recognised anywhere contains.
const SIGNS: [&str; 6] = ["%%", "<!--", "<%", "8<", "++", "=="];

/// Reports what is left over in a text node.
pub fn check(pass: &mut Pass<'_>, node: Node<'_>, text: &str) {
    for (code, character) in emoji::codes(text) {
        let line = pass.line(node);
        let message = format!("`{code}` is a short code for an emoji");
        let help =
            format!("write `{character}`; to show it as text, put it in backticks or write `\\{code}`");
        pass.report(Code::ForeignSyntax, line, message, help);
    }
    check_kinds(pass, text, begins_line(node), pass.line(node));
}

/// Reports what is left over in the text of an HTML block, where Markdown is not read.
pub fn check_html(pass: &mut Pass<'_>, text: &str, line: usize) {
    let mut lines = (line..).zip(text.lines().map(str::trim));
    for (line, text) in lines.clone() {
        check_kinds(pass, text, true, line);
    }
    let found = lines.find_map(|(line, text)| Some((line, MARKDOWN.find(text)?.as_str())));
    if let Some((line, markdown)) = found {
        let message = format!("`{}` is Markdown within HTML, where it is not read", excerpt(markdown));
        pass.report(Code::UnreadMarkdown, line, message, "put a blank line above it, or write it in HTML");
    }
}

fn check_kinds(pass: &mut Pass<'_>, text: &str, begins: bool, line: usize) {
    // Most texts match none of the patterns.
    let may_match = text.contains(['{', '[', '\\']) || SIGNS.iter().any(|sign| text.contains(sign));
    if !may_match && !STARTS.iter().any(|start| text.starts_with(start)) {
        return;
    }
    let mut rest = text;
    let mut first = true;
    while let Some((found, kind)) = next(rest, begins && first) {
        let (start, end) = found;
        pass.report(kind.code, line, kind.what.replace("{}", &excerpt(&rest[start..end])), kind.help);
        rest = &rest[end..];
        first = false;
    }
}

/// The beginning of what was written, to be put between backticks.
fn excerpt(written: &str) -> String {
    let written = written.trim();
    let mut shown: String = written.chars().take(SHOWN).collect();
    if shown.len() < written.len() {
        shown.push('…');
    }
    shown.replace('`', "'")
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
            ("as \\cite{knuth} says", "\\cite{knuth}"),
            ("a <!-- note", "<!-- note"),
            ("<% tp.date %>", "<% tp.date %>"),
            ("=== \"Python\"", "=== \"Python\""),
            ("--8<-- \"a.md\"", "--8<--"),
            ("Press ++ctrl+c++", "++ctrl+c++"),
            ("some ==marked== text", " ==marked=="),
            (".. note::", ".. note::"),
            ("#+BEGIN_SRC rust", "#+BEGIN_SRC rust"),
            ("[caption id=\"a\"]", "[caption id=\"a\"]"),
            ("A boat[/caption]", "[/caption]"),
            ("[youtube https://x.example]", "[youtube https://x.example]"),
            ("##Heading", "##Heading"),
            ("[x]done", "[x]done"),
            ("{width=50%}", "{width=50%}"),
            ("Head { #a .b }", "{ #a .b }"),
            ("Head {-}", " {-}"),
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
            ("[x](", "[x]("),
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
            "if a == b and c == d, a==b==c, i++ and ++j, C++ and C++17, x = {y=1}",
            "100%% sure and 50%%, #hashtag, #1, - and =, [ ] and [x] alone, [youtube] [code] [video]",
            "a --> b, <-- c, 8<9, see C:\\ref and \\alpha",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
