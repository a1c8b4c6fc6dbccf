use content::article_fields;
use content::front_matter::date;
use content::front_matter::split::{self, Split};
use content::front_matter::tree::{Entry, Node, Value, flatten};
use content::site_config::{self, SiteConfig};
use std::path::Path;

/// Parses front matter in YAML and TOML, and the fields of articles and of `site.toml`: every reported line exists in
/// the file.
pub fn front_matter(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let lines = text.lines().count().max(1);
    let Split { entries, body, body_line } = match split::split(text) {
        Ok(matter) => matter,
        Err(malformed) => {
            // Something missing at the end is reported one line after the last.
            assert!((1..=lines + 1).contains(&malformed.line), "line {} of {lines}", malformed.line);
            return;
        }
    };
    assert!(text.ends_with(body));
    let above = &text[..text.len() - body.len()];
    if !body.is_empty() {
        assert_eq!(body_line, above.matches('\n').count() + 1, "the line at which the body begins");
    }
    assert_lines(&entries, body_line);
    for entry in flatten(entries.clone()) {
        assert!(!matches!(entry.node.value, Value::Table(_)), "{entry:?} is flat");
    }

    let (meta, problems) = article_fields::read(
        Path::new("x.md"),
        entries.clone(),
        None,
        &SiteConfig::default(),
        jiff::Timestamp::UNIX_EPOCH,
    );
    assert!(problems.iter().all(|problem| problem.line.is_none_or(|line| (1..=lines).contains(&line))));
    if problems.is_empty() {
        assert!(!meta.title.is_empty());
        let day = meta.date.day();
        let read = date::parse(&day.to_string()).map(|written| written.day);
        assert_eq!(read, Ok(day), "a date is written as it is read");
        let written = meta.date.rfc_3339();
        let read = date::moment(&written).map(date::Moment::rfc_3339);
        assert_eq!(read, Some(written), "a moment is written as it is read");
    }
    let (_, problems) = site_config::read(Path::new("site.toml"), entries);
    assert!(problems.iter().all(|problem| problem.line.is_none_or(|line| (1..=lines).contains(&line))));
}

fn assert_lines(entries: &[Entry], end: usize) {
    for Entry { name, line, node } in entries {
        assert!((1..=end).contains(line), "`{name}` is in line {line} of {end}");
        assert_node(node, end);
    }
}

fn assert_node(node: &Node, end: usize) {
    assert!((1..=end).contains(&node.line), "{node:?} is in a line of {end}");
    match &node.value {
        Value::Scalar { .. } => {}
        Value::List(items) => items.iter().for_each(|item| assert_node(item, end)),
        Value::Table(entries) => assert_lines(entries, end),
    }
}
