//! Finds mistakes in the fences of code blocks.

use super::fence::{Fence, Lines};
use super::pass::Output;
use comrak::nodes::NodeCodeBlock;
use content::diagnostics::Code;

/// Reports a fence that is never closed.
pub fn end(out: &mut Output<'_, '_, '_>, block: &NodeCodeBlock, line: usize) {
    if block.closed || !block.fenced {
        return;
    }
    let fence = char::from(block.fence_char).to_string().repeat(block.fence_length);
    let help = format!("close it with a line that contains only {fence}");
    out.user.report(Code::UnclosedFence, line, "this code block is never closed", help);
}

/// Reports marked lines that do not exist.
pub fn lines(out: &mut Output<'_, '_, '_>, fence: &Fence, code: &str, line: usize) {
    let count = code.lines().count();
    let last = [&fence.marked, &fence.inserted, &fence.deleted].into_iter().filter_map(Lines::last).max();
    if let Some(last) = last.filter(|last| *last > count) {
        let help = "count lines from 1, whatever numbers are shown";
        out.user.report(
            Code::InvalidFence,
            line,
            format!("line {last} does not exist; the block ends at line {count}"),
            help,
        );
    }
}
