//! Every mistake that content can have, with its line, its message and its cure.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use press::content::{Options, content};
use press::problem::Problem;
use std::fs;
use std::path::Path;

/// A magazine without a mistake, into which each case puts its own.
const GOOD: &[(&str, &str)] = &[
    ("content/site.toml", "title = \"T\"\n"),
    (
        "content/articles/good.md",
        "---\ntitle: Good\nsummary: S\ndate: 2025-01-01\ntopics: [Rust, DevOps]\n---\n## Part one\n",
    ),
    ("content/pages/about.md", "---\ntitle: About\n---\n"),
    ("content/articles/picture.svg", "<svg viewBox=\"0 0 2 1\"></svg>"),
    ("content/articles/broken.png", "not a picture"),
    ("public/leaflet.txt", ""),
];

/// Reads the good magazine with `files` put in, and returns what is wrong as `path:line: message; cure`.
fn mistakes(files: &[(&str, &[u8])]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, bytes: &[u8]| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    GOOD.iter().for_each(|(path, text)| write(path, text.as_bytes()));
    files.iter().for_each(|(path, bytes)| write(&format!("content/{path}"), bytes));
    let at = |name: &str| folder.path().join(name);
    let today = "2025-06-01".parse().unwrap();
    let options =
        Options { content: at("content"), public: at("public"), out: at("out"), drafts: false, today };
    let problems = match content(&options) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.as_slice().to_vec(),
    };
    assert_eq!(problems.is_empty(), at("out").exists(), "all is written, or nothing");
    let one = |Problem { path, line, message, help }: Problem| {
        let path = path.strip_prefix(at("content")).unwrap().to_str().unwrap().replace('\\', "/");
        let line = line.map_or_else(String::new, |line| format!(":{line}"));
        format!("{path}{line}: {message}; {help}")
    };
    problems.into_iter().map(one).collect()
}

/// An article `x.md` with these lines of front matter below a title, summary and date, and this text.
fn article(fields: &str, text: &str) -> Vec<String> {
    let file = format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n{fields}---\n{text}\n");
    mistakes(&[("articles/x.md", file.as_bytes())])
}

#[test]
fn there_is_a_magazine_without_mistakes() {
    assert_eq!(mistakes(&[]), [""; 0]);
}

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
        ("slug: [a]", "`slug` is not a text; write it as in `slug: \"some text\"`"),
        ("slug: A post!", "`A post!` cannot be a slug; write `a-post`"),
        (
            "tags: {a: b}",
            "`tags.a` is not a field of an article; remove it; docs/content.md lists the fields",
        ),
        ("tags: [[a]]", "`tags` is not a list of texts; write it as in `tags: [one, two]`"),
        ("tags: [\"++\"]", "the topic `++` has no address; name it with letters or digits"),
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

#[test]
fn links() {
    let path = "correct the path, which is seen from the file it stands in, or remove the link";
    for (link, message, help) in [
        ("", "this link leads nowhere", "write an address between the brackets"),
        ("goood.md", "there is no `goood.md`", "did you mean `articles/good.md` of the content folder?"),
        ("good", "there is no `good`", "did you mean `articles/good.md` of the content folder?"),
        ("data.csv", "there is no `data.csv`", path),
        (
            "../../x.md",
            "`../../x.md` leads out of the content folder",
            "move what it links to into the content folder",
        ),
        ("/leaflets.txt", "there is no `/leaflets.txt`", path),
        ("/abuot/", "there is no page `/abuot/`", "did you mean `/about/`?"),
        ("/topics/golang/", "there is no page `/topics/golang/`", "correct the address or remove the link"),
        ("/topics/rust/1/", "there is no page `/topics/rust/1/`", "correct the address or remove the link"),
        ("#pard", "there is no heading `#pard` where `#pard` leads", "did you mean `#part`?"),
        (
            "good.md#part-on",
            "there is no heading `#part-on` where `good.md#part-on` leads",
            "did you mean `#part-one`?",
        ),
        (
            "/about#x",
            "there is no heading `#x` where `/about#x` leads",
            "link to the id of a heading: its words in lower case, joined by `-`",
        ),
        (
            "javascript:alert%281%29",
            "a link may not begin with `javascript:`",
            "link to an address that begins with `https://`, or to a file of the magazine",
        ),
        (
            "draft.md",
            "`draft.md` leads to an article that is not published",
            "remove the link, or publish the article",
        ),
        (
            "later.md",
            "`later.md` leads to an article that is not published",
            "remove the link, or publish the article",
        ),
    ] {
        let file =
            format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n## Part\n\nSome\n[text]({link}).\n");
        let found = mistakes(&[
            ("articles/x.md", file.as_bytes()),
            ("articles/draft.md", b"---\ndraft: true\n---\n"),
            ("articles/later.md", b"---\ntitle: L\nsummary: S\ndate: 2026-01-01\n---\n"),
        ]);
        assert_eq!(found, [format!("articles/x.md:9: {message}; {help}")], "{link}");
    }
}

#[test]
fn pictures() {
    let alt = "say in a few words what it shows, for those who do not see it: `![what it shows](file)`";
    let there = "put the file beside the text, or correct the path, which is seen from the text's file";
    for (text, message, help) in [
        ("![](picture.svg)", "the picture `picture.svg` has no alternative text", alt),
        ("<img src=\"picture.svg\">", "the picture `picture.svg` has no alternative text", alt),
        ("![a](pictur.svg)", "there is no picture `pictur.svg`", there),
        ("![a](good.md)", "there is no picture `good.md`", there),
        ("![a](data:image/png;base64,AA)", "there is no picture `data:image/png;base64,AA`", there),
        (
            "![a](/leaflet.txt)",
            "the size of the picture `/leaflet.txt` cannot be read",
            "save it as PNG, JPEG, WebP, AVIF or GIF, or as SVG with a `viewBox`",
        ),
        (
            "![a](broken.png)",
            "the size of the picture `broken.png` cannot be read",
            "save it as PNG, JPEG, WebP, AVIF or GIF, or as SVG with a `viewBox`",
        ),
        (
            "![a](https://pictures.example/a.png)",
            "the picture `https://pictures.example/a.png` is on another site",
            "keep a copy beside the text, or allow the host in site.toml: `allow_remote_pictures = [\"pictures.example\"]`",
        ),
    ] {
        assert_eq!(article("", text), [format!("articles/x.md:6: {message}; {help}")], "{text}");
    }
    let expected = [format!(
        "articles/x.md:5: the picture `picture.svg` has no alternative text; give it one: `image_alt: \"what it shows\"`"
    )];
    assert_eq!(article("image: picture.svg\n", ""), expected);
    let expected = [format!("articles/x.md:5: there is no picture `no.svg`; {there}")];
    assert_eq!(article("image: no.svg\nimage_alt: A\n", ""), expected);
    let folder =
        "---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n![a](../picture.svg) ![a](../more/picture.svg)\n";
    let svg = b"<svg width=\"2px\" height=\"1\"></svg>";
    assert_eq!(
        mistakes(&[("articles/x/index.md", folder.as_bytes()), ("articles/more/picture.svg", svg)]),
        [
            "articles/x/index.md:6: two different files are called `picture.svg`; give one of them another name"
        ]
    );
}

#[test]
fn texts() {
    for (text, line, message, help) in [
        (
            "a\n\n# Title",
            8,
            "a heading of level 1 in the text",
            "start at `##`: the title of the front matter is the page's only heading of level 1",
        ),
        ("### Deep", 6, "a heading of level 3 below one of level 1", "write `##` here"),
        ("## A\n\n#### Deep", 8, "a heading of level 4 below one of level 2", "write `###` here"),
        (
            "```rusty\n```",
            6,
            "`rusty` is not a known language of code",
            "did you mean `rust`? Plain text is `text`",
        ),
        ("```befunge\n```", 6, "`befunge` is not a known language of code", "write `text` for plain text"),
        (
            "<div>\n<script>\n</script>\n</div>",
            7,
            "`<script>` is not allowed",
            "write it in Markdown, or allow it in site.toml: `allow_html = [\"script\"]`",
        ),
        (
            "A <blink>word</blink>.",
            6,
            "`<blink>` is not allowed",
            "write it in Markdown, or allow it in site.toml: `allow_html = [\"blink\"]`",
        ),
    ] {
        assert_eq!(article("", text), [format!("articles/x.md:{line}: {message}; {help}")], "{text}");
    }
}

#[test]
fn files_that_contradict_each_other() {
    let file = |fields: &str| format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n{fields}---\n");
    let (y, z) = ("articles/y.md", "articles/z.md");
    for (one, two, expected) in [
        (
            "slug: same\n",
            "slug: Same\n",
            vec![
                "articles/z.md:5: `articles/y.md` also has the address `/articles/Same/`; give one of the two another `slug`",
            ],
        ),
        (
            "featured: true\n",
            "featured: true\n",
            vec![
                "articles/z.md:5: `articles/y.md` is featured already; feature one article: remove one `featured`",
            ],
        ),
        (
            "popular: 1\n",
            "popular: 1\n",
            vec![
                "articles/z.md:5: `articles/y.md` has the popular rank 1 already; give each article a rank of its own",
            ],
        ),
        (
            "tags: [rust]\n",
            "tags: [Rust]\n",
            vec![
                "articles/y.md:5: the topic `rust` is `Rust` in 2 articles; write `Rust`; both would have the address `/topics/rust/`",
            ],
        ),
        (
            "tags: [dev-ops]\n",
            "",
            vec![
                "articles/y.md:5: the topic `dev-ops` is `DevOps` in 1 article; write `DevOps`, or choose a name that differs in more than case and signs",
            ],
        ),
    ] {
        assert_eq!(mistakes(&[(y, file(one).as_bytes()), (z, file(two).as_bytes())]), expected, "{one}");
    }
}

#[test]
fn settings() {
    for (site, expected) in [
        (
            "titel = \"T\"",
            vec![
                "1: `titel` is not a field of site.toml; did you mean `title`?",
                "1: `title` is missing; give the magazine a name: `title = \"…\"`",
            ],
        ),
        (
            "title = \"T\"\nurl = \"t.example\"",
            vec!["2: `url` is not an absolute address: `t.example`; begin it with `https://`"],
        ),
        (
            "title = \"T\"\nper_page = 0",
            vec!["2: `per_page` is out of range: 0; choose a number from 1 to 100"],
        ),
        (
            "title = \"T\"\nper_page = \"5\"",
            vec!["2: `per_page` is not a whole number; write it without quotes: `per_page = 1`"],
        ),
        (
            "title = \"T\"\nallow_html = [\"script src\"]",
            vec![
                "2: `<script>` cannot be allowed; put scripts and styles where the site is built, not into articles",
            ],
        ),
        (
            "title = \"T\"\n[[links]]\nlabel = \"A\"\n",
            vec![
                "2: a link needs `label` and `href`; write `[[links]]` with `label = \"About\"` and `href = \"about/\"`",
            ],
        ),
        (
            "title = \"T\"\n[[links]]\nlabel = \"A\"\nhref = \"abuot/\"\n",
            vec!["4: there is no page `abuot/`; did you mean `/about/`?"],
        ),
        (
            "title = \"T\"\n[topics.rust]\ndescripton = \"D\"\n",
            vec![
                "3: `descripton` is not a field of a topic; write `[topics.devops]` with `description = \"…\"`",
            ],
        ),
        (
            "title = X",
            vec![
                "1: this is not TOML: string values must be quoted, expected literal string; write fields as `name = value`, and a text in quotes",
            ],
        ),
    ] {
        let expected: Vec<String> = expected.iter().map(|expected| format!("site.toml:{expected}")).collect();
        assert_eq!(mistakes(&[("site.toml", site.as_bytes())]), expected, "{site}");
    }
}

#[test]
fn mistakes_are_printed_with_their_lines() {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("content/articles");
    fs::create_dir_all(&articles).unwrap();
    fs::write(articles.join("x.md"), "---\ntitle: X\nsummary: S\ndate: yesterday\ntittle: Y\n---\n").unwrap();
    let options =
        Options { content: folder.path().join("content"), public: "none".into(), ..Options::default() };
    let printed = content(&options).unwrap_err().to_string().replace(folder.path().to_str().unwrap(), "");
    let expected = "\
error: `date` is not a date: `yesterday`
 --> /content/articles/x.md:4
  |
4 | date: yesterday
  |
  = help: write year, month and day as in `2025-03-10`

error: `tittle` is not a field of an article
 --> /content/articles/x.md:5
  |
5 | tittle: Y
  |
  = help: did you mean `title`?

error: this file is missing
 --> /content/site.toml
  = help: write one, with at least `title = \"…\"`

3 mistakes; nothing was written";
    assert_eq!(printed, expected);
    assert!(!Path::new("target/site").exists());
}
