//! The formats of `broadsheet check` that programs read.

use crate::commands::Place;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// An error and a warning, with text that would be a command or a link somewhere.
fn place() -> Place {
    Place::with_magazine(&[
        ("articles/a b,c.md", "---\ntitle: A\ndate: 2025-01-01\n---\n[x](y%0A[z](1).md)\n"),
        ("articles/w.md", "---\ntitle: W\ndate: 2025-01-01\n---\n\n```##[add-mask]x\ny\n```\n"),
        ("articles/x.md", "---\ntitle: X\ndate: \"::error::\\u001B\\u202E ##[error]\"\n---\n"),
    ])
}

fn places(found: &Value) -> BTreeSet<(String, u64, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let one = |one: &Value| (text(&one["file"]), one["line"].as_u64().unwrap(), text(&one["code"]));
    found.as_array().unwrap().iter().map(one).collect()
}

/// The codes, with file and line, that every format must have.
fn expected() -> BTreeSet<(String, u64, String)> {
    let found = places(&serde_json::from_str(&place().run(&["check", "--format", "json"]).out).unwrap());
    assert!(found.contains(&("articles/w.md".into(), 6, "unknown-code-language".into())), "{found:?}");
    assert!(found.contains(&("articles/x.md".into(), 3, "invalid-date".into())), "{found:?}");
    found
}

/// Nothing that a terminal or runner would obey, and no line that begins with a command of our making alone.
fn is_inert(printed: &str) {
    assert!(printed.chars().all(|c| c == '\n' || !(c.is_control() || c == '\u{202E}')), "{printed:?}");
    assert!(!printed.contains("##["), "{printed}");
}

#[test]
fn json_has_an_object_for_each_diagnostic() {
    let done = place().run(&["check", "--format", "json"]);
    assert_eq!(done.code, Some(1));
    is_inert(&done.out);
    let found: Value = serde_json::from_str(&done.out).unwrap();
    assert!(found.as_array().unwrap().len() >= 3);
    for one in found.as_array().unwrap() {
        let names: BTreeSet<_> = one.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, ["code", "level", "file", "line", "message", "help", "excerpt"].into());
    }
    let date = found.as_array().unwrap().iter().find(|one| one["code"] == "invalid-date").unwrap();
    assert!(date["excerpt"].as_str().unwrap().starts_with("date: "), "{date}");
    let good = Place::with_magazine(&[("articles/a.md", "---\ntitle: A\ndate: 2025-01-01\n---\n")]);
    assert_eq!(good.run(&["check", "--format", "json"]).silently(), "[]\n");
}

#[test]
fn github_gets_a_command_for_each_diagnostic() {
    let done = place().run(&["check", "--format", "github"]);
    assert_eq!(done.code, Some(1));
    is_inert(&done.out);
    let mut found = BTreeSet::new();
    for line in done.out.lines() {
        let (head, _) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (level, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning"].contains(&level), "{line}");
        let value = |name: &str| {
            let with_name = |part: &&str| part.starts_with(&format!("{name}="));
            properties.split(',').find(with_name).unwrap()[name.len() + 1..].replace("%2C", ",")
        };
        found.insert((value("file"), value("line").parse().unwrap(), value("title")));
    }
    assert_eq!(found, expected());
}

#[test]
fn paths_are_relative_to_the_checkout() {
    let place = place();
    let mut command = place.command(&["check", "--format", "github"]);
    let above = place.at("").parent().unwrap().to_owned();
    let done = command.env("GITHUB_WORKSPACE", &above).current_dir(place.at("articles")).output().unwrap();
    let printed = String::from_utf8(done.stdout).unwrap();
    assert!(printed.lines().all(|line| line.contains(" file=Größe 1/articles/")), "{printed}");
}

#[test]
fn sarif_has_rules_and_results() {
    let place = place();
    let done = place.run(&["check", "--format", "sarif"]);
    assert_eq!(done.code, Some(1));
    is_inert(&done.out);
    let log: Value = serde_json::from_str(&done.out).unwrap();
    let problems: Vec<String> =
        jsonschema::validator_for(&sarif()).unwrap().iter_errors(&log).map(|e| e.to_string()).collect();
    assert_eq!(problems, [""; 0]);
    let run = &log["runs"][0];
    let mut found = BTreeSet::new();
    for result in run["results"].as_array().unwrap() {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        let file = place["artifactLocation"]["uri"].as_str().unwrap().replace("%20", " ");
        let line = place["region"]["startLine"].as_u64().unwrap();
        found.insert((file, line, result["ruleId"].as_str().unwrap().to_owned()));
        let message = result["message"]["text"].as_str().unwrap().replace(r"\\", "").replace(r"\[", "");
        assert!(!message.contains('['), "a link in {message}");
    }
    assert_eq!(found, expected());
}

/// The part of the standard's schema that such a log uses; names that are not in it are errors.
fn sarif() -> Value {
    let object = |required: &[&str], properties: Value| json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false });
    let list = |items: Value| json!({ "type": "array", "uniqueItems": false, "items": items });
    let text = object(&["text"], json!({ "text": { "type": "string", "minLength": 1 } }));
    let level = json!({ "enum": ["none", "note", "warning", "error"] });
    let rule = object(
        &["id"],
        json!({
            "id": { "type": "string" },
            "shortDescription": text,
            "defaultConfiguration": object(&[], json!({ "level": level })),
        }),
    );
    let driver = object(
        &["name"],
        json!({
            "name": { "type": "string" }, "version": { "type": "string" }, "rules": list(rule),
        }),
    );
    let region = object(&[], json!({ "startLine": { "type": "integer", "minimum": 1 }, "snippet": text }));
    let uri = json!({ "type": "string", "pattern": "^[A-Za-z0-9._~!$&'()*+,;=:@%/-]*$" });
    let place =
        object(&[], json!({ "artifactLocation": object(&[], json!({ "uri": uri })), "region": region }));
    let result = object(
        &["message"],
        json!({
            "ruleId": { "type": "string" },
            "ruleIndex": { "type": "integer", "minimum": 0 },
            "level": level,
            "message": text,
            "locations": list(object(&[], json!({ "physicalLocation": place }))),
        }),
    );
    let run = object(
        &["tool"],
        json!({
            "tool": object(&["driver"], json!({ "driver": driver })), "results": list(result),
        }),
    );
    object(
        &["version", "runs"],
        json!({
            "$schema": { "type": "string" }, "version": { "const": "2.1.0" }, "runs": list(run),
        }),
    )
}
