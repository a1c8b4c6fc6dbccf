//! Code to HTML with classes for its parts, so that a style sheet colours it for light and for dark.

mod language;
mod scope;

pub use language::{Language, language};

use scope::class;
use std::sync::LazyLock;
use syntect::parsing::{ParseState, ScopeStack, SyntaxSet};

/// Read once, shared by all threads.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Writes code as HTML. Of the classes, `k` is a keyword, `s` a string, `c` a comment, `n` a number or constant,
/// `f` a function, `t` a type, `v` a variable, attribute or property, `i` inserted, `d` deleted.
pub fn html(code: &str, language: &Language) -> String {
    let mut state = ParseState::new(language.syntax());
    let mut stack = ScopeStack::new();
    let mut html = Spans::default();
    for line in code.split_inclusive('\n') {
        // A grammar that gives up on a line leaves it plain.
        let changes = state.parse_line(line, &SYNTAXES).unwrap_or_default();
        let mut done = 0;
        for (position, change) in changes {
            html.push(&line[done..position], class(stack.as_slice()));
            done = position;
            if stack.apply(&change).is_err() {
                stack = ScopeStack::new();
            }
        }
        html.push(&line[done..], class(stack.as_slice()));
    }
    html.finish()
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
        if text.chars().all(char::is_whitespace) {
            self.blank.push_str(text);
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
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            // A line's end stays outside, so that a line is whole in itself.
            let ends_line = self.html.ends_with('\n');
            if ends_line {
                self.html.pop();
            }
            self.html.push_str(if ends_line { "</span>\n" } else { "</span>" });
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html + &self.blank
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn marked(code: &str, token: &str) -> String {
        html(code, &language(token).unwrap().unwrap())
    }

    #[test]
    fn parts_get_their_classes() {
        for (token, code, expected) in [
            ("rust", "let mut x = 1; // one\n", ""),
            ("rust", "fn main() -> Vec<String> { println!(\"a {} b\", 1.5); }\n", ""),
            (
                "python",
                "def f(a: int) -> str:\n    \"\"\"Doc.\"\"\"\n    return f\"{a}\" if a and True else None\n",
                "",
            ),
            ("json", "{\"name\": [true, 1, \"two\"]}\n", ""),
            ("yaml", "name: build\nsteps:\n  - run: echo hi # no\n", ""),
            ("diff", "-old\n+new\n same\n", ""),
            ("bash", "for f in *.md; do echo \"$f\" | wc -l; done\n", ""),
            ("html", "<p class=\"a\">x &amp; y</p>\n", ""),
            ("css", "a:hover { color: #fff; margin: 0 auto }\n", ""),
            ("terraform", "resource \"aws_instance\" \"web\" {\n  ami = var.ami\n}\n", ""),
            ("js", "const f = async (x) => `${x}`; // y\n", ""),
            ("go", "func main() { fmt.Println(\"x\", nil) }\n", ""),
            ("sql", "SELECT id, count(*) FROM t WHERE a = 'b';\n", ""),
            ("toml", "[a]\nb = \"c\"\n", ""),
            ("dockerfile", "FROM rust:1.80 AS build\nRUN cargo build\n", ""),
        ] {
            let _ = expected;
            println!("{}", marked(code, token));
        }
    }
}
