//! Formats the examples as docs/diagnostics.md.

use crate::diagnostics::example::{Example, Input, Printed};
use crate::diagnostics::magazine::{FRONT, Stage};
use content::diagnostics::{Code, Level};
use std::fmt::Write;

const INTRODUCTION: &str = "\
# Diagnostics

What `broadsheet build`, `check` and `serve` report, by code. An error stops a build before anything is written; a
warning is printed, and the magazine is published. Each example is a small magazine with a single fault, followed by what
is printed in its folder.

Text of an article is in `articles/example.md`, below this front matter:

```yaml
";

pub fn markdown(examples: &[(Example, Printed)], without: &[(Code, &str)]) -> String {
    let mut page =
        format!("{INTRODUCTION}---\n{FRONT}---\n```\n\n| code | level | meaning |\n|---|---|---|\n");
    for code in Code::ALL {
        writeln!(page, "| [`{code}`](#{code}) | {} | {} |", code.level(), code.meaning()).unwrap();
    }
    for code in Code::ALL {
        let level = match code.level() {
            Level::Error => "Error",
            Level::Warning => "Warning",
        };
        write!(page, "\n## {code}\n\n**{level}.** {}\n", code.meaning()).unwrap();
        for (example, printed) in examples.iter().filter(|(example, _)| example.code == *code) {
            page += &shown(example);
            page += &fenced("text", &printed.text);
        }
        for (_, reason) in without.iter().filter(|(other, _)| other == code) {
            write!(page, "\n{reason}\n").unwrap();
        }
    }
    // The last line tells whoever edits the page that it is generated.
    page + "\n<!-- Made by crates/cli/tests/diagnostics: UPDATE=1 cargo test -p broadsheet-cli diagnostics:: -->\n"
}

/// The source of an example.
fn shown(example: &Example) -> String {
    let mut shown = match example.input {
        Input::Text(text) => fenced("markdown", text),
        Input::Field(field) => fenced("yaml", &format!("---\n{FRONT}{field}\n---")),
        Input::Files => String::new(),
        Input::Made(words, _) => format!("\n{words}\n"),
    };
    for (path, text) in example.files {
        let language = match path.rsplit('.').next() {
            Some("md") => "markdown",
            Some("toml") => "toml",
            Some("json") => "json",
            Some("css") => "css",
            Some("svg") => "svg",
            Some("html") => "html",
            _ => "text",
        };
        write!(shown, "\n`{path}`:\n{}", fenced(language, text)).unwrap();
    }
    match example.stage {
        Stage::Popular => shown + "\n`broadsheet popular export.csv` prints:\n",
        _ => shown,
    }
}

/// A code block whose fence is longer than any in the text.
fn fenced(language: &str, text: &str) -> String {
    let fence = if text.contains("```") { "````" } else { "```" };
    format!("\n{fence}{language}\n{}\n{fence}\n", text.trim_end())
}
