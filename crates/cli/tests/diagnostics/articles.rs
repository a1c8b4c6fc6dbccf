//! Problems of an article: in its text, its front matter, and the files beside it.

use crate::diagnostics::example::Example;
use crate::diagnostics::magazine::{ARTICLE, FRONT, Magazine};
use content::diagnostics::Code;

pub fn examples() -> Vec<Example> {
    [in_text(), in_html(), in_files(), in_fields()].concat()
}

fn in_text() -> Vec<Example> {
    let text = Example::text;
    vec![
        text(Code::BrokenAnchor, 8, "## Part one\n\n[To the first part](#part-on)"),
        text(Code::BrokenLink, 6, "[The next article](nowhere.md)"),
        text(
            Code::DuplicateDefinition,
            9,
            "The [manual] and the [forum].\n\n[manual]: https://docs.example\n[Manual]: https://manual.example\n[forum]: https://forum.example",
        ),
        text(Code::DuplicateFootnote, 9, "A claim.[^1]\n\n[^1]: Its source.\n[^1]: Its other source."),
        text(Code::DuplicateId, 8, "<p id=\"rules\">Text.</p>\n\n## The rules {#rules}"),
        text(Code::ForbiddenFile, 6, "[Our settings](../site.toml)"),
        text(Code::ForbiddenScheme, 6, "[Text](javascript:alert%281%29)"),
        text(Code::ForeignSyntax, 6, "{{< figure src=\"boat.png\" >}}"),
        text(Code::HeadingLevel, 6, "# Title"),
        text(Code::HeadingOrder, 8, "## Part\n\n#### Detail"),
        text(Code::InvalidDiagram, 9, "```mermaid\nflowchart TD\n  A --> B\n  C[Open --> D\n```"),
        text(Code::InvalidFence, 6, "```rust tilte=\"main.rs\"\nfn main() {}\n```"),
        text(Code::InvalidFormula, 6, "$\\frac{1}{2$"),
        text(Code::InvalidLink, 6, "![A boat](my boat.png)"),
        text(Code::InvalidPath, 6, "[The data](sales%2F2025.csv)"),
        text(Code::LostCells, 8, "| Operator | Meaning |\n|---|---|\n| `a | b` | or |"),
        text(
            Code::MergeConflict,
            6,
            "<<<<<<< HEAD\nThe boat is red.\n\n=======\nThe boat is blue.\n>>>>>>> colours",
        ),
        text(Code::MissingPicture, 6, "![A boat](boat.png)"),
        text(Code::PrintedMarks, 6, "**Read this first: the engine must be cold."),
        text(Code::OutsideMagazine, 6, "[Text](/../elsewhere/file.txt)"),
        Example::made(
            Code::PlainCode,
            &format!("{ARTICLE}:207"),
            "A block of TypeScript that opens 201 braces, one per line.",
            |magazine| magazine.article(&format!("```ts\n{}```", "{\n".repeat(201))),
        ),
        text(Code::RemotePicture, 6, "![A boat](https://pictures.example/boat.png)"),
        Example::made(
            Code::TooDeep,
            &format!("{ARTICLE}:6"),
            "A formula that opens 300 braces.",
            |magazine| magazine.article(&format!("${}x{}$", "{".repeat(300), "}".repeat(300))),
        ),
        Example::made(
            Code::TooMuchDrawing,
            &format!("{ARTICLE}:76"),
            "Fifteen diagrams, each with 900 arrows between 60 boxes.",
            |magazine| {
                let nodes = |name: &str| {
                    (0..30).map(|number| format!("{name}{number}")).collect::<Vec<_>>().join("&")
                };
                let diagram = format!("```mermaid\nflowchart LR\n{} --> {}\n```\n\n", nodes("a"), nodes("b"));
                magazine.article(&diagram.repeat(15));
            },
        ),
        text(Code::UnclosedFence, 8, "Run this:\n\n```sh\nbroadsheet build\n\nThe rest of the article."),
        text(Code::UndefinedFootnote, 6, "A claim without its source.[^1]"),
        text(Code::UnusedFootnote, 8, "A claim.\n\n[^1]: Its source."),
        text(Code::UnknownLanguage, 6, "```rusty\nfn main() {}\n```"),
    ]
}

fn in_html() -> Vec<Example> {
    let text = Example::text;
    vec![
        text(Code::AttributeLeftOut, 6, "<p onclick=\"save()\">Text.</p>"),
        text(Code::ForbiddenElement, 6, "<blink>Text.</blink>"),
        text(Code::NestedLink, 6, "<a href=\"https://one.example\">One [and two](https://two.example)</a>"),
        text(Code::RemoteFrame, 6, "<iframe src=\"https://video.example/1\"></iframe>").with(&[(
            "site.toml",
            "title = \"Example\"\nallow_html = [\"iframe src\"]\nallow_frames = [\"player.example\"]\n",
        )]),
        text(Code::RemoteMedia, 6, "<video src=\"https://films.example/boat.mp4\" controls></video>"),
        text(Code::ReservedName, 6, "<p id=\"b-search\">Text.</p>"),
        Example::made(
            Code::TooMuchHtml,
            &format!("{ARTICLE}:6"),
            "The tag `<div>`, 300 times.",
            |magazine| magazine.article(&"<div>".repeat(300)),
        ),
        text(Code::UnreadMarkdown, 6, "<div>**Text**</div>"),
        text(Code::UnbalancedElement, 6, "<div>Text."),
        text(Code::UnclosedTag, 6, "<p title=\"A note>Text.</p>"),
    ]
}

fn in_files() -> Vec<Example> {
    let text = Example::text;
    vec![
        Example::made(
            Code::BrokenSymlink,
            "articles/moved.md",
            "`articles/moved.md` is a symbolic link to a file that is not there.",
            |magazine| magazine.link("articles/moved.md", "nowhere.md"),
        ),
        text(Code::FileNameConflict, 6, "[This year](../2025/data.csv) and [last year](../2024/data.csv)")
            .with(&[("2024/data.csv", "1,2\n"), ("2025/data.csv", "3,4\n")]),
        text(Code::ForbiddenFileType, 6, "[A page](page.html)")
            .with(&[("articles/page.html", "<script>alert(1)</script>\n")]),
        Example::made(
            Code::InvalidFileName,
            &format!("{ARTICLE}:6"),
            "A link to a file whose name has 201 letters.",
            |magazine| {
                let name = "n".repeat(201);
                magazine.write(&format!("articles/{name}"), "");
                magazine.article(&format!("[The data]({name})"));
            },
        ),
        text(Code::InvalidSvg, 6, "![A boat](boat.svg)")
            .with(&[("articles/boat.svg", "<svg viewBox=\"0 0 2 1\"><path></svg>\n")]),
        text(Code::MissingAlt, 6, "![](boat.svg)")
            .with(&[("articles/boat.svg", "<svg viewBox=\"0 0 2 1\"></svg>\n")]),
        Example::made(
            Code::NotUtf8,
            &format!("{ARTICLE}:6"),
            "An article with the word “été”, saved as Latin-1.",
            |magazine| {
                let text = [b"---\n", FRONT.as_bytes(), b"---\n\xE9t\xE9\n"].concat();
                magazine.write(ARTICLE, text);
            },
        ),
        text(Code::SvgCleaned, 6, "![A boat](boat.svg)").at("articles/boat.svg:2").with(&[(
            "articles/boat.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\">\n  <script>alert(1)</script>\n</svg>\n",
        )]),
        Example::made(
            Code::SymlinkLoop,
            "articles/round.md",
            "`articles/round.md` is a symbolic link to itself.",
            |magazine| magazine.link("articles/round.md", "round.md"),
        ),
        Example::made(Code::TooLarge, ARTICLE, "An article of five megabytes.", |magazine: &Magazine| {
            magazine.article(&"x".repeat(5 << 20));
        }),
        text(Code::UnreadablePicture, 6, "![A boat](boat.png)")
            .with(&[("articles/boat.png", "This is not a picture.\n")]),
    ]
}

fn in_fields() -> Vec<Example> {
    let field = Example::field;
    vec![
        field(Code::AddressConflict, "aliases: [/feed.xml]"),
        field(Code::ControlCharacter, "series: \"Engines\\b\""),
        field(Code::InvalidAlias, "aliases: [\"https://old.example/a/\"]"),
        field(Code::InvalidDate, "updated: yesterday"),
        Example::files(
            Code::InvalidFrontMatter,
            &format!("{ARTICLE}:1"),
            &[("articles/example.md", "---\ntitle: Example\n")],
        ),
        field(Code::InvalidName, "topics: [\"???\"]"),
        field(Code::InvalidSlug, "slug: A post!"),
        field(Code::JoinedTopics, "tags: rust wasm").with(&[(
            "articles/other.md",
            "---\ntitle: Other\ndate: 2025-01-01\ntags: [rust, wasm]\n---\nText.\n",
        )]),
        field(Code::MarkupInField, "series: Questions &amp; Answers"),
        Example::files(
            Code::MissingField,
            &format!("{ARTICLE}:1"),
            &[("articles/example.md", "---\nsummary: A short article.\ndate: 2025-01-02\n---\nText.\n")],
        ),
        field(Code::SuspiciousDate, "updated: 2052-01-02"),
        Example::made(
            Code::TooLong,
            &format!("{ARTICLE}:5"),
            "A series whose name has 201 letters.",
            |magazine| {
                let name = "n".repeat(201);
                magazine.write(ARTICLE, format!("---\n{FRONT}series: {name}\n---\nText.\n"));
            },
        ),
        field(Code::UndrawnCover, "cover: { image: boat.svg, alt: A boat }").with(&[(
            "articles/boat.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1e38\" height=\"1\"/>\n",
        )]),
        field(Code::UnknownField, "tittle: Example"),
    ]
}
