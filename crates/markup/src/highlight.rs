//! Highlights code as HTML spans with classes, so that the style sheet can define colours for light and dark themes.

mod language;
mod names;
mod scope;

pub use language::{Language, language};

use scope::Classes;
use std::cell::RefCell;
use std::collections::HashMap;
use syntaxmate::{PreparedLanguage, Tokenizer, TokenizerOptions};

/// Number of lines a tokenizer caches; closing brackets, imports and the like recur.
const REMEMBERED: usize = 4_096;

/// Maximum nesting depth of highlighted code. The time per line grows with the square of its depth, and the time per
/// block with depth times lines.
pub const DEEPEST: usize = 200;

/// Highlighted code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlighted {
    /// The code as HTML.
    pub html: String,
    /// First line, counted from 0, that is nested too deeply; it and all after it stay plain.
    pub plain_from: Option<usize>,
}

/// Highlights code.
///
/// Classes: `k` keyword, `s` string, `c` comment, `n` number or constant, `f` function, `t` type, `v` variable,
/// attribute or property, `i` inserted, `d` deleted.
pub fn highlight(code: &str, language: &Language) -> Highlighted {
    let mut html = Spans::default();
    let plain_from = READERS.with_borrow_mut(|readers| {
        let reader = language
            .grammar()
            .and_then(|grammar| readers.entry(grammar).or_insert_with(|| Reader::of(grammar)).as_mut());
        match reader {
            Some(reader) => reader.read(code, &mut html),
            None => {
                html.push(code, None);
                None
            }
        }
    });
    Highlighted { html: html.finish(), plain_from }
}

/// Returns the maximum number of simultaneously open brackets in a line.
fn nesting(line: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for byte in line.bytes() {
        match byte {
            b'(' | b'[' | b'{' | b'<' => open += 1,
            b')' | b']' | b'}' | b'>' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}

/// Tokenizer for one language, with a cache of scope classes.
struct Reader {
    tokenizer: Tokenizer,
    classes: Classes,
}

thread_local! {
    /// Tokenizers of this thread, by grammar.
    static READERS: RefCell<HashMap<&'static str, Option<Reader>>> = RefCell::default();
}

impl Reader {
    fn of(grammar: &str) -> Option<Self> {
        // A test checks that every bundled grammar can be prepared.
        let prepared = PreparedLanguage::from_catalog(language::catalog(), grammar).ok()?;
        let options = TokenizerOptions { line_cache_entries: REMEMBERED, ..TokenizerOptions::default() };
        Some(Self { tokenizer: prepared.tokenizer(options), classes: Classes::default() })
    }

    /// Highlights code; returns the first line that is nested too deeply.
    fn read(&mut self, code: &str, html: &mut Spans) -> Option<usize> {
        let Self { tokenizer, classes } = self;
        let mut state = tokenizer.initial_state();
        let mut begin = 0;
        for (number, line) in code.split_inclusive('\n').enumerate() {
            if state.depth() + nesting(line) > DEEPEST {
                html.push(&code[begin..], None);
                return Some(number);
            }
            begin += line.len();
            let text = line.trim_end_matches(['\n', '\r']);
            let mut done = 0;
            // An error means more than one line, or another tokenizer's state. Lines that the grammar gives up on, or
            // that are longer than 8 KB, stay plain.
            let _ = tokenizer.tokenize_line_with(text, &mut state, |token| {
                let range = token.range();
                html.push(&text[done..range.start], None);
                html.push(&text[range.clone()], classes.of(&token));
                done = range.end;
            });
            html.push(&line[done..], None);
        }
        None
    }
}

/// Builds HTML with as few spans as possible.
#[derive(Default)]
struct Spans {
    html: String,
    open: Option<char>,
    /// Whitespace not yet written; it joins whatever comes next.
    blank: String,
}

impl Spans {
    fn push(&mut self, text: &str, class: Option<char>) {
        if text.is_empty() {
            return;
        }
        let (text, blank) = text.split_at(text.trim_end().len());
        if text.is_empty() {
            self.blank.push_str(blank);
            return;
        }
        if class != self.open || self.blank.contains('\n') {
            self.close();
            self.html.push_str(&std::mem::take(&mut self.blank));
            if let Some(class) = class {
                self.html.push_str("<span class=\"");
                self.html.push(class);
                self.html.push_str("\">");
            }
            self.open = class;
        } else {
            self.html.push_str(&std::mem::take(&mut self.blank));
        }
        for c in text.chars() {
            match c {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                c => self.html.push(c),
            }
        }
        self.blank.push_str(blank);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.html.push_str("</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html + &self.blank
    }
}

#[cfg(test)]
mod tests;
