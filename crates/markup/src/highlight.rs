//! Code to HTML with classes for its parts, so that a style sheet colours it for light and for dark.

mod language;
mod names;
mod scope;

pub use language::{Language, language};

use scope::Classes;
use std::cell::RefCell;
use std::collections::HashMap;
use syntaxmate::{PreparedLanguage, Tokenizer, TokenizerOptions};

/// How many lines a reader remembers with what it found in them: closing brackets, imports, and the like come again.
const REMEMBERED: usize = 4_096;

/// How deep code may be nested to be highlighted. The time for a line grows with the square of its nesting, and for a
/// block with its nesting times its lines.
pub const DEEPEST: usize = 200;

/// Highlighted code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlighted {
    /// The code as HTML.
    pub html: String,
    /// The line, counted from 0, from which on the code is too deep and stays plain.
    pub plain_from: Option<usize>,
}

/// Writes code as HTML. Of the classes, `k` is a keyword, `s` a string, `c` a comment, `n` a number or constant,
/// `f` a function, `t` a type, `v` a variable, attribute or property, `i` inserted, `d` deleted.
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

/// The most brackets that are open at a time in a line.
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

/// What reads one language, with the classes of the scopes that it has met.
struct Reader {
    tokenizer: Tokenizer,
    classes: Classes,
}

thread_local! {
    /// The languages that a thread has read.
    static READERS: RefCell<HashMap<&'static str, Option<Reader>>> = RefCell::default();
}

impl Reader {
    fn of(grammar: &str) -> Option<Self> {
        // Every grammar of the catalog can be read; a test tries them all.
        let prepared = PreparedLanguage::from_catalog(language::catalog(), grammar).ok()?;
        let options = TokenizerOptions { line_cache_entries: REMEMBERED, ..TokenizerOptions::default() };
        Some(Self { tokenizer: prepared.tokenizer(options), classes: Classes::default() })
    }

    /// Highlights code; the line from which on it is too deep for that.
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
            // Fails where there is more than a line, or another's state. What a grammar gives up on stays plain, as do
            // lines of more than 8 KB.
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

/// Text in spans, as few of them as can be.
#[derive(Default)]
struct Spans {
    html: String,
    open: Option<char>,
    /// Blank space that belongs to whatever comes next.
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
