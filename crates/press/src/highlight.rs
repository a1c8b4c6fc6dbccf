//! Code to HTML with classes for its parts, so that a style sheet colours it for light and for dark.

mod language;
mod scope;

pub use language::{Language, language};

use scope::Classes;
use std::sync::LazyLock;
use syntect::parsing::{ParseState, ScopeStack, SyntaxSet};

/// Read once, shared by all threads.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Writes code as HTML. Of the classes, `k` is a keyword, `s` a string, `c` a comment, `n` a number or constant,
/// `f` a function, `t` a type, `v` a variable, attribute or property, `i` inserted, `d` deleted.
pub fn html(code: &str, language: &Language) -> String {
    let mut state = ParseState::new(language.syntax());
    let mut stack = ScopeStack::new();
    let mut classes = Classes::default();
    let mut html = Spans::default();
    for line in code.split_inclusive('\n') {
        // A grammar that gives up on a line leaves it plain.
        let changes = state.parse_line(line, &SYNTAXES).unwrap_or_default();
        let mut done = 0;
        for (position, change) in changes {
            // Most changes follow another at once, with nothing between them.
            if done < position {
                html.push(&line[done..position], classes.of(stack.as_slice()));
                done = position;
            }
            if stack.apply(&change).is_err() {
                stack = ScopeStack::new();
            }
        }
        html.push(&line[done..], classes.of(stack.as_slice()));
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
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// With spans written shorter: `[k:let]`.
    fn marked(code: &str, token: &str) -> String {
        let html = html(code, &language(token).unwrap().unwrap());
        html.replace("<span class=\"", "[").replace("\">", ":").replace("</span>", "]")
    }

    #[test]
    fn spans_do_not_cross_lines() {
        assert_eq!(marked("/* a\n\n   b */ let\n", "rust"), "[c:/* a]\n\n[c:   b */] [k:let]\n");
    }

    #[test]
    fn unknown_languages_come_with_the_cure() {
        for (token, cure) in [
            ("pyhton", "did you mean `python`? Plain text is `text`"),
            ("rubby", "did you mean `ruby`? Plain text is `text`"),
            ("befunge-98", "write `text` for plain text"),
        ] {
            assert_eq!(language(token).err().unwrap(), cure);
        }
        assert!(language("text").unwrap().is_none());
        assert_eq!(language("Sh").unwrap().unwrap().name(), "Shell");
    }

    #[test]
    fn parts_get_their_classes() {
        for (token, code, expected) in [
            ("rust", "let mut x = 1; // one", "[k:let mut] x = [n:1]; [c:// one]"),
            (
                "rust",
                "fn main() -> Vec<String> { println!(\"a {} b\", 1.5); }",
                "[k:fn] [f:main]() -&gt; [t:Vec]&lt;[t:String]&gt; { [f:println!]([s:\"a] [n:{}][s: b\"], [n:1.5]); }",
            ),
            (
                "python",
                "def f(a: int): return f\"{a}\" if a and True else None",
                "[k:def] [f:f](a: [t:int]): [k:return] [s:f\"]{a}[s:\"] [k:if] a [k:and] [n:True] [k:else] [n:None]",
            ),
            ("json", "{\"name\": [true, 1, \"two\"]}", "{[v:\"name\"]: [[n:true], [n:1], [s:\"two\"]]}"),
            ("yaml", "- run: echo hi # no", "- [v:run]: echo hi [c:# no]"),
            ("toml", "name = \"press\"", "[v:name] = [s:\"press\"]"),
            ("diff", "-old\n+new\n same", "[d:-old]\n[i:+new]\n same"),
            (
                "bash",
                "for f in *.md; do echo \"$f\" | wc -l; done",
                "[k:for] f [k:in] *.md; [k:do] [f:echo] [s:\"][v:$f][s:\"] | [f:wc] -l; [k:done]",
            ),
            (
                "html",
                "<p class=\"a\">x &amp; y</p>",
                "&lt;[k:p] [v:class]=[s:\"a\"]&gt;x [n:&amp;amp;] y&lt;/[k:p]&gt;",
            ),
            (
                "css",
                "a:hover { color: #fff; margin: 0 auto }",
                "[k:a]:hover { [v:color]: [n:#fff]; [v:margin]: [n:0 auto] }",
            ),
            ("terraform", "ami = var.ami", "ami = [n:var].[v:ami]"),
            (
                "js",
                "const f = async (x) => `${x}`; // y",
                "[k:const] [f:f] = [k:async] (x) =&gt; [s:`]${x}[s:`]; [c:// y]",
            ),
            (
                "go",
                "func main() { fmt.Println(\"x\", nil) }",
                "[k:func] [f:main]() { fmt.[f:Println]([s:\"x\"], [n:nil]) }",
            ),
            (
                "sql",
                "SELECT id, count(*) FROM t WHERE a = 'b';",
                "[k:SELECT] id, [f:count](*) [k:FROM] t [k:WHERE] a = [s:'b'];",
            ),
            ("dockerfile", "FROM rust AS build", "[k:FROM] rust [k:AS] build"),
        ] {
            assert_eq!(marked(code, token), expected, "{token}");
        }
    }
}
