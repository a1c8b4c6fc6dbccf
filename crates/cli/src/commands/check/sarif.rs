//! Diagnostics in the Static Analysis Results Interchange Format, version 2.1.0.

use super::json;
use super::paths::Base;
use content::diagnostics::{Code, Diagnostic, Diagnostics, Line};
use serde_json::{Value, json};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// A log with one run.
pub fn drawn(found: &Diagnostics) -> String {
    let mut rules: Vec<Code> = found.as_slice().iter().map(|found| found.code).collect();
    rules.sort();
    rules.dedup();
    let base = Base::find();
    let results: Vec<Value> =
        found.with_lines().into_iter().map(|(found, line)| result(found, line, &rules, &base)).collect();
    let mut log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "broadsheet",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            } },
            "results": results,
        }],
    });
    // Sort explicitly: any dependency may enable serde_json's `preserve_order`.
    log.sort_all_objects();
    json::text(&log)
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.meaning() },
        "defaultConfiguration": { "level": code.level().to_string() },
    })
}

fn result(found: &Diagnostic, line: Option<String>, rules: &[Code], base: &Base) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": base.address(found) } });
    if let Some(number) = found.line {
        place["region"] = json!({ "startLine": number });
        if let Some(line) = line.filter(|line| !line.is_empty()) {
            place["region"]["snippet"] = json!({ "text": line });
        }
    }
    let text = format!("{}\nhelp: {}", Line(&found.message), Line(&found.help));
    json!({
        "ruleId": found.code.name(),
        "ruleIndex": rules.binary_search(&found.code).ok(),
        "level": found.level().to_string(),
        "message": { "text": message(&text) },
        "locations": [{ "physicalLocation": place }],
    })
}

/// Escapes what would be a link in a message: `[text](target)`. Without arguments, there are no placeholders.
fn message(text: &str) -> String {
    text.replace('\\', r"\\").replace('[', r"\[").replace(']', r"\]")
}
