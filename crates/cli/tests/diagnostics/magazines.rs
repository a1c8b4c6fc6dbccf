//! Problems in settings, and conflicts between files.

use crate::example::Example;
use content::diagnostics::Code;
use std::fs;

pub fn examples() -> Vec<Example> {
    let files = Example::files;
    vec![
        files(
            Code::Duplicate,
            "content/popular.toml:1",
            &[
                (
                    "content/articles/example.md",
                    "---\ntitle: Example\nsummary: A short article.\ndate: 2025-01-02\n---\n",
                ),
                ("content/popular.toml", "pinned = [\"example\", \"example\"]\n"),
            ],
        ),
        files(
            Code::InvalidHost,
            "content/site.toml:2",
            &[("content/site.toml", "title = \"Example\"\nallow_frames = [\"*\"]\n")],
        ),
        files(Code::InvalidToml, "content/site.toml:1", &[("content/site.toml", "title = Example\n")]),
        files(
            Code::InvalidUrl,
            "content/site.toml:2",
            &[("content/site.toml", "title = \"Example\"\nurl = \"magazine.example\"\n")],
        ),
        files(
            Code::InvalidValue,
            "content/site.toml:2",
            &[("content/site.toml", "title = \"Example\"\nper_page = 0\n")],
        ),
        Example::made(
            Code::MissingSettings,
            "content/site.toml",
            "A content folder without `site.toml`.",
            |magazine| fs::remove_file(magazine.at("content/site.toml")).unwrap(),
        ),
        files(
            Code::NameConflict,
            "content/articles/two.md:5",
            &[
                (
                    "content/articles/one.md",
                    "---\ntitle: One\nsummary: A short article.\ndate: 2025-01-01\ntopics: [Docker]\n---\n",
                ),
                (
                    "content/articles/two.md",
                    "---\ntitle: Two\nsummary: A short article.\ndate: 2025-01-02\ntopics: [docker]\n---\n",
                ),
            ],
        ),
        files(
            Code::SimilarNames,
            "content/articles/two.md:5",
            &[
                (
                    "content/articles/one.md",
                    "---\ntitle: One\nsummary: A short article.\ndate: 2025-01-01\ntopics: [Container]\n---\n",
                ),
                (
                    "content/articles/two.md",
                    "---\ntitle: Two\nsummary: A short article.\ndate: 2025-01-02\ntopics: [Containers]\n---\n",
                ),
            ],
        ),
        files(Code::NoArticles, "content", &[("content/articles/export.json", "{ \"posts\": [] }\n")]),
        files(
            Code::UnreadSource,
            "content/articles/another.mdx",
            &[
                (
                    "content/articles/another.mdx",
                    "---\ntitle: Another\nsummary: A short article.\ndate: 2025-01-02\n---\n",
                ),
                (
                    "content/articles/example.md",
                    "---\ntitle: Example\nsummary: A short article.\ndate: 2025-01-02\n---\n",
                ),
            ],
        ),
        files(
            Code::UnknownArticle,
            "content/popular.toml:1",
            &[
                (
                    "content/articles/example.md",
                    "---\ntitle: Example\nsummary: A short article.\ndate: 2025-01-02\n---\n",
                ),
                ("content/popular.toml", "pinned = [\"exampel\"]\n"),
            ],
        ),
        Example::made(
            Code::Unreadable,
            "content/popular.toml",
            "`content/popular.toml` is a folder.",
            |magazine| fs::create_dir(magazine.at("content/popular.toml")).unwrap(),
        ),
    ]
}
