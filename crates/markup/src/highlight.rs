//! Highlights code as HTML spans with classes, so that the style sheet can define colours for light and dark themes.

mod language;
mod names;
mod scope;

pub use language::{Language, language};

use content::caught::caught;
use contract::text::push_content;
use scope::Classes;
use std::cell::RefCell;
use std::collections::HashMap;
use syntaxmate::{HighlightStatus, PreparedLanguage, Tokenizer, TokenizerOptions};

/// Number of lines a tokenizer caches; closing brackets, imports and the like recur.
const REMEMBERED: usize = 4_096;

/// Maximum nesting depth of highlighted code. The time per line grows with the square of its depth, and the time per
/// block with depth times lines.
pub const DEEPEST: usize = 200;

/// Highlighted code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlighted {
    /// The code as HTML.
    pub html: String,
    /// What is not highlighted, and why.
    pub plain: Option<Plain>,
}

/// Why code is not highlighted. Lines are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// This line is nested too deeply; it and all after it stay plain.
    TooDeep(usize),
    /// The tokenizer gave up on this line, and perhaps on others.
    GaveUp(usize),
    /// The grammar or the tokenizer failed on this code, which stays plain.
    Failed,
}

/// Highlights code.
///
/// Classes: `k` keyword, `s` string, `c` comment, `n` number or constant, `f` function, `t` type, `v` variable,
/// attribute or property, `i` inserted, `d` deleted.
pub fn highlight(code: &str, language: &Language) -> Highlighted {
    match language.grammar() {
        Some(grammar) => read(code, grammar),
        None => unread(code, None),
    }
}

/// Escapes code without highlighting it.
fn unread(code: &str, plain: Option<Plain>) -> Highlighted {
    let mut html = String::with_capacity(code.len());
    push_content(&mut html, code);
    Highlighted { html, plain }
}

fn read(code: &str, grammar: &'static str) -> Highlighted {
    let done = caught(|| {
        READERS.with_borrow_mut(|readers| {
            let reader = readers.entry(grammar).or_insert_with(|| Reader::of(grammar)).as_mut()?;
            let mut html = Spans::default();
            let plain = reader.read(code, &mut html);
            Some(Highlighted { html: html.finish(), plain })
        })
    });
    if let Ok(Some(highlighted)) = done {
        return highlighted;
    }
    // A tokenizer that panicked may be in any state.
    READERS.with_borrow_mut(|readers| readers.remove(grammar));
    unread(code, Some(Plain::Failed))
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

    /// Highlights code.
    fn read(&mut self, code: &str, html: &mut Spans) -> Option<Plain> {
        let Self { tokenizer, classes } = self;
        let mut state = tokenizer.initial_state();
        let (mut begin, mut plain) = (0, None);
        for (number, line) in code.split_inclusive('\n').enumerate() {
            if state.depth() + nesting(line) > DEEPEST {
                html.push(&code[begin..], None);
                return Some(Plain::TooDeep(number));
            }
            begin += line.len();
            let text = line.trim_end_matches(['\n', '\r']);
            let mut done = 0;
            // The tokenizer gives up on lines longer than 8 KB, and on those that take its patterns too many steps.
            let status = tokenizer.tokenize_line_with(text, &mut state, |token| {
                let range = token.range();
                html.push(&text[done..range.start], None);
                html.push(&text[range.clone()], classes.of(&token));
                done = range.end;
            });
            html.push(&line[done..], None);
            if !status.is_ok_and(HighlightStatus::is_complete) {
                plain = plain.or(Some(Plain::GaveUp(number)));
            }
        }
        plain
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
        push_content(&mut self.html, text);
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
