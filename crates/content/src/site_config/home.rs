//! The blocks of the front page.

use super::links::{Kind, tables};
use crate::diagnostics::Code;
use crate::front_matter::fields::{At, Fields};
use crate::suggest;
use std::collections::HashMap;

const BLOCK: Kind = Kind {
    subject: "a block of the front page",
    help: "write `[[home]]` with `block = \"latest\"`; docs/arrangement.md lists the blocks",
};

/// The names of the blocks, and what their fields are fields of.
const NAMED: [(&str, &str); 7] = [
    ("featured", "a `featured` block"),
    ("latest", "a `latest` block"),
    ("popular", "a `popular` block"),
    ("topic", "a `topic` block"),
    ("series", "a `series` block"),
    ("author", "an `author` block"),
    ("text", "a `text` block"),
];

/// The names of the ways to show articles.
pub const STYLES: [(&str, HomeStyle); 3] =
    [("grid", HomeStyle::Grid), ("list", HomeStyle::List), ("text", HomeStyle::Text)];

/// The most articles that a block shows.
pub const MOST: u32 = 50;

/// A block of the front page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeBlock {
    /// What it shows.
    pub content: HomeContent,
    /// How it shows articles.
    pub style: HomeStyle,
    /// The most articles that it shows, if that is set.
    pub count: Option<usize>,
    /// Its heading, if that is not the default one.
    pub heading: Option<String>,
}

/// What a block shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HomeContent {
    /// The featured article.
    Featured,
    /// The newest articles.
    Latest,
    /// The most popular articles.
    Popular,
    /// The newest articles of a topic, by its name or slug.
    Topic(At<String>),
    /// The first parts of a series, by its name or slug.
    Series(At<String>),
    /// The newest articles of an author, by name or slug.
    Author(At<String>),
    /// Markdown.
    Text(At<String>),
}

/// How a block shows articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HomeStyle {
    /// Cards beside each other.
    #[default]
    Grid,
    /// One below the other, each with its cover.
    List,
    /// Titles without covers.
    Text,
}

/// The names of the blocks.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMED.iter().map(|(name, _)| *name)
}

/// Reads `[[home]]`.
pub(super) fn read(fields: &mut Fields<'_>) -> Vec<HomeBlock> {
    let mut blocks = Vec::new();
    let mut lines: HashMap<&str, usize> = HashMap::new();
    for (line, entry) in tables(fields, "home", &BLOCK) {
        let name = entry.iter().find(|part| part.name == "block").and_then(|part| part.node.name());
        let Some((name, subject)) = NAMED.iter().find(|(known, _)| Some(*known) == name) else {
            unknown(fields, line, name);
            continue;
        };
        // They would show the same articles.
        if matches!(*name, "featured" | "latest" | "popular")
            && let Some(first) = lines.insert(name, line)
        {
            let message = format!("the front page already has a `{name}` block in line {first}");
            fields.at(Code::Duplicate, line, message, "remove one of the two");
        }
        blocks.extend(fields.within(subject, entry, |fields| block(fields, name, line)));
    }
    blocks
}

fn block(fields: &mut Fields<'_>, name: &str, line: usize) -> Option<HomeBlock> {
    // Its value is known.
    fields.take(&["block"]);
    let lists_articles = !matches!(name, "featured" | "text");
    let content = match name {
        "featured" => HomeContent::Featured,
        "latest" => HomeContent::Latest,
        "popular" => HomeContent::Popular,
        "topic" => HomeContent::Topic(required(fields, "topic", line, "topic = \"devops\"")?),
        "series" => HomeContent::Series(required(fields, "series", line, "series = \"From zero\"")?),
        "author" => HomeContent::Author(required(fields, "author", line, "author = \"Jane Doe\"")?),
        _ => HomeContent::Text(required(fields, "text", line, "text = \"What readers find here.\"")?),
    };
    let heading = match content {
        HomeContent::Featured => None,
        _ => fields.shown(&["heading"]).map(|heading| heading.value),
    };
    let style = match content {
        HomeContent::Popular => HomeStyle::default(),
        _ if lists_articles => style(fields),
        _ => HomeStyle::default(),
    };
    let count = if lists_articles { count(fields) } else { None };
    Some(HomeBlock { content, style, count, heading })
}

fn required(fields: &mut Fields<'_>, name: &'static str, line: usize, example: &str) -> Option<At<String>> {
    let before = fields.count();
    let found = fields.text(&[name]);
    if found.is_none() && fields.count() == before {
        let message = format!("this block of the front page needs `{name}`");
        fields.at(Code::MissingField, line, message, format!("add `{example}`"));
    }
    found
}

fn style(fields: &mut Fields<'_>) -> HomeStyle {
    let Some(At { line, value }) = fields.text(&["style"]) else { return HomeStyle::default() };
    let found = STYLES.iter().find(|(name, _)| *name == value).map(|(_, style)| *style);
    found.unwrap_or_else(|| {
        let help = format!("choose one of {}", STYLES.map(|(name, _)| format!("`{name}`")).join(", "));
        fields.at(Code::InvalidValue, line, format!("there is no style `{value}`"), help);
        HomeStyle::default()
    })
}

fn count(fields: &mut Fields<'_>) -> Option<usize> {
    let At { line, value } = fields.number(&["count"])?;
    let count = u32::try_from(value).ok().filter(|count| (1..=MOST).contains(count));
    if count.is_none() {
        let help = format!("choose a number from 1 to {MOST}");
        fields.at(Code::InvalidValue, line, format!("`count` is out of range: {value}"), help);
    }
    count.map(|count| count as usize)
}

/// Reports a block without a name, or with one that is not known.
fn unknown(fields: &mut Fields<'_>, line: usize, name: Option<&str>) {
    let Some(name) = name else {
        let message = "a block of the front page needs `block`, which says what it shows";
        fields.at(Code::MissingField, line, message, BLOCK.help);
        return;
    };
    let help = match suggest::nearest(name, names()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("choose one of {}", NAMED.map(|(name, _)| format!("`{name}`")).join(", ")),
    };
    fields.at(Code::InvalidValue, line, format!("there is no block `{name}`"), help);
}
