//! The schema of `site.toml`.

use super::{DIALECT, Field, a_text, address, language, table, text, truth};
use crate::site_config::{MOST, STYLES, home_blocks};
use crate::target::Target;
use i18n::messages;
use serde_json::{Map, Value, json};

/// The schema of `site.toml`, as JSON.
pub fn site() -> String {
    let mut schema = table(FIELDS, &["title"], false);
    schema["$schema"] = DIALECT.into();
    schema["title"] = "Broadsheet's site.toml".into();
    text(schema)
}

/// Every setting.
pub(super) const FIELDS: &[Field] = &[
    Field { names: &["title"], holds: a_text, means: "The magazine's name." },
    Field { names: &["description"], holds: a_text, means: "One sentence about the magazine." },
    Field {
        names: &["url"],
        holds: address,
        means: "The public address of the front page, such as `https://magazine.example/`. Feeds, the sitemap and link previews need it.",
    },
    Field {
        names: &["language", "lang"],
        holds: language,
        means: "The language of the texts and the interface, as a BCP 47 tag. Default: `en`.",
    },
    Field {
        names: &["target"],
        holds: targets,
        means: "The host that a build is for, which decides about compressed copies, headers and redirects. Default: `plain`.",
    },
    Field {
        names: &["timezone"],
        holds: a_zone,
        means: "The time zone of dates without an offset, by its name in the IANA database. Default: `UTC`.",
    },
    Field { names: &["footer"], holds: a_text, means: "One line at the foot of every page." },
    Field {
        names: &["per_page"],
        holds: || json!({ "type": "integer", "minimum": 1, "maximum": 100 }),
        means: "How many articles a page of a list has. Default: 10.",
    },
    Field { names: &["author"], holds: a_text, means: "The author of articles that name none." },
    Field {
        names: &["edit"],
        holds: || json!({ "type": "string", "pattern": "\\{path\\}" }),
        means: "Where the source of an article can be edited; `{path}` stands for its file.",
    },
    Field {
        names: &["allow_remote_pictures"],
        holds: strings,
        means: "Hosts from which pictures may be loaded.",
    },
    Field {
        names: &["allow_frames"],
        holds: strings,
        means: "Hosts that an `iframe` may show, if `allow_html` lists `iframe`.",
    },
    Field {
        names: &["allow_html"],
        holds: strings,
        means: "Additional HTML elements, each with the attributes it may have: `iframe src title`.",
    },
    Field {
        names: &["allow_folders"],
        holds: strings,
        means: "Other folders that symbolic links may lead to, relative to this file.",
    },
    Field { names: &["math"], holds: truth, means: "Whether dollars delimit formulas. Default: `true`." },
    Field { names: &["ignore_fields"], holds: strings, means: "Front matter fields that are ignored." },
    Field {
        names: &["links"],
        holds: links,
        means: "Links in the masthead, after the built-in ones: `[[links]]` with `label` and `href`.",
    },
    Field {
        names: &["nav"],
        holds: nav,
        means: "The menu, in place of the built-in entries: `[[nav]]` with `label` and `href`, or with `label` and `[[nav.items]]`.",
    },
    Field {
        names: &["footer_columns"],
        holds: columns,
        means: "Columns in the footer: `[[footer_columns]]` with `heading`, `links` and `text`.",
    },
    Field {
        names: &["home"],
        holds: home,
        means: "The blocks of the front page, from the top: `[[home]]` with `block`.",
    },
    Field {
        names: &["repeat_featured"],
        holds: truth,
        means: "Whether the featured article also appears among the newest ones below it. Default: `false`.",
    },
    Field {
        names: &["strings"],
        holds: words,
        means: "Words of the interface that replace the built-in ones, by the name of the string.",
    },
    Field {
        names: &["theme"],
        holds: super::theme::theme,
        means: "The magazine's own look; docs/theme.md explains it.",
    },
    Field {
        names: &["topics"],
        holds: topics,
        means: "Descriptions of topics: `[topics.devops]` with `description`.",
    },
];

fn targets() -> Value {
    json!({ "type": "string", "enum": Target::NAMED.map(|(name, _)| name) })
}

fn a_zone() -> Value {
    json!({ "type": "string", "examples": ["Europe/Berlin", "America/New_York", "Asia/Tokyo"] })
}

fn strings() -> Value {
    json!({ "type": "array", "items": { "type": "string" } })
}

fn label() -> Value {
    json!({ "type": "string", "description": "What readers see. A link to a built-in page, such as `topics/`, can do without." })
}

fn href() -> Value {
    json!({ "type": "string", "description": "A path below the root, such as `about/`, or an absolute address." })
}

fn links() -> Value {
    json!({ "type": "array", "items": {
        "type": "object",
        "properties": { "label": label(), "href": href() },
        "required": ["href"],
        "additionalProperties": false,
    } })
}

fn nav() -> Value {
    let mut items = links();
    items["description"] = "The links that the entry opens, if it has no `href`.".into();
    items["minItems"] = 1.into();
    json!({ "type": "array", "items": {
        "type": "object",
        "properties": { "label": label(), "href": href(), "items": items },
        "oneOf": [{ "required": ["href"] }, { "required": ["label", "items"] }],
        "additionalProperties": false,
    } })
}

fn columns() -> Value {
    let mut links = links();
    links["description"] = "Its links.".into();
    json!({ "type": "array", "items": {
        "type": "object",
        "properties": {
            "heading": { "type": "string", "description": "Its heading." },
            "links": links,
            "text": { "type": "string", "description": "Its text, as Markdown." },
        },
        "anyOf": [{ "required": ["links"] }, { "required": ["text"] }],
        "additionalProperties": false,
    } })
}

fn home() -> Value {
    let named = |what: &str| json!({ "type": "string", "description": format!("The {what}, by its name or the last part of its address.") });
    json!({ "type": "array", "items": {
        "type": "object",
        "properties": {
            "block": { "type": "string", "enum": home_blocks().collect::<Vec<_>>(), "description": "What it shows." },
            "heading": { "type": "string", "description": "Its heading, in place of the default one." },
            "count": { "type": "integer", "minimum": 1, "maximum": MOST, "description": "The most articles that it shows." },
            "style": {
                "type": "string",
                "enum": STYLES.map(|(name, _)| name),
                "description": "How it shows articles. Default: `grid`.",
            },
            "topic": named("topic"),
            "series": named("series"),
            "author": named("author"),
            "text": { "type": "string", "description": "The text of a `text` block, as Markdown." },
        },
        "required": ["block"],
        "additionalProperties": false,
    } })
}

fn words() -> Value {
    let properties: Map<String, Value> =
        messages::names().map(|name| (name.to_owned(), json!({ "type": "string" }))).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn topics() -> Value {
    json!({ "type": "object", "additionalProperties": {
        "type": "object",
        "properties": { "description": { "type": "string", "description": "One sentence about the topic." } },
        "required": ["description"],
        "additionalProperties": false,
    } })
}
