//! A small magazine in a folder, with a secret beside it.

use crate::hostile::files::{FILES, File, LINKS};
use crate::options::options;
use broadsheet_cli::content_stage::content;
use content::diagnostics::Diagnostics;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use walkdir::WalkDir;

/// The content of the files beside the magazine.
pub const SECRET: &str = "hunter2-secret";

/// The legitimate files.
const HONEST: &[(&str, &str)] = &[
    (
        "content/site.toml",
        "title = \"T\"\nurl = \"https://magazine.example/\"\nallow_frames = [\"player.example\"]\n",
    ),
    (
        "content/articles/first.md",
        "---\ntitle: First\nsummary: S\ndate: 2025-01-01\ntopics: [Rust]\nauthors: [Ann]\naliases: [/old/]\n---\n\
         ## A part\n\n[Second](second/index.md#a-part), [numbers](numbers.csv) and a <kbd>K</kbd>.\n\n![Bars](bars.svg)\n",
    ),
    ("content/articles/numbers.csv", "a,b\n1,2\n"),
    (
        "content/articles/bars.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"><rect width=\"2\" height=\"1\"/></svg>\n",
    ),
    (
        "content/articles/second/index.md",
        "---\ntitle: Second\nsummary: S\ndate: 2025-01-02\ntopics: [Rust, DevOps]\n---\n## A part\n\n$x^2$\n\n```rust\nfn f() {}\n```\n",
    ),
    ("content/authors/ann.md", "---\nname: Ann\nurl: https://ann.example/\n---\nShe writes.\n"),
    ("content/pages/about.md", "---\ntitle: About\n---\n[A leaflet](/leaflet.txt)\n"),
    ("public/leaflet.txt", "A leaflet.\n"),
    ("outside/secret.txt", SECRET),
    ("outside/folder/secret.txt", SECRET),
];

/// A magazine in a temporary folder.
pub struct Magazine(TempDir);

impl Magazine {
    /// A magazine without hostile files.
    pub fn honest() -> Self {
        let magazine = Self(tempfile::tempdir().unwrap());
        HONEST.iter().for_each(|(path, text)| magazine.write(path, text.as_bytes()));
        // A picture of one pixel, followed by the secret.
        magazine.write("outside/secret.png", &[PIXEL, SECRET.as_bytes()].concat());
        magazine
    }

    /// Adds the hostile files, either as drafts or to be published.
    pub fn attack(&self, drafts: bool) {
        for File { path, front, body, .. } in FILES.iter().filter(|file| !drafts || file.may_be_a_draft()) {
            let draft = if drafts { "draft: true\n" } else { "" };
            let text = match front {
                Some(front) => format!("---\n{front}{draft}---\n{}", body()),
                None => body(),
            };
            self.write(&format!("content/{path}"), self.filled(&text).as_bytes());
        }
        // Links that lead out are errors even beside drafts, because other programs may follow them.
        for (path, target, _) in LINKS.iter().filter(|_| !drafts) {
            let path = self.at(&format!("content/{path}"));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            symlink(self.filled(target), path).unwrap();
        }
    }

    /// Builds the magazine. Returns what is reported.
    pub fn build(&self) -> Result<String, Diagnostics> {
        content(&options(&self.at(""))).map(|report| report.to_string())
    }

    /// Replaces `OUTSIDE` with the path of the folder beside the magazine.
    fn filled(&self, text: &str) -> String {
        text.replace("OUTSIDE", self.at("outside").to_str().unwrap())
    }

    pub fn at(&self, inner: &str) -> PathBuf {
        self.0.path().join(inner)
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The content of every file below a folder, and the target of every link. The build manifest is left out, because it
/// contains times.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder).into_iter().filter_map(Result::ok) {
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        if entry.path_is_symlink() {
            files.insert(path, fs::read_link(entry.path()).unwrap().into_os_string().into_encoded_bytes());
        } else if entry.file_type().is_file() && entry.file_name() != ".written" {
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// A PNG of one pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82";
