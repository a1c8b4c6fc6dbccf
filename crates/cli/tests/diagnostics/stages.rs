//! Problems in the output folder, in hand-written data, in logs, and without a magazine.

use crate::diagnostics::example::Example;
use crate::diagnostics::magazine::Stage;
use content::diagnostics::Code;
use std::fs;

pub fn examples() -> Vec<Example> {
    [in_output(), in_data(), in_logs()].concat()
}

fn in_output() -> Vec<Example> {
    let built = |code, place, words, make| Example::made(code, place, words, make).by(Stage::Dist("dist"));
    vec![
        built(
            Code::AlteredOutput,
            "dist/articles/example/index.html",
            "The page of an article was edited in `dist`, and then the article deleted.",
            |magazine| {
                magazine.done(Stage::Dist("dist"));
                magazine.write("dist/articles/example/index.html", "edited");
            },
        ),
        built(
            Code::ForeignOutput,
            "dist/boat.jpg",
            "There is a folder `dist` with photographs.",
            |magazine| magazine.write("dist/boat.jpg", "mine"),
        ),
        Example::made(Code::OutputIsInput, "articles", "`broadsheet build --out articles`", |_| {})
            .by(Stage::Dist("articles")),
        Example::made(
            Code::UnfinishedOutput,
            "~/.cache/broadsheet/magazines/example/site",
            "`broadsheet trunk pages`, after `broadsheet trunk content` was killed while it wrote. A build finishes \
             such a folder by itself.",
            |magazine| {
                magazine.article("Text.");
                magazine.done(Stage::Content);
                let list = fs::read_to_string(magazine.cache("site/.written")).unwrap();
                fs::write(magazine.cache("site/.written"), list.replacen('\n', " unfinished\n", 1)).unwrap();
            },
        )
        .by(Stage::Pages),
        built(Code::Unwritable, "dist", "`dist` is a file.", |magazine| magazine.write("dist", "a file")),
    ]
}

fn in_data() -> Vec<Example> {
    let pages = |code, place, files| Example::files(code, place, files).by(Stage::Pages);
    vec![
        pages(
            Code::InvalidArt,
            "articles.json",
            &[(
                "articles.json",
                "{\n  \"format\": 1,\n  \"site\": { \"title\": \"Example\" },\n  \"articles\": [\n    { \"slug\": \"a\", \"title\": \"A\", \"date\": \"2025-01-01\", \
                 \"cover\": { \"art\": \"<p>Text</p>\" } }\n  ]\n}\n",
            )],
        ),
        pages(
            Code::InvalidData,
            "articles.json:3",
            &[(
                "articles.json",
                "{\n  \"format\": 1,\n  \"site\": { \"title\": 7 },\n  \"articles\": []\n}\n",
            )],
        ),
        // Whatever fonts are installed, none has this character.
        pages(
            Code::MissingGlyphs,
            "articles.json",
            &[(
                "articles.json",
                "{\n  \"format\": 1,\n  \"site\": { \"title\": \"Example\" },\n  \"articles\": [\n    { \"slug\": \"a\", \"title\": \"A private sign: \\udbfc\\udcf0\", \"date\": \"2025-01-01\" }\n  ]\n}\n",
            )],
        )
        .by(Stage::SharePictures),
        pages(
            Code::RemovedMarkup,
            "articles.json",
            &[(
                "articles.json",
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
            ".",
            "A command in a folder that is not in a magazine.",
            |magazine| fs::remove_file(magazine.at("site.toml")).unwrap(),
        )
        .by(Stage::Find),
    ]
}
