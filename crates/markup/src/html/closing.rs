//! Elements that are left open. Browsers reopen formatting in every following block, so it ends with the element that
//! contains it, as its author expects.

use super::context::Context;
use super::nesting::Mark;
use content::diagnostics::Code;
use html5ever::LocalName;

/// Returns the end tags of formatting opened after `mark`, and reports it; stops at what `ends_later`.
pub fn close_formatting(
    context: &mut impl Context,
    mark: Mark,
    ends_later: impl Fn(&LocalName) -> bool,
) -> String {
    let mut html = String::new();
    while let Some((line, name)) = context.nesting().formatting_since(mark) {
        if ends_later(&name) {
            break;
        }
        context.nesting().close(&name);
        html.push_str(&format!("</{name}>"));
        unclosed(context, line, &name);
    }
    html
}

/// Ends what was opened after `mark`, so that what contains it can end. Returns the end tags of formatting.
pub fn end_within(context: &mut impl Context, mark: Mark) -> String {
    let html = close_formatting(context, mark, |_| false);
    context.nesting().end_since(mark);
    html
}

/// Ends the elements that the start tag `name` ends. Returns the end tags of formatting within them.
pub fn start(context: &mut impl Context, name: &LocalName) -> String {
    match context.nesting().ended_by(name) {
        Some(mark) => end_within(context, mark),
        None => String::new(),
    }
}

/// Reports the elements that a text leaves open.
pub fn finish(context: &mut impl Context) {
    if context.nesting().is_exceeded() {
        return;
    }
    for (line, name) in context.nesting().unclosed() {
        unclosed(context, line, &name);
    }
}

fn unclosed(context: &mut impl Context, line: usize, name: &LocalName) {
    let help = format!("add `</{name}>` where it ends");
    context.report(Code::UnbalancedElement, line, format!("`<{name}>` is never closed"), help);
}
