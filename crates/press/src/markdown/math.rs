//! Formulas in LaTeX, as MathML: no script and no font to load, and a screen reader reads them.

use super::format::{Output, Pass};
use super::kept::{self, escaped};
use crate::diagnostics::Code;
use comrak::nodes::{Node, NodeMath};
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use regex_lite::{Captures, Regex};
use std::fmt;
use std::sync::LazyLock;

/// A formula with more signs than this may be wider than a phone.
const WIDE: usize = 40;

static CONVERTER: LazyLock<Option<LatexToMathML>> =
    LazyLock::new(|| LatexToMathML::new(MathCoreConfig::default()).ok());

#[allow(clippy::unwrap_used)] // A pattern that does not change: a test uses it.
static STYLE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#" style="([^"]*)""#).unwrap());

/// What a style says, by the class that says it in the style sheet.
const CLASSES: &[(&str, &str)] = &[
    ("text-align:left", "ml"),
    ("text-align:right", "mr"),
    ("padding-left:0", "m0"),
    ("padding-right:0", "n0"),
    ("padding-left:1em", "m1"),
    ("border-left:", "bl"),
    ("border-right:", "br"),
    ("border-top:", "bt"),
    ("border-bottom:", "bb"),
    ("width:100%", "w1"),
    ("width:50%", "w5"),
];

/// A formula in a line of text, or alone in its paragraph.
pub fn inline(out: &mut Output<'_, '_, '_>, node: Node<'_>, math: &NodeMath) -> fmt::Result {
    let line = out.user.line(node);
    let html = if math.display_math {
        block(&mut out.user, &math.literal, line)
    } else {
        formula(&mut out.user, &math.literal, false, line)
    };
    kept::put(out, html)
}

/// A formula by itself.
pub fn block(pass: &mut Pass<'_>, latex: &str, line: usize) -> String {
    pass.formulas += 1;
    let labels = pass.place.labels;
    let label = labels.formula(&labels.number(pass.formulas));
    let math = formula(pass, latex, true, line);
    let reach = if latex.trim().chars().count() > WIDE {
        format!(" tabindex=\"0\" role=\"group\" aria-label=\"{label}\"")
    } else {
        String::new()
    };
    format!("<span class=\"math\"{reach}>{math}</span>")
}

fn formula(pass: &mut Pass<'_>, latex: &str, display: bool, line: usize) -> String {
    let latex = latex.trim_matches('\n');
    let Some(converter) = &*CONVERTER else { return escaped(latex) };
    let display = if display { MathDisplay::Block } else { MathDisplay::Inline };
    match converter.convert_with_local_state(latex, display) {
        Ok(done) => {
            let alt = format!("<math alttext=\"{}\"", escaped(latex.trim()));
            classed(&done.mathml).replacen("<math", &alt, 1)
        }
        Err(error) => {
            let before = latex.get(..error.0.start).unwrap_or(latex);
            let line = line + before.matches('\n').count();
            let reason = error.error_message();
            let message = format!("this formula cannot be read: {}", reason.trim_end_matches('.'));
            let help = "correct the LaTeX; a dollar sign that is none of a formula is written `\\$`";
            pass.report(Code::InvalidFormula, line, message, help);
            String::new()
        }
    }
}

/// MathML without styles, which the magazine's policy forbids: as classes, or as attributes.
fn classed(mathml: &str) -> String {
    let replaced = STYLE.replace_all(mathml, |found: &Captures<'_>| {
        let mut classes = Vec::new();
        let mut attributes = String::new();
        for declaration in found[1].split(';').map(|declaration| declaration.replace(": ", ":")) {
            if let Some((_, class)) = CLASSES.iter().find(|(style, _)| declaration.starts_with(style)) {
                classes.push(*class);
            } else if let Some(colour) = declaration.strip_prefix("color:") {
                attributes += &format!(" mathcolor=\"{colour}\"");
            } else if let Some(size) = declaration.strip_prefix("font-size:") {
                attributes += &format!(" mathsize=\"{size}\"");
            }
        }
        match classes.is_empty() {
            true => attributes,
            false => format!(" class=\"{}\"{attributes}", classes.join(" ")),
        }
    });
    replaced.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(latex: &str) -> String {
        let converter = CONVERTER.as_ref();
        let done = converter
            .and_then(|converter| converter.convert_with_local_state(latex, MathDisplay::Block).ok());
        done.map(|done| classed(&done.mathml)).unwrap_or_default()
    }

    #[test]
    fn styles_are_classes() {
        let html = html(r"\begin{align} a &= b \\ c &= \color{red} d \end{align}");
        assert!(html.contains("<mtd class=\"mr n0\">"), "{html}");
        assert!(html.contains("mathcolor="), "{html}");
        for latex in [
            r"\begin{array}{l|r} a & b \\ \hline c & d\end{array}",
            r"\begin{cases} 1 & x>0\\ 0 & \text{otherwise}\end{cases}",
            r"\sum_{i=0}^n \sqrt{i} \quad \overbrace{a+b}^{n}",
        ] {
            let html = self::html(latex);
            assert!(html.starts_with("<math") && !html.contains(" style="), "{html}");
        }
    }
}
