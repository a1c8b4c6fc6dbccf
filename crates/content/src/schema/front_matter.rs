//! The schemas of front matter.

use super::{DIALECT, Field, a_text, address, language, number, table, text, texts, truth};
use crate::article_fields::{ALT, EXPIRES, PICTURE, SCHEDULED, SUMMARY, UPDATED};
use serde_json::{Value, json};

/// The schema of front matter, as JSON: its root describes articles, its definitions pages and authors as well. Unknown
/// fields are no error here, because `ignore_fields` in `site.toml` may list them.
pub fn front_matter() -> String {
    text(json!({
        "$schema": DIALECT,
        "title": "Front matter of Broadsheet's articles, pages and authors",
        "$ref": "#/definitions/article",
        "definitions": {
            // The date may also be in the file's name.
            "article": table(ARTICLE, &["title"], true),
            "page": table(PAGE, &["title"], true),
            "author": table(AUTHOR, &["name"], true),
        },
    }))
}

/// Every field of an article.
pub(super) const ARTICLE: &[Field] = &[
    Field { names: &["title"], holds: a_text, means: "The headline." },
    Field {
        names: &["date", "publishDate", "pubDate", "pubDatetime"],
        holds: date,
        means: "When the article was published: `2025-03-10`, optionally with a time and an offset from UTC.",
    },
    Field {
        names: &["published"],
        holds: || json!({ "anyOf": [date(), truth()] }),
        means: "When the article was published, or `false` for a draft.",
    },
    Field { names: UPDATED, holds: date, means: "When the article's substance last changed." },
    Field {
        names: SUMMARY,
        holds: a_text,
        means: "Two or three sentences of plain text, for lists, feeds and link previews.",
    },
    Field {
        names: &["topics", "categories", "category", "tags", "taxonomies.categories", "taxonomies.tags"],
        holds: texts,
        means: "The article's topics, the main one first.",
    },
    Field {
        names: &["authors", "author", "authors.name", "author.name", "taxonomies.authors"],
        holds: texts,
        means: "The article's authors, each by name or by the name of a file in `authors/`.",
    },
    Field {
        names: PICTURE,
        holds: texts,
        means: "The cover picture, as a path relative to the file. Without one, a cover is drawn.",
    },
    Field {
        names: ALT,
        holds: a_text,
        means: "What the cover picture shows. Required if there is a picture.",
    },
    Field {
        names: &["cover.caption", "cover.relative", "cover.hidden"],
        holds: || json!({}),
        means: "Not read; it belongs to themes of Hugo.",
    },
    Field {
        names: &["slug"],
        holds: a_text,
        means: "The last part of the article's address: letters, digits, `-`, `_` and `.`. Default: the file's name.",
    },
    Field { names: &["draft"], holds: truth, means: "`true` keeps the article out of the magazine." },
    Field {
        names: &["unlisted"],
        holds: truth,
        means: "`true` publishes the article, but lists it nowhere.",
    },
    Field {
        names: SCHEDULED,
        holds: || json!({ "anyOf": [date(), truth()] }),
        means: "When the article is first shown, if that is not at `date`.",
    },
    Field { names: EXPIRES, holds: date, means: "When the article is no longer shown." },
    Field {
        names: &["featured"],
        holds: truth,
        means: "`true` opens the front page with the article. At most one article.",
    },
    Field {
        names: &["pinned"],
        holds: truth,
        means: "`true` opens the front page with the article while none is featured.",
    },
    Field {
        names: &["popular"],
        holds: || json!({ "type": "integer", "minimum": 1 }),
        means: "The article's rank under “Most Popular”, from 1.",
    },
    Field {
        names: &["weight"],
        holds: number,
        means: "The article's position among those with the same date and time, lowest first.",
    },
    Field {
        names: &["aliases"],
        holds: texts,
        means: "Former paths below the root, which redirect to the article: `/2019/a-post/`.",
    },
    Field {
        names: &["canonical_url"],
        holds: address,
        means: "The address where the article was published first, if that is elsewhere.",
    },
    Field {
        names: &["series", "taxonomies.series"],
        holds: texts,
        means: "The name of the series that the article is part of.",
    },
    Field { names: &["math"], holds: truth, means: "`false` if dollars delimit no formulas in the article." },
    Field {
        names: &["lang", "language"],
        holds: language,
        means: "The article's language as a BCP 47 tag, if it is not the magazine's.",
    },
];

/// Every field of a page.
pub(super) const PAGE: &[Field] = &[
    Field { names: &["title"], holds: a_text, means: "The page's title." },
    Field { names: &["description", "summary"], holds: a_text, means: "One sentence about the page." },
    Field { names: &["slug"], holds: a_text, means: "The page's address. Default: the file's name." },
    Field {
        names: &["aliases"],
        holds: texts,
        means: "Former paths below the root, which redirect to the page.",
    },
    Field { names: &["draft"], holds: truth, means: "`true` keeps the page out of the magazine." },
];

/// Every field of an author.
pub(super) const AUTHOR: &[Field] = &[
    Field { names: &["name", "title"], holds: a_text, means: "The author's full name." },
    Field {
        names: &["description", "summary", "bio"],
        holds: a_text,
        means: "One or two sentences about the author.",
    },
    Field { names: &["url", "website"], holds: a_text, means: "The author's own site." },
    Field {
        names: &["links"],
        holds: links,
        means: "The author's pages elsewhere: a table of labels and addresses.",
    },
];

/// A date, as YAML or TOML reads it.
fn date() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ].*)?$" })
}

fn links() -> Value {
    let pair = json!({
        "type": "object",
        "properties": { "label": { "type": "string" }, "href": { "type": "string" } },
        "required": ["label", "href"],
    });
    json!({ "anyOf": [
        { "type": "object", "additionalProperties": { "type": "string" } },
        { "type": "array", "items": pair },
    ] })
}
