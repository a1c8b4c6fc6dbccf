use crate::cases;
use content::front_matter::split::{Split, split};
use content::front_matter::tree::{Entry, Node, Value, flatten};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A value in front matter, without line numbers.
#[derive(Clone, Debug, PartialEq)]
enum Field {
    Text(String),
    Plain(String),
    List(Vec<Field>),
    Table(BTreeMap<String, Field>),
}

fn fields() -> impl Strategy<Value = BTreeMap<String, Field>> {
    let plain = prop_oneof![
        any::<i32>().prop_map(|number| number.to_string()),
        any::<bool>().prop_map(|truth| truth.to_string()),
        (1000_u16..9999, 1_u8..=12, 1_u8..=28)
            .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
    ];
    let scalar = prop_oneof![any::<String>().prop_map(Field::Text), plain.prop_map(Field::Plain)];
    let field = scalar.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Field::List),
            prop::collection::btree_map(name(), inner, 0..4).prop_map(Field::Table),
        ]
    });
    prop::collection::btree_map(name(), field, 1..6)
}

fn name() -> impl Strategy<Value = String> {
    "[a-z][a-zA-Z0-9_-]{0,9}"
}

/// Quotes a text in a way that is valid in both YAML and TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            // Line breaks of YAML 1.1, and characters that must be escaped in one of the two.
            c if c.is_control()
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') =>
            {
                quoted.push_str(&format!("\\U{:08x}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

fn yaml(field: &Field) -> String {
    match field {
        Field::Text(text) => quoted(text),
        Field::Plain(text) => text.clone(),
        Field::List(items) => format!("[{}]", items.iter().map(yaml).collect::<Vec<_>>().join(", ")),
        Field::Table(parts) => {
            let parts: Vec<String> =
                parts.iter().map(|(name, part)| format!("{name}: {}", yaml(part))).collect();
            format!("{{{}}}", parts.join(", "))
        }
    }
}

fn toml(field: &Field) -> String {
    match field {
        Field::List(items) => format!("[{}]", items.iter().map(toml).collect::<Vec<_>>().join(", ")),
        Field::Table(parts) => {
            let parts: Vec<String> =
                parts.iter().map(|(name, part)| format!("{name} = {}", toml(part))).collect();
            format!("{{{}}}", parts.join(", "))
        }
        other => yaml(other),
    }
}

fn read(node: &Node) -> Field {
    match &node.value {
        Value::Scalar { text, quoted: true } => Field::Text(text.clone()),
        Value::Scalar { text, quoted: false } => Field::Plain(text.clone()),
        Value::List(items) => Field::List(items.iter().map(read).collect()),
        Value::Table(entries) => Field::Table(table(entries)),
    }
}

fn table(entries: &[Entry]) -> BTreeMap<String, Field> {
    entries.iter().map(|Entry { name, node, .. }| (name.clone(), read(node))).collect()
}

/// Counts the values other than tables.
fn leaves(field: &Field) -> usize {
    match field {
        Field::Table(parts) => parts.values().map(leaves).sum(),
        _ => 1,
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn yaml_and_toml_round_trip(
        fields in fields(),
        body in "\\PC{0,12}\n\\PC{0,12}",
        end in prop::sample::select(vec!["\n", "\r\n"]),
        mark in prop::sample::select(vec!["", "\u{feff}"]),
    ) {
        let write = |fence: &str, is: &str, value: fn(&Field) -> String| {
            let lines = fields.iter().map(|(name, field)| format!("{name}{is}{}{end}", value(field)));
            format!("{mark}{fence}{end}{}{fence}{end}{body}", lines.collect::<String>())
        };
        for text in [write("---", ": ", yaml), write("+++", " = ", toml)] {
            let Split { entries, body: below, body_line } = split(&text).unwrap_or_else(|error| panic!("{error:?}: {text}"));
            prop_assert_eq!(&table(&entries), &fields, "{}", text);
            prop_assert_eq!(below, &body);
            prop_assert_eq!(body_line, fields.len() + 3);
            let lines: Vec<usize> = entries.iter().map(|entry| entry.line).collect();
            prop_assert_eq!(lines, (2..fields.len() + 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn flattening_keeps_every_value(fields in fields()) {
        let text = fields.iter().map(|(name, field)| format!("{name}: {}\n", yaml(field))).collect::<String>();
        let text = format!("---\n{text}---\n");
        let flat = flatten(split(&text).unwrap().entries);
        prop_assert!(flat.iter().all(|entry| !matches!(entry.node.value, Value::Table(_))));
        prop_assert_eq!(flat.len(), fields.values().map(leaves).sum::<usize>());
    }

    #[test]
    fn text_without_front_matter_is_all_body(text in "[^-+]\\PC{0,40}(\n\\PC{0,20}){0,3}") {
        let matter = split(&text).unwrap();
        prop_assert_eq!((matter.entries.len(), matter.body, matter.body_line), (0, text.as_str(), 1));
    }
}
