//! The files of a hostile pull request.

/// A file of the pull request, and its expected errors.
pub struct File {
    /// The path, relative to the content folder.
    pub path: &'static str,
    /// The front matter, if it is a Markdown file.
    pub front: Option<&'static str>,
    /// The content, or the text below the front matter.
    pub body: fn() -> String,
    /// The codes of its errors, each with its line; 0 stands for the whole file.
    pub expected: &'static [(&'static str, usize)],
}

impl File {
    /// Whether these errors are permitted in a draft. Slugs are checked even there, and authors cannot be drafts.
    pub fn may_be_a_draft(&self) -> bool {
        !self.expected.iter().any(|(code, _)| matches!(*code, "invalid-slug" | "invalid-url"))
    }
}

/// Resulting errors in legitimate files: another article claims the alias `/old/` too.
pub const BESIDE: [&str; 1] = ["articles/first.md:7 address-conflict"];

/// Symbolic links: path, target and the code of the error. `OUTSIDE` stands for a folder beside the magazine.
pub const LINKS: &[(&str, &str, &str)] = &[
    ("articles/environment/env.txt", "/proc/self/environ", "outside-magazine"),
    ("articles/linked/token.txt", "../../../outside/secret.txt", "outside-magazine"),
    ("articles/linked/picture.png", "OUTSIDE/secret.png", "outside-magazine"),
    ("articles/linked/folder", "OUTSIDE/folder", "outside-magazine"),
    ("articles/shadow.md", "/etc/passwd", "outside-magazine"),
    ("articles/gone.md", "nowhere.md", "broken-symlink"),
    ("articles/circle", "../articles/circle", "symlink-loop"),
];

const FRONT: Option<&str> = Some("title: T\nsummary: S\ndate: 2025-01-02\n");

/// The first line of the text below [`FRONT`].
const BODY: usize = 6;

pub const FILES: &[File] = &[
    // Reading files that are not for readers.
    File {
        path: "articles/environment/index.md",
        front: FRONT,
        body: || "[x](env.txt)\n".into(),
        expected: &[("outside-magazine", BODY)],
    },
    File {
        path: "articles/linked/index.md",
        front: FRONT,
        body: || "[x](token.txt)\n\n![x](picture.png)\n\n[x](folder/secret.txt)\n".into(),
        expected: &[
            ("outside-magazine", BODY),
            ("outside-magazine", BODY + 2),
            ("outside-magazine", BODY + 4),
        ],
    },
    File {
        path: "articles/up.md",
        front: FRONT,
        body: || {
            "![x](/../outside/secret.png)\n\n[x](/%2e%2e/outside/secret.txt)\n\n[x](/%2Fetc/passwd)\n\n<img src=/../outside/secret.png alt=x>\n\n![x](/OUTSIDE/secret.png)\n".into()
        },
        expected: &[
            ("outside-magazine", BODY),
            ("outside-magazine", BODY + 2),
            ("invalid-path", BODY + 4),
            ("outside-magazine", BODY + 6),
            // With another slash in front, an absolute path begins with `//`, like the URL of another host.
            ("remote-picture", BODY + 8),
        ],
    },
    File {
        path: "articles/hidden.md",
        front: FRONT,
        body: || {
            "[x](../.git/config)\n\n[x](../site.toml)\n\n[x](draft.MDX)\n\n[x](_notes/plan.txt)\n".into()
        },
        expected: &[
            ("forbidden-file", BODY),
            ("forbidden-file", BODY + 2),
            ("forbidden-file", BODY + 4),
            ("forbidden-file", BODY + 6),
        ],
    },
    File {
        path: ".git/config",
        front: None,
        body: || "[http]\n\textraheader = AUTHORIZATION: basic hunter2-secret\n".into(),
        expected: &[],
    },
    File { path: "articles/draft.MDX", front: None, body: || "hunter2-secret\n".into(), expected: &[] },
    File { path: "articles/_notes/plan.txt", front: None, body: || "hunter2-secret\n".into(), expected: &[] },
    // Running scripts.
    File {
        path: "articles/acting.md",
        front: FRONT,
        body: || {
            "[a](evil.html) [b](evil.xml) [c](evil.xhtml)\n\n[x](javascript:alert(1))\n\n<script>alert(1)</script>\n\n<iframe src=https://evil.example/></iframe>\n".into()
        },
        expected: &[
            ("forbidden-file-type", BODY),
            ("forbidden-scheme", BODY + 2),
            ("forbidden-element", BODY + 4),
            ("forbidden-element", BODY + 6),
        ],
    },
    File {
        path: "articles/evil.html",
        front: None,
        body: || "<script>alert(1)</script>\n".into(),
        expected: &[],
    },
    File {
        path: "articles/evil.xml",
        front: None,
        body: || "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>\n".into(),
        expected: &[],
    },
    File {
        path: "articles/evil.xhtml",
        front: None,
        body: || "<html xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></html>\n".into(),
        expected: &[],
    },
    File {
        path: "authors/mallory.md",
        front: Some("name: Mallory\nurl: \"javascript:alert(1)\"\nlinks: {Home: \"data:text/html,x\"}\n"),
        body: String::new,
        expected: &[("invalid-url", 3), ("invalid-url", 4)],
    },
    // Writing to paths of other pages, or out of the folder.
    File {
        path: "articles/slug.md",
        front: Some("title: T\nsummary: S\ndate: 2025-01-02\nslug: ../../first\n"),
        body: String::new,
        expected: &[("invalid-slug", 5), ("address-conflict", 5)],
    },
    File {
        path: "articles/second.md",
        front: Some("title: T\nsummary: S\ndate: 2025-01-02\nslug: second\n"),
        body: String::new,
        expected: &[("address-conflict", 5)],
    },
    File {
        path: "articles/alias.md",
        front: Some(
            "title: T\nsummary: S\ndate: 2025-01-02\naliases: [/old/, /articles/first/, /feed.xml, /../x/, /_headers]\n",
        ),
        body: String::new,
        expected: &[("address-conflict", 5), ("invalid-alias", 5)],
    },
    // Exhausting time or memory.
    File {
        path: "articles/deep.md",
        front: FRONT,
        body: || format!("${}x{}$\n", "{".repeat(1235), "}".repeat(1235)),
        expected: &[("too-deep", BODY)],
    },
    File {
        path: "articles/elements.md",
        front: FRONT,
        body: || "<div>".repeat(20_000) + "\n",
        expected: &[("too-much-html", BODY)],
    },
    File {
        path: "articles/long.md",
        front: Some("title: Pictures\nsummary: S\ndate: 2025-01-02\n"),
        body: || "![x](vast.gif)\n\n![x](cut.gif)\n".into(),
        expected: &[("too-large", BODY), ("unreadable-picture", BODY + 2)],
    },
    // Claims to have 32,639 × 32,639 pixels.
    File {
        path: "articles/vast.gif",
        front: None,
        body: || "GIF89a\x7f\x7f\x7f\x7f\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;".into(),
        expected: &[],
    },
    File { path: "articles/cut.gif", front: None, body: || "GIF89a\x01\0\x01\0".into(), expected: &[] },
    // Printing control characters and workflow commands.
    File {
        path: "articles/commands.md",
        front: Some(
            "title: \"a\\bc\\u202e\"\nsummary: S\ndate: \"2025\\n::error::pwned\\n::stop-commands::x\"\n",
        ),
        body: String::new,
        expected: &[("control-character", 2), ("invalid-date", 4)],
    },
];
