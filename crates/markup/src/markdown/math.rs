//! Converts LaTeX formulas to MathML, which needs neither scripts nor fonts and is accessible to screen readers.

use super::pass::{Output, Pass};
use super::placeholders;
use comrak::nodes::{Node, NodeMath};
use content::caught::caught;
use content::diagnostics::Code;
use content::stack;
use contract::text::escaped;
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use regex::{Captures, Regex};
use std::fmt;
use std::sync::LazyLock;

/// Formulas with more characters than this may not fit on a phone.
const WIDE: usize = 40;

/// Maximum length of a formula, in bytes. A page of derivations in one environment has about 4,000.
const LONGEST: usize = 10_000;
/// Maximum nesting depth of a formula. Browsers stop at 512 for the whole page; hand-written formulas reach 20.
const DEEPEST: usize = 100;
/// Upper bound on the stack that the library uses per recursion, in bytes. Measured: 36 KB unoptimised and 2.2 KB
/// optimised, each in `\Bra{`, over all commands and environments.
const STACK: usize = if cfg!(debug_assertions) { 64 * 1024 } else { 8 * 1024 };

/// The labels of errors for which a formula is not to blame.
const FAULTS_OF_THE_LIBRARY: [&str; 2] = ["limit exceeded", "internal error"];

static CONVERTER: LazyLock<Option<LatexToMathML>> =
    LazyLock::new(|| LatexToMathML::new(MathCoreConfig::default()).ok());

#[allow(clippy::unwrap_used)] // The pattern is constant and covered by a test.
static STYLE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#" style="([^"]*)""#).unwrap());

/// Inline styles and the classes that replace them.
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

/// Writes a formula, inline or as a block.
pub fn inline(out: &mut Output<'_, '_, '_>, node: Node<'_>, math: &NodeMath) -> fmt::Result {
    let line = out.user.line(node);
    let html = if math.display_math {
        block(&mut out.user, &math.literal, line)
    } else {
        formula(&mut out.user, &math.literal, false, line)
    };
    placeholders::put(out, html)
}

/// Renders a display formula.
pub fn block(pass: &mut Pass<'_>, latex: &str, line: usize) -> String {
    pass.formulas += 1;
    let labels = pass.context.labels;
    let label = labels.formula(&labels.number(pass.formulas));
    let math = formula(pass, latex, true, line);
    let reach = if latex.trim().chars().count() > WIDE {
        format!(" tabindex=\"0\" role=\"group\" aria-label=\"{label}\"")
    } else {
        String::new()
    };
    format!("<span class=\"b-math\"{reach}>{math}</span>")
}

fn formula(pass: &mut Pass<'_>, latex: &str, display: bool, line: usize) -> String {
    let latex = latex.trim_matches('\n');
    let Some(converter) = &*CONVERTER else { return escaped(latex) };
    let display = if display { MathDisplay::Block } else { MathDisplay::Inline };
    if latex.len() > LONGEST {
        let message = format!("this formula has {} bytes; the maximum is {LONGEST}", latex.len());
        pass.report(Code::TooLong, line, message, "split it into several formulas");
        return String::new();
    }
    let convert = || caught(|| converter.convert_with_local_state(latex, display));
    let converted = match stack::with(signs(latex) * STACK, convert) {
        Ok(Ok(converted)) => converted,
        Ok(Err(panic)) => return unset(pass, latex, &panic, line),
        Err(error) => {
            let message = format!("not enough memory to parse this formula: {error}");
            pass.report(Code::InvalidFormula, line, message, "split it into several formulas");
            return String::new();
        }
    };
    match converted {
        Ok(done) if depth(&done.mathml).max(braces(latex)) > DEEPEST => {
            let message = format!("this formula is nested more than {DEEPEST} levels deep");
            pass.report(Code::TooDeep, line, message, "write its parts as separate formulas");
            String::new()
        }
        Ok(done) => {
            let alt = format!("<math alttext=\"{}\"", escaped(latex.trim()));
            classed(&done.mathml).replacen("<math", &alt, 1)
        }
        Err(error) if FAULTS_OF_THE_LIBRARY.contains(&error.label()) => {
            unset(pass, latex, &error.error_message(), line)
        }
        Err(error) => {
            let before = latex.get(..error.0.start).unwrap_or(latex);
            let line = line + before.matches('\n').count();
            let reason = error.error_message();
            let message = format!("invalid formula: {}", reason.trim_end_matches('.'));
            let help = "fix the LaTeX, or write `\\$` for a dollar sign in text";
            pass.report(Code::InvalidFormula, line, message, help);
            String::new()
        }
    }
}

/// Reports that the library failed on a formula that may be valid, and shows its source.
fn unset(pass: &mut Pass<'_>, latex: &str, reason: &str, line: usize) -> String {
    let message = format!("the formula library failed, so the source is shown: {reason}");
    pass.report(Code::UndrawnFormula, line, message, "write it another way, or put in a picture of it");
    format!("<code>{}</code>", escaped(latex.trim()))
}

/// Counts the characters that may open something: all but letters, digits and spaces. The library recurses at most once
/// for each.
fn signs(latex: &str) -> usize {
    latex.chars().filter(|c| !c.is_ascii_alphanumeric() && !c.is_ascii_whitespace()).count()
}

/// Returns the nesting depth of MathML elements.
fn depth(mathml: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in mathml.split('<').skip(1) {
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.split('>').next().unwrap_or_default().ends_with('/') {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}

/// Returns the nesting depth of braces; those around a single item leave no trace in MathML.
fn braces(latex: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in latex.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Replaces inline styles, which the content security policy forbids, with classes or attributes.
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
    fn styles_become_classes() {
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
