//! Checks the accessibility of a page with axe-core.

use crate::browser::Browser;
use crate::places;
use serde::Deserialize;
use std::{fs, sync::OnceLock};

/// All WCAG 2.2 rules at levels A and AA, and axe's best practices.
const TAGS: &str = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']";

#[derive(Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    html: String,
    summary: String,
}

/// Fails with a list of violations if axe finds any on the open page.
pub fn check(browser: &Browser, page: &str) {
    let script = format!(
        "{}
         const done = arguments[arguments.length - 1];
         axe.run(document, {{ runOnly: {{ type: 'tag', values: {TAGS} }}, resultTypes: ['violations'] }}).then(
             ({{ violations }}) => done({{ found: violations.map(({{ id, help, nodes }}) => ({{
                 id, help,
                 nodes: nodes.map(({{ html, failureSummary }}) => ({{ html, summary: failureSummary }})),
             }})) }}),
             error => done({{ error: String(error) }}));",
        source()
    );
    #[derive(Deserialize)]
    struct Answer {
        found: Option<Vec<Violation>>,
        error: Option<String>,
    }
    let Answer { found, error } = browser.run_async(&script);
    assert!(error.is_none(), "axe fails on {page}: {}", error.unwrap_or_default());
    let found = found.unwrap_or_default();
    let list: Vec<String> = found.iter().map(description).collect();
    assert!(list.is_empty(), "axe on {page}, {}:\n{}", browser.kind, list.join("\n"));
}

fn description(Violation { id, help, nodes }: &Violation) -> String {
    let places: Vec<String> = nodes
        .iter()
        .take(4)
        .map(|node| {
            let html: String = node.html.chars().take(160).collect();
            format!("      {html}\n        {}", node.summary.replace('\n', "\n        "))
        })
        .collect();
    format!("  {id}: {help}, {} times\n{}", nodes.len(), places.join("\n"))
}

fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let path = places::tool(places::Tool::Axe);
        fs::read_to_string(&path).unwrap_or_else(|error| {
            panic!(
                "{}: {error}. `cargo xtask test` fetches axe; BROADSHEET_AXE says where it is.",
                path.display()
            )
        })
    })
}
