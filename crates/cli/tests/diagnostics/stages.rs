//! Problems in the output folder, in hand-written data, and in logs.

use crate::example::{Example, Stage};
use content::diagnostics::Code;
use std::fs;

pub fn examples() -> Vec<Example> {
    [in_output(), in_data(), in_logs()].concat()
}

fn in_output() -> Vec<Example> {
    vec![
        Example::made(
            Code::AlteredOutput,
            "site/data/articles/example.json",
            "A file in the output folder was edited, and then its article deleted.",
            |magazine| {
                magazine.article("Text.");
                magazine.build();
                magazine.write("site/data/articles/example.json", "edited");
                fs::remove_file(magazine.at("content/articles/example.md")).unwrap();
            },
        ),
        Example::made(
            Code::ForeignOutput,
            "site/media",
            "`--out site`, where there is a folder `site/media` with photographs.",
            |magazine| magazine.write("site/media/boat.jpg", "mine"),
        ),
        Example::made(Code::OutputIsInput, "content", "`--out content`", |_| {})
            .by(Stage::ContentInto("content")),
        Example::made(
            Code::UnfinishedOutput,
            "site",
            "`press pages`, after `press content` was killed while it wrote.",
            |magazine| {
                magazine.article("Text.");
                magazine.build();
                let list = fs::read_to_string(magazine.at("site/.written")).unwrap();
                magazine.write("site/.written", list.replacen('\n', " unfinished\n", 1));
            },
        )
        .by(Stage::Pages),
        Example::made(Code::Unwritable, "site", "`--out site`, where `site` is a file.", |magazine| {
            magazine.write("site", "a file");
        }),
    ]
}

fn in_data() -> Vec<Example> {
    let pages = |code, place, files| Example::files(code, place, files).by(Stage::Pages);
    vec![
        pages(
            Code::InvalidArt,
            "staging/articles.json",
            &[(
                "staging/articles.json",
                "{\n  \"format\": 1,\n  \"site\": { \"title\": \"Example\" },\n  \"articles\": [\n    { \"slug\": \"a\", \"title\": \"A\", \"date\": \"2025-01-01\", \
                 \"cover\": { \"art\": \"<p>Text</p>\" } }\n  ]\n}\n",
            )],
        ),
        pages(
            Code::InvalidData,
            "staging/articles.json:3",
            &[(
                "staging/articles.json",
                "{\n  \"format\": 1,\n  \"site\": { \"title\": 7 },\n  \"articles\": []\n}\n",
            )],
        ),
        // Whatever fonts are installed, none has this character.
        pages(
            Code::MissingGlyphs,
            "staging/articles.json",
            &[(
                "staging/articles.json",
                "{\n  \"format\": 1,\n  \"site\": { \"title\": \"Example\" },\n  \"articles\": [\n    { \"slug\": \"a\", \"title\": \"A private sign: \\udbfc\\udcf0\", \"date\": \"2025-01-01\" }\n  ]\n}\n",
            )],
        )
        .by(Stage::SharePictures),
        pages(
            Code::RemovedMarkup,
            "staging/articles.json",
            &[(
                "staging/articles.json",
                "{\n  \"format\": 1,\n  \"site\": { \"title\": \"Example\" },\n  \"articles\": [\n    { \"slug\": \"a\", \"title\": \"A\", \"date\": \"2025-01-01\", \
                 \"html\": \"<p onclick='save()'>Text.</p>\" }\n  ]\n}\n",
            )],
        ),
    ]
}

fn in_logs() -> Vec<Example> {
    vec![
        Example::files(
            Code::InvalidLog,
            "export.csv",
            &[("export.csv", "How often our articles were read in March\n")],
        )
        .by(Stage::Popular),
        Example::made(
            Code::MissingFolder,
            "content",
            "`press popular` without a content folder.",
            |magazine| {
                fs::remove_dir_all(magazine.at("content")).unwrap();
            },
        )
        .by(Stage::Popular),
    ]
}
