//! Diagrams: drawn here, named, with their text beside them.

use super::fence::Fence;
use super::pass::Pass;
use super::placeholders::escaped;
use crate::diagram::{self, Lean};
use content::diagnostics::Code;

/// Wider drawings than this, in pixels, are shown smaller on a phone, and scroll.
const NARROW: u32 = 520;
const MIDDLE: u32 = 760;

/// How large the diagrams of a text may be together, in bytes, before the last one.
const LARGEST: usize = 2 << 20;

/// A diagram in Mermaid's words. `line` is that of its fence.
pub fn block(pass: &mut Pass<'_>, source: &str, fence: &Fence, line: usize) -> String {
    pass.diagrams += 1;
    let number = pass.diagrams;
    if pass.drawn > LARGEST {
        let message = format!("the diagrams above this one are larger than {} MB together", LARGEST >> 20);
        pass.report(Code::TooMuchDrawing, line, message, "show fewer, or put some into a text of their own");
        return String::new();
    }
    let labels = pass.place.labels;
    let Lean { inner, view, size: (width, height) } = match diagram::draw(source, &format!("b-D{number}")) {
        Ok(drawing) => drawing,
        Err(fault) => {
            pass.report(Code::InvalidDiagram, line + 1 + fault.line, fault.message, fault.help);
            return String::new();
        }
    };
    pass.drawn += inner.len();
    let own = said(source, "accTitle").or(fence.title.as_deref());
    let label = match own {
        Some(title) => title.to_owned(),
        None => labels.diagram(&labels.number(number), diagram::kind(source)),
    };
    let described = said(source, "accDescr").or(fence.alt.as_deref());
    let name = described.map_or_else(|| label.clone(), |text| format!("{label}: {text}"));
    let size = match width {
        0..NARROW => "",
        NARROW..MIDDLE => " b-wide",
        _ => " b-wider",
    };
    let caption = fence.title.as_deref().map_or_else(String::new, |title| format!("{}. ", escaped(title)));
    let (label, name, summary, source) =
        (escaped(&label), escaped(&name), labels.diagram_source(), escaped(source));
    // What describes it for everyone is its text: the details are open to all, not only to screen readers.
    format!(
        "<figure class=\"b-diagram{size}\"><div tabindex=\"0\" role=\"region\" aria-label=\"{label}\">\
         <svg viewBox=\"{view}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{name}\">{inner}</svg></div>\
         <figcaption>{caption}<details><summary>{summary}</summary><pre tabindex=\"0\"><code>{source}</code></pre></details></figcaption></figure>"
    )
}

/// What a diagram says of itself, in one line or in braces.
fn said<'s>(source: &'s str, name: &str) -> Option<&'s str> {
    source.lines().find_map(|line| {
        let rest = line.trim().strip_prefix(name)?.trim_start();
        let text = rest.strip_prefix(':')?.trim();
        (!text.is_empty()).then_some(text)
    })
}
