//! The sentences of an article that are read aloud: those of its title, standfirst and text. Code, tables, formulas,
//! drawings and the numbers of notes are left out.

use crate::browser::dom::{all, document, first};
use js_sys::{
    Array,
    Intl::{SegmentData, Segmenter, SegmenterOptions},
    JsString, Reflect,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Range, Text};

/// The blocks that are read. No sentence goes beyond one.
const BLOCKS: &str =
    "h1, .b-standfirst, .b-prose :is(p, li, dt, dd, h2, h3, h4, h5, h6, figcaption, summary)";

/// The elements that are not read.
const SILENT: &str = "pre, .b-code, table, svg, math, .b-fn, button, .b-anchor, .b-footnotes, dialog, [popover], [hidden], [aria-hidden=true]";

/// `NodeFilter.SHOW_TEXT`.
const TEXT: u32 = 4;

/// A sentence and its place in the page.
pub struct Sentence {
    /// The text to speak.
    pub text: String,
    /// The range to highlight.
    pub range: Range,
    /// The paragraph, heading or list item around it.
    pub block: Element,
}

/// The text of one block: its nodes, each with its offset in the whole text, in UTF-16 units.
#[derive(Default)]
struct Run {
    text: String,
    nodes: Vec<(Text, u32)>,
    length: u32,
}

/// The article's language, as the document declares it.
pub fn language() -> String {
    let declared = first(".b-article .b-prose").and_then(|prose| prose.closest("[lang]").ok().flatten());
    declared.and_then(|element| element.get_attribute("lang")).unwrap_or_default()
}

/// All sentences of the current article, in order.
pub fn sentences() -> Vec<Sentence> {
    let options = SegmenterOptions::new();
    // Fails only for an object that is frozen.
    let _ = Reflect::set(&options, &"granularity".into(), &"sentence".into());
    let segmenter = Segmenter::new(&Array::of1(&language().into()), &options);
    let mut sentences = Vec::new();
    for (block, run) in runs() {
        run.split(&segmenter, &block, &mut sentences);
    }
    sentences
}

fn runs() -> Vec<(Element, Run)> {
    let mut runs: Vec<(Element, Run)> = Vec::new();
    let Some(article) = all(".b-article").into_iter().next() else { return runs };
    let Ok(walker) = document().create_tree_walker_with_what_to_show(&article, TEXT) else { return runs };
    while let Ok(Some(node)) = walker.next_node() {
        let text: Text = node.unchecked_into();
        let Some(parent) = text.parent_element() else { continue };
        let around = |selector: &str| parent.closest(selector).ok().flatten();
        let Some(block) = around(BLOCKS).filter(|_| around(SILENT).is_none()) else { continue };
        if runs.last().is_none_or(|(last, _)| *last != block) {
            runs.push((block, Run::default()));
        }
        if let Some((_, run)) = runs.last_mut() {
            run.push(text);
        }
    }
    runs
}

impl Run {
    fn push(&mut self, node: Text) {
        self.text.push_str(&node.data());
        let length = node.length();
        self.nodes.push((node, self.length));
        self.length += length;
    }

    fn split(&self, segmenter: &Segmenter, block: &Element, sentences: &mut Vec<Sentence>) {
        let segments = segmenter.segment(&self.text);
        let Ok(Some(segments)) = js_sys::try_iter(&segments) else { return };
        for segment in segments.flatten() {
            let segment: SegmentData = segment.unchecked_into();
            let content: JsString = segment.segment();
            let text = String::from(content.trim());
            if !text.is_empty()
                && let Some(range) = self.range(segment.index(), segment.index() + content.length())
            {
                sentences.push(Sentence { text, range, block: block.clone() });
            }
        }
    }

    fn range(&self, from: u32, to: u32) -> Option<Range> {
        let range = document().create_range().ok()?;
        let at = |offset: u32| self.nodes.iter().rev().find(|(_, start)| *start <= offset);
        let (first, start) = at(from)?;
        range.set_start(first, from - start).ok()?;
        // An end at the border of two nodes belongs to the first.
        let (last, start) = at(to.checked_sub(1)?)?;
        range.set_end(last, to - start).ok()?;
        Some(range)
    }
}
