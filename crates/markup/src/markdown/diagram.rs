//! Renders diagrams with an accessible name and their source.

use super::fence::Fence;
use super::pass::Pass;
use crate::diagram::{self, Fault, Lean};
use content::diagnostics::Code;
use contract::text::escaped;

/// Drawings at least this wide, in pixels, are scaled down on phones and scroll.
const NARROW: u32 = 520;
const MIDDLE: u32 = 760;

/// Maximum total size of a text's diagrams, in bytes; the diagram that crosses it is still drawn.
const LARGEST: usize = 2 << 20;

/// Renders Mermaid source. `line` is the line of its fence.
pub fn block(pass: &mut Pass<'_>, source: &str, fence: &Fence, line: usize) -> String {
    pass.diagrams += 1;
    let number = pass.diagrams;
    if pass.drawn > LARGEST {
        let message = format!("the diagrams above this one exceed {} MB in total", LARGEST >> 20);
        pass.report(Code::TooMuchDrawing, line, message, "show fewer, or move some to another text");
        return String::new();
    }
    let labels = pass.context.labels;
    let drawing = match diagram::draw(source, &format!("b-D{number}")) {
        Ok(drawing) => drawing,
        Err(fault) => return undrawn(pass, fault, source, line + 1),
    };
    let Lean { inner, view, size: (width, height) } = drawing;
    pass.drawn += inner.len();
    let title = directive(source, "accTitle").or(fence.title.as_deref());
    let label = match title {
        Some(title) => title.to_owned(),
        None => labels.diagram(&labels.number(number), diagram::kind(source)),
    };
    let described = directive(source, "accDescr").or(fence.alt.as_deref());
    let name = described.map_or_else(|| label.clone(), |text| format!("{label}: {text}"));
    let size = match width {
        0..NARROW => "",
        NARROW..MIDDLE => " b-wide",
        _ => " b-wider",
    };
    let caption = fence.title.as_deref().map_or_else(String::new, |title| format!("{}. ", escaped(title)));
    let (label, name, summary, source) =
        (escaped(&label), escaped(&name), labels.diagram_source(), escaped(source));
    // The source is the description for everyone, so it is visible to all, not only to screen readers.
    format!(
        "<figure class=\"b-diagram{size}\"><div tabindex=\"0\" role=\"region\" aria-label=\"{label}\">\
         <svg viewBox=\"{view}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{name}\">{inner}</svg></div>\
         <figcaption>{caption}<details><summary>{summary}</summary><pre tabindex=\"0\"><code>{source}</code></pre></details></figcaption></figure>"
    )
}

/// Reports why a diagram is not drawn; `line` is the first of its source. If the diagram is not at fault, its source
/// takes its place.
fn undrawn(pass: &mut Pass<'_>, fault: Fault, source: &str, line: usize) -> String {
    match fault {
        Fault::Invalid { line: at, message, help } => {
            pass.report(Code::InvalidDiagram, line + at, message, help);
            String::new()
        }
        Fault::Failed(reason) => {
            let message = format!("the diagram library failed, so the source is shown: {reason}");
            pass.report(
                Code::UndrawnDiagram,
                line,
                message,
                "draw it another way, or put in a picture of it",
            );
            format!("<pre tabindex=\"0\"><code>{}</code></pre>", escaped(source))
        }
    }
}

/// Returns the value of a directive in the diagram source, such as `accTitle: …`.
fn directive<'s>(source: &'s str, name: &str) -> Option<&'s str> {
    source.lines().find_map(|line| {
        let rest = line.trim().strip_prefix(name)?.trim_start();
        let text = rest.strip_prefix(':')?.trim();
        (!text.is_empty()).then_some(text)
    })
}
