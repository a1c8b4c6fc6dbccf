//! Mistakes above the text.

use super::{article, mistakes};

#[test]
fn fields() {
    for (field, expected) in [
        ("tittle: a", "`tittle` is not a field of an article; did you mean `title`?"),
        ("publish_dat: a", "`publish_dat` is not a field of an article; did you mean `publishDate`?"),
        ("cover:\n  imge: a", "`cover.imge` is not a field of an article; did you mean `cover.image`?"),
        ("colour: red", "`colour` is not a field of an article; remove it; docs/content.md lists the fields"),
        ("draft: maybe", "`draft` is not `true` or `false`; write it without quotes: `draft: true`"),
        ("draft: \"true\"", "`draft` is not `true` or `false`; write it without quotes: `draft: true`"),
        ("weight: heavy", "`weight` is not a whole number; write it without quotes: `weight: 1`"),
        ("popular: 0", "`popular` is not a rank; ranks begin at 1, the most popular article"),
        ("lang: en_US", "`en_US` is not a language; write `en-US`"),
        ("lang: German", "`German` is not a language; write a BCP 47 tag: `en`, `de-AT`, `zh-Hant`"),
        ("slug: [a]", "`slug` is not a text; write it as in `slug: \"some text\"`"),
        ("slug: A post!", "`A post!` cannot be a slug; write `a-post`"),
        (
            "tags: {a: b}",
            "`tags.a` is not a field of an article; remove it; docs/content.md lists the fields",
        ),
        ("tags: [[a]]", "`tags` is not a list of texts; write it as in `tags: [one, two]`"),
        ("tags: [\"++\"]", "no address can be made of the name `++`; name it with letters or digits"),
        ("updated: 2024-12-31", "`updated` is before `date`; correct one of the two"),
        (
            "updated: 03/10/2025",
            "`updated` is not a date: `03/10/2025`; write year, month and day as in `2025-03-10`",
        ),
        ("updated: March 10, 2025", "`updated` is not a date: `March 10, 2025`; write `2025-03-10`"),
        (
            "updated: 2025-02-30",
            "`updated` is not a date: `2025-02-30`; there is no day 2025-02-30 in the calendar",
        ),
        ("updated: [2025-02-03]", "`updated` is not a date; write it as in `updated: 2025-03-10`"),
    ] {
        let line = if field.contains('\n') { 6 } else { 5 };
        assert_eq!(
            article(&format!("{field}\n"), ""),
            [format!("articles/x.md:{line}: {expected}")],
            "{field}"
        );
    }
}

#[test]
fn missing_fields() {
    let title = "give the article a title: `title: \"…\"`";
    let date = "say when it was published, as in `date: 2025-03-10`";
    let summary = "write `summary: \"…\"`, or put `<!-- more -->` below the opening paragraph";
    let expected = [
        format!("articles/x.md:1: `date` is missing; {date}"),
        format!("articles/x.md:1: `summary` is missing; {summary}"),
        format!("articles/x.md:1: `title` is missing; {title}"),
    ];
    assert_eq!(mistakes(&[("articles/x.md", b"Text without front matter.\n")]), expected);
    assert_eq!(mistakes(&[("articles/x.md", b"---\ntitle:\n---\n")]), expected);
    for (path, file, expected) in [
        ("pages/x.md", "", "pages/x.md:1: `title` is missing; give the page a title: `title: \"…\"`"),
        (
            "pages/x.md",
            "---\ntitle: X\ndate: 2025-01-01\n---\n",
            "pages/x.md:3: `date` is not a field of a page; remove it; docs/content.md lists the fields",
        ),
        (
            "pages/topics.md",
            "---\ntitle: X\n---\n",
            "pages/topics.md:1: `/topics/` belongs to the magazine itself; name the page something else",
        ),
        (
            "authors/x.md",
            "---\nname: X\nlinks: here\n---\n",
            "authors/x.md:3: `links` is not a table of links; write `links:` and below it `  Label: address`",
        ),
        (
            "articles/+++.md",
            "---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n",
            "articles/+++.md:1: there is no slug in the file's name; give it one: `slug: some-words`",
        ),
    ] {
        assert_eq!(mistakes(&[(path, file.as_bytes())]), [expected]);
    }
}

#[test]
fn files_that_cannot_be_read() {
    let front = "the front matter cannot be read";
    let yaml = "write fields as `name: value`, and a value with `:`, `#` or brackets in quotes";
    let toml = "write fields as `name = value`, and a text in quotes";
    let end = "end the front matter with a line like its first";
    for (file, line, message, help) in [
        (&b"---\ntitle: X\n"[..], 1, format!("{front}: the closing `---` is missing"), end),
        (b"---\ntitle: X\ntitle: Y\n---\n", 3, format!("{front}: duplicated key in mapping"), yaml),
        (
            b"---\ntitle: X: Y\n---\n",
            2,
            format!("{front}: mapping values are not allowed in this context"),
            yaml,
        ),
        (b"---\ntitle\n---\n", 2, format!("{front}: these are not fields"), yaml),
        (
            b"+++\ntitle = X\n+++\n",
            2,
            format!("{front}: string values must be quoted, expected literal string"),
            toml,
        ),
        (
            b"---\ntitle: X\n---\n\n\xE9t\xE9\n",
            5,
            "this is not UTF-8 text, from the byte 0xE9 on".to_owned(),
            "save the file in the encoding UTF-8",
        ),
    ] {
        let text = String::from_utf8_lossy(file);
        assert_eq!(
            mistakes(&[("articles/x.md", file)]),
            [format!("articles/x.md:{line}: {message}; {help}")],
            "{text}"
        );
    }
}
