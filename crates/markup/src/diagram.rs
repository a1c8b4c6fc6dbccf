//! Renders Mermaid diagrams to SVG: Mermaid's layout, colours from the magazine's style sheet.

mod cascade;
mod colour;
mod lean;
mod letters;
mod path;
mod shapes;
mod writer;

use content::caught::caught;
use merman::svg::SvgRenderOptions;
use merman::{
    Engine, MermaidConfig, OperationControl, ParseOptions, RenderError, RenderOutput, RenderRequest,
    Renderer, SvgRequest, runtime::RuntimePolicy,
};
use serde_json::{Value, json};
use std::sync::LazyLock;

pub use lean::Lean;

/// Supported diagrams: the keyword that starts the source, and what readers call the kind.
const KINDS: &[(&str, &str)] = &[
    ("flowchart", "flowchart"),
    ("graph", "flowchart"),
    ("sequenceDiagram", "sequence diagram"),
    ("classDiagram", "class diagram"),
    ("stateDiagram", "state diagram"),
    ("stateDiagram-v2", "state diagram"),
    ("erDiagram", "entity relationship diagram"),
    ("gantt", "Gantt chart"),
    ("pie", "pie chart"),
    ("gitGraph", "git graph"),
    ("timeline", "timeline"),
    ("mindmap", "mindmap"),
    ("quadrantChart", "quadrant chart"),
    ("xychart", "chart"),
    ("xychart-beta", "chart"),
];

/// Why a diagram could not be drawn.
pub enum Fault {
    /// Mermaid would not accept it.
    Invalid {
        /// Line within the diagram source, counted from 0.
        line: usize,
        /// What is wrong.
        message: String,
        /// How to fix it.
        help: String,
    },
    /// The library failed, for this reason, on a diagram that may be valid.
    Failed(String),
}

/// Draws a diagram. Every id in the output starts with `id`.
///
/// # Errors
/// If Mermaid's parser rejects the source, or the kind of diagram is not supported.
pub fn draw(source: &str, id: &str) -> Result<Lean, Fault> {
    let (line, word) = first_word(source);
    if word.is_empty() {
        let help = "write Mermaid below the fence, or remove the block".to_owned();
        return Err(Fault::Invalid { line, message: "this diagram is empty".to_owned(), help });
    }
    if !KINDS.iter().any(|(known, _)| *known == word) {
        let known = KINDS.iter().map(|(known, _)| *known);
        let help = match content::suggest::nearest(word, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let names: Vec<String> =
                    known.filter(|name| !name.contains('-')).map(|name| format!("`{name}`")).collect();
                format!("start with one of {}", names.join(", "))
            }
        };
        let message = format!("unknown diagram type `{word}`");
        return Err(Fault::Invalid { line, message, help });
    }
    let options = SvgRenderOptions { diagram_id: Some("d".to_owned()), ..SvgRenderOptions::default() };
    let request = SvgRequest { options, ..SvgRequest::default() };
    let render = || RENDERER.render(RenderRequest::svg(source, OperationControl::new(), request));
    match caught(render).map_err(Fault::Failed)? {
        Ok(RenderOutput::Svg(Some(svg))) => lean::lean(svg.svg(), id).map_err(Fault::Failed),
        Ok(_) => Err(invalid(line, "it is empty")),
        Err(RenderError::Parse(error)) => {
            let start = error.terminal_diagnostic_details().span.map_or(0, |span| span.start);
            // The parser may only notice behind the last statement.
            let last = source.trim_end().matches('\n').count();
            let line =
                source.get(..start).map_or(line, |before| before.matches('\n').count().min(last).max(line));
            let message = error.terminal_safe_message();
            Err(invalid(line, message.split_once("): ").map_or(message.as_str(), |(_, reason)| reason)))
        }
        Err(error @ (RenderError::NoDiagram | RenderError::ResourceLimitExceeded(_))) => {
            Err(invalid(line, &error.to_string()))
        }
        // The parser has accepted it.
        Err(error) => Err(Fault::Failed(error.to_string())),
    }
}

/// Returns what readers call this kind of diagram, or an empty string if it is not supported.
pub fn kind(source: &str) -> &'static str {
    let (_, word) = first_word(source);
    KINDS.iter().find(|(known, _)| *known == word).map_or("", |(_, kind)| kind)
}

fn invalid(line: usize, reason: &str) -> Fault {
    let message = format!("cannot draw this diagram: {}", reason.trim_end_matches('.').replace('\n', " "));
    Fault::Invalid {
        line,
        message,
        help: "fix it; the syntax is described at https://mermaid.js.org".to_owned(),
    }
}

/// Returns the keyword that names the kind of diagram and its line, counted from 0.
fn first_word(source: &str) -> (usize, &str) {
    let mut in_front_matter = false;
    for (number, line) in source.lines().enumerate() {
        let line = line.trim();
        if line == "---" {
            in_front_matter = !in_front_matter;
        } else if !(in_front_matter || line.is_empty() || line.starts_with("%%")) {
            return (number, line.split([' ', '\t', ';', ':']).next().unwrap_or_default());
        }
    }
    (0, "")
}

/// Configured for identical output on every day and every machine.
static RENDERER: LazyLock<Renderer> = LazyLock::new(|| {
    let mut colours = json!({ "fontSize": "14px" });
    for index in 0..12_u32 {
        for name in [format!("pie{}", index + 1), format!("git{index}"), format!("cScale{index}")] {
            colours[name] = Value::String(colour::of_series(index));
        }
    }
    let settings = MermaidConfig::from_value(json!({
        "theme": "default",
        "look": "classic",
        "htmlLabels": true,
        "fontFamily": "Helvetica, Arial, sans-serif",
        "gantt": { "axisFormat": "%m-%d" },
        "themeVariables": colours,
    }));
    Renderer::new()
        .with_engine(
            Engine::new().with_site_config(settings).with_runtime_policy(RuntimePolicy::deterministic()),
        )
        .with_parse_options(ParseOptions::strict())
});

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    fn drawn(source: &str) -> Lean {
        draw(source, "D1").unwrap_or_else(|_| panic!("{source} is not drawn"))
    }

    #[test]
    fn every_kind_is_drawn_without_styles() {
        for source in [
            "flowchart LR\n  A[One] -->|then| B{Two}\n  style A fill:#036",
            "sequenceDiagram\n  autonumber\n  A->>B: Hello\n  Note over A,B: Well",
            "classDiagram\n  Animal <|-- Duck\n  class Duck {\n    +swim() bool\n  }",
            "stateDiagram-v2\n  [*] --> Still\n  Still --> [*]",
            "erDiagram\n  AUTHOR ||--o{ ARTICLE : writes",
            "gantt\n  dateFormat YYYY-MM-DD\n  section A\n  One :a, 2025-01-01, 3d",
            "pie\n  \"a\" : 1\n  \"b\" : 2",
            "gitGraph\n  commit\n  branch b\n  commit",
            "timeline\n  2024 : One\n  2025 : Two",
            "mindmap\n  root\n    One\n    Two",
            "quadrantChart\n  x-axis Low --> High\n  One: [0.3, 0.6]",
            "xychart-beta\n  x-axis [a, b]\n  bar [1, 2]",
        ] {
            let Lean { inner, size, .. } = drawn(source);
            assert!(inner.contains("<text") && size.0 > 20, "{source}: {inner}");
            for forbidden in ["style", "foreignObject", " id=\"d", "<filter"] {
                assert!(!inner.contains(forbidden), "{source}: {inner}");
            }
            assert!(!kind(source).is_empty());
        }
    }

    #[test]
    fn drawing_is_deterministic() {
        let source = "gitGraph\n  commit\n  branch b\n  commit";
        assert_eq!(drawn(source).inner, drawn(source).inner);
    }

    #[test]
    fn author_colours_are_kept_and_labels_stay_readable() {
        let Lean { inner, .. } = drawn("flowchart LR\n  A[One] --> B[Two]\n  style A fill:#036");
        assert_eq!(inner.matches("#036").count(), 1, "{inner}");
        assert_eq!(inner.matches("fill=\"#fff\"").count(), 1, "{inner}");
    }

    #[test]
    fn a_long_label_is_wrapped() {
        let long = "flowchart TD\n  A[This is a rather long label that has to be put on several lines]";
        let Lean { inner, .. } = drawn(long);
        assert!(inner.matches("<tspan").count() >= 2, "{inner}");
    }

    #[test]
    fn errors_have_a_line() {
        for (source, line) in [
            ("flowchart TD\n  A --> B\n  C[Open --> D", 2),
            ("\nsequenceDiagram\n  A->>B: hi\n  this is no line\n", 3),
            ("flowchrt TD\n", 0),
            ("", 0),
        ] {
            let fault = draw(source, "D1").err().unwrap();
            assert!(matches!(fault, Fault::Invalid { line: at, .. } if at == line), "{source}");
        }
    }
}
