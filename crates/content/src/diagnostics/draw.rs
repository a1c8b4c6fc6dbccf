//! Displays diagnostics like rustc: the message, the file, the marked line, and the fix.

use super::alike::Alike;
use super::{Diagnostic, Diagnostics, Level, text};
use annotate_snippets::{AnnotationKind, Level as Label, Origin, Renderer, Snippet};
use std::cell::LazyCell;
use std::fmt::{self, Display, Formatter};
use std::io::IsTerminal;
use text::{Line, excerpt};

/// How many diagnostics of one file are printed. More of them usually have one cause, and hide those of other files.
const SHOWN: usize = 50;

/// Whether diagnostics are displayed in colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// Plain text, for files, tests and CI logs.
    #[default]
    Never,
    /// With ANSI escape sequences.
    Always,
}

impl Colour {
    /// Colour if stderr is a terminal, unless `NO_COLOR` or `TERM=dumb` disables it.
    pub fn of_stderr() -> Self {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        if std::io::stderr().is_terminal() && !is_set("NO_COLOR") && !is_dumb {
            Self::Always
        } else {
            Self::Never
        }
    }

    fn renderer(self) -> Renderer {
        match self {
            Self::Never => Renderer::plain(),
            Self::Always => Renderer::styled().hyperlink(false),
        }
    }
}

/// Diagnostics ready for display; see [`Diagnostics::drawn`].
pub struct Drawn<'d> {
    pub(super) diagnostics: &'d Diagnostics,
    pub(super) colour: Colour,
}

impl Display for Drawn<'_> {
    /// Reads the files again for their lines, so that a build without diagnostics need not keep them.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let renderer = self.colour.renderer();
        let alike = Alike::of(&self.diagnostics.list);
        for of_file in self.diagnostics.list.chunk_by(|one, next| one.path == next.path) {
            // One file at a time, so that only one is in memory.
            let text =
                LazyCell::new(|| of_file.first().map(|found| text::of(&found.path)).unwrap_or_default());
            let mut others = of_file.iter().filter(|found| !alike.hides(found));
            for found in others.by_ref().take(SHOWN) {
                let line = found.line.and_then(|line| text.lines().nth(line.checked_sub(1)?));
                writeln!(f, "{}\n", drawn(found, line, alike.others(found), &renderer))?;
            }
            if let Some(Diagnostic { path, .. }) = others.next() {
                writeln!(f, "and {} more in {}\n", others.count() + 1, text::path(path))?;
            }
        }
        self.diagnostics.write_counts(f)
    }
}

/// Renders one diagnostic, with its line of the file and a note if there is one. All content is escaped before it
/// reaches the renderer.
fn drawn(found: &Diagnostic, line: Option<&str>, note: Option<String>, renderer: &Renderer) -> String {
    let label = match found.level() {
        Level::Error => Label::ERROR,
        Level::Warning => Label::WARNING,
    };
    let title = label.primary_title(Line(&found.message).to_string()).id(found.code.name());
    let note = note.map(|note| Label::NOTE.message(note));
    let help = Label::HELP.message(Line(&found.help).to_string());
    let path = text::path(&found.path);
    let shown = line.map(excerpt).filter(|shown| !shown.is_empty());
    let Some((number, shown)) = found.line.zip(shown) else {
        let origin = Origin::path(path);
        let origin = found.line.iter().fold(origin, |origin, number| origin.line(*number));
        return renderer.render(&[title.element(origin).elements(note).element(help)]);
    };
    let indent = &shown[..shown.len() - shown.trim_start().len()];
    let marked = AnnotationKind::Primary.span(indent.len()..shown.len());
    let column = indent.chars().count() + 1;
    let snippet = Snippet::source(&shown).path(&path).line_start(number).annotation(marked);
    let drawn = renderer.render(&[title.element(snippet).elements(note).element(help)]);
    // The column is not known: the whole line is marked, and the column is removed from the output.
    let (title, rest) = drawn.split_once('\n').unwrap_or_default();
    let place = format!("{path}:{number}");
    format!("{title}\n{}", rest.replacen(&format!("{place}:{column}"), &place, 1))
}
