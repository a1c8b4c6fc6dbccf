//! Code blocks, highlighted.

use super::format::Output;
use crate::highlight::{self, Language};
use comrak::html::ChildRendering;
use comrak::nodes::{Node, NodeCodeBlock};
use std::fmt::{self, Write};

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
    out.user.code_blocks += 1;
    let number = out.user.code_blocks;
    let language = language(out, node, block);
    let labels = out.user.place.labels;
    let name = language.as_ref().map_or(labels.plain_text(), |language| language.name());
    let label = labels.code_block(&labels.number(number), name);
    out.cr()?;
    out.write_str("<div class=\"code\"")?;
    if let Some(language) = &language {
        write!(out, " data-language=\"{}\"", language.name())?;
    }
    out.write_str("><pre tabindex=\"0\" role=\"region\" aria-label=\"")?;
    out.escape(&label)?;
    out.write_str("\"><code")?;
    match &language {
        Some(language) => {
            write!(out, " class=\"language-{}\">", language.token())?;
            out.write_str(&highlight::html(&block.literal, language))?;
        }
        None => {
            out.write_str(">")?;
            out.escape(&block.literal)?;
        }
    }
    out.write_str("</code></pre></div>\n")?;
    Ok(ChildRendering::HTML)
}

/// The language that the fence names; an unknown one is reported.
fn language(out: &mut Output<'_, '_, '_>, node: Node<'_>, block: &NodeCodeBlock) -> Option<Language> {
    let token = block.info.split([' ', '\t', ',', '{']).next().unwrap_or_default();
    match highlight::language(token) {
        Ok(language) => language,
        Err(help) => {
            let line = out.user.line(node);
            out.user.problem(line, format!("`{token}` is not a known language of code"), help);
            None
        }
    }
}
