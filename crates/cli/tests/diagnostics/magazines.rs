//! Problems in settings, and conflicts between files.

use crate::commands::theme::large_font;
use crate::diagnostics::example::Example;
use crate::diagnostics::magazine::Stage;
use content::diagnostics::Code;
use std::fs;

pub fn examples() -> Vec<Example> {
    let files = Example::files;
    vec![
        files(
            Code::Duplicate,
            "popular.toml:1",
            &[
                (
                    "articles/example.md",
                    "---\ntitle: Example\nsummary: A short article.\ndate: 2025-01-02\n---\n",
                ),
                ("popular.toml", "pinned = [\"example\", \"example\"]\n"),
            ],
        ),
        Example::made(
            Code::HeavyFont,
            "theme/fonts/Mincho.ttf",
            "A font with thousands of characters in a Japanese magazine.",
            |magazine| {
                let fonts = "[theme.fonts]\ntext = \"Mincho.ttf\"\n";
                magazine.write("site.toml", format!("title = \"Example\"\nlanguage = \"ja\"\n\n{fonts}"));
                magazine.write("theme/fonts/Mincho.ttf", large_font());
            },
        )
        .by(Stage::Theme),
        files(
            Code::InvalidHost,
            "site.toml:2",
            &[("site.toml", "title = \"Example\"\nallow_frames = [\"*\"]\n")],
        ),
        files(
            Code::InvalidFont,
            "site.toml:4",
            &[("site.toml", "title = \"Example\"\n\n[theme.fonts]\ntext = \"Literata.ttf\"\n")],
        )
        .by(Stage::Theme),
        files(
            Code::InvalidStyleSheet,
            "theme/style.css:1",
            &[("theme/style.css", "body { background: url(paper.png) }\n")],
        )
        .by(Stage::Theme),
        files(Code::InvalidToml, "site.toml:1", &[("site.toml", "title = Example\n")]),
        files(
            Code::InvalidUrl,
            "site.toml:2",
            &[("site.toml", "title = \"Example\"\nurl = \"magazine.example\"\n")],
        ),
        files(Code::InvalidValue, "site.toml:2", &[("site.toml", "title = \"Example\"\nper_page = 0\n")]),
        files(
            Code::LowContrast,
            "site.toml:4",
            &[("site.toml", "title = \"Example\"\n\n[theme.colors.light]\naccent = \"orange\"\n")],
        ),
        Example::made(
            Code::MissingSettings,
            "site.toml",
            "`broadsheet trunk content` for a folder without `site.toml`, which other commands do not take for a magazine.",
            |magazine| fs::remove_file(magazine.at("site.toml")).unwrap(),
        ),
        files(
            Code::NameConflict,
            "articles/two.md:5",
            &[
                (
                    "articles/one.md",
                    "---\ntitle: One\nsummary: A short article.\ndate: 2025-01-01\ntopics: [Docker]\n---\n",
                ),
                (
                    "articles/two.md",
                    "---\ntitle: Two\nsummary: A short article.\ndate: 2025-01-02\ntopics: [docker]\n---\n",
                ),
            ],
        ),
        files(
            Code::SimilarNames,
            "articles/two.md:5",
            &[
                (
                    "articles/one.md",
                    "---\ntitle: One\nsummary: A short article.\ndate: 2025-01-01\ntopics: [Container]\n---\n",
                ),
                (
                    "articles/two.md",
                    "---\ntitle: Two\nsummary: A short article.\ndate: 2025-01-02\ntopics: [Containers]\n---\n",
                ),
            ],
        ),
        files(
            Code::UnusedTopic,
            "site.toml:2",
            &[
                (
                    "site.toml",
                    "title = \"Example\"\n[topics.databeses]\ndescription = \"How data is kept.\"\n",
                ),
                (
                    "articles/one.md",
                    "---\ntitle: One\nsummary: A short article.\ndate: 2025-01-01\ntopics: [Databases]\n---\n",
                ),
            ],
        ),
        files(Code::NoArticles, ".", &[("articles/export.json", "{ \"posts\": [] }\n")]),
        files(
            Code::UnreadSource,
            "articles/another.mdx",
            &[
                (
                    "articles/another.mdx",
                    "---\ntitle: Another\nsummary: A short article.\ndate: 2025-01-02\n---\n",
                ),
                (
                    "articles/example.md",
                    "---\ntitle: Example\nsummary: A short article.\ndate: 2025-01-02\n---\n",
                ),
            ],
        ),
        files(
            Code::UnknownArticle,
            "popular.toml:1",
            &[
                (
                    "articles/example.md",
                    "---\ntitle: Example\nsummary: A short article.\ndate: 2025-01-02\n---\n",
                ),
                ("popular.toml", "pinned = [\"exampel\"]\n"),
            ],
        ),
        Example::made(Code::Unreadable, "popular.toml", "`popular.toml` is a folder.", |magazine| {
            fs::create_dir(magazine.at("popular.toml")).unwrap();
        }),
    ]
}
