//! Renders code blocks: highlighting, title, line numbers, marked lines, folding, copy button.

use super::fence::{self, Fence};
use super::pass::Output;
use super::placeholders;
use super::{chosen_ids, code_check, diagram, math};
use crate::highlight::{self, Highlighted, Language, Plain};
use comrak::html::ChildRendering;
use comrak::nodes::{Node, NodeCodeBlock};
use content::diagnostics::Code;
use contract::text::escaped;
use i18n::messages::Labels;
use std::fmt::{self, Write};

/// Blocks with more lines than this are folded.
const LONG: usize = 40;

/// How many lines of a folded block are shown.
const SHOWN: usize = 14;

/// Lines with more characters than this may not fit on a phone.
const WIDE: usize = 34;

/// Writes a code block.
pub fn write(
    out: &mut Output<'_, '_, '_>,
    node: Node<'_>,
    block: &NodeCodeBlock,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    if !entering {
        return Ok(ChildRendering::HTML);
    }
    out.cr()?;
    let line = out.user.line(node);
    code_check::end(out, block, line);
    let (fence, faults) = fence::parse(&block.info);
    for (message, help) in faults {
        out.user.report(Code::InvalidFence, line, message, help);
    }
    let html = match fence.language.as_str() {
        "math" => math::block(&mut out.user, &block.literal, line + 1),
        "mermaid" => diagram::block(&mut out.user, &block.literal, &fence, line),
        _ => {
            out.user.code_blocks += 1;
            let language = language(out, &fence, line);
            code_check::lines(out, &fence, &block.literal, line);
            let number = out.user.code_blocks;
            let (html, anchors, plain) = Block {
                number,
                labels: out.user.context.labels,
                language: language.as_ref(),
                fence: &fence,
                code: &block.literal,
            }
            .html();
            for anchor in &anchors {
                chosen_ids::check_own(&mut out.user, anchor, line);
            }
            out.user.document.anchors.extend(anchors);
            if let Some(plain) = plain {
                report_plain(out, plain, line + 1);
            }
            html
        }
    };
    placeholders::put(out, html)?;
    out.lf()?;
    Ok(ChildRendering::HTML)
}

/// Returns the language that the fence names; reports an unknown one.
fn language(out: &mut Output<'_, '_, '_>, fence: &Fence, line: usize) -> Option<Language> {
    let token = &fence.language;
    if out.user.is_full() {
        return None;
    }
    match highlight::language(token) {
        Ok(language) => language,
        Err(help) => {
            out.user.report(Code::UnknownLanguage, line, format!("unknown language `{token}`"), help);
            None
        }
    }
}

/// Reports code that is not highlighted; `line` is its first line.
fn report_plain(out: &mut Output<'_, '_, '_>, plain: Plain, line: usize) {
    let (message, line) = match plain {
        Plain::TooDeep(at) => {
            let levels = highlight::DEEPEST;
            (
                format!("code is nested more than {levels} levels deep; from here on it is not highlighted"),
                line + at,
            )
        }
        Plain::GaveUp(at) => ("this line is too long or complex to be highlighted".to_owned(), line + at),
        Plain::Failed => {
            ("the highlighter failed on this code; it is shown without colours".to_owned(), line)
        }
    };
    out.user.report(Code::PlainCode, line, message, "use the language `text`, or shorten the code");
}

struct Block<'a> {
    number: usize,
    labels: Labels,
    language: Option<&'a Language>,
    fence: &'a Fence,
    code: &'a str,
}

impl Block<'_> {
    /// Returns the block as HTML, the ids in it, and what is not highlighted.
    fn html(&self) -> (String, Vec<String>, Option<Plain>) {
        let Self { number, labels, language, fence, code } = self;
        let count = code.lines().count();
        let folded = count > SHOWN && fence.fold.unwrap_or(count > LONG);
        let name = language.map_or("", |language| language.name());
        let called = [fence.title.as_deref().unwrap_or_default(), name, labels.plain_text()];
        let called = called.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let label = labels.code_block(&labels.number(*number), called);
        let mut html = String::from(if folded {
            "<div class=\"b-code b-folded\"><div class=\"b-bar\">"
        } else {
            "<div class=\"b-code\"><div class=\"b-bar\">"
        });
        if let Some(title) = &fence.title {
            add(&mut html, format_args!("<b>{}</b>", escaped(title)));
        }
        add(&mut html, format_args!("<span>{}</span>", escaped(name)));
        if fence.wrap || code.lines().any(|line| line.chars().count() > WIDE) {
            let checked = if fence.wrap { " checked" } else { "" };
            add(
                &mut html,
                format_args!(
                    "<label><input type=\"checkbox\" class=\"b-wrap\"{checked}>{}</label>",
                    labels.wrap()
                ),
            );
        }
        add(
            &mut html,
            format_args!("<button type=\"button\" class=\"b-copy\">{}</button></div>", labels.copy()),
        );
        add(
            &mut html,
            format_args!("<pre tabindex=\"0\" role=\"region\" aria-label=\"{}\"><code", escaped(&label)),
        );
        if let Some(language) = language {
            add(&mut html, format_args!(" class=\"language-{}\"", escaped(language.token())));
        }
        html.push('>');
        let (anchors, plain) = self.lines(&mut html, folded);
        html.push_str("</code></pre>");
        if folded {
            add(
                &mut html,
                format_args!(
                    "<label class=\"b-more\"><input type=\"checkbox\">{}</label>",
                    labels.all_lines(&labels.number(count))
                ),
            );
        }
        html.push_str("</div>");
        (html, anchors, plain)
    }

    /// Writes the code. Lines are wrapped in an element only if they are marked or numbered. What is folded is found by
    /// searching the page, which unfolds it.
    fn lines(&self, html: &mut String, folded: bool) -> (Vec<String>, Option<Plain>) {
        let Self { number, fence, .. } = self;
        let (code, signs) = self.without_signs();
        let Highlighted { html: code, plain } = match self.language {
            Some(language) => highlight::highlight(&code, language),
            None => Highlighted { html: escaped(&code), plain: None },
        };
        let mut anchors = Vec::new();
        for (index, line) in code.split_inclusive('\n').enumerate() {
            if folded && index == SHOWN {
                html.push_str("<span class=\"b-rest\" hidden=\"until-found\">");
            }
            let tag = match signs.get(index) {
                Some('+') => "ins",
                Some('-') => "del",
                _ if fence.inserted.contains(index + 1) => "ins",
                _ if fence.deleted.contains(index + 1) => "del",
                _ if fence.marked.contains(index + 1) => "mark",
                _ if fence.numbers.is_some() => "span",
                _ => "",
            };
            let Some(first) = fence.numbers else {
                if tag.is_empty() {
                    html.push_str(line);
                } else {
                    add(html, format_args!("<{tag}>{line}</{tag}>"));
                }
                continue;
            };
            let shown = u64::from(first) + index as u64;
            let id = format!("code-{number}-L{shown}");
            // One tab stop; arrow keys move between lines.
            let stop = if index == 0 { "" } else { " tabindex=\"-1\"" };
            add(html, format_args!("<{tag} id=\"{id}\"><a href=\"#{id}\"{stop}>{shown}</a>{line}</{tag}>"));
            anchors.push(id);
        }
        if folded {
            html.push_str("</span>");
        }
        (anchors, plain)
    }

    /// Splits a diff into its code and the sign of each line.
    fn without_signs(&self) -> (String, Vec<char>) {
        if !self.fence.diff {
            return (self.code.to_owned(), Vec::new());
        }
        let parted = self.code.split_inclusive('\n').map(|line| match line.chars().next() {
            Some(sign @ ('+' | '-' | ' ')) => (&line[1..], sign),
            _ => (line, ' '),
        });
        parted.unzip()
    }
}

/// Writing to a string cannot fail.
fn add(html: &mut String, arguments: fmt::Arguments<'_>) {
    let _ = html.write_fmt(arguments);
}
